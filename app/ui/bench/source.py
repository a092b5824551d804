"""A line of an author's file, with a mark below the place that is meant."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme, typeface
from ..typeface import Role
from ..widgets.text import typeset

SIDE, ABOVE, MARK = 12, 8, 5
"""Beside the words, above them, and half the width of the mark, in px at 100 % text."""
SHIFT = 0.8
"""A place further right than this share of the width is moved into sight."""


class SourceLine(QWidget):
    """`line` as it stands in the file; `at` is where the fault is, in characters from 0 on."""

    def __init__(self, line: str, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._at = line, at
        self.setAccessibleName(f"In the file: {line}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(typeface.font(Role.BASE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        high = QFontMetricsF(self.font()).height() + typeface.scaled(2 * ABOVE + MARK)
        return QSize(round(typeface.scaled(320)), round(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(160)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now, metrics = theme.current(), QFontMetricsF(self.font())
        side, above = typeface.scaled(SIDE), typeface.scaled(ABOVE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.ground_under(self)
        painter.setPen(QPen(now.hair(now.ground(ground)), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setClipRect(QRectF(self.rect()).adjusted(side / 2, 0, -side / 2, 0))
        words = typeset(self._line, self.font(), 1.3, 100_000)
        place = metrics.horizontalAdvance(self._line[: self._at])
        moved = max(0.0, place - (self.width() - 2 * side) * SHIFT)
        painter.setPen(now.text_on(ground))
        words.layout.draw(painter, QPointF(side - moved, above))
        letter = metrics.horizontalAdvance(self._line[self._at : self._at + 1] or "x")
        x, y = side - moved + place + letter / 2, above + words.height
        half = typeface.scaled(MARK)
        painter.setPen(QPen(now.primary, 1))
        painter.setBrush(now.primary)
        tip = (QPointF(x, y), QPointF(x - half, y + half), QPointF(x + half, y + half))
        painter.drawPolygon(QPolygonF(list(tip)))
