"""What a screen reader is told, and whose wish for less motion counts."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import accessible
from app.ui.threads import Course, ThreadsHeader
from app.ui.widgets import Heading, PrimaryButton, Text


@pytest.fixture(autouse=True)
def installed(qapp: QApplication) -> Iterator[None]:
    accessible.install(qapp)
    yield
    accessible.set_reduced_motion(qapp, None)


def seen(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


def test_a_heading_is_one_and_says_what_it_says_now(qtbot: QtBot) -> None:
    heading = Heading("Good evening, Sam and Alex.")
    qtbot.addWidget(heading)
    assert seen(heading) == (QAccessible.Role.Heading, "Good evening, Sam and Alex.")
    heading.setText("Reknit is locked")
    assert seen(heading)[1] == "Reknit is locked"


def test_plain_words_and_buttons_keep_their_own_roles(qtbot: QtBot) -> None:
    text, button = Text("Decide this together."), PrimaryButton("Q&A")
    qtbot.addWidget(text)
    qtbot.addWidget(button)
    assert seen(text) == (QAccessible.Role.StaticText, "Decide this together.")
    assert seen(button) == (QAccessible.Role.Button, "Q&A")


def test_the_threads_are_a_picture_with_a_sentence(qtbot: QtBot) -> None:
    stages = ("What happened", "How it was")
    header = ThreadsHeader(Course(stages, 1, (1, 0), ("Sam", "Alex")))
    qtbot.addWidget(header)
    sentence = "Step 2 of 2, How it was. Sam has answered, Alex not yet."
    assert seen(header) == (QAccessible.Role.Graphic, sentence)


def test_an_announcement_can_always_be_made(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    accessible.announce(page, "Reveal: what was hardest for each of you")


def test_the_couples_own_choice_about_motion_goes_before_the_systems(qapp: QApplication) -> None:
    accessible.set_reduced_motion(qapp, True)
    assert accessible.reduced_motion()
    accessible.set_reduced_motion(qapp, False)
    assert not accessible.reduced_motion()
    accessible.set_reduced_motion(qapp, None)
    assert accessible.reduced_motion() in (True, False)


def test_what_the_system_cannot_say_is_no(qapp: QApplication) -> None:
    assert accessible.wants_contrast() in (True, False)
    assert accessible.prefers_dark() in (True, False)
