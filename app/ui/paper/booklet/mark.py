"""Marks that only a booklet has: a box to tick, and where something stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..piece import in_px

CORNER = 2.5


@dataclass(frozen=True)
class Box:
    """An empty box to tick."""

    side: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            painter.setPen(QPen(self.color, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = self.box.translated(at).adjusted(0.6, 0.6, -0.6, -0.6)
            painter.drawRoundedRect(inside, CORNER, CORNER)


@dataclass(frozen=True)
class Anchor:
    """Nothing to see: here begins what other pages refer to by this name."""

    name: str

    @property
    def box(self) -> QRectF:
        return QRectF()

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Leave the paper as it is."""
