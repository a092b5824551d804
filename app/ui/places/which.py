"""Two large names under a question about a flow: which of the two it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...flow.model import Flow
from ..theme import Partner
from ..typeface import Role
from ..widgets import Card, Heading, SecondaryButton, Text, Tone, way_back
from .page import Page
from .person import PersonButton
from .row import Row


class Which(Page):
    """`chosen` says that `second` holds: it is the second partner. `card` takes what comes below.

    `back` leads away, once a page has put it in its place; `put_up` ends the making.
    """

    chosen = Signal()
    left = Signal()

    def __init__(
        self, title: str, flow: Flow, names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.second = False
        self.card = Card()
        column = self.card.column
        column.addWidget(Text(flow.title, Role.LABEL, tone=Tone.MUTED))
        column.addSpacing(8)
        column.addWidget(Heading(self.title, Role.QUESTION))
        if flow.summary:
            column.addSpacing(8)
            column.addWidget(Text(flow.summary, Role.HINT, tone=Tone.MUTED))
        column.addSpacing(24)
        row = Row(220, 20)
        self._people: list[PersonButton] = []
        for partner, name in zip(Partner, names, strict=True):
            button = PersonButton(partner, name)
            button.clicked.connect(lambda _=False, who=partner: self._choose(who))
            self._people.append(button)
            row.add(button)
        column.addWidget(row)
        self.back = way_back(SecondaryButton("Back", "arrow-left"))
        self.back.clicked.connect(self.left)

    def put_up(self) -> None:
        """Put the card on the page once all is in it; Tab comes to the foot last."""
        self.column.addStretch(1)
        self.add_middle(self.card, 760)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._people[0]

    def _choose(self, partner: Partner) -> None:
        self.second = partner is Partner.SECOND
        self.chosen.emit()
