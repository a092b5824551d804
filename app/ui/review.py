"""The end of a talk: line by line, what stays and what goes on paper, and both say yes."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ..problem import Problem
from ..session.session import Seat, Session, State
from ..summary.compose import compose
from ..summary.consent import kept, printed, sign, tick, tick_all
from ..summary.line import key_of
from ..summary.record import to_json
from ..summary.summary import Column, Line, Summary
from ..vault.store import Vault
from . import accessible, theme
from .brush import Inks
from .marks import paint_threads
from .signing import Signing
from .theme import Partner
from .threads import Mark
from .typeface import Role, scaled
from .widgets import (
    Bead,
    Card,
    Hairline,
    Heading,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    SecondaryButton,
    Sheet,
    Text,
    Tick,
    Tone,
)
from .widgets.apart import Apart, in_line
from .wizard.page import SAFETY
from .wizard.record import now

FOLDS_BELOW = 1_000
COLUMN = 76
AROUND = 32
"""Left and right of all in px; the cards cast their shadows there."""


@dataclass(frozen=True)
class _Row:
    """The two ticks of a line on screen."""

    line: Line
    ticks: dict[Column, Tick]


class Review(Sheet):
    """Composed from consented lines only; each line belongs to the one who said it.

    While one ticks, the other's lines show their ticks and take none (care.md 2.7: a tick set
    by the other would be no consent). `done`: both agreed and it is kept; `left`: not today.
    A summary that is handed in is shown as it was agreed, to read and to print.
    """

    done = Signal()
    left = Signal()
    hidden = Signal()
    print_asked = Signal()
    safety = Signal()
    back_asked = Signal()

    def __init__(
        self,
        session: Session,
        vault: Vault,
        summary: Summary | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._session, self._vault = session, vault
        self.summary = summary or compose(session, now())
        self._past = summary is not None
        self.title = "What you took home" if self._past else "What shall become of it?"
        self._busy: Seat | None = self._left_to_right()[0]
        self._turned: set[Seat] = set()
        self._rows: list[_Row] = []
        self._again = False
        self._signing = Signing(self._left_to_right())
        self._signing.kept_all.connect(self._on_signing_kept_all)
        self._signing.passed_on.connect(self._on_signing_passed_on)
        self._signing.ticks_again.connect(self._on_signing_ticks_again)
        self._signing.said_yes.connect(self._on_signing_said_yes)
        self._trouble = Text("", measure=None)
        self._trouble.hide()
        # of its own, as it then comes after all that waits to be laid out
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._on_settled_down)
        self._build()
        self._show_state()

    def arrive(self) -> None:
        """Put the keyboard where the one who is busy begins."""
        if self._past or self.summary.agreed:
            last = self._print if self._past else self._finish
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._signing.focus_first()
        self._settling.start()

    @property
    def on_paper(self) -> Summary:
        """What may be printed or saved: only the lines that everyone they belong to ticked."""
        return printed(self.summary)

    def flush(self) -> bool:
        """Nothing here waits to be kept: answers are, and ticks count only once both agree."""
        return True

    def _on_settled_down(self) -> None:
        """Show what is asked, from its top as far as what has the keyboard is in sight with it."""
        self._scroll.show_top()
        focused = self.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.show_all_of(focused)

    # -- what is done -----------------------------------------------------------------

    def _on_tick_toggled(self) -> None:
        summary, busy = self.summary, self._busy
        if busy is None:
            return
        for row in self._rows:
            if busy not in row.line.authors:
                continue
            for column, box in row.ticks.items():
                summary = tick(summary, row.line.key, column, busy, box.isChecked())
        self._take(summary)

    def _take(self, summary: Summary) -> None:
        """Take in other ticks; a yes that was said before is said again."""
        self._again = self._again or bool(self.summary.signed and not summary.signed)
        self.summary = summary

    def _on_signing_kept_all(self) -> None:
        self._take(tick_all(self.summary, self._signing.seat))
        self._show_ticks()
        self._signing.focus_done()

    def _on_signing_passed_on(self) -> None:
        self._turned.add(self._signing.seat)
        other = self._signing.seat.other
        self._busy = None if other in self._turned else other
        self._show_state()
        if self._busy is not None:
            accessible.announce(self, f"Now {self.summary.name(self._busy)} ticks.")
        self.arrive()

    def _on_signing_ticks_again(self) -> None:
        self._busy = self._signing.seat
        self._show_state()
        self.arrive()

    def _on_signing_said_yes(self) -> None:
        self.summary = sign(self.summary, self._signing.seat, True, now())
        self._show_state()
        self.arrive()

    def _on_finish_clicked(self) -> None:
        summary = kept(self.summary)
        stay = {line.key for line in summary.lines}
        gone = [slot for slot in self._session.answers if key_of(slot) not in stay]
        state = self._session.state
        ended = self._session.ended or now()
        try:
            self._vault.finish(
                self._session.id,
                json.dumps(to_json(summary), ensure_ascii=False),
                ended,
                state if state is State.STOPPED else State.FINISHED,
                gone,
            )
        except Problem as problem:
            self._trouble.setText(str(problem))
            self._trouble.show()
            accessible.announce(self, str(problem))
            return
        self.done.emit()

    # -- what is shown ----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < FOLDS_BELOW or self.width() < scaled(FOLDS_BELOW * 0.75)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._split.direction() != way:
            self._split.setDirection(way)
        self._left_box.setFixedWidth(16_777_215 if narrow else round(scaled(280)))
        if narrow:
            self._left_box.setMinimumWidth(0)
            self._left_box.setMaximumWidth(16_777_215)
        self._mark.setVisible(not narrow)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 24, 0, 20)
        outer.setSpacing(14)
        self._scroll = ScrollColumn()
        outer.addWidget(self._scroll, 1)
        inside = QWidget()
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._split.setContentsMargins(AROUND, 0, AROUND, 28)
        self._split.setSpacing(36)
        self._left_box = self._left()
        self._split.addWidget(self._left_box, 0, Qt.AlignmentFlag.AlignTop)
        self._split.addWidget(self._paper(), 1)
        self._scroll.column.addWidget(inside)
        self._scroll.column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(AROUND - 4, 0, AROUND, 0)
        foot.addWidget(self._trouble)
        foot.addWidget(self._bottom())
        outer.addLayout(foot)

    def _left(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        self._mark = QWidget()
        mark = QHBoxLayout(self._mark)
        mark.setContentsMargins(0, 0, 0, 34)
        mark.setSpacing(12)
        mark.addWidget(Mark())
        mark.addWidget(Text("Reknit", Role.MARK))
        mark.addStretch(1)
        column.addWidget(self._mark)
        column.addWidget(Heading(self.title, Role.TITLE))
        column.addSpacing(8)
        hint = (
            "As you both agreed to it."
            if self._past
            else "Line by line. A line stays only if the one who said it ticks it."
        )
        column.addWidget(Text(hint, Role.BASE, tone=Tone.MUTED))
        column.addSpacing(20)
        column.addWidget(self._signing)
        self._signing.setVisible(not self._past)
        return box

    def _paper(self) -> QWidget:
        card = Card(inside=(36, 22, 36, 30))
        column = card.column
        column.addWidget(Knitted())
        column.addSpacing(10)
        column.addWidget(Heading(self.summary.heading, Role.CARD_TITLE))
        facts = f"{self.summary.dated}. {self.summary.facts}"
        column.addWidget(Text(facts, Role.NOTE, tone=Tone.MUTED))
        if self.summary.sections and not self._past:
            column.addLayout(self._column_heads())
        if not self.summary.sections:
            column.addSpacing(20)
            words = "Nothing was written for the summary. What was said aloud stays between you."
            column.addWidget(Text(words, Role.LINE))
        for section in self.summary.sections:
            column.addSpacing(10)
            column.addWidget(Hairline())
            column.addSpacing(14)
            column.addWidget(Heading(section.title, Role.LABEL, tone=Tone.MUTED))
            for line in section.lines:
                column.addWidget(self._line(line))
        column.addStretch(1)
        return card

    def _column_heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for words in ("Stays here", "On paper"):
            head = Text(words, Role.NOTE, align=Qt.AlignmentFlag.AlignHCenter, measure=None)
            head.setFixedWidth(round(scaled(COLUMN)))
            row.addWidget(head, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _line(self, line: Line) -> QWidget:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, round(scaled(34)))
        if line.by is None:
            whose: QWidget = Mark()
        else:
            whose = Bead(self._partner(line.by), self.summary.name(line.by))
        grid.addLayout(_lowered(whose, 11), 0, 0)
        words = QVBoxLayout()
        words.setContentsMargins(0, 9, 0, 9)
        words.setSpacing(2)
        words.addWidget(Text(line.sentence, Role.LINE))
        if line.note:
            words.addWidget(Text(line.note, Role.NOTE, tone=Tone.MUTED))
        words.addStretch(1)
        grid.addLayout(words, 0, 1)
        grid.setColumnStretch(1, 1)
        if self._past:
            return host
        ticks: dict[Column, Tick] = {}
        for number, column in enumerate((Column.STAYS, Column.PRINTED)):
            box = Tick()
            does = "stays" if column is Column.STAYS else "is printed"
            box.setAccessibleName(f"{self.summary.author(line)}: {line.sentence}, {does}")
            box.toggled.connect(self._on_tick_toggled)
            holder = QWidget()
            holder.setFixedWidth(round(scaled(COLUMN)))
            middle = QHBoxLayout(holder)
            middle.setContentsMargins(0, 0, 0, 0)
            middle.addStretch(1)
            middle.addWidget(box)
            middle.addStretch(1)
            grid.addWidget(holder, 0, 2 + number, Qt.AlignmentFlag.AlignTop)
            ticks[column] = box
        self._rows.append(_Row(line, ticks))
        return host

    def _bottom(self) -> QWidget:
        hide = QuietButton("Hide", "eye-off")
        hide.clicked.connect(self.hidden)
        back = QuietButton("Back", "arrow-left")
        back.clicked.connect(self.back_asked)
        not_today = QuietButton("Not today")
        not_today.clicked.connect(self.left)
        self._print = SecondaryButton("Print or save", "printer")
        self._print.clicked.connect(self.print_asked)
        self._finish = PrimaryButton("Finish")
        self._finish.clicked.connect(self._on_finish_clicked)
        ways_on = (self._print,) if self._past else (not_today, self._print, self._finish)
        safety = QuietButton(SAFETY, "life-buoy")
        safety.clicked.connect(self.safety)
        return Apart(in_line(hide, safety, back), in_line(*ways_on))

    def _show_ticks(self) -> None:
        for row in self._rows:
            line = self.summary.line(row.line.key)
            mine = self._busy in line.authors
            for column, box in row.ticks.items():
                box.blockSignals(True)
                box.setChecked(_shown(line, column, self._busy if mine else None))
                box.blockSignals(False)
                box.setEnabled(mine)

    def _show_state(self) -> None:
        agreed = self.summary.agreed
        self._finish.setEnabled(agreed)
        self._print.setEnabled(agreed or self._past)
        if not self._past:
            self._show_ticks()
            self._signing.show_state(self.summary, self._busy, self._again)

    def _left_to_right(self) -> tuple[Seat, Seat]:
        return (Seat.SECOND, Seat.FIRST) if self._session.swapped else (Seat.FIRST, Seat.SECOND)

    def _partner(self, seat: Seat) -> Partner:
        return Partner(self.summary.partner(seat))


class Knitted(QWidget):
    """The threads as they lie at the end of a talk; they head the page as they head the print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = Inks.on(theme.ground_under(self))
        paint_threads(painter, QRectF(self.rect()), colors)


def _shown(line: Line, column: Column, busy: Seat | None) -> bool:
    """The tick of the one who is busy; else whether all whose line it is have ticked it."""
    if busy is not None:
        return line.ticked(column, busy)
    return line.stays if column is Column.STAYS else line.printed


def _lowered(widget: QWidget, px: int) -> QVBoxLayout:
    """`widget` at the top of its cell, on a line with the words and the ticks beside it."""
    column = QVBoxLayout()
    column.setContentsMargins(0, px, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return column
