"""A ring that can glow once: the only chime there is, and none where motion is reduced."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ... import accessible, theme
from ...widgets import Ring
from ...widgets.ring import STROKE

GLOW_MS = 2_400


class GlowingRing(Ring):
    """The ring of a timer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(GLOW_MS)
        for at, light in ((0.0, 0.0), (0.3, 1.0), (1.0, 0.0)):
            self._fade.setKeyValueAt(at, light)
        self._fade.valueChanged.connect(self._on_fade_changed)

    def glow(self) -> None:
        """Light up slowly and go out again."""
        if not accessible.reduced_motion():
            self._fade.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._light:
            return
        color = QColor(theme.current().primary)
        color.setAlphaF(self._light)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, STROKE))
        inner = QColor(color)
        inner.setAlphaF(self._light / 3)
        painter.setBrush(inner)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))

    def _on_fade_changed(self, light: float) -> None:
        self._light = light
        self.update()
