"""What a pack is and what may come back of it, as cards: for a couple, and for its author."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.fault import Fault, printable
from ...flow.model import Flow
from ...homework.pack import Pack
from ...homework.words import comes_back, questions, rhythm, span
from ...summary.plain import one_line
from ..typeface import Role
from ..widgets import Card, Fold, Heading, Markup, Text, Tone
from ..wizard.evidence import graded

NEVER = (
    "Never: what is private, your journals, how ready you were, anything about safety, or who "
    "paused. Each of you decides, line by line, and both say yes before anything is handed on. "
    "A pack cannot change that."
)
NOTHING_BACK = "Nothing. This pack asks for nothing in return."
INSIDE = (28, 22, 28, 26)


def what_card(
    pack: Pack, flows: Sequence[Flow], today: date, warnings: Sequence[Fault] = ()
) -> Card:
    """Why, how often, until when, and everything that its flows ask."""
    card = Card(inside=INSIDE)
    add = card.column.addWidget
    add(Heading("What it is", Role.LABEL, tone=Tone.MUTED))
    card.column.addSpacing(6)
    add(Markup(pack.why))
    if pack.evidence:
        add(Text(graded(pack.evidence), Role.NOTE, tone=Tone.MUTED))
    card.column.addSpacing(10)
    add(Text(" ".join(filter(None, (rhythm(pack), span(pack, today))))))
    for flow in flows:
        card.column.addSpacing(10)
        add(_flow(flow))
    for fault in warnings:
        card.column.addSpacing(8)
        words = f"{printable(fault.message)}. {printable(fault.hint)}."
        add(Text(words, Role.NOTE, tone=Tone.MUTED))
    return card


def returns_card(pack: Pack, flows: Sequence[Flow]) -> Card:
    """What may be handed back, and what never can."""
    card = Card(inside=INSIDE)
    add = card.column.addWidget
    add(Heading("What may be handed back", Role.LABEL, tone=Tone.MUTED))
    card.column.addSpacing(6)
    told = list(comes_back(pack, tuple(flows)))
    for words in told or [NOTHING_BACK]:
        add(Text(f"•  {words}" if told else words))
    card.column.addSpacing(10)
    add(Text(NEVER, Role.NOTE, tone=Tone.MUTED))
    return card


def _flow(flow: Flow) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 4, 0, 8)
    column.setSpacing(2)
    for asked, seen in questions(flow):
        column.addWidget(Text(asked))
        column.addWidget(Text(seen, Role.NOTE, tone=Tone.MUTED))
        column.addSpacing(6)
    return Fold(f"All that “{one_line(flow.title)}” asks", inside)
