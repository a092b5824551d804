"""The copies of a summary as each will be read: what stays, what is printed, what is handed on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...summary.consent import handed, kept, printed
from ...summary.summary import Column, Summary
from ...summary.told import Told, told
from ..columns import ICONS, POLICY, Icon
from ..theme import Partner
from ..typeface import Role
from ..widgets import Card, Hairline, Heading, Text, Tone
from .page import SIDE, Page
from .row import Row

TITLE = "The copies, side by side"
HINT = "Just as they will read. Nothing can be changed here."
HEADINGS = {
    Column.STAYS: "What stays here",
    Column.PRINTED: "What is printed",
    Column.HANDED: "What a therapist would get",
}
NOTES = {
    Column.STAYS: "Kept on this computer, for both of you.",
    Column.PRINTED: "On paper, or in the files you save.",
    Column.HANDED: POLICY,
}
EMPTY = {
    Column.STAYS: "No line stays. What you said is yours, and nothing of it is kept.",
    Column.PRINTED: "No line goes on paper. That is fine too.",
    Column.HANDED: "No line goes to a therapist. That is fine too.",
}
NARROWEST = 270
"""The least width of a copy beside others, in px at 100 %."""


class Copies(Page):
    """Read only; `left` goes back to where one was."""

    left = Signal()

    def __init__(
        self, summary: Summary, columns: tuple[Column, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLE, parent)
        self._back = self.add_way_back(safety=True)
        self._back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.addWidget(Heading(TITLE, Role.TITLE))
        self.column.addSpacing(4)
        self.column.addWidget(Text(HINT, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(20)
        copies = Row(NARROWEST)
        for column in columns:
            copies.add(_copy(summary, column), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(copies)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back


def _copy(summary: Summary, column: Column) -> Card:
    copy = {Column.STAYS: kept, Column.PRINTED: printed, Column.HANDED: handed}[column](summary)
    card = Card(inside=(24, 22, 24, 26))
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Icon(ICONS[column]), 0, Qt.AlignmentFlag.AlignVCenter)
    head.addWidget(Heading(HEADINGS[column], Role.SECOND_QUESTION), 1)
    card.column.addLayout(head)
    card.column.addSpacing(4)
    card.column.addWidget(Text(NOTES[column], Role.NOTE, tone=Tone.MUTED))
    card.column.addSpacing(16)
    card.column.addWidget(Hairline())
    card.column.addSpacing(16)
    if copy.sections:
        _read(card, copy)
    else:
        card.column.addWidget(Text(EMPTY[column], Role.BASE))
    card.column.addStretch(1)
    return card


def _read(card: Card, copy: Summary) -> None:
    """What stands in a copy, from its heading to its foot."""
    add, space = card.column.addWidget, card.column.addSpacing
    add(Text(copy.heading, Role.LABEL))
    add(Text(copy.dated, Role.NOTE, tone=Tone.MUTED))
    add(Text(copy.facts, Role.NOTE, tone=Tone.MUTED))
    for section in copy.sections:
        space(20)
        add(Heading(section.title, Role.LABEL, tone=Tone.MUTED))
        for each in told(copy, section):
            space(10)
            add(Text(each.name, Role.NOTE, tone=_tone(copy, each)))
            add(Text(each.words, Role.LINE))
    space(20)
    add(Hairline())
    space(10)
    add(Text(copy.footer, Role.NOTE, tone=Tone.MUTED))


def _tone(copy: Summary, each: Told) -> Tone:
    if each.by is None:
        return Tone.MUTED
    first = Partner(copy.partner(each.by)) is Partner.FIRST
    return Tone.FIRST if first else Tone.SECOND
