"""The lock of the desk: nothing of what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..places.locked import UNLOCK, Locked
from ..places.page import SIDE
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Heading,
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


class DeskLock(Locked):
    """`begun_anew`: the desk is to be set aside."""

    begun_anew = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        opens = PrimaryButton(UNLOCK)
        super().__init__("Your desk is locked", "Passphrase of the desk", opens, Text(""), parent)
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.addStretch(1)
        self.add_middle(self._card(), 620)
        self.column.addStretch(2)

    def _card(self) -> Card:
        card = Card(inside=(28, 24, 28, 28))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading(self.title, Role.TITLE))
        space(8)
        add(Text("Type the passphrase of your desk.", tone=Tone.MUTED))
        space(14)
        add(self._line)
        space(8)
        add(self._word)
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
