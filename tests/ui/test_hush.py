"""The keys that hide everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.hush import HushKeys

K = Qt.Key
KEPT: list[QWidget] = []


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    yield
    KEPT.clear()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def listening(qtbot: QtBot, app: QApplication) -> tuple[QLineEdit, Clock, list[int]]:
    page = QWidget()
    KEPT.append(page)
    field = QLineEdit(page)
    QVBoxLayout(page).addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    clock, pressed = Clock(), list[int]()
    keys = HushKeys(app, clock)
    keys.pressed.connect(lambda: pressed.append(1))
    keys.setParent(page)
    return field, clock, pressed


def window(field: QLineEdit) -> QWindow:
    """What a keyboard writes to: it gives every key to the window first."""
    handle = field.window().windowHandle()
    assert handle is not None
    return handle


def test_three_times_shift_hides(qtbot: QtBot, qapp: QApplication) -> None:
    field, _, pressed = listening(qtbot, qapp)
    for count in range(3):
        assert not pressed, f"hidden after {count}"
        QTest.keyClick(window(field), K.Key_Shift)
    assert pressed == [1]


def test_f9_hides_at_the_first_press(qtbot: QtBot, qapp: QApplication) -> None:
    field, _, pressed = listening(qtbot, qapp)
    QTest.keyClick(window(field), K.Key_F9)
    assert pressed == [1]


def test_writing_capitals_never_hides(qtbot: QtBot, qapp: QApplication) -> None:
    field, _, pressed = listening(qtbot, qapp)
    for letter in (K.Key_A, K.Key_B, K.Key_C, K.Key_D):
        QTest.keyPress(window(field), K.Key_Shift)
        QTest.keyClick(window(field), letter, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window(field), K.Key_Shift)
    assert not pressed
    assert field.text().upper() == "ABCD"


def test_three_slow_shifts_do_not_hide(qtbot: QtBot, qapp: QApplication) -> None:
    field, clock, pressed = listening(qtbot, qapp)
    for _ in range(5):
        QTest.keyClick(window(field), K.Key_Shift)
        clock.now += 1.5
    assert not pressed


def test_one_press_that_many_widgets_see_counts_once(qtbot: QtBot, qapp: QApplication) -> None:
    field, _, pressed = listening(qtbot, qapp)
    QTest.keyPress(window(field), K.Key_Shift)
    QTest.keyPress(window(field), K.Key_Shift)
    QTest.keyPress(window(field), K.Key_Shift)
    assert not pressed
