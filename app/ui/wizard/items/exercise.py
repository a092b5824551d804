"""A short list to tick off while doing it; nothing of it is kept."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from ....flow.items import Exercise
from ....session.conversation import Conversation
from ..record import Clock, now
from .base import ItemWidget
from .checklist import Ticks


class ExerciseWidget(ItemWidget):
    """Ticks that are nobody's answer."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = cast(Exercise, self.item)
        options = {key: conversation.said(words) for key, words in item.options.items()}
        self._ticks = Ticks(options)
        self._ticks.setAccessibleName(self.asked)
        self.column.addWidget(self._ticks)

    def value(self) -> None:
        return None

    def focus_field(self) -> None:
        self._ticks.focus_first()
