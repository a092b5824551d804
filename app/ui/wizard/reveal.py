"""Both answers at the same moment, side by side, each in its colour."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...flow.items import Guess, Item
from ...session.conversation import Conversation, question
from ...session.place import revealed
from ...session.session import Seat, Slot
from ...session.telling import labels, told
from ...session.value import Guessed, Picked, Value
from ..theme import Partner
from ..threads import Mark, ThreadLine
from ..typeface import Role, scaled
from ..widgets import Bead, Card, FlowLayout, Heading, OwnChip, ScaleRow, ScrollColumn, Text, Tone
from .page import GUTTER, Page, legible, partner_in

SIDE_BY_SIDE, LEGIBLE = 680, 480
"""The least width in px for two cards, whatever the text size, and at 100 % text."""
ALONE = 720
"""The width in px at 100 % text of a card that has no other beside it."""
BOTH = "Read both, slowly. You do not have to agree."
ONE = "Take your time with it. Nothing has to be said back."


class RevealPage(Page):
    """What each of the two answered; what both chose is named once, without comment."""

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(conversation, parent)
        item = conversation.session.flow.item(conversation.place.item)
        self._ratings: dict[Slot, ScaleRow] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        outer.addWidget(scroll)
        column = scroll.column
        column.setContentsMargins(GUTTER, 4, GUTTER, 28)
        column.addWidget(Heading(legible(conversation).said(_heading(item)), Role.TITLE))
        column.addSpacing(6)
        both = len(revealed(conversation.session, item.id)) > 1
        hint = BOTH if both else ONE
        column.addWidget(Text(hint, Role.HINT, tone=Tone.MUTED))
        column.addSpacing(20)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(24)
        column.addLayout(self._pair)
        common = _in_common(conversation, item)
        self._cards = [
            self._card(item, slot, common)
            for slot in _left_first(conversation, revealed(conversation.session, item.id))
        ]
        for card in self._cards:
            self._pair.addWidget(card, 1)
        if not both:
            self._pair.addStretch(0)
        if common:
            column.addSpacing(20)
            column.addLayout(_both_chose(common))
        column.addStretch(1)

    def title(self) -> str:
        item = self.conversation.session.flow.item(self.conversation.place.item)
        return self.conversation.said(_heading(item))

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        for slot, row in self._ratings.items():
            conversation = conversation.rate(slot, row.value())
        return conversation

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= max(SIDE_BY_SIDE, scaled(LEGIBLE))
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(direction)
        if len(self._cards) == 1:
            self._cards[0].setMaximumWidth(round(scaled(ALONE)))

    def _card(self, item: Item, slot: Slot, common: tuple[str, ...]) -> QWidget:
        session, seat = self.conversation.session, slot.by
        card = Card(inside=(34, 28, 34, 28))
        if seat is not None:
            card.column.addLayout(self._owner(seat, item))
            card.column.addSpacing(14)
            card.column.addWidget(ThreadLine(self.partner(seat)))
            card.column.addSpacing(20)
        value = session.answers[slot].value
        self._add_value(card.column, item, slot, value, common)
        if isinstance(item, Guess) and seat is not None:
            self._add_guessed(card.column, item, slot)
        card.column.addStretch(1)
        return card

    def _owner(self, seat: Seat, item: Item) -> QHBoxLayout:
        name = self.conversation.session.name(seat)
        row = QHBoxLayout()
        row.setSpacing(12)
        partner = self.partner(seat)
        row.addWidget(Bead(partner, name, 28))
        words = f"{name} guessed" if isinstance(item, Guess) else name
        tone = Tone.SECOND if partner is Partner.SECOND else Tone.FIRST
        row.addWidget(Text(words, Role.LABEL, tone=tone), 1)
        return row

    def _add_value(
        self, column: QVBoxLayout, item: Item, slot: Slot, value: Value, common: tuple[str, ...]
    ) -> None:
        session = self.conversation.session
        of = session.flow.item(item.of) if isinstance(item, Guess) else item
        plain = value.guess if isinstance(value, Guessed) else value
        if isinstance(plain, Picked) and slot.by is not None:
            if item.lead:
                column.addWidget(Text(item.lead, Role.BASE, tone=Tone.MUTED))
                column.addSpacing(8)
            chips = QWidget()
            flow = FlowLayout(chips, across=10, down=10)
            for words in labels(session, of, plain, slot.by):
                flow.addWidget(OwnChip(words, self.partner(slot.by), both=words in common))
            column.addWidget(chips)
            return
        column.addWidget(Text(told(session, slot, value), Role.ANSWER))

    def _add_guessed(self, column: QVBoxLayout, item: Guess, slot: Slot) -> None:
        session = self.conversation.session
        truth = session.guessed(slot)
        if truth is None or truth.by is None:
            return
        owner = session.name(truth.by)
        column.addSpacing(20)
        column.addWidget(Text(f"{owner} answered", Role.BASE, tone=Tone.MUTED))
        column.addSpacing(4)
        column.addWidget(Text(told(session, truth, session.answers[truth].value), Role.LINE))
        column.addSpacing(20)
        asked = f"{owner}, how close was that?"
        column.addWidget(Text(asked, Role.LABEL))
        column.addSpacing(8)
        row = ScaleRow(0, 10, "Far off", "Very close", self.partner(truth.by))
        row.setAccessibleName(asked)
        value = session.answers[slot].value
        row.set_value(value.closeness if isinstance(value, Guessed) else None)
        row.changed.connect(self._on_row_changed)
        column.addWidget(row)
        self._ratings[slot] = row

    def _on_row_changed(self) -> None:
        self.changed.emit()
        self.settled.emit()


def _heading(item: Item) -> str:
    return question(item) or "What each of you said"


def _left_first(conversation: Conversation, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The first partner's answer always stands left, whatever seat they have this time."""
    return tuple(
        sorted(slots, key=lambda s: 0 if s.by is None else int(partner_in(conversation, s.by)))
    )


def _in_common(conversation: Conversation, item: Item) -> tuple[str, ...]:
    """The labels that both chose, in the order of the flow; none for a guess."""
    session = conversation.session
    answers = [session.answers[slot] for slot in revealed(session, item.id) if slot.by]
    chosen = [
        labels(session, item, answer.value, answer.slot.by)
        for answer in answers
        if isinstance(answer.value, Picked)
    ]
    if isinstance(item, Guess) or len(chosen) != 2 or len(answers) != 2:
        return ()
    return tuple(words for words in chosen[0] if words in chosen[1])


def _both_chose(words: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Text(f"You both chose {_joined(words)}.", Role.BASE), 1)
    return row


def _joined(words: tuple[str, ...]) -> str:
    lower = [f"“{word}”" for word in words]
    return lower[0] if len(lower) == 1 else f"{', '.join(lower[:-1])} and {lower[-1]}"
