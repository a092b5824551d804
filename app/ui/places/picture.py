"""An icon standing beside words, in a token's colour and as large as the text asks for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import icons, theme, typeface
from ..widgets.text import Tone, tone_color


class Picture(QWidget):
    """The Lucide icon `name`, `side` px at 100 %; it says nothing that the words do not."""

    def __init__(
        self, name: str, side: float = 20, tone: Tone = Tone.MUTED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._side, self._tone = name, side, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the size anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(self._side))
        return QSize(side, side + round(typeface.scaled(3)))

    def paintEvent(self, event: QPaintEvent) -> None:
        color = tone_color(self._tone, theme.ground_under(self))
        side = typeface.scaled(self._side)
        box = QRectF(0, self.height() - side, side, side)
        icons.paint_icon(QPainter(self), self._name, color, box)
