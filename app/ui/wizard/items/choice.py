"""One option of several, as cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from ....flow.items import Choice
from ....session.conversation import Conversation
from ....session.value import Picked, Value
from ...theme import Partner
from ...widgets import Choices, Line
from ...widgets.typed import LONGEST
from ..record import Clock, now
from .base import ItemWidget, Part

OTHER = ""
"""The key of the card for an own answer; no option has it, as ids are never empty."""
SIDE_BY_SIDE = 3


class ChoicePart(Part):
    """Two or three cards side by side, more below each other; the last one may be an own answer."""

    def __init__(
        self, options: Mapping[str, str], other: bool, asked: str, owner: Partner | None
    ) -> None:
        super().__init__()
        cards = [(key, words, "") for key, words in options.items()]
        if other:
            cards.append((OTHER, "Something else", ""))
        self._cards = Choices(cards, owner, across=len(cards) <= SIDE_BY_SIDE)
        self._cards.setAccessibleName(asked)
        for card in self._cards.findChildren(QRadioButton):
            card.setAccessibleDescription(asked)
        self._own = Line(longest=LONGEST)
        self._own.set_hint("In your own words")
        self._own.setAccessibleName("Something else, in your own words")
        self._own.hide()
        self.column.addWidget(self._cards)
        self.column.addSpacing(10)
        self.column.addWidget(self._own)
        self._cards.changed.connect(self._on_cards_changed)
        self._own.changed.connect(self.changed)
        self._own.left.connect(self.left)

    def value(self) -> Picked | None:
        chosen = self._cards.chosen()
        if chosen == OTHER:
            own = self._own.text()
            return Picked(other=own) if own.strip() else None
        return None if chosen is None else Picked((chosen,))

    def show_value(self, value: Value | None) -> None:
        chosen = None
        if isinstance(value, Picked):
            self._own.set_text(value.other)
            chosen = value.options[0] if value.options else (OTHER if value.other else None)
        self._cards.choose(chosen)
        self._own.setVisible(chosen == OTHER)

    def focus_first(self) -> None:
        if self._cards.chosen() == OTHER:
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._cards.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the choice back."""
        if event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            super().keyPressEvent(event)
            return
        self._cards.choose(None)
        self._on_cards_changed()

    def _on_cards_changed(self) -> None:
        self._own.setVisible(self._cards.chosen() == OTHER)
        self.changed.emit()
        self.left.emit()


class ChoiceWidget(ItemWidget):
    """One choice, in the colour of the one who answers."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = cast(Choice, self.item)
        options = {key: conversation.said(words) for key, words in item.options.items()}
        self._part = ChoicePart(options, item.other, self.asked, self.owner)
        self.column.addWidget(self._part)
        self._part.show_value(conversation.value)
        self._part.changed.connect(self.answered)
        self._part.left.connect(self.settled)

    def value(self) -> Picked | None:
        return self._part.value()

    def focus_field(self) -> None:
        self._part.focus_first()
