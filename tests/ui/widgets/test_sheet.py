"""A sheet that is higher than the window is read with the keys, whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets import PrimaryButton, ScrollColumn, Sheet, Text

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
