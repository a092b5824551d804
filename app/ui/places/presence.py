"""Who is here, asked before something for one alone; and what becomes of what is said in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...flow.model import Flow
from ..theme import Partner
from ..typeface import Role
from ..widgets import Card, Heading, SecondaryButton, Text, Tone
from .page import Page
from .person import PersonButton
from .row import Row

NOTHING_KEPT = "Nothing here is kept unless you keep it."
ALL_GONE = "Lock, Hide, or closing Reknit lets all of it go at once."


class Presence(Page):
    """Two large names. `chosen` says that `second` holds: the second partner is the one here."""

    chosen = Signal()
    left = Signal()

    def __init__(self, flow: Flow, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__("Who is here?", parent)
        self.second = False
        card = Card()
        card.column.addWidget(Text(flow.title, Role.LABEL, tone=Tone.MUTED))
        card.column.addSpacing(8)
        card.column.addWidget(Heading(self.title, Role.QUESTION))
        if flow.summary:
            card.column.addSpacing(8)
            card.column.addWidget(Text(flow.summary, Role.HINT, tone=Tone.MUTED))
        card.column.addSpacing(24)
        row = Row(220, 20)
        self._people: list[PersonButton] = []
        for partner, name in zip(Partner, names, strict=True):
            button = PersonButton(partner, name)
            button.clicked.connect(lambda _=False, who=partner: self._choose(who))
            self._people.append(button)
            row.add(button)
        card.column.addWidget(row)
        card.column.addSpacing(20)
        card.column.addWidget(Text(f"{NOTHING_KEPT} {ALL_GONE}", Role.BASE, measure=None))
        card.column.addSpacing(20)
        back = SecondaryButton("Back", "arrow-left")
        back.clicked.connect(self.left)
        card.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.add_middle(card, 760)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._people[0]

    def _choose(self, partner: Partner) -> None:
        self.second = partner is Partner.SECOND
        self.chosen.emit()
