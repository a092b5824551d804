"""A scale in squares, 0 to 10 or its like, with words at both ends."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .. import theme, typeface
from ..focus import CORNER, Ringed
from ..theme import Partner
from ..typeface import Role
from .flow_layout import FlowLayout
from .laid import Laid
from .text import Text, Tone

SIDE, GAP = 36, 6


class Square(Ringed, QRadioButton):
    """One number of a scale."""

    def __init__(self, number: int, partner: Partner | None, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self._partner = partner
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.BASE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(SIDE))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        chosen = self.isChecked()
        own = now.primary if self._partner is None else now.thread(self._partner)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        live = self.isEnabled()
        rest = now.hover(now.card) if self.underMouse() and live else now.card
        painter.setBrush((own if live else now.muted) if chosen else rest)
        edge = QPen(now.line if live else now.hair(), 1)
        painter.setPen(Qt.PenStyle.NoPen if chosen else edge)
        inset = 0 if chosen else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setFont(typeface.font(Role.BASE, weight=QFont.Weight.DemiBold if chosen else None))
        words = now.ink if live else now.muted
        painter.setPen(
            (now.on_thread if self._partner is not None else now.on_primary) if chosen else words
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class ScaleRow(QWidget):
    """The squares from `least` to `most`; arrows, Home, End and the digits move the choice."""

    changed = Signal()

    def __init__(
        self,
        least: int,
        most: int,
        low: str = "",
        high: str = "",
        partner: Partner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._squares: list[Square] = []
        self._group = QButtonGroup(self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        block = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        block.setSizePolicy(policy)
        whole.addWidget(block, 1)
        whole.addStretch(0)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        flow = self._flow = FlowLayout(across=GAP, down=GAP, even=True)
        for number in range(least, most + 1):
            square = Square(number, partner, self)
            square.setAccessibleName(_spoken(number, least, most, low, high))
            self._squares.append(square)
            self._group.addButton(square)
            flow.addWidget(square)
        column.addLayout(flow)
        self._ends = _ends(low, high)
        if low or high:
            column.addWidget(self._ends)
        self._group.buttonToggled.connect(self._on_group_toggled)

    def value(self) -> int | None:
        """The number chosen, if any."""
        at = next((i for i, square in enumerate(self._squares) if square.isChecked()), None)
        return None if at is None else self._least + at

    def set_value(self, value: int | None) -> None:
        """Have `value` chosen, or nothing, without telling."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for number, square in enumerate(self._squares, self._least):
            square.setChecked(number == value)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def focus_first(self) -> None:
        """Put the keyboard on the chosen square, else on the first."""
        at = next((square for square in self._squares if square.isChecked()), self._squares[0])
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Have the words at both ends of the squares at another text size, too."""
        self._fit()

    def _fit(self) -> None:
        self._ends.setMaximumWidth(self._flow.row_width(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        there = self._target(event)
        if there is None:
            super().keyPressEvent(event)
            return
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.setChecked(True)

    def _target(self, event: QKeyEvent) -> Square | None:
        typed = event.text()
        if typed.isascii() and typed.isdigit():
            at = int(typed) - self._least
            return self._squares[at] if 0 <= at < len(self._squares) else None
        return {
            Qt.Key.Key_Home: self._squares[0],
            Qt.Key.Key_End: self._squares[-1],
        }.get(Qt.Key(event.key()))

    def _on_group_toggled(self, square: QRadioButton, checked: bool) -> None:
        if checked:
            self.changed.emit()


def _spoken(number: int, least: int, most: int, low: str, high: str) -> str:
    if number == least and low:
        return f"{number}, {low}"
    if number == most and high:
        return f"{number}, {high}"
    return f"{number}"


def _ends(low: str, high: str) -> QWidget:
    host = Laid()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(24)
    row.addWidget(Text(low, Role.NOTE, tone=Tone.MUTED), 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    end = Text(high, Role.NOTE, tone=Tone.MUTED, align=Qt.AlignmentFlag.AlignRight)
    row.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
    return host
