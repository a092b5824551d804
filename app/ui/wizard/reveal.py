"""Both answers at the same moment, side by side, each in its colour."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...flow.items import Guess, Item, Share
from ...session.conversation import Conversation, question
from ...session.place import revealed
from ...session.session import Seat, Slot
from ...session.telling import labels, told
from ...session.value import Guessed, Picked, Value
from .. import accessible
from ..theme import Partner
from ..threads import Mark, ThreadLine
from ..typeface import Role, scaled
from ..widgets import Bead, Card, FlowLayout, Heading, OwnChip, ScaleRow, ScrollColumn, Text, Tone
from ..widgets.twice import Twice
from .page import GUTTER, Page, legible, partner_in
from .sheet import is_low, is_short

SIDE_BY_SIDE, LEGIBLE = 680, 480
"""The least width in px for two cards, whatever the text size, and at 100 % text."""
ALONE = 720
"""The width in px at 100 % text of a card that has no other beside it."""
BOTH = "Read both, slowly. You do not have to agree."
ONE = "Take your time with it. No answer is needed."
NONE = "Nothing is shown here now. Go on when you like."
TAKEN_BACK = (
    "Only the one who said it does this. It becomes private again, and nothing of it stays where "
    "both of you can read it. What was read cannot be unread."
)


class RevealPage(Page):
    """What each of the two answered; what both chose is named once, without comment.

    What its author chose to show can be taken back here, too (vault.md, rule 5).
    """

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(conversation, parent)
        self._item = conversation.session.flow.item(conversation.place.item)
        self._slots: tuple[Slot, ...] = ()
        self._ratings: dict[Slot, ScaleRow] = {}
        self._taken_back: set[Slot] = set()
        self._cards: list[QWidget] = []
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        outer.addWidget(scroll)
        self._column = scroll.column
        self._asked = Heading(legible(conversation).said(_heading(self._item)), Role.TITLE)
        self._column.addWidget(self._asked)
        self._column.addSpacing(6)
        self._hint = Text("", Role.HINT, tone=Tone.MUTED)
        self._column.addWidget(self._hint)
        self._column.addSpacing(20)
        self._column.addWidget(self._answers)
        self._column.addStretch(1)
        self._show_answers()

    def title(self) -> str:
        return self.conversation.said(_heading(self._item))

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        for slot, row in self._ratings.items():
            conversation = conversation.rate(slot, row.value())
        for slot in self._taken_back:
            conversation = conversation.consent(slot, False)
        return conversation

    def follow(self, conversation: Conversation) -> None:
        super().follow(conversation)
        if revealed(conversation.session, self._item.id) != self._slots:
            self._show_answers()
            self._arrange()
            self.focus_first()
            accessible.announce(self, self._hint.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._asked.set_role(Role.QUESTION_LOW if is_low(self) else Role.TITLE)
        self._column.setContentsMargins(GUTTER, 4, GUTTER, 12 if is_short(self) else 28)
        wide = self.width() >= max(SIDE_BY_SIDE, scaled(LEGIBLE))
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(direction)
        if len(self._cards) == 1:
            self._cards[0].setMaximumWidth(round(scaled(ALONE)))

    def _show_answers(self) -> None:
        """Show just what both may see now."""
        item, before = self._item, self._answers
        self._slots = revealed(self.conversation.session, item.id)
        self._ratings.clear()
        self._hint.setText((NONE, ONE, BOTH)[min(len(self._slots), 2)])
        self._answers = QWidget()
        inside = QVBoxLayout(self._answers)
        inside.setContentsMargins(0, 0, 0, 0)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(24)
        inside.addLayout(self._pair)
        common = _in_common(self.conversation, item)
        self._cards = [
            self._card(item, slot, common) for slot in _left_first(self.conversation, self._slots)
        ]
        for card in self._cards:
            self._pair.addWidget(card, 1)
        if len(self._cards) == 1:
            self._pair.addStretch(0)
        if common:
            inside.addSpacing(20)
            inside.addLayout(_both_chose(common))
        self._column.replaceWidget(before, self._answers)
        before.hide()
        before.deleteLater()

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
        if session.answers[slot].share is Share.ASK:
            card.column.addSpacing(20)
            card.column.addWidget(self._way_back(slot))
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

    def _way_back(self, slot: Slot) -> Twice:
        way = Twice("Take this back …", "Take it back", TAKEN_BACK, icon="undo-2")
        if slot.by is not None:
            way.name_first(f"{self.conversation.session.name(slot.by)}: take this back")
        way.confirmed.connect(lambda: self._take_back(slot))
        return way

    def _take_back(self, slot: Slot) -> None:
        self._taken_back.add(slot)
        self.changed.emit()
        self.settled.emit()

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
