"""The end of something for one alone: keep it where only its author reads it, or let it go."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...problem import Problem
from .. import accessible
from ..typeface import Role
from ..widgets import Fold, Heading, PrimaryButton, QuietButton, Text, Tone
from ..wizard.threshold import Threshold, Wording
from .page import Page

UNWRITTEN = "Nothing of it has been written to this computer."
NO_SPACE = (
    "Here it can only be let go. To keep such things for yourself, the two of you choose a "
    "passphrase first; then each of you can have a space of your own."
)
WORDING = Wording(
    offer="Keep it in my own space",
    asks="Type your own passphrase. It is then kept in your journal, in your own space.",
    opens="Open it and keep this",
    passes="Rather not",
)
KEPT = "It is kept in your journal, in your own space. Nobody else can read it there."
CALENDAR = "Put the dates in a calendar …"
WIDEST = 460


class Parting(Page):
    """*Let it go* is the first choice. `tried` says that `threshold.passphrase()` is to be tried.

    `may_keep`: there can be spaces of one's own here; `dated`: a date ahead was chosen.
    """

    let_go = Signal()
    tried = Signal()
    new_asked = Signal()
    calendar_asked = Signal()
    back_asked = Signal()

    def __init__(
        self, entry: str, *, may_keep: bool, dated: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Keep it, or let it go?", parent)
        self.kept = False
        center = Qt.AlignmentFlag.AlignHCenter
        self._heading = Heading(self.title, Role.GREETING, align=center, measure=None)
        self._words = Text(UNWRITTEN, Role.HINT, tone=Tone.MUTED, align=center)
        self._go = PrimaryButton("Let it go")
        self._go.clicked.connect(self.let_go)
        self.threshold = Threshold(needed=False, wording=WORDING)
        self._calendar = QuietButton(CALENDAR, "calendar-plus")
        self._calendar.clicked.connect(self.calendar_asked)
        self._trouble = Text("", Role.HINT, tone=Tone.INK, align=center)
        self._trouble.hide()
        self._entry = Fold("What you wrote", Text(entry))
        self._back = QuietButton("Back to it", "arrow-left")
        self._back.clicked.connect(self.back_asked)
        column = self.column
        column.addStretch(1)
        column.addWidget(self._heading)
        column.addSpacing(4)
        column.addWidget(self._words)
        column.addSpacing(28)
        column.addWidget(self._go, 0, center)
        column.addSpacing(12)
        if may_keep:
            column.addLayout(_in_the_middle(self.threshold))
        else:
            self.threshold.hide()
            column.addWidget(Text(NO_SPACE, Role.NOTE, tone=Tone.MUTED, align=center))
        column.addSpacing(12)
        column.addWidget(self._calendar, 0, center)
        self._calendar.setVisible(dated)
        column.addWidget(self._trouble)
        column.addSpacing(20)
        self.add_middle(self._entry, WIDEST)
        column.addStretch(2)
        self.add_foot(self._back)
        self._connect()

    def first(self) -> QWidget:
        return self._go

    def refuse(self, problem: Problem) -> None:
        """Say why it could not be kept; it is still here, and nowhere else."""
        self.threshold.refuse(problem)

    def complain(self, words: str) -> None:
        """Say what else did not work."""
        self._trouble.setText(words)
        self._trouble.show()
        accessible.announce(self, words)

    def show_kept(self) -> None:
        """Say that it is kept; all that is left is to go on."""
        self.kept = True
        for part in (self.threshold, self._entry, self._back, self._trouble):
            part.hide()
        self.threshold.forget()
        self._heading.setText("It is kept")
        self._words.setText(KEPT)
        self._go.setText("Go on")
        self._go.show()
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.announce(self, KEPT)

    def forget(self) -> None:
        """Leave no passphrase behind that was typed halfway."""
        self.threshold.forget()

    def rest_alone(self) -> None:
        """Be ready again: what was being opened stays shut, as nobody seems to be there."""
        self.threshold.forget()
        self.threshold.busy(False)

    def _connect(self) -> None:
        self.threshold.unfolded.connect(self._on_threshold_unfolded)
        self.threshold.tried.connect(self.tried)
        self.threshold.new_asked.connect(self.new_asked)
        self.threshold.passed.connect(self._on_threshold_passed)

    def _on_threshold_unfolded(self) -> None:
        """One way on at a time; the field is in sight."""
        self._go.hide()
        field = self.threshold
        QTimer.singleShot(0, field, lambda: self._scroll.show_all_of(field))

    def _on_threshold_passed(self) -> None:
        self.threshold.fold()
        self._go.show()
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
