"""One text of the library: on a card, and as a page that lies over another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...shelf.help_text import HelpText, Part
from ..typeface import Role
from ..widgets import Card, Fold, Heading, Markup, Text, Tone
from ..wizard.evidence import graded
from .page import SIDE, Page

SURE = "How sure is this?"
WIDEST = 720


def written_on(text: HelpText) -> tuple[Card, list[Heading | None]]:
    """The text on a card, and the heading of each of its parts that has one."""
    card = Card()
    card.column.addWidget(Heading(text.title, Role.TITLE))
    card.column.addSpacing(4)
    card.column.addWidget(Text(text.about, Role.HINT, tone=Tone.MUTED))
    return card, [_add(card, part) for part in text.parts]


class Leaf(Page):
    """The text by itself, where it is asked for; `left`: it was read, or not."""

    left = Signal()

    def __init__(self, text: HelpText, parent: QWidget | None = None) -> None:
        super().__init__(text.title, parent)
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        card, _ = written_on(text)
        self.add_middle(card, WIDEST)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back


def _add(card: Card, part: Part) -> Heading | None:
    add, heading = card.column.addWidget, None
    card.column.addSpacing(24 if part.title else 12)
    if part.title:
        heading = Heading(part.title, Role.SECOND_QUESTION)
        add(heading)
        card.column.addSpacing(6)
    add(Markup(part.text, Role.FIELD))
    if part.claims:
        card.column.addSpacing(6)
        told = "\n".join(graded(claim) for claim in part.claims)
        add(Fold(SURE, Text(told, Role.NOTE, tone=Tone.MUTED)))
    return heading
