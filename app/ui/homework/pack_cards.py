"""What a pack is and what may come back of it, as cards: for a couple, and for its author."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...flow.fault import Fault, printable
from ...flow.model import Flow
from ...homework.heed import Heed
from ...homework.pack import Pack
from ...homework.words import comes_back, rhythm, span
from ..typeface import Role
from ..widgets import Card, Heading, Markup, Text, Tone
from ..wizard.evidence import graded
from .asked import Asked

NEVER = (
    "Never: what is private, your journals, how ready you were, anything about safety, or who "
    "paused. Each of you decides, line by line, and both say yes before anything is handed on. "
    "A pack cannot change that."
)
NOTHING_BACK = "Nothing. This pack asks for nothing in return."
ALONE = "For a talk with the therapist alone"
MAY_TOUCH = (
    "Some words in this pack may touch on safety, on control, or on something very private. "
    "Reknit says this whenever it finds such words, to everyone alike. It looks at words only "
    "and can be mistaken. It says nothing about the two of you, or about who wrote the pack."
)
APART = (
    "Questions like these are for a talk of one person with the therapist, not for one screen "
    "and two people. A therapist can offer each of you such a talk. It needs no reason."
)
NOBODY_HAS_TO = (
    "Nobody has to answer these here, or do what they ask, and nobody has to say why. Each of "
    "you can leave one out with “Skip this”. You need not take on the pack at all."
)
WAITS = "Where a talk waits for an answer, it can stay empty: “Leave it here” ends the talk."
HELP = "Who can help stands on a page for everyone. It asks nothing and keeps nothing."
SHOWN = 8
"""So many questions are named; more of them would say no more."""
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
        add(Asked(flow))
    for fault in warnings:
        card.column.addSpacing(8)
        words = f"{printable(fault.message)}. {printable(fault.hint)}."
        add(Text(words, Role.NOTE, tone=Tone.MUTED))
    return card


def heed_card(heed: Heed, way: QWidget) -> Card:
    """What is better kept for the therapist alone, and the `way` to the safety page.

    Both read it on one screen: it marks neither of the two, and asks for nothing (care.md 2.7).
    """
    card = Card(inside=INSIDE)
    add = card.column.addWidget
    add(Heading(ALONE, Role.LABEL, tone=Tone.MUTED))
    card.column.addSpacing(6)
    add(Text(MAY_TOUCH))
    card.column.addSpacing(10)
    for words in heed.asked[:SHOWN]:
        add(Text(f"•  {words}"))
    if (more := len(heed.asked) - SHOWN) > 0:
        add(Text(f"and {more} more", tone=Tone.MUTED))
    for words in (APART, NOBODY_HAS_TO, *([WAITS] if heed.waits else [])):
        card.column.addSpacing(10)
        add(Text(words))
    card.column.addSpacing(10)
    add(Text(HELP))
    card.column.addSpacing(8)
    card.column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
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
