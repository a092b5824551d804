"""What every item's widget has in common: it shows one value, and says when it changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....flow.items import Item
from ....session.conversation import Conversation, question
from ....session.value import Value
from ...theme import Partner
from ...widgets.laid import Laid
from ..page import partner_in
from ..record import Clock, now

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemWidget(Laid):
    """The field of one item at one place of a conversation, without its question.

    `answered` says that `value()` has changed; `settled` that the field was left or a choice
    was made, so what is there should be kept at once; `wanted` that its owner asks to go on
    (Enter in a single line, Ctrl+Enter in several). The page around it shows the question, the
    help and the buttons. `clock` tells it the time: a preview has one that runs faster.
    """

    answered = Signal()
    settled = Signal()
    wanted = Signal()

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(parent)
        self.conversation, self.clock = conversation, clock
        self.setAccessibleName(self.asked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    @property
    def item(self) -> Item:
        """The item that is shown."""
        item = self.conversation.item
        assert item is not None
        return item

    @property
    def asked(self) -> str:
        """The question as it is asked here, which names the fields for screen readers."""
        return self.conversation.said(question(self.item)) or self.conversation.step.title

    @property
    def owner(self) -> Partner | None:
        """Whose colours the answer wears; None where it belongs to both."""
        seat = self.conversation.place.seat
        return None if seat is None else partner_in(self.conversation, seat)

    def value(self) -> Value | None:
        """What is answered now; None while nothing is."""
        raise NotImplementedError

    def follow(self, conversation: Conversation) -> None:
        """Take in what came of the last change, without touching what is being typed."""
        self.conversation = conversation

    def corner(self) -> QWidget | None:
        """What belongs at the right end of the line of names, for example the ring of a timer."""
        return None

    def aside(self) -> QWidget | None:
        """What belongs in the zone of the other partner, below the field (a mirror's verdict)."""
        return None

    def focus_field(self) -> None:
        """Put the keyboard where the answer is given."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks to go on, where nothing inside takes it; a held key asks for nothing."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.wanted.emit()

    def _chosen(self) -> None:
        """Say that a choice was made: it is kept at once."""
        self.answered.emit()
        self.settled.emit()


class Part(Laid):
    """A field without a conversation, so that a guess can show the one of another item.

    `changed` says that `value()` is another; `left` that what is there should be kept.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def value(self) -> Value | None:
        """What is answered now; None while nothing is."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show a value, without telling."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where the answer is given."""
        raise NotImplementedError
