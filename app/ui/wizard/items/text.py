"""An answer in own words, written or said aloud."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from ....flow.items import Text
from ....session.conversation import Conversation
from ....session.value import Words
from ..record import Clock, now
from .base import ItemWidget
from .turn import TurnClock
from .writing import Writing


class TextWidget(ItemWidget):
    """A field that grows, *said aloud* where both listen, and a gentle remark on wording."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item, value = cast(Text, self.item), conversation.value
        words = value if isinstance(value, Words) else Words()
        self._writing = Writing(
            words,
            self.asked,
            aloud=item.aloud and (words.aloud or not conversation.is_private),
            hints=item.hints,
            most=item.max_chars,
        )
        self.column.addWidget(self._writing)
        self._turn = TurnClock(item.minutes, clock=clock) if item.minutes else None
        self._writing.changed.connect(self.answered)
        self._writing.left.connect(self.settled)

    def corner(self) -> QWidget | None:
        return self._turn

    def value(self) -> Words | None:
        return self._writing.words()

    def focus_field(self) -> None:
        self._writing.focus_first()

    def insert(self, words: str) -> None:
        """Write the beginning of a sentence into the field."""
        self._writing.insert(words)
