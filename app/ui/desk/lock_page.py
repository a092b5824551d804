"""The lock of the desk: nothing of what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...problem import Problem
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Heading,
    PassphraseLine,
    PrimaryButton,
    QuietButton,
    Text,
    Tone,
)
from ..widgets.twice import Twice

FORGOTTEN = (
    "Without its passphrase nobody can open a desk: not you, and not us. With your backup page "
    "you can begin a new desk with the same key. Sheets that you still have as files open there "
    "again. The old desk is not deleted; it only gets another name."
)


class DeskLock(Page):
    """`tried`: `passphrase()` is to be tried. `begun_anew`: the desk is to be set aside."""

    tried = Signal()
    begun_anew = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your desk is locked", parent)
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self._line = PassphraseLine()
        self._line.setAccessibleName("Passphrase of the desk")
        self._line.confirmed.connect(self._on_open_clicked)
        self._open = PrimaryButton("Unlock")
        self._open.clicked.connect(self._on_open_clicked)
        self._said = Text("")
        self._said.hide()
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.addStretch(1)
        self.add_middle(self._card(), 620)
        self.column.addStretch(2)

    def first(self) -> QWidget:
        return self._line

    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        self._line.clear()

    def busy(self, busy: bool) -> None:
        """Show that the desk is being opened, which takes about half a second."""
        self._said.hide()
        self._open.setEnabled(not busy)
        self._open.setText("Opening …" if busy else "Unlock")

    def refuse(self, problem: Problem) -> None:
        """Say why it stays shut; the field is emptied and ready."""
        self.busy(False)
        self._line.clear()
        self._said.setText(str(problem))
        self._said.show()
        accessible.announce(self, str(problem))
        self._line.setFocus()

    def _card(self) -> Card:
        card = Card(inside=(28, 24, 28, 28))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading(self.title, Role.TITLE))
        space(8)
        add(Text("Type the passphrase of your desk.", tone=Tone.MUTED))
        space(14)
        add(self._line)
        space(8)
        add(self._said)
        space(6)
        row = FlowLayout(across=12, down=8)
        row.addWidget(self._open)
        forgot = QuietButton("I forgot it")
        row.addWidget(forgot)
        card.column.addLayout(row)
        anew = Twice(
            "Begin a new desk …", "Set the old one aside", FORGOTTEN, rather="Not now", icon="lock"
        )
        anew.confirmed.connect(self.begun_anew)
        anew.hide()
        add(anew)

        def show() -> None:
            forgot.hide()
            anew.show()
            anew.ask()

        forgot.clicked.connect(show)
        return card

    def _on_open_clicked(self) -> None:
        if self._open.isEnabled() and self._line.text():
            self.tried.emit()
