"""The lock: no names, no count of talks, nothing of what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from .. import accessible
from ..threads import LockThreads
from ..typeface import Role
from ..widgets import Heading, PassphraseLine, PrimaryButton, QuietButton, Size, Text, Tone
from .page import Page
from .picture import Picture


class Unlock(Page):
    """One field; `tried` says that `passphrase()` is to be tried. A wrong one is not counted."""

    tried = Signal()
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Reknit is locked", parent)
        center = Qt.AlignmentFlag.AlignHCenter
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

    def first(self) -> QWidget:
        return self._line

    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        self._line.clear()
        self.busy(False)

    def busy(self, busy: bool) -> None:
        """Show that the vault is being opened, which takes about half a second."""
        self._word.hide()
        self._open.setEnabled(not busy)
        self._open.setText("Opening …" if busy else "Unlock")

    def refuse(self, problem: Problem) -> None:
        """Say why it stays shut; the field is emptied and ready."""
        self.busy(False)
        self._line.clear()
        self._word.setText(str(problem))
        self._word.show()
        accessible.announce(self, str(problem))
        self._line.setFocus()

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(16)
        self._line = PassphraseLine()
        self._line.setAccessibleName("Passphrase")
        self._line.confirmed.connect(self._on_open_clicked)
        self._open = PrimaryButton("Unlock", size=Size.LARGE)
        policy = self._open.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self._open.setSizePolicy(policy)
        self._open.clicked.connect(self._on_open_clicked)
        self._word = Text("", align=Qt.AlignmentFlag.AlignHCenter)
        self._word.hide()
        for widget in (self._line, self._open, self._word):
            column.addWidget(widget)
        return form

    def _on_open_clicked(self) -> None:
        if self._open.isEnabled() and self._line.text():
            self.tried.emit()


def _threads() -> LockThreads:
    threads = LockThreads()
    threads.setMaximumHeight(220)
    inside = QVBoxLayout(threads)
    inside.addWidget(Picture("lock", 40, Tone.INK), 0, Qt.AlignmentFlag.AlignCenter)
    return threads
