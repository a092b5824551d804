"""What every item's widget has in common: it shows one value, and says when it changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ....flow.items import Item
from ....session.conversation import Conversation
from ....session.session import Seat
from ....session.value import Value
from ...theme import Partner


def partner_in(conversation: Conversation, seat: Seat) -> Partner:
    """Whose colour and shape a seat has in this talk."""
    return Partner(seat.position ^ int(conversation.session.swapped))


class ItemWidget(QWidget):
    """The field of one item at one place of a conversation, without its question.

    `answered` says that `value()` has changed; `settled` that the field was left or a choice
    was made, so what is there should be kept at once; `wanted` that its owner asks to go on
    (Enter in a single line). The page around it shows the question, the help and the buttons.
    """

    answered = Signal()
    settled = Signal()
    wanted = Signal()

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conversation = conversation

    @property
    def item(self) -> Item:
        """The item that is shown."""
        item = self.conversation.item
        assert item is not None
        return item

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
