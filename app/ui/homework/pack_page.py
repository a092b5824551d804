"""A pack that was opened: all that it asks, whom it is from, and whether the two take it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.fault import Fault
from ...flow.model import Flow
from ...homework.arrival import Arrival, Arrived
from ...homework.heed import heed
from ...homework.pack import Pack
from ...summary.plain import one_line
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    Choices,
    FlowLayout,
    Heading,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)
from .pack_cards import heed_card, returns_card, what_card

UNSIGNED = (
    "Nobody has signed this file, so anyone could have written it. You can do what it asks. "
    "Nothing can be sealed for its author; paper stays a way."
)
COMPARE = (
    "Anybody can write a name. These six words belong to the key that signed this pack. Compare "
    "them with the words your therapist has: in the room, or by phone, with a number you know."
)
SAME_KEY = "The key is the one whose six words you have compared before."
STOP = (
    "Then do not use this pack. Somebody else may have written it. Tell your therapist, at the "
    "next hour or by phone."
)


class Compared(StrEnum):
    """What came of comparing the six words."""

    FIT = "fit"
    LATER = "later"
    DIFFER = "differ"


@dataclass(frozen=True)
class Signer:
    """Whose key has signed a pack: the key itself, and the words that are read aloud."""

    key: str
    words: tuple[str, ...]


class PackPage(Page):
    """`taken`: the two take it on; `compared` says what came of the six words. `left`: not now."""

    taken = Signal()
    left = Signal()

    def __init__(
        self,
        pack: Pack,
        arrival: Arrival,
        signer: Signer | None,
        flows: Sequence[Flow],
        today: date,
        warnings: Sequence[Fault] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("A pack from a therapist", parent)
        self._pack, self._arrival, self._signer, self._today = pack, arrival, signer, today
        self._flows, self._warnings = tuple(flows), warnings
        self._words: Choices | None = None
        self._stop = Text(STOP, tone=Tone.INK)
        self._stop.hide()
        self._take = PrimaryButton(self._take_words())
        self._take.clicked.connect(self.taken)
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self._build()
        self._show_state()

    def first(self) -> QWidget:
        return self._back

    @property
    def compared(self) -> Compared | None:
        """What came of comparing the words; None where there was nothing to compare."""
        chosen = self._words.chosen() if self._words else None
        return Compared(chosen) if chosen else None

    def complain(self, words: str) -> None:
        """Say why it could not be taken on."""
        self._stop.setText(words)
        self._stop.show()
        accessible.announce(self, words)

    def _take_words(self) -> str:
        match self._arrival.arrived:
            case Arrived.NEWER:
                return "Use the new version"
            case Arrived.KNOWN:
                return "Go to Practice"
            case Arrived.NEW:
                return "Take it on"

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(one_line(self._pack.title), Role.TITLE))
        column.addSpacing(4)
        column.addWidget(Text(self._standing(), Role.HINT, tone=Tone.MUTED))
        column.addSpacing(20)
        for card in self._cards():
            column.addWidget(card)
            column.addSpacing(16)
        column.addWidget(self._stop)
        column.addSpacing(8)
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=8)
        later = SecondaryButton("Not now")
        later.clicked.connect(self.left)
        row.addWidget(self._take)
        row.addWidget(later)
        column.addWidget(ways)
        self.add_middle(inside, 860)
        self.column.addStretch(1)

    def _cards(self) -> Iterator[Card]:
        yield self._who()
        yield what_card(self._pack, self._flows, self._today, self._warnings)
        if heeded := heed(self._pack):
            yield heed_card(heeded, self.way_to_safety())
        yield returns_card(self._pack, self._flows)

    def _standing(self) -> str:
        pack = self._pack
        if pack.is_withdrawn:
            return "Its author has taken this pack back. It is not to be done any more."
        last = pack.last_day(self._today)
        if last is not None and last < self._today:
            return "The time it was meant for is over. You can still do it if you like."
        match self._arrival.arrived:
            case Arrived.NEWER:
                return "This is a newer version of a pack that you have."
            case Arrived.KNOWN:
                return "You have this pack already, just as it is here."
            case Arrived.NEW:
                return "Look at it together. You need not take it on."

    def _who(self) -> Card:
        sender, card = self._pack.sender, Card(inside=(28, 22, 28, 26))
        add = card.column.addWidget
        add(Heading("Who it is from", Role.LABEL, tone=Tone.MUTED))
        card.column.addSpacing(6)
        add(Text(one_line(sender.name), Role.SECOND_QUESTION))
        for words in (sender.practice, sender.contact):
            if words:
                add(Text(one_line(words), tone=Tone.MUTED))
        card.column.addSpacing(12)
        known = self._arrival.sender
        if self._signer is None:
            add(Text(UNSIGNED))
        elif known is not None and known.confirmed:
            add(Text(SAME_KEY))
        else:
            self._ask_words(card.column, self._signer.words)
        return card

    def _ask_words(self, column: QVBoxLayout, words: tuple[str, ...]) -> None:
        column.addWidget(Text(COMPARE))
        column.addSpacing(12)
        said = Text(" ".join(words), Role.SPOKEN, measure=None)
        said.setAccessibleName(f"The six words: {', '.join(words)}")
        column.addWidget(said)
        column.addSpacing(14)
        self._words = Choices(
            [
                (Compared.FIT, "The words fit", ""),
                (Compared.LATER, "We ask later", ""),
                (Compared.DIFFER, "They differ", ""),
            ]
        )
        self._words.changed.connect(self._show_state)
        column.addWidget(self._words)

    def _show_state(self) -> None:
        differ = self.compared is Compared.DIFFER
        self._stop.setVisible(differ)
        undecided = self._words is not None and self.compared is None
        gone = self._pack.is_withdrawn and self._arrival.before is None
        self._take.setEnabled(not differ and not undecided and not gone)
