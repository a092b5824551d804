"""A stretch of time by the clock, without a buzzer; nothing starts or moves on by itself."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....flow.items import AtEnd, Timer
from ....session.conversation import Conversation
from ....session.telling import clock as time_of_day
from ....session.time_out import open_break
from ....session.value import Spent
from ... import accessible
from ...typeface import Role
from ...widgets import FlowLayout, QuietButton, SecondaryButton, Text, Tone
from ..record import Clock, now
from .base import ItemWidget
from .glow import GlowingRing

LOOK_MS = 1_000
OVER = "Take the time you need."


class TimerWidget(ItemWidget):
    """Start, stop, and one more minute; the ring and its words stand in the corner.

    What is left follows from the wall clock, so that a computer that slept counts it.
    """

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        self._item = cast(Timer, self.item)
        value = conversation.value
        self._spent = value if isinstance(value, Spent) else None
        self._since: datetime | None = None
        self._ring = GlowingRing()
        self._words = Text("", Role.BASE, tone=Tone.MUTED)
        self._corner = _beside(self._ring, self._words)
        self._start = SecondaryButton("Start", "clock")
        self._stop = SecondaryButton("Stop")
        self._more = QuietButton(_more_words(self._item.more), "plus")
        row = QWidget()
        flow = FlowLayout(row, across=12, down=8)
        for button in (self._start, self._stop, self._more):
            flow.addWidget(button)
        self.column.addWidget(row)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._start.clicked.connect(self._on_start_clicked)
        self._stop.clicked.connect(self._on_stop_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._looks.timeout.connect(self._look_at_clock)
        self._show()

    def value(self) -> Spent | None:
        if self._since is None:
            return self._spent
        before = self._spent or Spent()
        seconds = before.seconds + self._gone()
        return Spent(seconds, before.done or seconds >= self._length(), before.added)

    def corner(self) -> QWidget:
        return self._corner

    def focus_field(self) -> None:
        for button in (self._start, self._stop, self._more):
            if not button.isHidden():
                button.setFocus()
                return
        self.setFocus()

    def _length(self) -> int:
        added = self._spent.added if self._spent else 0
        return self._item.length + added * 60

    def _gone(self) -> int:
        """Whole seconds since Start; a clock that was set back takes none away."""
        if self._since is None:
            return 0
        return max(0, int((self.clock() - self._since).total_seconds()))

    def _left(self) -> int:
        spent = self.value()
        return self._length() - spent.seconds if spent else self._length()

    def _on_start_clicked(self) -> None:
        self._since = self.clock()
        self._looks.start()
        self._show()
        self._stop.setFocus()
        self._chosen()

    def _on_stop_clicked(self) -> None:
        self._halt()
        self._show()
        self.focus_field()
        self._chosen()

    def _on_more_clicked(self) -> None:
        spent = self.value() or Spent()
        was_over = spent.done
        self._spent = Spent(min(spent.seconds, self._length()), False, self._item.more)
        self._since = self.clock() if self._since or was_over else None
        if self._since:
            self._looks.start()
        self._show()
        self.focus_field()
        self._chosen()

    def _halt(self) -> None:
        self._spent, self._since = self.value(), None
        self._looks.stop()

    def _look_at_clock(self) -> None:
        if self._left() <= 0:
            self._halt()
            if self._item.at_end is AtEnd.CHIME:
                self._ring.glow()
            accessible.announce(self, OVER)
            self._show()
            self._chosen()
            return
        words = self._words.text()
        self._show()
        if self._words.text() != words:
            self.answered.emit()

    def _show(self) -> None:
        if not self._item.length:
            self._show_return()
            return
        left, spent = self._left(), self._spent
        over, running = left <= 0 or bool(spent and spent.done), self._since is not None
        words = OVER if over else left_words(left, begun=running or spent is not None)
        if words != self._words.text() or not accessible.reduced_motion():
            self._ring.set_left(0 if over else left / max(1, self._length()))
        self._words.setText(words)
        self._start.setText("Carry on" if spent and spent.seconds else "Start")
        self._start.setVisible(not running and not over)
        self._stop.setVisible(running)
        added = spent is not None and spent.added > 0
        self._more.setVisible(bool(self._item.more) and not added and (running or over))

    def _show_return(self) -> None:
        """A break ends at a moment that was agreed on; its own page shows it large."""
        pause = open_break(self.conversation)
        back = f"Until {time_of_day(pause.back_at)}." if pause else OVER
        self._words.setText(back)
        for part in (self._ring, self._start, self._stop, self._more):
            part.hide()


def left_words(seconds: int, *, begun: bool) -> str:
    """How much time is left, in words that change once a minute at the most."""
    minutes = round(seconds / 60)
    if not begun:
        return f"{seconds} seconds" if minutes < 1 else _count(minutes)
    return "about a minute left" if seconds < 90 else f"about {minutes} minutes left"


def _count(minutes: int) -> str:
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _more_words(minutes: int) -> str:
    return "One more minute" if minutes == 1 else f"{minutes} more minutes"


def _beside(ring: QWidget, words: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(ring)
    row.addWidget(words)
    return whole
