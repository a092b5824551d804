"""The ring beside a turn: how much of it is left, without a number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme, typeface

SIDE, STROKE = 22, 3


class Ring(QWidget):
    """A ring that empties clockwise; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_left(self, share: float) -> None:
        """Show that `share` (0 to 1) of the turn is left."""
        self._left = max(0.0, min(1.0, share))
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(SIDE)) + 3
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        under = now.ground(theme.ground_under(self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(now.hair(under), STROKE))
        painter.drawEllipse(box)
        flat = Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(now.muted, STROKE, Qt.PenStyle.SolidLine, flat))
        painter.drawArc(box, 90 * 16, -round(self._left * 360 * 16))
