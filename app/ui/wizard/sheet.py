"""The card in the middle of a talk: it scrolls inside, and can end in the other's zone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...flow.items import Evidence
from ...session.conversation import Conversation
from ..theme import Partner
from ..widgets import Card, NameChip, ScrollColumn, Zone
from .evidence import evidence_fold
from .page import partner_in, roles

WIDE = (44, 34, 44, 30)
SMALL = (28, 20, 28, 18)
NARROW = 760


class TalkCard(Card):
    """A card whose `body` scrolls; `zone` belongs to the other partner and scrolls with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inside=(0, 1, 0, 1))
        self._scrolled = ScrollColumn(self)
        self._scrolled.column.setSpacing(0)
        self.column.addWidget(self._scrolled)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setSpacing(0)
        self._scrolled.column.addWidget(self._inside, 1)
        self.zone: QVBoxLayout | None = None
        self._set_margins()

    def add_zone(self, partner: Partner, inside: QWidget) -> None:
        """Put `inside` at the foot of the card, in the wash of `partner`."""
        zone = Zone(partner)
        self.zone = QVBoxLayout(zone)
        self.zone.addWidget(inside)
        self._scrolled.column.addWidget(zone)
        self._set_margins()

    def add_evidence(self, evidence: Evidence | None) -> None:
        """Offer grade and source at the foot of the body."""
        fold = evidence_fold(evidence)
        if fold is not None:
            self.body.addSpacing(20)
            self.body.addWidget(fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        left, top, right, bottom = WIDE if self.width() >= NARROW else SMALL
        self.body.setContentsMargins(left, top, right, bottom)
        if self.zone is not None:
            self.zone.setContentsMargins(left, 26, right, bottom)


def role_line(conversation: Conversation, corner: QWidget | None = None) -> QWidget | None:
    """Who does what at this place, and at its right end whatever belongs there."""
    said = roles(conversation)
    if not said and corner is None:
        return None
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for seat, words, busy in said:
        partner = partner_in(conversation, seat)
        row.addWidget(NameChip(partner, conversation.session.name(seat), words, turn=busy))
    row.addStretch(1)
    if corner is not None:
        row.addWidget(corner, 0, Qt.AlignmentFlag.AlignVCenter)
    return line
