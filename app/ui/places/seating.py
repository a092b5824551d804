"""Who takes which part this time, asked before a talk whose parts differ."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...flow.model import Flow
from ..theme import Partner
from ..typeface import Role
from ..widgets import Card, Heading, QuietButton, SecondaryButton, Text, Tone
from .page import Page
from .person import PersonButton
from .row import Row


class Seating(Page):
    """Two large names. `chosen` says that `swapped` holds: the second partner took the first part.

    `both_asked` says that they are not sure, or that it was both.
    """

    chosen = Signal()
    both_asked = Signal()
    left = Signal()

    def __init__(
        self,
        flow: Flow,
        names: tuple[str, str],
        *,
        offers_both: bool,
        parent: QWidget | None = None,
    ) -> None:
        seats = flow.seats
        super().__init__(seats.ask if seats else flow.title, parent)
        self.swapped = False
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
        card.column.addSpacing(24)
        foot = QHBoxLayout()
        back = SecondaryButton("Back", "arrow-left")
        back.clicked.connect(self.left)
        foot.addWidget(back)
        foot.addStretch(1)
        if offers_both:
            both = QuietButton("Both of us, or not sure")
            both.clicked.connect(self.both_asked)
            foot.addWidget(both)
        card.column.addLayout(foot)
        self.column.addStretch(1)
        self.add_middle(card, 760)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._people[0]

    def _choose(self, partner: Partner) -> None:
        self.swapped = partner is Partner.SECOND
        self.chosen.emit()
