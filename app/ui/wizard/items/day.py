"""Lines for a day and for a time of day, to type in, or to change with the arrows."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QSize, QTime, Signal
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateEdit,
    QHBoxLayout,
    QSizePolicy,
    QTimeEdit,
    QWidget,
)

from ... import typeface
from ...typeface import Role
from ...widgets.frame import Frame

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class _Day(QDateEdit):
    """A date editor that a scrolled page does not turn."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Clock(QTimeEdit):
    """A time editor that a scrolled page does not turn."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Typed(Frame):
    """What both lines share: the frame, the locale and the height of a line."""

    changed = Signal()
    left = Signal()

    def __init__(
        self, editor: QDateEdit | QTimeEdit, shape: str, sample: str, parent: QWidget | None
    ) -> None:
        self._sample = sample
        self._editor = editor
        super().__init__(editor, Role.BASE, parent)
        editor.setFrame(False)
        editor.setLocale(ENGLISH)
        editor.setDisplayFormat(shape)
        editor.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        editor.setKeyboardTracking(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 8, 2)
        row.addWidget(editor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        editor.editingFinished.connect(self.left)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(typeface.font(Role.BASE))
        width = metrics.horizontalAdvance(self._sample) + 22 + typeface.scaled(26)
        return QSize(round(width), round(metrics.lineSpacing() + 26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class DayLine(_Typed):
    """A day, with its day of the week."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._day = _Day()
        super().__init__(self._day, "ddd d MMM yyyy", "Wed 28 Nov 2026", parent)
        self._day.dateChanged.connect(self.changed)

    def day(self) -> date:
        """The day shown."""
        shown = self._day.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a day, without telling."""
        self._day.blockSignals(True)
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.blockSignals(False)


class ClockLine(_Typed):
    """A time of day in hours and minutes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._time = _Clock()
        super().__init__(self._time, "HH:mm", "20:40", parent)
        self._time.timeChanged.connect(self.changed)

    def clock(self) -> time:
        """The time shown."""
        shown = self._time.time()
        return time(shown.hour(), shown.minute())

    def show_time(self, moment: time) -> None:
        """Show a time, without telling."""
        self._time.blockSignals(True)
        self._time.setTime(QTime(moment.hour, moment.minute))
        self._time.blockSignals(False)
