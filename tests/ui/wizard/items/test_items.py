"""What is true of every item's widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.flow.items import ITEMS, Item, Note, Text
from app.session.value import Value, Words
from app.ui import theme
from app.ui.focus import FocusRing
from app.ui.theme import ThemeName
from app.ui.widgets import Fold, ScrollColumn
from app.ui.wizard.help import help_fold
from app.ui.wizard.items import WIDGETS, widget_for
from app.ui.wizard.question import QuestionPage

from .pages import EVERY, HOSTILE, ITEMS_AND_VALUES, NOW, at

IDS = [f"{item.type}-{item.id}" for item, _ in ITEMS_AND_VALUES]


def test_every_kind_of_item_has_its_widget() -> None:
    assert set(WIDGETS) == set(ITEMS.values())
    assert {type(item) for item in EVERY} == set(ITEMS.values())


@pytest.mark.parametrize(
    ("item", "value"), ITEMS_AND_VALUES, ids=lambda one: getattr(one, "id", "")
)
def test_a_widget_gives_back_the_value_it_shows(qtbot: QtBot, item: Item, value: Value) -> None:
    conversation = at(item, value)
    widget = widget_for(conversation)
    qtbot.addWidget(widget)
    assert widget.value() == conversation.value == value
    widget.follow(conversation.say(widget.value(), NOW))
    assert widget.value() == value


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_nothing_is_answered_before_anyone_does_anything(qtbot: QtBot, item: Item) -> None:
    widget = widget_for(at(item))
    qtbot.addWidget(widget)
    with qtbot.assertNotEmitted(widget.answered):
        widget.show()
        widget.focus_field()
    assert widget.value() is None


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_every_word_of_a_flow_is_shown_as_plain_text(qtbot: QtBot, item: Item) -> None:
    page = QuestionPage(at(item, name=HOSTILE))
    qtbot.addWidget(page)
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    for button in page.findChildren(QAbstractButton):
        words = button.text().replace("&&", "")
        assert "&" not in words, "an ampersand became a shortcut"


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_nothing_is_cut_off_in_a_narrow_window_at_twice_the_size(
    qtbot: QtBot, qapp: QApplication, item: Item
) -> None:
    theme.apply(qapp, theme.load(ThemeName.DARK), 200)
    column = ScrollColumn()
    qtbot.addWidget(column)
    widget = widget_for(at(item))
    for part in (help_fold(at(item)), widget.corner(), widget, widget.aside()):
        if part is not None:
            column.column.addWidget(part)
    for fold in column.findChildren(Fold):
        fold.set_opened(True)
    column.resize(500, 900)
    with qtbot.waitExposed(column):
        column.show()
    inside = column.widget()
    assert inside is not None
    assert inside.width() <= column.viewport().width()
    for part in inside.findChildren(QWidget):
        if part.isVisible() and not _scrolled(part) and not isinstance(part, FocusRing):
            right = part.mapTo(inside, part.rect().topRight()).x()
            assert right <= inside.width(), f"{part} ends outside"


def _scrolled(part: QWidget) -> bool:
    """The inside of an editor scrolls by itself."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QLineEdit | QPlainTextEdit):
        above = above.parentWidget()
    return above is not None


@pytest.mark.parametrize("item", [i for i in EVERY if i.type not in ("note",)], ids=lambda i: i.id)
def test_the_keyboard_lands_in_the_field_and_the_field_has_a_name(qtbot: QtBot, item: Item) -> None:
    widget = widget_for(at(item))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.focus_field()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert widget.isAncestorOf(focused)
    assert focused.accessibleName()


def test_a_text_says_what_changed_and_when_it_is_left(qtbot: QtBot) -> None:
    widget = widget_for(at(Text(id="t", ask="What?")))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.focus_field()
    paper = QApplication.focusWidget()
    assert paper is not None
    with qtbot.waitSignal(widget.answered):
        QTest.keyClicks(paper, "Hello")
    assert widget.value() == Words("Hello")
    with qtbot.assertNotEmitted(widget.wanted):
        QTest.keyClick(paper, Qt.Key.Key_Return)
    with qtbot.waitSignal(widget.wanted):
        QTest.keyClick(paper, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(widget.settled):
        QTest.keyClick(paper, Qt.Key.Key_Tab)


def test_a_note_goes_on_by_enter(qtbot: QtBot) -> None:
    widget = widget_for(at(Note(id="n", ask="Read", text="This.")))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.focus_field()
    with qtbot.waitSignal(widget.wanted):
        QTest.keyClick(widget, Qt.Key.Key_Return)
