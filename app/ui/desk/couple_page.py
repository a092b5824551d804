"""One couple over time: the table, small drawings with the same in words, and the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...homework.desk import LONGEST, Couple, Filed
from ...homework.series import Measure, Series, in_words, series
from ...session.telling import day
from .. import accessible
from ..places.page import SIDE, Page
from ..places.row import Row
from ..theme import Partner
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Fold,
    Heading,
    Line,
    NameChip,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)
from ..widgets.trend_line import TrendLine
from ..widgets.twice import Twice
from .series_table import SeriesTable, in_one

EMPTY = "Nothing lies here yet. Open a sheet that this couple gave you."
ABOUT = "What the two handed on, in their own numbers. It is no measure of a person."
LOST = "A sheet that this Reknit cannot read any more."
DRAWN_FROM = 2
"""So many numbers of one of the two make a line."""


class CouplePage(Page):
    """`renamed`: `label()` is another. `deleted`: all of it goes. `dropped`: one sheet goes.

    `print_asked` and `pdf_asked`: it is wanted on paper. `sheet_asked`: one is to be opened.
    """

    renamed = Signal()
    deleted = Signal()
    dropped = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    sheet_asked = Signal()
    left = Signal()

    def __init__(
        self, couple: Couple, sheets: Sequence[Filed], parent: QWidget | None = None
    ) -> None:
        super().__init__(couple.label, parent)
        self.couple, self.chosen = couple, ""
        self.series: Series = series([each.sheet for each in sheets if each.sheet])
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self._said = Text("")
        self._said.hide()
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(16)
        self.add_middle(Heading(couple.label, Role.GREETING, measure=None), 980)
        self.add_middle(self._ways(), 980)
        self.add_middle(self._said, 980)
        if not self.series.rows and not self.series.questions:
            self.add_middle(Text(EMPTY), 980)
        for card in filter(None, (self._table(), self._drawings(), self._questions())):
            self.add_middle(card, 980)
        self.add_middle(self._keeping(sheets), 980)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back

    def label(self) -> str:
        """What the couple is to be called."""
        return self._label.text()

    def say(self, words: str) -> None:
        """Say what came of something."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _ways(self) -> QWidget:
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=8)
        sheet = PrimaryButton("Open a sheet …", "folder-open")
        sheet.clicked.connect(self.sheet_asked)
        row.addWidget(sheet)
        if self.series.rows:
            prints = SecondaryButton("Print …", "printer")
            prints.clicked.connect(self.print_asked)
            saves = SecondaryButton("Save as PDF …", "file-down")
            saves.clicked.connect(self.pdf_asked)
            row.addWidget(prints)
            row.addWidget(saves)
        return ways

    def _table(self) -> Card | None:
        if not self.series.rows:
            return None
        card = Card(inside=(28, 22, 28, 26))
        card.column.addWidget(Heading("What they did", Role.LABEL, tone=Tone.MUTED))
        card.column.addWidget(Text(ABOUT, Role.NOTE, tone=Tone.MUTED))
        card.column.addSpacing(10)
        card.column.addWidget(SeriesTable(self.series))
        return card

    def _drawings(self) -> Card | None:
        drawn = [widget for measure in Measure for widget in self._measure(measure)]
        if not drawn:
            return None
        card = Card(inside=(28, 22, 28, 26))
        card.column.addWidget(Heading("Over time", Role.LABEL, tone=Tone.MUTED))
        for widget in drawn:
            card.column.addSpacing(12)
            card.column.addWidget(widget)
        return card

    def _measure(self, measure: Measure) -> Iterator[QWidget]:
        lines = [self.series.line(measure, whose) for whose in (0, 1)]
        if all(len(line) < DRAWN_FROM for line in lines):
            return
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(measure.title, Role.BUTTON))
        column.addWidget(Text(measure.ends, Role.NOTE, tone=Tone.MUTED))
        yield head
        row = Row(260, 24)
        for whose, line in enumerate(lines):
            if len(line) >= DRAWN_FROM:
                row.add(self._line(measure, whose))
        yield row

    def _line(self, measure: Measure, whose: int) -> QWidget:
        points, who = self.series.line(measure, whose), self.series.people[whose]
        partner = (Partner.FIRST, Partner.SECOND)[whose]
        words = in_words(points)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(NameChip(partner, who, who, turn=False))
        top.addStretch(1)
        column.addLayout(top)
        parts = [point.number / 10 for point in points]
        column.addWidget(TrendLine(parts, partner, f"{measure.title}, {who}: {words}"))
        column.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED))
        return box

    def _questions(self) -> Card | None:
        if not self.series.questions:
            return None
        card = Card(inside=(28, 22, 28, 26))
        card.column.addWidget(Heading("For the next hour", Role.LABEL, tone=Tone.MUTED))
        for when, told in self.series.questions:
            card.column.addSpacing(6)
            card.column.addWidget(Text(f"{day(when)}", Role.NOTE, tone=Tone.MUTED))
            card.column.addWidget(Text(in_one(told)))
        return card

    def _keeping(self, sheets: Sequence[Filed]) -> Card:
        card = Card(inside=(28, 18, 28, 18))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        self._label = Line(longest=LONGEST)
        self._label.set_text(self.couple.label)
        self._label.setAccessibleName("What this couple is called here")
        column.addWidget(Text("What this couple is called here", Role.LABEL))
        column.addWidget(self._label)
        call = SecondaryButton("Call it that")
        call.clicked.connect(self.renamed)
        self._label.confirmed.connect(self.renamed)
        column.addWidget(call)
        column.addSpacing(8)
        for each in sheets:
            column.addWidget(self._sheet(each))
        gone = Twice(
            "Delete this couple …",
            "Delete it with all its sheets",
            "All that lies here goes, from the backups of this desk too. Files and paper stay.",
        )
        gone.confirmed.connect(self.deleted)
        column.addWidget(gone)
        card.column.addWidget(Fold("Name, sheets, and deleting", inside))
        return card

    def _sheet(self, filed: Filed) -> QWidget:
        row = Row(300, 8)
        words = LOST
        if filed.sheet is not None:
            words = f"{filed.sheet.title}, filed on {day(filed.arrived.date())}"
        row.add(Text(words))
        drop = Twice("Take it out …", "Take it out for good", "It goes from the backups too.")
        drop.name_first(f"Take out: {words}")
        drop.confirmed.connect(lambda: self._drop(filed))
        row.add(drop)
        return row

    def _drop(self, filed: Filed) -> None:
        self.chosen = filed.id
        self.dropped.emit()
