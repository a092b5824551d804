"""Things side by side while each has room, below each other when not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from .. import typeface


class Row(QWidget):
    """Equal shares of one line; `narrowest` is the least width of each in px at 100 %."""

    def __init__(self, narrowest: float, gap: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)

    def add(self, widget: QWidget, share: int = 1, align: Qt.AlignmentFlag | None = None) -> None:
        """Put `widget` behind the others."""
        self._box.addWidget(widget, share, align or Qt.AlignmentFlag(0))

    def restyle(self) -> None:
        """Look again whether all have room."""
        self._arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        count = self._box.count()
        needed = typeface.scaled(self._narrowest) * count + self._box.spacing() * (count - 1)
        across = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if width >= needed else below)
