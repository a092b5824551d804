"""A line of one's own notes, carried into a private answer: only there, only by its owner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.session.place import PageKind
from app.session.value import Words
from app.ui import accessible, fonts, theme
from app.ui.latch import Latch
from app.ui.theme import ThemeName
from app.ui.widgets import Text
from app.ui.wizard.notes import MOST, NEWEST, NONE, SHOWN, NotesFold
from app.ui.wizard.starters import Starter
from app.ui.wizard.wizard import Talk
from app.vault.notes import NoteKind
from app.vault.partner import Partner
from app.vault.store import Vault

from ...vault.rooms import entered, in_memory, noted, with_rooms
from .talks import begun
from .test_rooms import MINE, lying, past_hand_over, threshold
from .test_wizard import on, paper, texts, to


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    folder = tmp_path / "vault"
    with with_rooms(folder) as vault:
        with entered(folder) as room:
            noted(room, "I felt alone that evening.\nNot for anybody else")
            noted(room, "a day", NoteKind.JOURNAL)
        yield vault


@pytest.fixture
def latch(vault: Vault) -> Iterator[Latch]:
    owner = QObject()
    latch = Latch(lambda: vault, owner)
    yield latch
    latch.shut()


@pytest.fixture
def talk(vault: Vault, latch: Latch, qtbot: QtBot) -> Talk:
    talk = Talk(begun(vault), vault, latch)
    qtbot.addWidget(talk)
    talk.resize(900, 640)
    talk.show()
    talk.activateWindow()
    qtbot.waitUntil(talk.isActiveWindow)
    return talk


def folds(talk: Talk) -> list[NotesFold]:
    return [fold for fold in talk.findChildren(NotesFold) if fold.isVisibleTo(talk)]


def test_a_line_is_written_at_the_cursor_and_nothing_else_of_the_note(
    talk: Talk, latch: Latch, qtbot: QtBot
) -> None:
    past_hand_over(talk, qtbot)
    (fold,) = folds(talk)
    assert "alone that evening" not in texts(talk), "nothing is read before it is wanted"
    paper(talk).setPlainText("Before. After.")
    cursor = paper(talk).textCursor()
    cursor.setPosition(7)
    paper(talk).setTextCursor(cursor)
    fold._fold.set_opened(True)
    (line,) = fold.findChildren(Starter)
    line.click()
    assert paper(talk).toPlainText() == "Before. I felt alone that evening.  After."
    assert paper(talk).hasFocus() and "Not for anybody" not in texts(talk)
    assert talk.flush()
    assert lying(latch.room, talk)[MINE] == Words("Before. I felt alone that evening.  After.")


def test_the_notes_are_reached_by_keyboard_between_the_fold_and_the_field(
    talk: Talk, qtbot: QtBot
) -> None:
    past_hand_over(talk, qtbot)
    (fold,) = folds(talk)
    fold._fold.set_opened(True)
    (line,) = fold.findChildren(Starter)
    fold._fold.hinge.setFocus()
    QTest.keyClick(fold._fold.hinge, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is paper(talk)
    assert paper(talk).toPlainText() == "I felt alone that evening. "


def test_without_an_open_room_there_are_no_notes(talk: Talk) -> None:
    to(talk, PageKind.ITEM, "mine")
    assert folds(talk) == []


def test_what_both_see_has_no_way_to_the_notes(talk: Talk, latch: Latch, qtbot: QtBot) -> None:
    past_hand_over(talk, qtbot)
    for _ in range(2):
        assert len(folds(talk)) == 1
        paper(talk).setPlainText("something")
        on(talk)
    assert folds(talk) == [], "what the other may see is only ticked"
    on(talk)
    assert threshold(talk) and folds(talk) == []
    to(talk, PageKind.ITEM, "ours")
    assert folds(talk) == []


@pytest.mark.parametrize(("count", "words"), [(0, NONE), (1, ""), (MOST, ""), (MOST + 1, NEWEST)])
def test_as_many_notes_as_there_are_up_to_the_newest_few(
    qtbot: QtBot, count: int, words: str
) -> None:
    room = in_memory(Partner.FIRST)
    for number in range(count):
        noted(room, f"note {number}")
    fold = NotesFold(room)
    qtbot.addWidget(fold)
    fold.show()
    fold._fold.set_opened(True)
    assert len(fold.findChildren(Starter)) == min(count, MOST)
    assert (words in texts_of(fold)) or not words
    fold._fold.set_opened(False)
    fold._fold.set_opened(True)
    assert len(fold.findChildren(Starter)) == min(count, MOST)


def test_a_long_line_shows_how_it_begins_and_is_written_whole(qtbot: QtBot) -> None:
    room, long = in_memory(), "word " * 200
    noted(room, long)
    fold = NotesFold(room)
    qtbot.addWidget(fold)
    fold._fold.set_opened(True)
    (line,) = fold.findChildren(Starter)
    assert len(line.words) <= SHOWN + 1 and line.words.endswith("…")
    with qtbot.waitSignal(fold.picked):
        line.click()
    assert fold.words() == long.strip()


def texts_of(fold: NotesFold) -> str:
    return "\n".join(each.text() for each in fold.findChildren(Text))
