"""Who speaks first: chosen by both, or left to chance."""

from __future__ import annotations

import secrets
from datetime import datetime

from PySide6.QtWidgets import QWidget

from ...session.conversation import Conversation
from ...session.session import Seat
from ..typeface import Role
from ..widgets import Choices, Text, Tone
from .page import Page
from .sheet import TalkCard

_CHANCE = "chance"


class StarterPage(Page):
    """One choice for both; whoever reached out does not have to begin (care.md 6.1)."""

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(conversation, parent)
        self._drawn = secrets.choice((Seat.FIRST, Seat.SECOND))
        card = self._card = TalkCard()
        card.lie_in(self)
        card.add_question(self.title())
        card.body.addSpacing(8)
        hint = "Both of you will have the same turn. There is no right order."
        card.body.addWidget(Text(hint, Role.HINT, tone=Tone.MUTED))
        card.body.addSpacing(24)
        first, second = conversation.session.names
        self._choices = Choices(
            [
                (Seat.FIRST, first, ""),
                (Seat.SECOND, second, ""),
                (_CHANCE, "Let chance decide", ""),
            ]
        )
        self._choices.setAccessibleName(self.title())
        if conversation.session.starter is not None:
            self._choices.choose(conversation.session.starter)
        card.body.addWidget(self._choices)
        self._drawn_line = Text("", Role.BASE, tone=Tone.MUTED)
        card.body.addSpacing(16)
        card.body.addWidget(self._drawn_line)
        card.body.addStretch(1)
        self._choices.changed.connect(self._on_choices_changed)

    def title(self) -> str:
        return "Who speaks first?"

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        chosen = self._choices.chosen()
        if chosen is None:
            return conversation
        return conversation.starts(self._drawn if chosen == _CHANCE else Seat(chosen))

    def focus_first(self) -> None:
        self._choices.focus_first()
        self._card.show_top()

    def _on_choices_changed(self) -> None:
        drawn = self._choices.chosen() == _CHANCE
        name = self.conversation.session.name(self._drawn)
        self._drawn_line.setText(f"It is {name} who begins." if drawn else "")
        self.changed.emit()
        self.settled.emit()
