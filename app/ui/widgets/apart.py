"""Two things at the two ends of a line, or below each other where there is no room for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

GAP = 24


class Apart(QWidget):
    """`left` and `right` on one line while both fit."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(left, 1)
        self._box.addWidget(right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Look again whether both fit, for another text size."""
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._left.sizeHint().width() + self._right.sizeHint().width() + GAP
        way = QBoxLayout.Direction.LeftToRight
        if wanted > self.width():
            way = QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
