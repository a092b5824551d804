"""A fixed day and place for an exercise, and a plan for what may get in the way (care.md 4)."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ...homework.assignment import Assignment, Intent
from ...homework.pack import Pack
from ...homework.words import WEEKDAYS
from ...summary.plain import one_line
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    ChipRow,
    Field,
    FlowLayout,
    Heading,
    Line,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tick,
    Tone,
)
from ..wizard.items.day import ClockLine
from ..wizard.items.offer import OfferChip

EVENING = time(20)
OPEN = "Left open"
SHORT, LONG = 120, 300
THEN = "And if that happens, what will you do?"


class IntentPage(Page):
    """`kept`: `intent()` is to be kept. `dates_asked`: its day is wanted in a calendar."""

    kept = Signal()
    left = Signal()
    dates_asked = Signal()

    def __init__(self, assignment: Assignment, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__("Day and place", parent)
        intent = assignment.intent
        self._days = ChipRow()
        self._group = QButtonGroup(self)
        for number, name in enumerate((*WEEKDAYS, OPEN)):
            chip = OfferChip(name, None)
            chip.setAccessibleDescription(one_line(pack.ask_when))
            self._group.addButton(chip, number)
            self._days.flow.addWidget(chip)
        fixed = len(WEEKDAYS) if intent.weekday is None else intent.weekday
        self._group.button(fixed).setChecked(True)
        self._timed = Tick("At a fixed time")
        self._timed.setChecked(intent.at is not None)
        self._clock = ClockLine()
        self._clock.setAccessibleName("The time of day")
        self._clock.show_time(intent.at or EVENING)
        self._clock.setVisible(intent.at is not None)
        self._timed.toggled.connect(self._clock.setVisible)
        self._place = Line(longest=SHORT)
        self._place.set_text(intent.place)
        self._obstacle, self._then = Field(lines=2, longest=LONG), Field(lines=2, longest=LONG)
        self._obstacle.set_text(intent.obstacle)
        self._then.set_text(intent.then)
        self._said = Text("", measure=None)
        self._said.hide()
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self._build(pack)

    def first(self) -> QWidget | None:
        return self._group.checkedButton()

    def intent(self) -> Intent:
        """What stands there now."""
        day = self._group.checkedId()
        return Intent(
            weekday=day if day in range(len(WEEKDAYS)) else None,
            at=self._clock.clock() if self._timed.isChecked() else None,
            place=one_line(self._place.text()),
            obstacle=one_line(self._obstacle.text()),
            then=one_line(self._then.text()),
        )

    def say(self, words: str) -> None:
        """Say what came of it."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _build(self, pack: Pack) -> None:
        card = Card(inside=(28, 24, 28, 28))
        column = card.column
        column.addWidget(Heading(one_line(pack.ask_when), Role.SECOND_QUESTION))
        column.addSpacing(4)
        words = "Decide together. A day that is fixed is easier to keep than one that is not."
        column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED))
        column.addSpacing(16)
        column.addWidget(self._days)
        column.addSpacing(8)
        column.addWidget(self._timed)
        column.addWidget(self._clock)
        column.addSpacing(8)
        _ask(column, "Where?", self._place)
        _ask(column, one_line(pack.ask_obstacle), self._obstacle)
        _ask(column, THEN, self._then)
        column.addWidget(self._said)
        column.addSpacing(8)
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=8)
        keep, dates = (
            PrimaryButton("Keep it"),
            SecondaryButton("Into a calendar …", "calendar-plus"),
        )
        keep.clicked.connect(self.kept)
        dates.clicked.connect(self.dates_asked)
        row.addWidget(keep)
        row.addWidget(dates)
        column.addWidget(ways)
        self.add_middle(card, 760)
        self.column.addStretch(1)


def _ask(column: QVBoxLayout, words: str, field: Line | Field) -> None:
    column.addSpacing(8)
    column.addWidget(Text(words, Role.LABEL))
    column.addSpacing(4)
    field.setAccessibleName(words)
    column.addWidget(field)
