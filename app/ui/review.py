"""The end of a talk: line by line, what stays and what goes on paper, and both say yes."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ..problem import Problem
from ..session.session import Seat, Session, State
from ..summary.compose import compose
from ..summary.consent import (
    OWN_COLUMNS,
    hand_headlines,
    hand_nothing,
    handed,
    kept,
    tick_all,
    without,
)
from ..summary.line import key_of
from ..summary.record import to_json
from ..summary.summary import Column, Summary
from ..summary.turns import Turns
from ..vault.store import Vault
from . import accessible
from .columns import POLICY
from .lines import Lines
from .signing import Signing
from .threads import Mark
from .typeface import Role, scaled
from .unsaying import unsay
from .widgets import (
    Heading,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    SecondaryButton,
    Sheet,
    Size,
    Text,
    Tick,
    Tone,
    way_back,
)
from .widgets.apart import Apart, in_line
from .withdrawal import Withdrawal
from .wizard.page import SAFETY
from .wizard.record import now
from .wizard.sheet import is_low, is_short

FOLDS_BELOW = 1_000
AROUND = 32
"""Left and right of all in px; the cards cast their shadows there."""
WANTED = "We want a copy for a therapist"
COPIES = "See copies side by side"
AS_AGREED = "As you both agreed to it."
BY_LINE = "Line by line. A line stays only if the one who said it ticks it."
GONE = "It is gone."


class Review(Sheet):
    """Composed from consented lines only; each line belongs to the one who said it.

    While one ticks, the other's lines show their ticks and take none (care.md 2.7: a tick set
    by the other would be no consent). `done`: both agreed and it is kept; `left`: not today.
    A summary that is handed in is shown as it was agreed, to read and to print; its lines can
    be taken back, each by the one who said it (vault.md, rule 5).
    """

    done = Signal()
    left = Signal()
    hidden = Signal()
    print_asked = Signal()
    copies_asked = Signal()
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
        first = self._left_to_right()[0]
        self._turns = Turns(summary or compose(session, now()), first)
        self._past = summary is not None
        self.title = "What you took home" if self._past else "What shall become of it?"
        self._signing = Signing(self._left_to_right())
        self._signing.kept_all.connect(self._on_signing_kept_all)
        self._signing.headlines_handed.connect(self._on_signing_headlines_handed)
        self._signing.passed_on.connect(self._on_signing_passed_on)
        self._signing.ticks_again.connect(self._on_signing_ticks_again)
        self._signing.said_yes.connect(self._on_signing_said_yes)
        self._withdrawal = Withdrawal(self.summary, self._left_to_right())
        self._withdrawal.turned.connect(self._on_withdrawal_turned)
        self._wanted = Tick(WANTED)
        self._wanted.toggled.connect(self._on_wanted_toggled)
        self._policy = Text(POLICY, Role.NOTE, tone=Tone.MUTED)
        self._trouble = Text("", measure=None)
        self._trouble.hide()
        # of its own, as it then comes after all that waits to be laid out
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._on_settled_down)
        self._lines = self._sheet()
        self._build()
        self._show_state()

    @property
    def summary(self) -> Summary:
        """The summary as it stands."""
        return self._turns.summary

    def arrive(self) -> None:
        """Put the keyboard where the one who is busy begins."""
        if self._past or self.summary.agreed:
            last = self._print if self._past else self._finish
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._signing.focus_first()
        self._settling.start()

    @property
    def columns(self) -> tuple[Column, ...]:
        """What may become of a line here; a therapist only where the two ask for that."""
        wanted = bool(handed(self.summary).sections) if self._past else self._wanted.isChecked()
        return (*OWN_COLUMNS, Column.HANDED) if wanted else OWN_COLUMNS

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

    def _on_lines_ticked(self) -> None:
        busy = self._turns.busy
        if busy is not None:
            self._turns = self._turns.with_ticks(busy, self._lines.ticks(busy))

    def _take(self, summary: Summary) -> None:
        self._turns = self._turns.with_summary(summary)

    def _on_wanted_toggled(self, wanted: bool) -> None:
        if not wanted:
            self._take(hand_nothing(self.summary))
        self._show_state()
        self._wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        if wanted:
            accessible.announce(self, f"Each ticks what is theirs. {POLICY}")

    def _on_signing_kept_all(self) -> None:
        self._take(tick_all(self.summary, self._signing.seat))
        self._show_ticks()
        self._signing.focus_done()

    def _on_signing_headlines_handed(self) -> None:
        self._take(hand_headlines(self.summary, self._signing.seat))
        self._show_ticks()
        self._signing.focus_done()

    def _on_signing_passed_on(self) -> None:
        self._turns = self._turns.passed_on(self._signing.seat)
        self._show_state()
        if self._turns.busy is not None:
            accessible.announce(self, f"Now {self.summary.name(self._turns.busy)} ticks.")
        self.arrive()

    def _on_signing_ticks_again(self) -> None:
        self._turns = self._turns.taken_up(self._signing.seat)
        self._show_state()
        self.arrive()

    def _on_signing_said_yes(self) -> None:
        self._turns = self._turns.agreed(self._signing.seat, now())
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
                _stored(summary),
                ended,
                state if state is State.STOPPED else State.FINISHED,
                gone,
            )
        except Problem as problem:
            self._complain(problem)
            return
        self.done.emit()

    def _on_withdrawal_turned(self) -> None:
        seat = self._withdrawal.seat
        self._lines.offer_back(seat)
        if seat is not None:
            found = self._lines.focus_back()
            self._withdrawal.tell(found)
            if not found:
                self._withdrawal.arrive()

    def _on_lines_taken_back(self) -> None:
        key, seat = self._lines.gone, self._withdrawal.seat
        if seat is None:
            return
        slots = [slot for slot in self._session.answers if key_of(slot) == key]
        left = without(self.summary, key, seat)
        try:
            unsay(self._vault, self._session.id, self.summary.line(key))
            self._vault.withdraw(self._session.id, *slots, summary=_stored(left))
        except Problem as problem:
            self._complain(problem)
            return
        self._session = self._session.without(frozenset(slots))
        self._take(left)
        self._show_without(key)

    def _show_without(self, key: str) -> None:
        """The sheet anew; the keyboard goes to the next line that can be taken back."""
        place, old = self._lines.place_of(key), self._lines
        self._lines = self._sheet()
        self._split.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()
        self._trouble.hide()
        self._lines.offer_back(self._withdrawal.seat)
        if not self._lines.focus_back(place):
            self._withdrawal.tell(found=False)
            self._withdrawal.arrive()
        accessible.announce(self, GONE)

    def _complain(self, problem: Problem) -> None:
        self._trouble.setText(str(problem))
        self._trouble.show()
        accessible.announce(self, str(problem))

    # -- what is shown ----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Fold or unfold for another text size."""
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < FOLDS_BELOW or self.width() < scaled(FOLDS_BELOW * 0.75)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._split.direction() != way:
            self._split.setDirection(way)
        self._split.setSpacing(16 if narrow else 36)
        self._left_box.setMinimumWidth(0 if narrow else round(scaled(280)))
        self._left_box.setMaximumWidth(16_777_215 if narrow else round(scaled(280)))
        self._mark.setVisible(not narrow)
        low, short = is_low(self), is_short(self)
        self._heading.set_role(Role.QUESTION_LOW if low else Role.TITLE)
        top, bottom = (6, 8) if low else (12, 12) if short else (24, 20)
        self._outer.setContentsMargins(0, top, 0, bottom)

    def _build(self) -> None:
        outer = self._outer = QVBoxLayout(self)
        outer.setSpacing(14)
        self._scroll = ScrollColumn()
        outer.addWidget(self._scroll, 1)
        inside = QWidget()
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._split.setContentsMargins(AROUND, 0, AROUND, 28)
        self._left_box = self._left()
        self._split.addWidget(self._left_box, 0, Qt.AlignmentFlag.AlignTop)
        self._split.addWidget(self._lines, 1)
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
        self._heading = Heading(self.title, Role.TITLE)
        column.addWidget(self._heading)
        column.addSpacing(8)
        column.addWidget(Text(AS_AGREED if self._past else BY_LINE, Role.BASE, tone=Tone.MUTED))
        column.addSpacing(20)
        column.addWidget(self._signing)
        column.addWidget(self._withdrawal)
        column.addSpacing(12)
        column.addWidget(self._wanted)
        column.addWidget(self._policy)
        column.addSpacing(8)
        copies = SecondaryButton(COPIES, "eye", size=Size.SMALL)
        copies.clicked.connect(self.copies_asked)
        column.addWidget(copies, 0, Qt.AlignmentFlag.AlignLeft)
        self._signing.setVisible(not self._past)
        self._wanted.setVisible(not self._past and bool(self.summary.sections))
        self._withdrawal.setVisible(self._past and bool(self.summary.sections))
        return box

    def _sheet(self) -> Lines:
        lines = Lines(self.summary, asks=not self._past)
        lines.ticked.connect(self._on_lines_ticked)
        lines.taken_back.connect(self._on_lines_taken_back)
        return lines

    def _bottom(self) -> QWidget:
        hide = QuietButton("Hide", "eye-off")
        hide.clicked.connect(self.hidden)
        back = way_back(QuietButton("Back", "arrow-left"))
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
        self._lines.show_ticks(self.summary, self._turns.busy)

    def _show_state(self) -> None:
        agreed = self.summary.agreed
        self._finish.setEnabled(agreed)
        self._print.setEnabled(agreed or self._past)
        self._policy.setVisible(not self._past and self._wanted.isChecked())
        if not self._past:
            self._lines.show_columns(self.columns)
            self._show_ticks()
            handing = Column.HANDED in self.columns
            self._signing.show_state(self._turns, handing)

    def _left_to_right(self) -> tuple[Seat, Seat]:
        return (Seat.SECOND, Seat.FIRST) if self._session.swapped else (Seat.FIRST, Seat.SECOND)


def _stored(summary: Summary) -> str:
    """A summary as the vault keeps it."""
    return json.dumps(to_json(summary), ensure_ascii=False)
