"""What the other may have answered, in the same field the other has."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from ....flow.items import Checklist, Choice, Guess, Scale
from ....session.conversation import Conversation
from ....session.value import Guessed, Number, Picked
from ..record import Clock, now
from .base import ItemWidget, Part
from .checklist import ChecklistPart
from .choice import ChoicePart
from .scale import ScalePart


class GuessWidget(ItemWidget):
    """The field of the guessed item; how close it was is said at the reveal."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        value = conversation.value
        self._closeness = value.closeness if isinstance(value, Guessed) else None
        self._part = self._field()
        self.column.addWidget(self._part)
        self._part.show_value(value.guess if isinstance(value, Guessed) else None)
        self._part.changed.connect(self.answered)
        self._part.left.connect(self.settled)

    def value(self) -> Guessed | None:
        guess = self._part.value()
        return Guessed(guess, self._closeness) if isinstance(guess, Picked | Number) else None

    def focus_field(self) -> None:
        self._part.focus_first()

    def _field(self) -> Part:
        said, asked, owner = self.conversation.said, self.asked, self.owner
        of = self.conversation.session.flow.item(cast(Guess, self.item).of)
        match of:
            case Scale():
                return ScalePart(of, said(of.low), said(of.high), asked, owner)
            case Choice():
                options = {key: said(words) for key, words in of.options.items()}
                return ChoicePart(options, of.other, asked, owner)
            case Checklist():
                options = {key: said(words) for key, words in of.options.items()}
                return ChecklistPart(options, of.other, of.at_most, asked, owner)
        raise ValueError(f"{of.id} is nothing that can be guessed")
