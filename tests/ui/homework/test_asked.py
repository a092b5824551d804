"""All that a flow asks, before anyone says yes to it, and however much that is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.flow.items import Text as Words
from app.flow.library import Library
from app.flow.model import Flow
from app.homework.words import questions
from app.ui import fonts, theme
from app.ui.homework.asked import PORTION, Asked
from app.ui.theme import ThemeName
from app.ui.widgets import QuietButton

from ..couple import texts

LONGEST = 0.5
"""Seconds that one click may take."""


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    yield


@pytest.fixture(scope="module")
def flow() -> Flow:
    return Library.shipped()["repair-short"]


def asking(flow: Flow, many: int) -> Flow:
    """The flow with so many questions, 40 a step."""
    items = [Words(id=f"q-{number}", ask=f"Question {number}?") for number in range(many)]
    steps = [
        replace(flow.steps[0], id=f"s-{at}", items=tuple(items[at : at + 40]))
        for at in range(0, many, 40)
    ]
    return replace(flow, steps=tuple(steps), detours=())


def up(qtbot: QtBot, flow: Flow) -> Asked:
    asked = Asked(flow)
    qtbot.addWidget(asked)
    asked.resize(700, 600)
    asked.show()
    return asked


def more(asked: Asked) -> QuietButton | None:
    return asked.findChild(QuietButton)


def timed(act: Callable[[], object]) -> float:
    """Seconds of this program, without what others do on this machine."""
    begin = time.process_time()
    act()
    QApplication.processEvents()
    return time.process_time() - begin


def test_nothing_is_made_before_it_is_opened_and_all_of_it_then(qtbot: QtBot, flow: Flow) -> None:
    asked = up(qtbot, flow)
    assert texts(asked) == ""
    asked.set_opened(True)
    QApplication.processEvents()
    told = [words for question in questions(flow) for words in question]
    assert texts(asked).split("\n") == told
    asked.set_opened(False)
    asked.set_opened(True)
    assert texts(asked).split("\n") == told


def test_very_many_come_in_portions_until_all_were_shown(qtbot: QtBot, flow: Flow) -> None:
    many = asking(flow, 2 * PORTION + 5)
    asked = up(qtbot, many)
    asked.set_opened(True)
    button = more(asked)
    assert button is not None
    QApplication.processEvents()
    assert texts(asked).count("Question") == PORTION
    assert button.words == f"Show more: {PORTION + 5} to come"
    button.click()
    assert asked.is_opened()
    button.click()
    QApplication.processEvents()
    told = [words for question in questions(many) for words in question]
    assert texts(asked).split("\n") == told
    assert button.words == "Close this list"
    button.click()
    assert not asked.is_opened()


def test_few_need_no_button(qtbot: QtBot, flow: Flow) -> None:
    asked = up(qtbot, asking(flow, PORTION))
    asked.set_opened(True)
    assert more(asked) is None


def test_no_click_takes_long_however_much_is_asked(qtbot: QtBot, flow: Flow) -> None:
    asked = up(qtbot, asking(flow, 2_400))
    assert timed(lambda: asked.set_opened(True)) < LONGEST
    button = more(asked)
    assert button is not None
    assert timed(button.click) < LONGEST
