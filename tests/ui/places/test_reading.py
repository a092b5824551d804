"""The library: what is searched for, what is read, and the way back, all by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.shelf.shelf import Shelf
from app.ui import fonts, theme
from app.ui.places.leaf import SURE
from app.ui.places.reading import NOTHING, Reading
from app.ui.places.tile import Tile
from app.ui.theme import ThemeName
from app.ui.widgets import Fold, QuietButton
from app.ui.widgets.column import ScrollColumn

from ..couple import texts

SHELF = Shelf.shipped()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Reading]:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    page = Reading(SHELF)
    qtbot.addWidget(page)
    page.resize(900, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.arrive()
    yield page


def focused() -> QWidget:
    there = QApplication.focusWidget()
    assert there is not None
    return there


def type_in(words: str) -> None:
    assert isinstance(focused(), QLineEdit)
    QTest.keyClicks(focused(), words)


def titles(page: Reading) -> list[str]:
    shown = [tile for tile in page.findChildren(Tile) if tile.isVisible()]
    return [tile.accessibleName() for tile in shown]


def test_all_texts_are_there_in_their_order_and_the_search_has_the_keyboard(page: Reading) -> None:
    assert titles(page) == [text.title for text in SHELF]
    assert isinstance(focused(), QLineEdit)


def test_typing_leaves_what_has_the_words_and_enter_opens_the_best(
    page: Reading, qtbot: QtBot
) -> None:
    type_in("will they come back")
    found = SHELF.find("will they come back")
    qtbot.waitUntil(lambda: titles(page) == [each.text.title for each in found])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert found[0].text.title in texts(page)
    assert titles(page) == []


def test_a_text_opens_at_the_part_in_which_it_was_found(page: Reading, qtbot: QtBot) -> None:
    found = SHELF.find("will they come back")[0]
    assert found.part > 0
    page.show_text(found.text, found.part)
    bar = page.findChildren(ScrollColumn)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_words_that_stand_nowhere_are_told(page: Reading) -> None:
    type_in("zzzz")
    assert titles(page) == []
    assert NOTHING in texts(page)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert titles(page) == []


def test_the_way_back_leads_to_the_tile_that_was_opened(page: Reading, qtbot: QtBot) -> None:
    type_in("break")
    qtbot.waitUntil(lambda: len(titles(page)) > 1)
    tile = [each for each in page.findChildren(Tile) if each.isVisible()][1]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    back = focused()
    assert isinstance(back, QuietButton)
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert focused() is tile


@pytest.mark.parametrize("text", tuple(SHELF), ids=lambda text: text.id)
def test_a_text_shows_each_part_and_how_sure_it_is_and_leads_to_the_next(
    page: Reading, text: object
) -> None:
    shown = next(each for each in SHELF if each is text)
    page.show_text(shown)
    folds = [fold for fold in page.findChildren(Fold) if fold.isVisibleTo(page)]
    for fold in folds:
        fold.set_opened(True)
    words = texts(page)
    for part in shown.parts:
        assert part.title in words
        assert all(claim.source in words for claim in part.claims)
    graded = [part for part in shown.parts if part.claims]
    assert len(folds) == len(graded)
    assert all(SURE in fold.hinge.accessibleName() for fold in folds)
    onward = [each for each in page.findChildren(QuietButton) if "next" in each.text()]
    assert bool(onward) is (shown is not tuple(SHELF)[-1])
