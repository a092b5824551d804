"""Said back by the listener, passed only by the speaker (care.md 2.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ....flow.items import Mirror
from ....session.conversation import Conversation
from ....session.value import Mirrored, Round, Words
from ...typeface import Role
from ...widgets import Text, Tone
from ..page import legible, partner_in
from ..record import Clock, now
from .base import ENTER, ItemWidget
from .quote import Quote, visible_slots
from .verdict import VerdictZone
from .writing import Writing

_NUMBERS = ("First", "Second", "Third")
_COUNTS = ("one", "two", "three")


class MirrorWidget(ItemWidget):
    """The listener's field; what the speaker says to it stands in the speaker's own zone."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = cast(Mirror, self.item)
        value = conversation.value
        mirrored = value if isinstance(value, Mirrored) else Mirrored()
        *earlier, last = mirrored.rounds or (Round(Words()),)
        self._earlier = tuple(earlier)
        if item.of is not None:
            self._add_quotes(item.of)
        self._add_earlier()
        self._writing = Writing(last.words, self.asked, aloud=item.aloud, lines=2)
        self.column.addWidget(self._writing)
        self._corner = Text(_round_words(len(earlier), item.rounds), Role.BASE, tone=Tone.MUTED)
        self._zone = self._build_zone(item, len(earlier) + 1 >= item.rounds)
        self._zone.show_answer(last.verdict, mirrored.ending)
        self._writing.changed.connect(self.answered)
        self._writing.left.connect(self.settled)
        self._zone.changed.connect(self._chosen)

    def value(self) -> Mirrored | None:
        words, verdict, ending = self._writing.words(), self._zone.verdict(), self._zone.ending()
        if words is None and verdict is None and ending is None and not self._earlier:
            return None
        last = Round(words or Words(), verdict)
        return replace(Mirrored((*self._earlier, last)), ending=ending)

    def corner(self) -> QWidget:
        return self._corner

    def aside(self) -> QWidget:
        return self._zone

    def focus_field(self) -> None:
        self._writing.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The way on leads past whoever says whether it was heard."""
        if event.key() in ENTER and self._zone.verdict() is None:
            self._zone.focus_first()
        else:
            super().keyPressEvent(event)

    def insert(self, words: str) -> None:
        """Write the beginning of a sentence into the field."""
        self._writing.insert(words)

    def _build_zone(self, item: Mirror, is_last: bool) -> VerdictZone:
        speaker = self.conversation.speaker
        check = legible(self.conversation).said(item.check)
        if speaker is None:
            return VerdictZone(check, None, "", is_last)
        partner = partner_in(self.conversation, speaker)
        return VerdictZone(check, partner, self.conversation.session.name(speaker), is_last)

    def _add_quotes(self, item_id: str) -> None:
        speaker = self.conversation.speaker
        for slot in visible_slots(self.conversation, item_id):
            if slot.by is speaker:
                self.column.addWidget(Quote(self.conversation, slot, Role.LINE))
                self.column.addSpacing(18)

    def _add_earlier(self) -> None:
        written = [each.words.text.strip() for each in self._earlier]
        for number, text in enumerate(written):
            if text:
                words = f"{_NUMBERS[number]} round: {text}"
                self.column.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED))
                self.column.addSpacing(10)


def _round_words(at: int, of: int) -> str:
    return f"{_NUMBERS[at]} round of {_COUNTS[of - 1]}" if of > 1 else ""
