"""The cycle of two people on the screen: the drawing as it is on paper, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..summary.cycle import Cycle
from ..summary.summary import Summary
from . import accessible, theme, typeface
from .paper.circle import Drawing, drawing
from .paper.face import FINE
from .paper.ground import Ground

WIDEST, NARROWEST = 520, 240
"""In px: at 100 % text, and at any."""


class CycleDrawing(QWidget):
    """A picture that a screen reader reads out in sentences; it stands on a card."""

    def __init__(self, summary: Summary, cycle: Cycle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary, self._cycle = summary, cycle
        self._drawn: dict[int, Drawing] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName(" ".join(cycle.sentences))

    def restyle(self) -> None:
        """Draw it anew, for another theme or text size."""
        self._drawn.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._drawing(width).height + 1)

    def sizeHint(self) -> QSize:
        width = round(typeface.scaled(WIDEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, NARROWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        made = self._drawing(self.width())
        left = (self.width() - self._wide(self.width())) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / FINE, 1 / FINE)
        for placed in made.pieces:
            placed.piece.paint(painter, QPointF(placed.x + left, placed.y))

    def _drawing(self, width: int) -> Drawing:
        wide = self._wide(width)
        if wide not in self._drawn:
            ground = Ground(self._summary, typeface.percent() / 100, theme.current())
            self._drawn[wide] = drawing(ground, self._cycle, wide)
        return self._drawn[wide]

    def _wide(self, width: int) -> int:
        return max(NARROWEST, min(width, round(typeface.scaled(WIDEST))))
