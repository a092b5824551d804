"""What somebody said before, shown again: only what the reader may see here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....session.conversation import Conversation
from ....session.session import Slot, says_something
from ....session.telling import told
from ...typeface import Role
from ...widgets import Bead, Text
from ..page import partner_in


def visible_slots(conversation: Conversation, item_id: str) -> tuple[Slot, ...]:
    """The answers to an earlier item that may be read at this place.

    Those both may see; and in a private place the reader's own. Within a turn, only that turn's.
    """
    session, place = conversation.session, conversation.place
    slots = [slot for slot in session.slots(item_id) if slot.turn in (None, place.turn)]
    if place.turn is None:
        slots = list(session.slots(item_id))
    return tuple(slot for slot in slots if session.is_open(slot) or _is_own(conversation, slot))


def _is_own(conversation: Conversation, slot: Slot) -> bool:
    mine = slot.by is not None and slot.by is conversation.place.seat
    value = conversation.session.value(slot)
    return conversation.is_private and mine and says_something(value)


class Quote(QWidget):
    """An answer in serif, with the bead of the one whose words these are."""

    def __init__(
        self,
        conversation: Conversation,
        slot: Slot,
        role: Role = Role.ANSWER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        session = conversation.session
        value = session.value(slot)
        words = told(session, slot, value) if value is not None else ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        if slot.by is not None:
            name = session.name(slot.by)
            bead = Bead(partner_in(conversation, slot.by), name, 28 if role is Role.ANSWER else 22)
            row.addWidget(bead, 0, Qt.AlignmentFlag.AlignTop)
            self.setAccessibleName(f"{name}: {words}")
        row.addWidget(Text(words, role), 1)
