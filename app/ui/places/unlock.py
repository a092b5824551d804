"""The lock: no names, no count of talks, nothing of what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..threads import LockThreads
from ..typeface import Role
from ..widgets import Heading, PrimaryButton, QuietButton, Size, Text, Tone
from .locked import UNLOCK, Locked
from .picture import Picture


class Unlock(Locked):
    """One field; `tried` says that `passphrase()` is to be tried. A wrong one is not counted."""

    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        opens = PrimaryButton(UNLOCK, size=Size.LARGE)
        super().__init__("Reknit is locked", "Passphrase", opens, Text("", align=center), parent)
        self.column.setContentsMargins(0, 24, 0, 24)
        self.column.addStretch(2)
        self._threads = _threads()
        self.column.addWidget(self._threads, 4)
        self.column.addStretch(1)
        self.column.addSpacing(12)
        self.column.addWidget(Heading(self.title, Role.GREETING, align=center, measure=None))
        self.column.addSpacing(4)
        words = "Type the passphrase that you share."
        self.column.addWidget(Text(words, tone=Tone.MUTED, align=center, measure=None))
        self.column.addSpacing(24)
        self.add_middle(self._form(), 460)
        self.column.addStretch(3)
        forgot = QuietButton("We forgot it")
        forgot.clicked.connect(self.forgotten)
        self.add_foot(forgot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._threads.setVisible(not self.low)

    def restyle(self) -> None:
        """Look again whether there is room for the drawing."""
        super().restyle()
        self._threads.setVisible(not self.low)

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(16)
        policy = self._open.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self._open.setSizePolicy(policy)
        for widget in (self._line, self._open, self._word):
            column.addWidget(widget)
        return form


def _threads() -> LockThreads:
    threads = LockThreads()
    threads.setMaximumHeight(220)
    inside = QVBoxLayout(threads)
    inside.addWidget(Picture("lock", 40, Tone.INK), 0, Qt.AlignmentFlag.AlignCenter)
    return threads
