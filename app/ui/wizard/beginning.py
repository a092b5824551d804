"""What somebody said in earlier talks, offered to them alone: nothing is chosen until they do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.items import Checklist
from ...session.conversation import Conversation
from ...session.value import Picked
from ...summary.beginnings import Beginning, Beginnings
from ..typeface import Role
from ..widgets import SecondaryButton, Size, Text, Tone
from ..widgets.laid import Laid
from .page import partner_in

SAID = "In talks that you both kept, you said:"
BEGIN = "Begin with this"


def beginning_of(conversation: Conversation, earlier: Beginnings) -> Picked | None:
    """What the one who is asked here can begin with; None where there is nothing of theirs.

    Only in their own private part, and only as much as the question takes.
    """
    item, seat = conversation.item, conversation.place.seat
    if not isinstance(item, Checklist) or item.means is None or seat is None:
        return None
    if not conversation.is_private:
        return None
    found = earlier.get((int(partner_in(conversation, seat)), item.means), Beginning())
    most = item.at_most or len(item.options)
    options = tuple(each for each in found.options if each in item.options)[:most]
    own = found.own if item.other and len(options) < most else ""
    return Picked(options, own) if options or own else None


class BeginningLine(Laid):
    """The words of then, and a button that chooses them; `picked` says that it was pressed."""

    picked = Signal()

    def __init__(
        self, conversation: Conversation, value: Picked, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value = value
        item = conversation.item
        assert isinstance(item, Checklist)
        said = [conversation.said(item.options[each]) for each in value.options]
        said += [value.other] if value.other else []
        words = ", ".join(f"“{each}”" for each in said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(f"{SAID} {words}.", Role.NOTE, tone=Tone.MUTED))
        button = SecondaryButton(BEGIN, size=Size.SMALL)
        button.setAccessibleName(f"{BEGIN}: {words}")
        button.clicked.connect(self.picked)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
