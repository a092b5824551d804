"""The soft time of a turn: a ring beside the names; at its end only the words change."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...typeface import Role
from ...widgets import Ring, Text, Tone
from ..record import Clock, now
from .timer import OVER, left_words

LOOK_MS = 5_000


class TurnClock(QWidget):
    """Runs from when it is shown, by the wall clock; nothing waits for it (care.md 2.2)."""

    def __init__(
        self,
        minutes: int,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(parent)
        self._length, self._clock, self._since = minutes * 60, clock, clock()
        self._ring = Ring()
        self._words = Text("", Role.BASE, tone=Tone.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._ring)
        row.addWidget(self._words)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look_at_clock)
        self._looks.start()
        self._look_at_clock()

    def words(self) -> str:
        """What is said of the time just now."""
        return self._words.text()

    def _look_at_clock(self) -> None:
        left = self._length - (self._clock() - self._since).total_seconds()
        self._ring.set_left(left / self._length)
        self._words.setText(left_words(round(left), begun=True) if left > 0 else OVER)
        if left <= 0:
            self._looks.stop()
