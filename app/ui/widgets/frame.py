"""The line around whatever is written in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from .. import theme, typeface
from ..typeface import Role

CORNER = 10.0


class Frame(QWidget):
    """The line around whatever is written in: 2 px while it has the keyboard, and nothing moves."""

    def __init__(self, writing: QWidget, role: Role, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._role = role
        self._writing = writing
        self.setFocusProxy(writing)
        writing.installEventFilter(self)
        self.restyle()

    def setAccessibleName(self, name: str) -> None:
        """What is asked for here, for a screen reader."""
        super().setAccessibleName(name)
        self._writing.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:
        super().setAccessibleDescription(words)
        self._writing.setAccessibleDescription(words)

    def restyle(self) -> None:
        self._writing.setFont(typeface.font(self._role))
        self._writing.setPalette(theme.current().writing)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._writing.hasFocus()
        under = now.ground(theme.ground_under(self))
        if not self.isEnabled():
            painter.setPen(QPen(now.hair(under), 1))
        else:
            painter.setPen(QPen(now.primary if focused else now.line, 2 if focused else 1))
            painter.setBrush(now.card)
        half = 1 if focused else 0.5
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CORNER, CORNER)
