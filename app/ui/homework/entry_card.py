"""One pack in the place of practice: what it is, how far it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.model import Flow
from ...homework.assignment import Assignment, progress
from ...homework.occasion import Occasion
from ...homework.pack import Pack
from ...homework.view import WENT
from ...homework.words import done, rhythm, sender, span, when
from ...session.telling import day
from ...summary.plain import one_line
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Fold,
    Heading,
    Markup,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
    Tone,
)
from ..widgets.button import Button
from ..widgets.twice import Twice

WITHDRAWN = "Its author has taken it back. It is not to be done any more."
OVER = "The time it was meant for is over. You can still do it."
UNREADABLE = "This Reknit cannot read the pack any more. Ask for it again."


class Act(StrEnum):
    """What can be done with a pack."""

    DO = "do"
    TAKE_UP = "take up"
    NOTE = "note"
    INTENT = "intent"
    REHEARSE = "rehearse"
    HAND_ON = "hand on"
    COMPARE = "compare"
    LET_GO = "let go"


@dataclass(frozen=True)
class Entry:
    """A pack as it is shown: with its flows, its occasions, and the id of a talk that is open."""

    assignment: Assignment
    flows: tuple[Flow, ...]
    occasions: tuple[Occasion, ...]
    open_talk: str
    today: date


class EntryCard(Card):
    """`asked` says that `act` is wanted, with the flow `wanted` where it takes one."""

    asked = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent, inside=(28, 22, 28, 22))
        self.entry = entry
        self.act, self.wanted = Act.DO, ""
        self.first: Button | None = None
        add = self.column.addWidget
        add(Heading(entry.assignment.title, Role.SECOND_QUESTION))
        add(Text(sender(entry.assignment), Role.NOTE, tone=Tone.MUTED))
        self.column.addSpacing(8)
        for words in self._facts():
            add(Text(words))
        if entry.assignment.pack is not None:
            self.column.addSpacing(12)
            add(self._ways(entry.assignment.pack))
            self.column.addSpacing(6)
            add(Fold("Why, and how it went so far", self._more(entry.assignment.pack)))
        gone = Twice(
            "Take it out …",
            "Take it out for good",
            "The pack goes, and what you noted about it. Your talks stay.",
        )
        gone.name_first(f"Take out: {entry.assignment.title}")
        gone.confirmed.connect(lambda: self._ask(Act.LET_GO))
        add(gone)

    def _facts(self) -> Iterator[str]:
        assignment, pack = self.entry.assignment, self.entry.assignment.pack
        if pack is None:
            yield UNREADABLE
            return
        if pack.is_withdrawn:
            yield WITHDRAWN
            return
        so_far = done(progress(pack, self.entry.occasions, self.entry.today))
        yield f"{rhythm(pack)} {so_far}"
        if assignment.is_over(self.entry.today):
            yield OVER
        elif meant := span(pack, assignment.opened):
            yield meant
        if fixed := when(assignment):
            yield f"You do it: {fixed}."
        if assignment.intent.obstacle and assignment.intent.then:
            yield f"What could get in the way: {assignment.intent.obstacle}"
            yield f"What you do then: {assignment.intent.then}"

    def _ways(self, pack: Pack) -> QWidget:
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=8)
        for button, act, wanted in self._buttons(pack):
            button.clicked.connect(lambda _=False, act=act, wanted=wanted: self._ask(act, wanted))
            self.first = self.first or button
            row.addWidget(button)
        return ways

    def _buttons(self, pack: Pack) -> Iterator[tuple[Button, Act, str]]:
        assignment = self.entry.assignment
        if not pack.is_withdrawn:
            if self.entry.open_talk:
                yield PrimaryButton("Take it up again"), Act.TAKE_UP, ""
            else:
                for number, flow in enumerate(self.entry.flows):
                    title = one_line(flow.title)
                    words = "Do it now" if len(self.entry.flows) == 1 else f"Do “{title}”"
                    button: Button = (SecondaryButton if number else PrimaryButton)(words)
                    yield button, Act.DO, flow.id
            fixed = "Change day and place" if assignment.intent else "Fix a day and a place"
            yield SecondaryButton(fixed, "calendar"), Act.INTENT, ""
            yield SecondaryButton("Note how it went", "feather"), Act.NOTE, ""
        if pack.returns is not None and self.entry.occasions:
            yield SecondaryButton("Hand it on", "send"), Act.HAND_ON, ""
        if not pack.is_withdrawn:
            for flow in self.entry.flows[:1]:
                yield QuietButton("See it first, with Sam and Alex", "eye"), Act.REHEARSE, flow.id
        if assignment.key and not assignment.confirmed:
            yield QuietButton("Compare the six words"), Act.COMPARE, ""

    def _more(self, pack: Pack) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 8)
        column.addWidget(Markup(pack.why))
        for occasion in reversed(self.entry.occasions):
            words = f"{day(occasion.day)}: {WENT[occasion.went].lower()}"
            column.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED))
        return inside

    def _ask(self, act: Act, wanted: str = "") -> None:
        self.act, self.wanted = act, wanted
        self.asked.emit()
