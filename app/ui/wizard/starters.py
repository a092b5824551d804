"""Beginnings of sentences, as pills that may take several lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from .. import typeface
from ..typeface import Role
from ..widgets import SecondaryButton, Size
from ..widgets.button import Look

WIDEST = 380


class Starter(SecondaryButton):
    """A beginning that is written into the field when it is pressed."""

    _SIDE = 16

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent, size=Size.SMALL)
        self.setAccessibleName(f"Begin with: {words}")

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.BASE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self._typeset(WIDEST)
        return QSize(int(words.width) + 1 + self._beside(), self._height(words) - 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 200), self.sizeHint().height())

    def _paint_box(self, painter: QPainter, look: Look) -> None:
        painter.setPen(QPen(look.border, 1) if look.border else Qt.PenStyle.NoPen)
        painter.setBrush(look.fill if look.fill else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        corner = min(box.height() / 2, 19.0)
        painter.drawRoundedRect(box, corner, corner)
