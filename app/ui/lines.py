"""The summary line by line: whose each is, what becomes of it, and a way to take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ..session.session import Seat
from ..summary.cycle import cycle
from ..summary.summary import Column, Layout, Line, Section, Summary
from . import theme, typeface
from .brush import Inks
from .circle import CycleDrawing
from .columns import DOES, WIDTH, WORDS, ColumnHead
from .marks import paint_threads
from .theme import Partner
from .threads import Mark
from .typeface import Role
from .widgets import Bead, Card, FlowLayout, Hairline, Heading, Text, Tick, Tone
from .widgets.laid import settle
from .widgets.twice import Twice

INSIDE = (36, 22, 36, 30)
BESIDE, LEGIBLE = 34, 320
"""The column of the beads, and the least width of the words beside the ticks, in px at 100 %."""
GAP, APART = 12, 16
NOTHING = "Nothing was written for the summary. What was said aloud stays between you."
GOES = (
    "It goes from this computer and from the backups kept beside it. What was read cannot be "
    "unread. Paper, saved files and backups elsewhere stay."
)
JOINT = f"It belongs to both of you, so it goes for both. {GOES}"


class Lines(Card):
    """The summary as a sheet, with a tick a line for every column that is shown.

    Where it is too narrow for columns the ticks stand below the words, each with its own.
    Where it `asks` for ticks, a drawing comes behind them, else before its lines.
    `ticked`: somebody changed a tick. `taken_back`: the line `gone` shall go.
    """

    ticked = Signal()
    taken_back = Signal()

    def __init__(
        self, summary: Summary, parent: QWidget | None = None, *, asks: bool = False
    ) -> None:
        super().__init__(parent, inside=INSIDE)
        self._asks = asks
        self.gone = ""
        self._summary = summary
        self._columns: tuple[Column, ...] = ()
        self._rows: list[Row] = []
        self._heads = {column: ColumnHead(column) for column in Column}
        self._build()
        self.show_columns(())

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Offer a tick for each of these; none in a summary of the past."""
        self._columns = columns
        for row in self._rows:
            row.show_columns(columns)
        self._arrange()

    def show_ticks(self, summary: Summary, busy: Seat | None) -> None:
        """The ticks as they are; only what is `busy`'s own can be changed."""
        for row in self._rows:
            row.show_ticks(summary.line(row.line.key), busy)

    def ticks(self, seat: Seat) -> Iterator[tuple[str, Column, bool]]:
        """What is ticked now in the lines of that one, for every column that is shown."""
        for row in self._rows:
            if seat in row.line.authors:
                for column in self._columns:
                    yield row.line.key, column, row.ticks[column].isChecked()

    def offer_back(self, seat: Seat | None) -> None:
        """Let this one take back what is theirs, line by line; nobody where None."""
        for row in self._rows:
            row.offer_back(seat in row.line.authors)

    def focus_back(self, number: int = 0) -> bool:
        """Put the keyboard on the way to take a line back, counted among those offered."""
        offered = [row for row in self._rows if row.offers_back]
        if offered:
            settle()
            offered[min(number, len(offered) - 1)].focus_back()
        return bool(offered)

    def place_of(self, key: str) -> int:
        """Which of the lines that can be taken back it is, counted from nought."""
        return [row.line.key for row in self._rows if row.offers_back].index(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Look again whether the columns have room, for another text size."""
        self._arrange()

    def _arrange(self) -> None:
        left, _, right, _ = INSIDE
        taken = typeface.scaled(BESIDE) + len(self._columns) * typeface.scaled(WIDTH) + 2 * GAP
        across = self.width() - left - right - taken >= typeface.scaled(LEGIBLE)
        for column, head in self._heads.items():
            head.setVisible(across and column in self._columns)
        for row in self._rows:
            row.arrange(across)

    def _build(self) -> None:
        column, summary = self.column, self._summary
        column.addWidget(Knitted())
        column.addSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(0)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Heading(summary.heading, Role.CARD_TITLE))
        facts = f"{summary.dated}. {summary.facts}"
        names.addWidget(Text(facts, Role.NOTE, tone=Tone.MUTED))
        head.addLayout(names, 1)
        for each in self._heads.values():
            head.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        if not summary.sections:
            column.addSpacing(20)
            column.addWidget(Text(NOTHING, Role.LINE))
        for section in summary.sections:
            column.addSpacing(10)
            column.addWidget(Hairline())
            column.addSpacing(14)
            column.addWidget(Heading(section.title, Role.LABEL, tone=Tone.MUTED))
            rows = [self._row(line) for line in section.lines]
            drawn = self._drawn(section)
            for widget in (*rows, *drawn) if self._asks else (*drawn, *rows):
                column.addWidget(widget)
        column.addStretch(1)

    def _drawn(self, section: Section) -> Sequence[QWidget]:
        """The circle, where the section has one."""
        made = cycle(self._summary) if section.layout is Layout.CYCLE else None
        if made is None:
            return ()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 14, 0, 14)
        column.addWidget(CycleDrawing(self._summary, made))
        return (box,)

    def _row(self, line: Line) -> Row:
        row = Row(self._summary, line)
        row.ticked.connect(self.ticked)
        row.taken_back.connect(lambda: self._take_back(line.key))
        self._rows.append(row)
        return row

    def _take_back(self, key: str) -> None:
        self.gone = key
        self.taken_back.emit()


class Row(QWidget):
    """One line: its author's sign, its words, and what can be done with it."""

    ticked = Signal()
    taken_back = Signal()

    def __init__(self, summary: Summary, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.ticks: dict[Column, Tick] = {}
        self._says = f"{summary.author(line)}: {line.sentence}"
        self._back: Twice | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(_lowered(_sign(summary, line), 11), 0, 0)
        self._grid.addLayout(_words(line), 0, 1)
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks, across=APART, down=0)
        self._grid.addWidget(self._marks, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._across = True
        self.restyle()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Have a tick for each of these and no other."""
        for column in columns:
            if column not in self.ticks:
                self.ticks[column] = self._tick(column)
        for column, box in self.ticks.items():
            box.setVisible(column in columns)
        self._marks.setVisible(bool(columns))
        self.arrange(self._across)

    def show_ticks(self, line: Line, busy: Seat | None) -> None:
        """The ticks of `busy` where it is theirs; else what all whose it is have ticked."""
        mine = busy is not None and busy in line.authors
        for column, box in self.ticks.items():
            chosen = line.ticked(column, busy) if busy and mine else line.chosen(column)
            box.blockSignals(True)
            box.setChecked(chosen)
            box.blockSignals(False)
            box.setEnabled(mine)

    def arrange(self, across: bool) -> None:
        """The ticks in columns beside the words, or with words of their own below them."""
        if across is not self._across:
            self._across = across
            self._grid.removeWidget(self._marks)
            at, align = ((0, 2), Qt.AlignmentFlag.AlignTop) if across else ((1, 1), _FILLS)
            self._grid.addWidget(self._marks, *at, align)
        wide = round(typeface.scaled(WIDTH))
        shown = [box for box in self.ticks.values() if not box.isHidden()]
        side = APART // 2 if across else 0
        self._flow.setContentsMargins(side, 0, side, 0)
        for column, box in self.ticks.items():
            box.setText("" if across else WORDS[column])
            box.setAccessibleName(f"{self._says}, {DOES[column]}")
            box.setMinimumWidth(wide - APART if across else 0)
            box.setMaximumWidth(wide - APART if across else _WIDEST)
        self._marks.setMinimumWidth(wide * len(shown) if across else 0)

    def restyle(self) -> None:
        """Give the sign its room at this text size."""
        self._grid.setColumnMinimumWidth(0, round(typeface.scaled(BESIDE)))

    @property
    def offers_back(self) -> bool:
        """Whether the line can be taken back here now."""
        return self._back is not None and not self._back.isHidden()

    def offer_back(self, offered: bool) -> None:
        """Show or hide the way to take the line back."""
        if offered and self._back is None:
            said = JOINT if self.line.by is None else GOES
            self._back = Twice("Take this back …", "Take it back for good", said, icon="undo-2")
            self._back.name_first(f"Take back: {self.line.sentence}")
            self._back.confirmed.connect(self.taken_back)
            self._grid.addWidget(self._back, 2, 1)
        if self._back is not None:
            self._back.calm()
            self._back.setVisible(offered)

    def focus_back(self) -> None:
        """Put the keyboard on the way to take the line back."""
        if self._back is not None:
            self._back.focus_first()

    def _tick(self, column: Column) -> Tick:
        box = Tick()
        box.setToolTip(WORDS[column])
        box.toggled.connect(self.ticked)
        self._flow.addWidget(box)
        return box


class Knitted(QWidget):
    """The threads as they lie at the end of a talk; they head the page as they head the print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = Inks.on(theme.ground_under(self))
        paint_threads(painter, QRectF(self.rect()), colors)


_FILLS = Qt.AlignmentFlag(0)
_WIDEST = 16_777_215


def _sign(summary: Summary, line: Line) -> QWidget:
    if line.by is None:
        return Mark()
    return Bead(Partner(summary.partner(line.by)), summary.name(line.by))


def _words(line: Line) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setContentsMargins(0, 9, 0, 9)
    words.setSpacing(2)
    words.addWidget(Text(line.sentence, Role.LINE))
    if line.note:
        words.addWidget(Text(line.note, Role.NOTE, tone=Tone.MUTED))
    words.addStretch(1)
    return words


def _lowered(widget: QWidget, px: int) -> QVBoxLayout:
    """`widget` at the top of its cell, on a line with the words and the ticks beside it."""
    column = QVBoxLayout()
    column.setContentsMargins(0, px, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return column
