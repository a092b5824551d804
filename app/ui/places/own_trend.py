"""How talks went for me: my own numbers as small lines, and the same as a table to read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...problem import Problem
from ...vault.compartment import Compartment
from ...vault.store import Vault
from .. import theme
from ..belongings import when
from ..trend import Mark, Measure, trend
from ..typeface import Role
from ..widgets import Card, Fold, Heading, Text, Tone
from ..widgets.trend_line import TrendLine
from .page import Page

ABOUT = (
    "Only you see this. It is not a test: a hard evening can be a good one. How stirred up you "
    "were before a talk is never saved, so it is not here."
)
NONE = (
    "Nothing to draw yet. At the end of the talk in five steps you say how you are. With your own "
    "space open, that is kept here."
)
TABLE = "As a table"


class OwnTrend(Page):
    """One card a measure; what has no number yet is left out."""

    def __init__(self, vault: Vault, room: Compartment, parent: QWidget | None = None) -> None:
        super().__init__("How it went for me", parent)
        self._partner = theme.Partner(list(type(room.partner)).index(room.partner))
        self.column.setSpacing(16)
        self.column.addWidget(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        try:
            found = trend(vault, room)
        except Problem as problem:
            self.column.addWidget(Text(str(problem)))
            found = {}
        for measure, marks in found.items():
            if marks:
                self.column.addWidget(self._card(measure, marks))
        if not any(found.values()):
            self.column.addWidget(Text(NONE, Role.HINT, tone=Tone.MUTED))
        self.column.addStretch(1)

    def _card(self, measure: Measure, marks: tuple[Mark, ...]) -> Card:
        words = measure.words
        card = Card(inside=(28, 22, 28, 18))
        card.column.addWidget(Heading(words.title, Role.LABEL))
        card.column.addSpacing(10)
        told = ", ".join(mark.told for mark in marks)
        name = f"{words.title}, the newest last: {told}"
        card.column.addWidget(_end(words.high))
        card.column.addWidget(TrendLine([mark.part for mark in marks], self._partner, name))
        card.column.addWidget(_end(words.low))
        card.column.addSpacing(6)
        card.column.addWidget(Fold(TABLE, _table(marks)))
        return card


def _end(words: str) -> Text:
    return Text(words, Role.NOTE, tone=Tone.MUTED)


def _table(marks: tuple[Mark, ...]) -> QWidget:
    """A row an evening, the newest first."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(6)
    for mark in reversed(marks):
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Text(when(mark.at), Role.BASE), 1)
        row.addWidget(Text(mark.told, Role.LABEL, measure=None))
        column.addLayout(row)
    return box
