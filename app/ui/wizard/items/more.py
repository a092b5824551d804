"""What may belong to an agreement: until when, how it is noticed, what gets in the way."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ....flow.items import Agreement
from ....session.value import Plan
from ... import typeface
from ...theme import Partner
from ...typeface import Role
from ...widgets import Emphasis, FlowLayout, Line, ScaleRow, Text, Tone
from ...widgets.typed import LONGEST
from ..record import Clock, now
from ..sharing import Icon
from .day import DayLine

ROOM = 660
_OF_TWO, _OF_ONE = ("We try it until", "How we notice"), ("I try it until", "How I notice")


class More(QWidget):
    """Everything here may stay empty.

    `changed` says that something is another; `left` that what is there should be kept.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        item: Agreement,
        plan: Plan,
        owner: Partner | None,
        *,
        alone: bool = False,
        clock: Clock = now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sure_from = item.sure_from
        self._until = plan.until
        self._day = DayLine()
        self._day.show_day(plan.until or clock().date() + timedelta(days=item.days))
        self._day.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._noticed, self._obstacle = Line(longest=LONGEST), Line(longest=LONGEST)
        self._noticed.set_text(plan.noticed)
        self._obstacle.set_text(plan.obstacle)
        self._sure = ScaleRow(0, 10, partner=owner)
        self._sure.set_value(plan.sure)
        self._smaller = Text(f"Under {item.sure_from}? Make it smaller.", Role.NOTE)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(alone)
        self._connect()
        self._weigh()

    def until(self) -> date | None:
        """The last day, if it was chosen; else the flow's own stretch of days holds."""
        return self._until

    def noticed(self) -> str:
        """How both notice that it is kept."""
        return self._noticed.text()

    def obstacle(self) -> str:
        """What may get in the way."""
        return self._obstacle.text()

    def sure(self) -> int | None:
        """How sure its owner is, 0 to 10."""
        return self._sure.value()

    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        written = self.noticed().strip() or self.obstacle().strip()
        return self._until is None and not written and self.sure() is None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Take the text size anew."""
        self._arrange()

    def _lay_out(self, alone: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(20)
        self._fields.setSpacing(16)
        until, noticed = _OF_ONE if alone else _OF_TWO
        for icon, words, line in (
            ("calendar", until, self._day),
            ("eye", noticed, self._noticed),
            ("cloud", "What may get in the way", self._obstacle),
        ):
            line.setAccessibleName(words)
            self._fields.addLayout(_labelled(icon, words, line), 1)
        column.addLayout(self._fields)
        sure = QVBoxLayout()
        sure.setSpacing(10)
        head = QWidget()
        row = FlowLayout(head, across=16, down=2)
        row.addWidget(Text("How sure are you?", Role.BASE))
        row.addWidget(self._smaller)
        sure.addWidget(head)
        sure.addWidget(self._sure)
        column.addLayout(sure)
        self._sure.setAccessibleName("How sure are you?")

    def _connect(self) -> None:
        self._day.changed.connect(self._on_day_changed)
        self._day.left.connect(self.left)
        for line in (self._noticed, self._obstacle):
            line.changed.connect(self.changed)
            line.left.connect(self.left)
        self._sure.changed.connect(self._on_sure_changed)

    def _arrange(self) -> None:
        across = self.width() >= typeface.scaled(ROOM)
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._fields.setDirection(row if across else column)

    def _on_day_changed(self) -> None:
        self._until = self._day.day()
        self.changed.emit()

    def _on_sure_changed(self) -> None:
        self._weigh()
        self.changed.emit()
        self.left.emit()

    def _weigh(self) -> None:
        """Below the mark the hint gains weight; nothing is blocked."""
        sure = self.sure()
        low = sure is not None and sure < self._sure_from
        self._smaller.set_tone(Tone.INK if low else Tone.MUTED)
        length = len(self._smaller.text())
        self._smaller.set_emphasis(*([Emphasis(0, length, strong=True)] if low else []))


def _labelled(icon: str, words: str, line: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    label = QHBoxLayout()
    label.setSpacing(8)
    label.addWidget(Icon(icon), 0, Qt.AlignmentFlag.AlignVCenter)
    label.addWidget(Text(words, Role.NOTE, tone=Tone.MUTED), 1)
    column.addLayout(label)
    column.addWidget(line)
    return column
