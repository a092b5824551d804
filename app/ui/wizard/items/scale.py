"""A whole number between two named ends."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from ....flow.items import Scale
from ....session.conversation import Conversation
from ....session.value import Number, Value
from ...theme import Partner
from ...widgets import ScaleRow
from ..record import Clock, now
from .base import ItemWidget, Part


class ScalePart(Part):
    """The squares; digits and arrows choose, Delete takes the choice back."""

    def __init__(self, item: Scale, low: str, high: str, asked: str, owner: Partner | None) -> None:
        super().__init__()
        self._row = ScaleRow(item.start, item.to, low, high, owner, self)
        self._row.setAccessibleName(asked)
        for square in self._row.findChildren(QRadioButton):
            square.setAccessibleDescription(asked)
        self.column.addWidget(self._row)
        self._row.changed.connect(self._on_row_changed)

    def value(self) -> Number | None:
        number = self._row.value()
        return None if number is None else Number(number)

    def show_value(self, value: Value | None) -> None:
        self._row.set_value(value.number if isinstance(value, Number) else None)

    def focus_first(self) -> None:
        self._row.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            super().keyPressEvent(event)
            return
        self._row.set_value(None)
        self._on_row_changed()

    def _on_row_changed(self) -> None:
        self.changed.emit()
        self.left.emit()


class ScaleWidget(ItemWidget):
    """One scale, in the colour of the one who answers."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = cast(Scale, self.item)
        low, high = conversation.said(item.low), conversation.said(item.high)
        self._part = ScalePart(item, low, high, self.asked, self.owner)
        self.column.addWidget(self._part)
        self._part.show_value(conversation.value)
        self._part.changed.connect(self.answered)
        self._part.left.connect(self.settled)

    def value(self) -> Number | None:
        return self._part.value()

    def focus_field(self) -> None:
        self._part.focus_first()
