"""The end of a private part: its author alone decides what the other may see."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...session.conversation import Conversation
from ...session.place import to_decide
from ...session.session import Slot
from ...session.telling import told
from .. import accessible
from ..typeface import Role
from ..widgets import Hairline, Text, Tick, Tone
from .items.base import ENTER
from .page import Page, legible
from .sheet import TalkCard, role_line

KEYS = "The space bar shows it. Continue goes on."


class ConsentPage(Page):
    """Each private answer with a tick, un-ticked at first; the tick shows just these words.

    Rule 4 of vault.md: from private to shared only by its author, item by item, un-ticked, with
    a preview; keeping it private needs no reason.
    """

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(conversation, parent)
        seat = conversation.place.seat
        assert seat is not None
        self._other = legible(conversation).session.name(seat.other)
        card = self._card = TalkCard()
        card.lie_in(self)
        chips = role_line(conversation)
        if chips is not None:
            card.body.addWidget(chips)
            card.body.addSpacing(22)
        card.add_question(self.title())
        card.body.addSpacing(8)
        hint = "Only what you tick is shown, word for word. You need no reason to keep the rest."
        card.body.addWidget(Text(hint, Role.HINT, tone=Tone.MUTED))
        self._keys = Text(KEYS, Role.HINT)
        self._keys.hide()
        card.body.addWidget(self._keys)
        card.body.addSpacing(16)
        self._ticks: dict[Slot, Tick] = {}
        for slot in to_decide(conversation.session, conversation.step, seat):
            self._add_answer(card.body, slot)
        card.body.addStretch(1)

    def _add_answer(self, body: QVBoxLayout, slot: Slot) -> None:
        answer = self.conversation.session.answers[slot]
        if self._ticks:
            body.addSpacing(8)
            body.addWidget(Hairline())
        body.addSpacing(12)
        body.addWidget(Text(answer.asked, Role.NOTE, tone=Tone.MUTED))
        words = told(self.conversation.session, slot, answer.value)
        body.addSpacing(2)
        body.addWidget(Text(words, Role.SPOKEN))
        tick = Tick(f"Show this to {self._other}")
        tick.setAccessibleName(f"Show {self._other}: {words}")
        tick.setChecked(answer.shown)
        tick.enter_chooses = False  # the key that goes on must never show what is private
        tick.toggled.connect(self._on_tick_toggled)
        body.addWidget(tick)
        self._ticks[slot] = tick

    def title(self) -> str:
        return f"What may {self._other} see?"

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        for slot, tick in self._ticks.items():
            conversation = conversation.consent(slot, tick.isChecked())
        return conversation

    def focus_first(self) -> None:
        for tick in list(self._ticks.values())[:1]:
            tick.setFocus()
        QTimer.singleShot(0, self, lambda: self._card.show_asked(self.focusWidget()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an open tick may mean either, so it does neither and says which keys do."""
        undecided = any(t.hasFocus() and not t.isChecked() for t in self._ticks.values())
        alone = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and undecided and alone:
            self._keys.show()
            accessible.announce(self, KEYS)
        else:
            super().keyPressEvent(event)

    def _on_tick_toggled(self) -> None:
        self.changed.emit()
        self.settled.emit()
