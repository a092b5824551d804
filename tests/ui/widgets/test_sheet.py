"""A sheet that is higher than the window is read with the keys, whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import fonts, theme
from app.ui.theme import ThemeName
from app.ui.widgets import FlowLayout, PrimaryButton, QuietButton, ScrollColumn, Sheet, Text
from app.ui.widgets.apart import Apart

K = Qt.Key


def column_of(lines: int) -> ScrollColumn:
    scroll = ScrollColumn()
    for number in range(lines):
        scroll.column.addWidget(Text(f"line {number}"))
    return scroll


def test_the_large_part_of_a_sheet_scrolls_while_a_button_beside_it_has_the_keyboard(
    qtbot: QtBot,
) -> None:
    sheet = Sheet()
    aside, large, button = column_of(60), column_of(60), PrimaryButton("Finish")
    column = QVBoxLayout(sheet)
    column.addWidget(aside, 1)
    column.addWidget(large, 5)
    column.addWidget(button)
    qtbot.addWidget(sheet)
    sheet.resize(600, 500)
    with qtbot.waitExposed(sheet):
        sheet.show()
    button.setFocus()
    bar = large.verticalScrollBar()
    assert bar.maximum() > 0
    for key in (K.Key_PageDown, K.Key_End):
        before = bar.value()
        QTest.keyClick(button, key)
        assert bar.value() > before
    QTest.keyClick(button, K.Key_Home)
    assert bar.value() == 0
    assert aside.verticalScrollBar().value() == 0


def test_a_key_that_scrolls_goes_on_where_nothing_can_be_scrolled(qtbot: QtBot) -> None:
    window = QWidget()
    heard: list[int] = []
    window.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    sheet = Sheet(parent=window)
    qtbot.addWidget(window)
    QTest.keyClick(sheet, K.Key_PageDown)
    assert heard == [K.Key_PageDown]


def test_a_bar_goes_when_only_its_own_width_makes_it_needed(qtbot: QtBot) -> None:
    scroll, inside = ScrollColumn(), QWidget()
    row = FlowLayout(inside, across=0, down=0)
    for _ in range(2):
        box = QWidget()
        box.setFixedSize(100, 50)
        row.addWidget(box)
    scroll.column.addWidget(inside)
    qtbot.addWidget(scroll)
    bar = scroll.verticalScrollBar()
    scroll.resize(200, 30)
    with qtbot.waitExposed(scroll):
        scroll.show()
    qtbot.waitUntil(bar.isVisible)
    scroll.resize(200, 60)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert bar.maximum() == 0
    scroll.resize(200, 40)
    qtbot.waitUntil(bar.isVisible)


def test_two_things_apart_stand_rightly_the_first_time_they_are_laid_out(
    qtbot: QtBot, qapp: QApplication
) -> None:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    for width in (1_000, 300):
        page = QWidget()
        first = PrimaryButton("A long way to go back")
        second = PrimaryButton("Print or save it")
        apart = Apart(first, second)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(apart)
        column.addStretch(1)
        qtbot.addWidget(page)
        page.resize(width, 400)
        page.show()
        heights = first.height(), second.height()
        assert heights == (first.sizeHint().height(), second.sizeHint().height())
        assert (second.y() > first.y()) is (width == 300)
        assert apart.height() == apart.heightForWidth(width)


def test_what_is_hidden_takes_no_room_at_the_end_of_a_line(qtbot: QtBot) -> None:
    first, second = QuietButton("A long way to go back"), QuietButton("Print or save it")
    apart = Apart(first, second)
    qtbot.addWidget(apart)
    both = apart.heightForWidth(300)
    second.hide()
    assert apart.heightForWidth(300) < both
    assert apart.heightForWidth(1_000) == first.sizeHint().height()
