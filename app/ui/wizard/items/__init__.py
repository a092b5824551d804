"""The item widgets, and the one table that joins a kind of item with its widget."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from ....flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    SignOff,
    Text,
    Timer,
)
from ....session.conversation import Conversation
from ..record import Clock, now
from .agreement import AgreementWidget
from .base import ItemWidget
from .breathing import BreathingWidget
from .checklist import ChecklistWidget
from .choice import ChoiceWidget
from .date import DateWidget
from .exercise import ExerciseWidget
from .guess import GuessWidget
from .mirror import MirrorWidget
from .note import NoteWidget
from .scale import ScaleWidget
from .sign_off import SignOffWidget
from .text import TextWidget
from .timer import TimerWidget

__all__ = ["WIDGETS", "ItemWidget", "widget_for"]

WIDGETS: Mapping[type[Item], type[ItemWidget]] = MappingProxyType(
    {
        Note: NoteWidget,
        Text: TextWidget,
        Scale: ScaleWidget,
        Choice: ChoiceWidget,
        Checklist: ChecklistWidget,
        Guess: GuessWidget,
        Mirror: MirrorWidget,
        Timer: TimerWidget,
        Breathing: BreathingWidget,
        Exercise: ExerciseWidget,
        Date: DateWidget,
        Agreement: AgreementWidget,
        SignOff: SignOffWidget,
    }
)


def widget_for(
    conversation: Conversation, parent: QWidget | None = None, *, clock: Clock = now
) -> ItemWidget:
    """The field for the item of this place; `clock` tells it the time.

    Raises KeyError where the place is about no item.
    """
    return WIDGETS[type(conversation.item)](conversation, parent, clock=clock)  # type: ignore[index]
