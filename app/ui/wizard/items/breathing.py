"""Slow breathing with the two threads as a guide; it begins when it is asked to."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....flow.items import Breathing
from ....session.conversation import Conversation
from ....session.value import Spent
from ... import accessible, typeface
from ...breath import BreathingGuide
from ...typeface import Role
from ...widgets import SecondaryButton, Text, Tone
from ..record import Clock, now
from .base import ItemWidget

LOOK_MS = 1_000
AROUND = 430
"""What stands above and below the guide in a window, in px at 100 % text."""
OVER = "That was it. Stay with it as long as you like."


class BreathingWidget(ItemWidget):
    """The guide, Start and Stop, and which breath it is, in words."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = self._item = cast(Breathing, self.item)
        value = conversation.value
        self._spent = value if isinstance(value, Spent) else None
        self._since: datetime | None = None
        self.guide = BreathingGuide(
            breathe_in=item.breathe_in,
            second_in=item.second_in,
            hold=item.hold,
            out=item.out,
            rest=item.rest,
            rounds=item.rounds,
            seconds=lambda: self.clock().timestamp(),
        )
        self._button = SecondaryButton("Start")
        self._words = Text("", Role.BASE, tone=Tone.MUTED)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._button)
        row.addWidget(self._words, 1)
        self.column.addWidget(self.guide, 1)
        self.column.addSpacing(12)
        self.column.addLayout(row)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look_at_clock)
        self._button.clicked.connect(self._on_button_clicked)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Leave room for Start in a small window, for another text size."""
        self._fit()

    def _fit(self) -> None:
        room = self.window().height() - typeface.scaled(AROUND)
        self.guide.setMaximumHeight(max(self.guide.minimumSizeHint().height(), round(room)))

    def value(self) -> Spent | None:
        if self._since is None:
            return self._spent
        gone = self._gone()
        return Spent(gone, gone >= self._length() or self._was_done())

    def focus_field(self) -> None:
        self._button.setFocus()

    def _length(self) -> int:
        item = self._item
        one = item.breathe_in + item.second_in + item.hold + item.out + item.rest
        return one * item.rounds

    def _gone(self) -> int:
        if self._since is None:
            return 0
        return max(0, int((self.clock() - self._since).total_seconds()))

    def _was_done(self) -> bool:
        return self._spent is not None and self._spent.done

    def _on_button_clicked(self) -> None:
        if self._since is None:
            self._since = self.clock()
            self.guide.start()
            self._looks.start()
        else:
            self._halt()
        self._show()
        self._chosen()

    def _halt(self) -> None:
        self._spent, self._since = self.value(), None
        self.guide.stop()
        self._looks.stop()

    def _look_at_clock(self) -> None:
        if self._gone() < self._length():
            self._show()
            return
        self._halt()
        if self._button.hasFocus():  # so that Enter goes on, and does not begin anew
            self.setFocus()
        accessible.announce(self, OVER)
        self._show()
        self._chosen()

    def _show(self) -> None:
        running, rounds = self._since is not None, self._item.rounds
        self._button.setText("Stop" if running else "Start again" if self._spent else "Start")
        if running:
            at = min(rounds, self._gone() * rounds // self._length() + 1)
            self._words.setText(f"Breath {at} of {rounds}" if rounds > 1 else "One breath")
        elif self._was_done():
            self._words.setText(OVER)
        else:
            self._words.setText(_how_long(rounds, self._length()))


def _how_long(rounds: int, seconds: int) -> str:
    breaths = "One slow breath" if rounds == 1 else f"{rounds} slow breaths"
    minutes = round(seconds / 60)
    if minutes < 1:
        return breaths
    return f"{breaths}, about {'a minute' if minutes == 1 else f'{minutes} minutes'}"
