"""Something to read, with an earlier answer where the flow shows one."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from ....flow.items import Drawing, Note
from ....session.conversation import Conversation
from ....summary.compose import compose
from ....summary.cycle import cycle
from ...circle import CycleDrawing
from ...typeface import Role
from ...widgets import Markup
from ..record import Clock, now
from .base import ItemWidget
from .quote import Quote, visible_slots


class NoteWidget(ItemWidget):
    """The text, and below it the words it is about; nothing is asked."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = cast(Note, self.item)
        if item.text:
            self.column.addWidget(Markup(item.text, Role.HINT, filled=conversation.said))
        slots = visible_slots(conversation, item.show_answer) if item.show_answer else ()
        for slot in slots:
            self.column.addSpacing(22)
            self.column.addWidget(Quote(conversation, slot))

        if item.draw is Drawing.CYCLE:
            self._draw_cycle()

    def _draw_cycle(self) -> None:
        """The circle of what both may see, once each has told their step."""
        summary = compose(self.conversation.session, self.clock())
        made = cycle(summary)
        if made is not None:
            self.column.addSpacing(18)
            self.column.addWidget(CycleDrawing(summary, made))

    def value(self) -> None:
        return None
