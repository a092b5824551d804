"""A number between two ends: a little less, a little more, and the number between the buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from .. import accessible
from ..typeface import Role
from ..widgets import SecondaryButton, Size, Text


class Slide(QWidget):
    """`changed` says that `value()` is another one. In per cent."""

    changed = Signal()

    def __init__(
        self,
        least: int,
        most: int,
        step: int,
        value: int,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ends, self._step, self._value, self._name = (least, most), step, value, name
        self._less = SecondaryButton("Smaller", "minus", size=Size.SMALL)
        self._more = SecondaryButton("Larger", "plus", size=Size.SMALL)
        self._shown = Text("", Role.FIELD, measure=None)
        self._less.clicked.connect(lambda: self._go(-self._step))
        self._more.clicked.connect(lambda: self._go(self._step))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for widget in (self._less, self._shown, self._more):
            row.addWidget(widget)
        row.addStretch(1)
        self._show()

    def value(self) -> int:
        """The number now."""
        return self._value

    def show_value(self, value: int) -> None:
        """Show a number that was changed elsewhere, without telling."""
        self._value = value
        self._show()

    def _go(self, by: int) -> None:
        least, most = self._ends
        value = max(least, min(most, self._value + by))
        if value != self._value:
            self._value = value
            self._show()
            accessible.announce(self, f"{self._name} {value} per cent")
            self.changed.emit()

    def _show(self) -> None:
        least, most = self._ends
        self._shown.setText(f"{self._value} %")
        self._less.setEnabled(self._value > least)
        self._more.setEnabled(self._value < most)
