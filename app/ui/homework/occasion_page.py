"""After an exercise: done, in part, or not; each of the three is an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ...homework.occasion import Kind, Said, readable
from ...homework.pack import Pack, Tells
from ...homework.sheet import Went
from ...summary.plain import one_line
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    ChipRow,
    Choices,
    Field,
    FlowLayout,
    Heading,
    Line,
    PrimaryButton,
    QuietButton,
    Text,
    Tone,
)
from ..wizard.items.day import DayLine
from ..wizard.items.offer import OfferChip

LONG, SHORT = 600, 120
DAYS = ("Today", "Yesterday", "Another day")
OTHER = 2
FINE = "Done, in part and not done are all answers. What got in the way helps as much to know."
STAYS = "It is kept here. Nothing of it goes to anybody."
NEXT = "Next you decide, line by line, what of it may go to your therapist. Then it is kept."
HEADLINE = "In a few words, what was it about?"
STUCK = "Where did it get stuck?"
OBSTACLE = "What got in the way?"


class OccasionPage(Page):
    """`noted`: what stands there is to be kept, or looked at line by line first where something
    may go to a therapist; `left`: rather not. Both write it together.
    """

    noted = Signal()
    left = Signal()

    def __init__(
        self,
        pack: Pack,
        went: Went,
        today: date,
        *,
        headed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("How did it go?", parent)
        tell = frozenset(pack.returns.tell if pack.returns else ())
        self._went = Choices(
            [
                (Went.DONE, "Done", ""),
                (Went.PART, "In part", ""),
                (Went.NOT, "It did not come to it", ""),
            ]
        )
        self._went.choose(went)
        self._today = today
        self._days, self._group = ChipRow(), QButtonGroup(self)
        for number, words in enumerate(DAYS):
            chip = OfferChip(words, None)
            chip.setAccessibleDescription("The day")
            self._group.addButton(chip, number)
            self._days.flow.addWidget(chip)
        self._group.button(0).setChecked(True)
        self._day = DayLine()
        self._day.setAccessibleName("The day")
        self._day.show_day(today)
        self._day.hide()
        self._group.idClicked.connect(lambda at: self._day.setVisible(at == OTHER))
        self._headline = Line(longest=SHORT)
        self._stuck, self._obstacle = Field(lines=2, longest=LONG), Field(lines=2, longest=LONG)
        self._asks_headline = Tells.HEADLINE in tell and not headed
        self._asks_stuck = Tells.STUCK in tell
        self._asks_obstacle = pack.returns is not None
        self._boxes: dict[Kind, QWidget] = {}
        self._trouble = Text("", measure=None)
        self._trouble.hide()
        self._went.changed.connect(self._show_state)
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self._build(pack)
        self._show_state()

    def first(self) -> QWidget:
        return self._went

    def arrive(self) -> None:
        """Put the keyboard on how it went."""
        self._went.focus_first()

    def went(self) -> Went:
        """How it went."""
        return Went(self._went.chosen() or Went.DONE)

    def day(self) -> date:
        """The day it was; none that is still to come."""
        at = self._group.checkedId()
        if at == OTHER:
            return min(self._day.day(), self._today)
        return self._today - timedelta(days=at)

    def said(self) -> tuple[Said, ...]:
        """What both wrote here together, as lines that may be handed on."""
        return tuple(self._said())

    def complain(self, words: str) -> None:
        """Say why it could not be kept."""
        self._trouble.setText(words)
        self._trouble.show()
        accessible.announce(self, words)

    def _said(self) -> Iterator[Said]:
        written = {
            Kind.HEADLINE: self._headline.text(),
            Kind.STUCK: self._stuck.text(),
            Kind.OBSTACLE: self._obstacle.text(),
        }
        for kind, text in written.items():
            if readable(text) and self._wanted(kind):
                yield Said(f"noted-{kind}", kind, None, readable(text))

    def _wanted(self, kind: Kind) -> bool:
        match kind:
            case Kind.HEADLINE:
                return self._asks_headline and self.went() is not Went.NOT
            case Kind.STUCK:
                return self._asks_stuck and self.went() is Went.PART
            case _:
                return self._asks_obstacle and self.went() is not Went.DONE

    def _build(self, pack: Pack) -> None:
        card = Card(inside=(28, 24, 28, 28))
        column = card.column
        column.addWidget(Heading(self.title, Role.TITLE))
        column.addSpacing(4)
        column.addWidget(Text(one_line(pack.title), Role.HINT, tone=Tone.MUTED))
        column.addSpacing(16)
        column.addWidget(self._went)
        column.addSpacing(8)
        column.addWidget(Text(FINE, Role.NOTE, tone=Tone.MUTED))
        column.addSpacing(12)
        column.addWidget(self._days)
        column.addWidget(self._day)
        asked = (
            (Kind.HEADLINE, HEADLINE, self._headline),
            (Kind.STUCK, STUCK, self._stuck),
            (Kind.OBSTACLE, OBSTACLE, self._obstacle),
        )
        for kind, words, field in asked:
            box = QWidget()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(0, 12, 0, 0)
            inside.setSpacing(4)
            inside.addWidget(Text(words, Role.LABEL))
            field.setAccessibleName(words)
            inside.addWidget(field)
            self._boxes[kind] = box
            column.addWidget(box)
        column.addSpacing(10)
        column.addWidget(Text(NEXT if pack.returns else STAYS, Role.NOTE, tone=Tone.MUTED))
        column.addWidget(self._trouble)
        column.addSpacing(12)
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=8)
        keep = PrimaryButton("Continue" if pack.returns else "Keep it")
        rather_not = QuietButton("Do not note it")
        keep.clicked.connect(self.noted)
        rather_not.clicked.connect(self.left)
        row.addWidget(keep)
        row.addWidget(rather_not)
        column.addWidget(ways)
        self.add_middle(card, 760)
        self.column.addStretch(1)

    def _show_state(self) -> None:
        for kind, box in self._boxes.items():
            box.setVisible(self._wanted(kind))
