"""A statement that can be confirmed and can always be refused."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from ....session.conversation import Conversation
from ....session.value import Signed
from ...typeface import Role
from ...widgets import Choices, Text, Tone
from ..record import Clock, now
from .base import ItemWidget

YES, NOT_YET = "yes", "not-yet"


class SignOffWidget(ItemWidget):
    """Two cards of equal weight: *Yes* and *Not yet*."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        self._cards = Choices(
            [(YES, "Yes", "I stand by this"), (NOT_YET, "Not yet", "That is fine, too")], self.owner
        )
        self._cards.setAccessibleName(self.asked)
        for card in self._cards.findChildren(QRadioButton):
            card.setAccessibleDescription(self.asked)
        value = conversation.value
        signed = value if isinstance(value, Signed) else Signed()
        self._refused = signed.refused
        self._cards.choose({True: YES, False: NOT_YET, None: None}[signed.yes])
        self.column.addWidget(self._cards)
        if signed.refused:
            words = "You looked at it again. If it is still not yet, it can stay open."
            self.column.addSpacing(14)
            self.column.addWidget(Text(words, Role.BASE, tone=Tone.MUTED))
        self._cards.changed.connect(self._chosen)

    def value(self) -> Signed | None:
        chosen = self._cards.chosen()
        if chosen is None:
            return Signed(None, self._refused) if self._refused else None
        return Signed(chosen == YES, self._refused)

    def focus_field(self) -> None:
        self._cards.focus_first()
