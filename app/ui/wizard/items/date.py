"""A day, or a day and a time: offered as chips, or entered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ....flow.items import Date
from ....session.conversation import Conversation
from ....session.fitness import Hindrance
from ....session.value import Moment
from ...typeface import Role
from ...widgets import ChipRow, FlowLayout, Text, Tone
from ..record import Clock, now
from .base import ItemWidget
from .day import ClockLine, DayLine
from .offer import EVENING, NOON, Offer, OfferChip, offers, span

RENEW_MS = 20_000
HOUR = 60


class DateWidget(ItemWidget):
    """Chips for what is offered, one for another time, and two lines to type it into."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        self._item = cast(Date, self.item)
        value = conversation.value
        self._value = value if isinstance(value, Moment) else None
        self._chips = ChipRow()
        self._group = QButtonGroup(self)
        self._offers: dict[QAbstractButton, Offer] = {}
        self._own = OfferChip("Another time" if self._item.time else "Another day", self.owner)
        self._day, self._time = DayLine(), ClockLine()
        self._day.setAccessibleName(f"{self.asked} The day")
        self._time.setAccessibleName(f"{self.asked} The time")
        self._bounds = Text("", Role.NOTE, tone=Tone.MUTED)
        self._bounds.hide()
        self._lay_out()
        self._offer()
        self._show_value()
        self._renewal = QTimer(self, interval=RENEW_MS)
        self._renewal.timeout.connect(self._renew)
        self._renewal.start()
        self._group.buttonClicked.connect(self._on_chip_clicked)
        for line in (self._day, self._time):
            line.changed.connect(self._on_line_changed)
            line.left.connect(self.settled)

    def value(self) -> Moment | None:
        return self._value

    def follow(self, conversation: Conversation) -> None:
        super().follow(conversation)
        self._say_bounds()

    def focus_field(self) -> None:
        chosen = self._group.checkedButton()
        first = next(iter(self._offers), self._own)
        (chosen or first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        lines = QWidget()
        row = FlowLayout(lines, across=10, down=10)
        row.addWidget(self._day)
        row.addWidget(self._time)
        self.column.addWidget(self._chips)
        self.column.addSpacing(14)
        self.column.addWidget(lines)
        self.column.addSpacing(8)
        self.column.addWidget(self._bounds)

    def _offer(self) -> None:
        """Put up the chips as they are at this moment."""
        while self._chips.flow.takeAt(0) is not None:
            pass
        for chip in self._offers:
            self._group.removeButton(chip)
            chip.deleteLater()
        self._shown_at = self.clock().replace(second=0, microsecond=0)
        self._offers = {
            OfferChip(offer.words, self.owner): offer for offer in offers(self._item, self.clock())
        }
        for chip in (*self._offers, self._own):
            chip.setAccessibleDescription(self.asked)
            self._group.addButton(chip)
            self._chips.flow.addWidget(chip)

    def _renew(self) -> None:
        """“In 30 minutes” moves on with the clock while nothing is chosen."""
        if self._value is not None or self._group.checkedButton() is not None:
            return
        if self.clock().replace(second=0, microsecond=0) != self._shown_at:
            at = next((n for n, chip in enumerate(self._offers) if chip.hasFocus()), None)
            self._offer()
            chips = list(self._offers)
            if at is not None and at < len(chips):
                chips[at].setFocus()

    def _show_value(self) -> None:
        if self._value is None:
            start = self.clock() + timedelta(minutes=max(HOUR, self._item.earliest_minutes))
            self._day.show_day(start.date())
            self._time.show_time(EVENING if start.time() < EVENING else start.time())
        else:
            self._day.show_day(self._value.at.date())
            self._time.show_time(self._value.at.time())
            self._chip_of(self._value).setChecked(True)
        self._show_lines()

    def _chip_of(self, value: Moment) -> QAbstractButton:
        for chip, offer in self._offers.items():
            if offer.at == value.at or (offer.whole_day and offer.at.date() == value.at.date()):
                return chip
        return self._own

    def _show_lines(self) -> None:
        chosen = self._group.checkedButton()
        offer = self._offers.get(chosen) if chosen is not None else None
        self._day.setVisible(chosen is self._own)
        day_only = offer is not None and offer.whole_day
        self._time.setVisible(self._item.time and (chosen is self._own or day_only))

    def _on_chip_clicked(self, chip: QAbstractButton) -> None:
        offer = self._offers.get(chip)
        if offer is not None:
            self._day.show_day(offer.at.date())
            self._time.show_time(offer.at.time())
            self._value = Moment(offer.at, self._item.time)
        else:
            self._value = self._entered()
        self._show_lines()
        self._chosen()

    def _on_line_changed(self) -> None:
        self._value = self._entered()
        self.answered.emit()

    def _entered(self) -> Moment:
        at = self._time.clock() if self._item.time else NOON
        return Moment(datetime.combine(self._day.day(), at).astimezone(), self._item.time)

    def _say_bounds(self) -> None:
        item, words = self._item, ""
        match self.conversation.hindrance(self.clock()):
            case Hindrance.TOO_SOON if item.earliest_minutes:
                words = f"Give it a little longer: {span(item.earliest_minutes)} at the least."
            case Hindrance.TOO_SOON:
                words = "That moment has passed. A later one will do."
            case Hindrance.TOO_LATE:
                words = f"That is far off. Please stay within {span(item.latest_minutes)}."
        self._bounds.setText(words)
        self._bounds.setVisible(bool(words))
