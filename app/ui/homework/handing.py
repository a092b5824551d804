"""Line by line, what goes to the therapist: each ticks what is theirs, then both say yes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...homework.sheet import Sheet
from ...homework.view import view
from ...session.session import Seat
from ...summary.consent import tick_all
from ...summary.summary import Column, Summary
from ...summary.turns import Turns
from .. import accessible
from ..columns import POLICY
from ..lines import Lines
from ..places.page import SIDE, Page
from ..signing import Signing, Wording
from ..typeface import Role
from ..widgets import FlowLayout, Heading, Text, Tone
from ..widgets.button import Button
from ..wizard.record import now

HANDED = (Column.HANDED,)
ALL_MINE = "Hand on all of mine"
NOT_KEPT = "It is kept once both of you have had a turn. Back leads to how it went."
EITHER = "A line goes only if the one who said it ticks it. Both can want none."


class Handing(Page):
    """`sheet` as it will be read. `turned`: both had their turn at the ticks; `left`: not today.

    Where it is `final`, both say yes as well, and the `ways` out open up with that.
    """

    turned = Signal()
    left = Signal()

    def __init__(
        self,
        sheet: Sheet,
        ways: Sequence[Button] = (),
        *,
        final: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("What goes to your therapist?", parent)
        self.sheet, self._final, self._ways = sheet, final, ways
        self._turns = Turns(view(sheet, ticked=final, went=final), Seat.FIRST)
        agreed = "Both of you said yes. Now choose how it gets there."
        wording = Wording(ALL_MINE, agreed=agreed) if final else Wording(ALL_MINE, NOT_KEPT, agreed)
        self._signing = Signing((Seat.FIRST, Seat.SECOND), wording)
        self._signing.kept_all.connect(self._on_signing_kept_all)
        self._signing.passed_on.connect(self._on_signing_passed_on)
        self._signing.ticks_again.connect(self._on_signing_ticks_again)
        self._signing.said_yes.connect(self._on_signing_said_yes)
        self._said = Text("", measure=None)
        self._said.hide()
        self._lines = Lines(self.summary, asks=True)
        self._lines.ticked.connect(self._on_lines_ticked)
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self._build()
        self._show_state()

    @property
    def summary(self) -> Summary:
        """The lines as they are ticked."""
        return self._turns.summary

    def first(self) -> QWidget:
        return self._back

    def arrive(self) -> None:
        """Put the keyboard on what is asked next."""
        self._signing.focus_first()

    def complain(self, words: str) -> None:
        """Say what could not be done."""
        self.say(words)

    def say(self, words: str) -> None:
        """Say what came of it."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        add, space = column.addWidget, column.addSpacing
        add(Heading(self.title, Role.TITLE))
        space(4)
        add(Text(EITHER, Role.HINT, tone=Tone.MUTED))
        space(4)
        add(Text(POLICY, Role.NOTE, tone=Tone.MUTED))
        space(16)
        add(self._signing)
        space(12)
        if self._ways:
            row = QWidget()
            flow = FlowLayout(row, across=12, down=8)
            for button in self._ways:
                flow.addWidget(button)
            add(row)
        add(self._said)
        space(12)
        add(self._lines)
        self.add_middle(inside, 900)
        self.column.addStretch(1)

    def _on_lines_ticked(self) -> None:
        busy = self._turns.busy
        if busy is not None:
            self._turns = self._turns.with_ticks(busy, self._lines.ticks(busy))

    def _on_signing_kept_all(self) -> None:
        mine = tick_all(self.summary, self._signing.seat, columns=HANDED)
        self._turns = self._turns.with_summary(mine)
        self._lines.show_ticks(self.summary, self._turns.busy)
        self._signing.focus_done()

    def _on_signing_passed_on(self) -> None:
        self._turns = self._turns.passed_on(self._signing.seat)
        if self._turns.busy is None and not self._final:
            self.turned.emit()
            return
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
        if self.summary.agreed and self._ways:
            self._ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        for button in self._ways:
            button.setEnabled(self.summary.agreed)
        self._lines.show_columns(HANDED)
        self._lines.show_ticks(self.summary, self._turns.busy)
        self._signing.show_state(self._turns, handing=False)
