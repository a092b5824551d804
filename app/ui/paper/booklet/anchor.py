"""Where something stands in a booklet, for the pages that refer to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter


@dataclass(frozen=True)
class Anchor:
    """Nothing to see: here begins what other pages refer to by this name."""

    name: str

    @property
    def box(self) -> QRectF:
        return QRectF()

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Leave the paper as it is."""
