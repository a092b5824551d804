"""Three times Shift, or F9: the keys that hide everything, whatever has the focus (care.md 2.7)."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from .listening import Listening

TIMES = 3
WITHIN = 2.0
"""Seconds from the first Shift to the last."""


class HushKeys(Listening):
    """Hears the keys of every window of ours, dialogs too; any other key begins the count anew."""

    pressed = Signal()

    def __init__(self, app: QApplication, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shifts: list[float] = []
        self._down = False
        super().__init__(app)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key_pressed(event)
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Shift and not event.isAutoRepeat():
                self._down = False
        elif kind == QEvent.Type.MouseButtonPress:
            self._shifts, self._down = [], False
        return False

    def enter(self, window: QWindow | None) -> None:
        self._shifts, self._down = [], False
        super().enter(window)

    def _on_key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F9:
            self._shifts = []
            self.pressed.emit()
            return True
        if event.key() != Qt.Key.Key_Shift:
            self._shifts = []
            return False
        if self._down or event.isAutoRepeat():
            return False
        self._down = True
        now = self._clock()
        self._shifts = [at for at in self._shifts if now - at <= WITHIN] + [now]
        if len(self._shifts) < TIMES:
            return False
        self._shifts = []
        self.pressed.emit()
        return True
