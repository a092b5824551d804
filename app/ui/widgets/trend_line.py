"""A small drawn line of a few numbers, without axes: whether it goes up or down, no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import accessible, theme, typeface
from ..theme import Partner
from .bead import outline

HEIGHT, ASIDE, STROKE, POINT = 96, 10, 2.5, 9


class TrendLine(QWidget):
    """Numbers from 0 to 1 from left to right, in the colour and with the sign of their owner."""

    def __init__(
        self, parts: Sequence[float], partner: Partner, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._partner = tuple(parts), partner
        self.setAccessibleName(name)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, round(typeface.scaled(HEIGHT)))

    def restyle(self) -> None:
        """Take the height of another text size."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, ground = theme.current(), theme.ground_under(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.hair(), 1))
        for height in (0.0, 0.5, 1.0):
            y = self._y(height)
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        points = self._points()
        color = now.thread_on(self._partner, ground)
        painter.setPen(QPen(color, typeface.scaled(STROKE), c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        for point in points:
            painter.fillPath(outline(point, typeface.scaled(POINT), self._partner), color)

    def _y(self, part: float) -> float:
        aside = typeface.scaled(ASIDE)
        return self.height() - aside - part * (self.height() - 2 * aside)

    def _points(self) -> list[QPointF]:
        aside = typeface.scaled(ASIDE)
        last = len(self._parts) - 1
        room = self.width() - 2 * aside
        return [
            QPointF(aside + (room * at / last if last else room / 2), self._y(part))
            for at, part in enumerate(self._parts)
        ]
