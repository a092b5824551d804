"""Nobody at the keyboard: after a while the places lock themselves (vault.md, Lock)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from .listening import Listening

MINUTES, MINUTES_ALONE = 10, 2
"""For what both share, and for the room of one."""

_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Idle(Listening):
    """`passed` follows when no key, mouse or touch was heard for so many minutes."""

    passed = Signal()

    def __init__(self, app: QApplication, minutes: float) -> None:
        super().__init__(app)
        self._timer = QTimer(self, singleShot=True, interval=round(minutes * 60_000))
        self._timer.timeout.connect(self.passed)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._timer.start()
        return False
