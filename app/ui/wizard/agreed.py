"""What two people agreed on for their breaks, shown where they take one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.items import Date, Meaning
from ...session.conversation import Conversation
from ...summary.break_plan import BreakPlan
from ..typeface import Role
from ..widgets import Hairline, Heading, Text, Tone

TITLE = "What you agreed"


class AgreedBreak(QWidget):
    """Their own words, and nothing of the talk that is interrupted."""

    def __init__(self, plan: BreakPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Hairline())
        column.addSpacing(10)
        column.addWidget(Heading(TITLE, Role.LABEL))
        for words in plan.told:
            column.addWidget(Text(words, tone=Tone.MUTED))


def asks_for_return(conversation: Conversation) -> bool:
    """Whether this is where the two say when they will be back."""
    item = conversation.item
    return isinstance(item, Date) and item.means is Meaning.RETURN_AT
