"""A pack as the couple will see it, before it is signed and saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...flow.fault import Fault
from ...flow.model import Flow
from ...homework.heed import heed
from ...homework.pack import Pack
from ...summary.plain import one_line
from .. import accessible
from ..homework.pack_cards import heed_card, returns_card, what_card
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Heading,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)

ABOUT = "So the couple will see it. Nothing is signed yet."
SIGNS = (
    "Your signature says that this pack is yours, word for word. The couple sees six words and "
    "compares them with you:"
)


class ReadyPage(Page):
    """`signed`: it is to be signed and saved. `left`: it is to be changed first."""

    signed = Signal()
    left = Signal()

    def __init__(
        self,
        pack: Pack,
        library: Mapping[str, Flow],
        words: Sequence[str],
        warnings: Sequence[Fault],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(one_line(pack.title), parent)
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self._go = PrimaryButton("Sign it and save it …", "feather")
        self._go.clicked.connect(self.signed)
        self._said = Text("")
        self._said.hide()
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(16)
        flows = tuple(pack.flows_in(library))
        head = Card(inside=(28, 22, 28, 26))
        head.column.addWidget(Heading(self.title, Role.TITLE))
        from_ = ", ".join(filter(None, (pack.sender.name, pack.sender.practice)))
        head.column.addWidget(Text(f"From {one_line(from_)}", Role.HINT, tone=Tone.MUTED))
        head.column.addSpacing(4)
        head.column.addWidget(Text(ABOUT, Role.NOTE, tone=Tone.MUTED))
        heeded = heed(pack)
        for card in (
            head,
            what_card(pack, flows, today, warnings),
            *([heed_card(heeded, self.way_to_safety())] if heeded else []),
            returns_card(pack, flows),
            self._signing(words),
        ):
            self.add_middle(card, 820)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back

    def say(self, words: str) -> None:
        """Say what came of it."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _signing(self, words: Sequence[str]) -> Card:
        card = Card(inside=(28, 22, 28, 26))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Text(SIGNS))
        space(8)
        said = Text(" ".join(words), Role.SPOKEN, measure=None)
        said.setAccessibleName(f"Your six words: {', '.join(words)}")
        add(said)
        space(12)
        add(self._said)
        space(6)
        row = FlowLayout(across=12, down=8)
        change = SecondaryButton("Change something")
        change.clicked.connect(self.left)
        row.addWidget(self._go)
        row.addWidget(change)
        card.column.addLayout(row)
        return card
