"""Who takes back something they said in a talk of the past; nothing is kept of who did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ..session.session import Seat
from ..summary.summary import Summary
from . import accessible
from .shortened import shortened
from .theme import Partner
from .typeface import Role
from .widgets import Card, FlowLayout, Heading, NameChip, SecondaryButton, Text, Tone

TITLE = "Shall a line go?"
ANY_TIME = "Each of you can take back what you said, at any time. You need no reason."
HOW = "Below each line of yours you can take it back. You are asked once more first."
NONE = "There is no line of yours here."


class Withdrawal(Card):
    """First who it is, then line by line; `turned`: it is the turn of `seat` now, or nobody's."""

    turned = Signal()

    def __init__(
        self, summary: Summary, left_to_right: tuple[Seat, Seat], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, inside=(20, 18, 20, 18))
        self.seat: Seat | None = None
        self._summary = summary
        self._ways = {seat: self._way(seat) for seat in left_to_right}
        self._chips = {seat: self._chip(seat) for seat in left_to_right}
        self._done = SecondaryButton("Done")
        self._done.clicked.connect(lambda: self._turn(None))
        self._words = Text(ANY_TIME, Role.NOTE, tone=Tone.MUTED)
        add, space = self.column.addWidget, self.column.addSpacing
        add(Heading(TITLE, Role.LABEL))
        space(10)
        for chip in self._chips.values():
            add(chip, 0, Qt.AlignmentFlag.AlignLeft)
        add(self._words)
        space(12)
        add(_flowing(*self._ways.values(), self._done))
        self._show_turn()

    def arrive(self) -> None:
        """Put the keyboard where this is begun or ended."""
        ways = list(self._ways.values())
        first = self._done if self.seat else ways[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, found: bool) -> None:
        """Say how it goes on for the one whose turn it is, who has lines here or has none."""
        self._words.setText(HOW if found else NONE)
        accessible.announce(self, self._words.text())

    def _turn(self, seat: Seat | None) -> None:
        self.seat = seat
        self._show_turn()
        self.turned.emit()
        if seat is None:
            self.arrive()

    def _show_turn(self) -> None:
        for seat, way in self._ways.items():
            way.setVisible(self.seat is None)
            self._chips[seat].setVisible(self.seat is seat)
        self._done.setVisible(self.seat is not None)
        if self.seat is None:
            self._words.setText(ANY_TIME)

    def _way(self, seat: Seat) -> SecondaryButton:
        way = SecondaryButton(f"{shortened(self._summary.name(seat), 24)} takes back")
        way.clicked.connect(lambda: self._turn(seat))
        return way

    def _chip(self, seat: Seat) -> NameChip:
        name = self._summary.name(seat)
        partner = Partner(self._summary.partner(seat))
        return NameChip(partner, name, f"{name} takes back", turn=True)


def _flowing(*widgets: QWidget) -> QWidget:
    host = QWidget()
    flow = FlowLayout(host, across=10, down=10)
    for widget in widgets:
        flow.addWidget(widget)
    return host
