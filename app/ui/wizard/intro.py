"""How a step begins: what it is for, and what each of the two is asked to do."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...session.conversation import Conversation
from ...session.session import Seat
from ..shortened import in_a_sentence
from ..typeface import Role
from ..widgets import Bead, Text, Tone
from ..widgets.markup import Markup
from .page import Page, legible
from .sheet import TalkCard, role_line


class IntroPage(Page):
    """The title of a step, its introduction, and the parts of speaker and listener."""

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(conversation, parent)
        step, turn = conversation.step, conversation.place.turn
        self._said = legible(conversation).said
        card = TalkCard()
        card.lie_in(self)
        chips = role_line(conversation)
        if chips is not None:
            card.body.addWidget(chips)
            card.body.addSpacing(24)
        card.add_question(self._said(step.title))
        if step.intro:
            card.body.addSpacing(12)
            card.body.addWidget(Markup(step.intro, Role.HINT, tone=Tone.MUTED, filled=self._said))
        if turn is not None:
            card.body.addSpacing(16)
            self._add_part(card.body, turn, step.speaker)
            self._add_part(card.body, turn.other, step.listener)
        card.body.addSpacing(12)
        card.add_foot(step.evidence)

    def title(self) -> str:
        return self._said(self.conversation.step.title)

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        return conversation

    def _add_part(self, body: QVBoxLayout, seat: Seat, text: str) -> None:
        if not text:
            return
        name = self.conversation.session.name(seat)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.setContentsMargins(0, 10, 0, 0)
        bead = QVBoxLayout()
        bead.addSpacing(3)
        bead.addWidget(Bead(self.partner(seat), name, 28))
        bead.addStretch(1)
        row.addLayout(bead)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(in_a_sentence(name), Role.LABEL))
        words.addWidget(Markup(text, Role.SPOKEN, filled=self._said))
        row.addLayout(words, 1)
        body.addLayout(row)
