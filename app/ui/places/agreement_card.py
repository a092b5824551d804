"""One agreement on screen: whose it is, what was agreed, until when, how the last look went."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...summary.ledger import Entry
from ...summary.sheet import looked, until
from ..shortened import in_a_sentence
from ..theme import Partner
from ..threads import Mark
from ..typeface import Role
from ..widgets import Bead, Card, Text, Tone

NOT_YET = "Not looked at yet."
_BEAD = 22


class AgreementCard(Card):
    """Says nothing of who kept it how well: an agreement is looked at by both together."""

    def __init__(self, entry: Entry, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, inside=(24, 16, 24, 18))
        self.entry = entry
        column = self.column
        column.setSpacing(0)
        column.addLayout(self._whose())
        column.addSpacing(8)
        column.addWidget(Text(entry.text, Role.SPOKEN))
        column.addSpacing(8)
        notes = [until(entry, today)] if entry.in_force else []
        if entry.promise.noticed:
            notes.append(f"How we notice: {entry.promise.noticed}")
        notes.append(looked(entry.looks[-1]) if entry.looks else NOT_YET)
        for words in notes:
            column.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED))
            column.addSpacing(2)

    def _whose(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        entry, middle = self.entry, Qt.AlignmentFlag.AlignVCenter
        if entry.partner is None:
            row.addWidget(Mark(), 0, middle)
        else:
            row.addWidget(Bead(Partner(entry.partner), entry.who, _BEAD), 0, middle)
        row.addWidget(Text(in_a_sentence(entry.who), Role.LABEL), 1, middle)
        return row
