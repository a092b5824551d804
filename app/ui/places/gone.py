"""After a space of one's own was deleted: what no deleting can reach."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from ...vault.erasure import REMAINS_OF_OWN
from .. import accessible
from ..typeface import Role
from ..widgets import Card, Heading, PrimaryButton, Text, Tone
from .page import Page

GOING, GONE = "Your own space is being deleted …", "Your own space is deleted."


class Gone(Page):
    """`retried` says that it broke off and is to be ended, `left` that all was read."""

    retried = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your own space", parent)
        card = Card()
        self._heading = Heading(GOING, Role.TITLE)
        self._word = Text("", Role.HINT)
        self._word.hide()
        self._remains = QWidget()
        column = QVBoxLayout(self._remains)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in ("What remains:", *REMAINS_OF_OWN):
            column.addWidget(Text(words, tone=Tone.MUTED))
        self._again, self._go_on = PrimaryButton("Try again"), PrimaryButton("Go on")
        self._again.clicked.connect(self.retried)
        self._go_on.clicked.connect(self.left)
        for widget in (self._heading, self._word, self._remains, self._again, self._go_on):
            card.column.addWidget(widget)
            card.column.addSpacing(12)
        self.column.addStretch(1)
        self.add_middle(card, 720)
        self.column.addStretch(2)
        self.add_foot()
        self.busy()

    def first(self) -> QWidget:
        return self._go_on

    def busy(self) -> None:
        """Show that it is being done."""
        self._heading.setText(GOING)
        for widget in (self._word, self._remains, self._again, self._go_on):
            widget.hide()

    def show_done(self) -> None:
        """Show that it is done, and what remains."""
        self._heading.setText(GONE)
        self._remains.show()
        self._go_on.show()
        self._go_on.setFocus()
        accessible.announce(self, GONE)

    def refuse(self, problem: Problem) -> None:
        """Say what kept it from being done; it can be ended later, and goes on from there."""
        self._word.setText(str(problem))
        self._word.show()
        self._again.show()
        self._again.setFocus()
        accessible.announce(self, str(problem))
