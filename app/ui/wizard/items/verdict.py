"""The speaker's zone below a mirror: only here is decided whether it was heard."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ....session.value import Ending, Verdict
from ...focus import lead_into
from ...theme import Partner
from ...typeface import Role
from ...widgets import Bead, Choices, Heading, ScrollColumn, Text, Tone
from ...widgets.laid import Laid

_VERDICTS = [
    (Verdict.NOT_YET.value, "Not yet", "I will say it again"),
    (Verdict.MOSTLY.value, "Mostly", "One thing is missing"),
    (Verdict.YES.value, "Yes", "I feel heard"),
]
_LAST = [(Verdict.NOT_YET.value, "Not yet", "Something is still missing"), *_VERDICTS[1:]]
_ENDINGS = [
    (Ending.CLOSE_ENOUGH.value, "Close enough for now", "We go on with this"),
    (Ending.PARKED.value, "Park it for another day", "It stays open, and that is fine"),
]


class VerdictZone(Laid):
    """The question, three cards, and after the last *not yet* three graceful ways on.

    `changed` says that another card was chosen.
    """

    changed = Signal()

    def __init__(
        self,
        check: str,
        partner: Partner | None,
        name: str,
        is_last: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_last = is_last
        self._cards = Choices(_LAST if is_last else _VERDICTS, partner)
        self._ways = QWidget()
        self._partner = partner
        self._endings: Choices | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_question(check, partner, name))
        column.addSpacing(16)
        column.addWidget(self._cards)
        column.addWidget(self._ways)
        for card in self._cards.findChildren(QRadioButton):
            card.setAccessibleDescription(check)
        self._cards.changed.connect(self._on_cards_changed)

    def verdict(self) -> Verdict | None:
        """What the speaker says."""
        chosen = self._cards.chosen()
        return None if chosen is None else Verdict(chosen)

    def ending(self) -> Ending | None:
        """How it is closed without a *mostly* or *yes*."""
        chosen = self._endings.chosen() if self._endings else None
        return None if chosen is None else Ending(chosen)

    def focus_first(self) -> None:
        """Put the keyboard on the verdict, or on the first card while there is none."""
        self._cards.focus_first()

    def show_answer(self, verdict: Verdict | None, ending: Ending | None) -> None:
        """Show what was said before, without telling."""
        self._cards.choose(verdict)
        if ending is not None:
            self._fill_ways().choose(ending)
        self._show_ways()

    def _fill_ways(self) -> Choices:
        """Make the ways on, which few talks ever see."""
        endings = self._endings = Choices(_ENDINGS, self._partner)
        endings.changed.connect(self.changed)
        column = QVBoxLayout(self._ways)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(12)
        words = "Three rounds are enough for one evening. How do you want to leave it?"
        column.addWidget(Text(words, Role.BASE))
        column.addWidget(endings)
        words = "Or take a break first: “We need a break” is always there."
        column.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED))
        return endings

    def _on_cards_changed(self) -> None:
        if self._endings is not None:
            self._endings.choose(None)
        self._show_ways()
        self.changed.emit()
        if not self._ways.isHidden():
            QTimer.singleShot(0, self, self._scroll_to_ways)

    def _scroll_to_ways(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, ScrollColumn):
            above = above.parentWidget()
        if above is not None:
            above.show_all_of(self._ways)

    def _show_ways(self) -> None:
        closed = self.ending() is not None
        refused = self._is_last and self.verdict() is Verdict.NOT_YET
        if refused and self._endings is None:
            lead_into(self._cards.findChildren(QRadioButton)[-1], self._fill_ways())
        self._ways.setVisible(refused or closed)


def _question(check: str, partner: Partner | None, name: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    if partner is not None:
        row.addWidget(Bead(partner, name, 28), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Heading(check, Role.SECOND_QUESTION), 1)
    return row
