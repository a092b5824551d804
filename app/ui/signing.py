"""Who ticks now, and who has said yes to the summary: one after the other, then both."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..session.session import Seat
from ..summary.summary import Summary
from ..summary.turns import Turns
from .shortened import shortened
from .theme import Partner
from .typeface import Role
from .widgets import (
    Card,
    FlowLayout,
    Heading,
    NameChip,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)
from .widgets.apart import Apart
from .widgets.button import Button


@dataclass(frozen=True)
class Wording:
    """What is said around the ticks: the button for all of one’s own, and the words below."""

    all_mine: str = "Keep all of mine"
    not_today: str = "Not today? That is fine too. You can come back to this page."
    agreed: str = "Both of you said yes. Finish keeps just the lines that stay."


AGAIN = "A tick has changed since. So both of you say yes again."


class Signing(QWidget):
    """First each has a turn at the ticks, then each says yes.

    A signal says what was pressed; `seat` is whose row it stood in.
    """

    kept_all = Signal()
    headlines_handed = Signal()
    passed_on = Signal()
    ticks_again = Signal()
    said_yes = Signal()

    def __init__(
        self,
        left_to_right: tuple[Seat, Seat],
        wording: Wording | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wording = wording or Wording()
        self.seat = left_to_right[0]
        self._order = left_to_right
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._first: QWidget = self
        self._done: QWidget = self

    def focus_done(self) -> None:
        """Put the keyboard on what ends this turn at the ticks."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on what is asked next."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, turns: Turns, handing: bool) -> None:
        """Who ticks now, or, once both have, who said yes.

        `handing`: the two want a copy for a therapist.
        """
        summary, busy = turns.summary, turns.busy
        self._first = self
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        card = Card(inside=(20, 18, 20, 18))
        asked = "Who ticks what is theirs" if busy else "Are you both fine with this?"
        card.column.addWidget(Heading(asked, Role.LABEL))
        for seat in self._order:
            card.column.addSpacing(10)
            card.column.addWidget(self._row(summary, seat, busy, handing))
        self._column.addWidget(card)
        self._column.addSpacing(12)
        said = self._wording
        words = said.agreed if summary.agreed else AGAIN if turns.again else said.not_today
        self._column.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED))

    def _row(self, summary: Summary, seat: Seat, busy: Seat | None, handing: bool) -> QWidget:
        name, signed = summary.name(seat), seat in summary.signed
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        words = f"{name} ticks now" if seat is busy else name
        chip = NameChip(Partner(summary.partner(seat)), name, words, turn=seat is busy)
        row.addWidget(chip)
        row.addStretch(1)
        if signed:
            row.addWidget(Text("yes", Role.LABEL, tone=Tone.PRIMARY, measure=None))
        buttons = self._buttons(summary, seat, busy, handing)
        if not buttons:
            return who
        ways = QWidget()
        flow = FlowLayout(ways, across=10, down=10)
        for button in buttons:
            flow.addWidget(button)
        return Apart(who, ways)

    def _buttons(
        self, summary: Summary, seat: Seat, busy: Seat | None, handing: bool
    ) -> list[Button]:
        if seat is busy:
            everything = self._button(SecondaryButton(self._wording.all_mine), seat, self.kept_all)
            done = self._button(PrimaryButton("Done"), seat, self.passed_on)
            self._first, self._done = everything, done
            if not handing:
                return [everything, done]
            headlines = SecondaryButton("Headlines to our therapist")
            return [everything, self._button(headlines, seat, self.headlines_handed), done]
        if busy is not None:
            return []
        again = SecondaryButton(f"{shortened(summary.name(seat), 24)} ticks again")
        buttons = [self._button(again, seat, self.ticks_again)]
        if seat not in summary.signed:
            kind = PrimaryButton if self._first is self else SecondaryButton
            yes = self._button(kind("Yes, fine"), seat, self.said_yes)
            yes.setAccessibleName(f"{summary.name(seat)}: Yes, fine")
            self._first = yes if self._first is self else self._first
            buttons.insert(0, yes)
        return buttons

    def _button(self, button: Button, seat: Seat, pressed: SignalInstance) -> Button:
        def press() -> None:
            self.seat = seat
            pressed.emit()

        button.clicked.connect(press)
        return button
