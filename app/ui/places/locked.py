"""A page with a passphrase before it: one field, one button, and why it stays shut."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...problem import Problem
from .. import accessible
from ..widgets import PassphraseLine, PrimaryButton, Text
from .page import Page

UNLOCK, OPENING = "Unlock", "Opening …"


class Locked(Page):
    """`tried` says that `passphrase()` is to be tried; a wrong one is not counted.

    A page of this kind puts the line, the button and the words where it wants them.
    """

    tried = Signal()

    def __init__(
        self, title: str, name: str, opens: PrimaryButton, word: Text, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._line, self._open, self._word = PassphraseLine(), opens, word
        self._line.setAccessibleName(name)
        self._line.confirmed.connect(self._on_open_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._word.hide()

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
        """Show that it is being opened, which takes about half a second."""
        self._word.hide()
        self._open.setEnabled(not busy)
        self._open.setText(OPENING if busy else UNLOCK)

    def refuse(self, problem: Problem) -> None:
        """Say why it stays shut; the field is emptied and ready."""
        self.busy(False)
        self._line.clear()
        self._word.setText(str(problem))
        self._word.show()
        accessible.announce(self, str(problem))
        self._line.setFocus()

    def _on_open_clicked(self) -> None:
        if self._open.isEnabled() and self._line.text():
            self.tried.emit()
