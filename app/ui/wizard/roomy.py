"""The middle of a full page: a drawing from edge to edge, and words that keep off the edges."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..widgets import ScrollColumn

ASIDE = 20
"""Left and right of the words in px."""


class Roomy(ScrollColumn):
    """The drawing takes the room that the words leave, so that nothing has to be scrolled."""

    def __init__(self, drawing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        if (content := self.column.parentWidget()) is not None:
            content.setMinimumHeight(1)  # else Qt asks for what it would need if it were narrow

    def add_words(self, words: QWidget) -> None:
        """Put words below what is there."""
        row = QHBoxLayout()
        row.setContentsMargins(ASIDE, 0, ASIDE, 0)
        row.addWidget(words)
        self.column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the drawing no more height than is left."""
        drawing = self._drawing
        least, most = drawing.minimumSizeHint().height(), drawing.maximumHeight()
        used = 0 if drawing.isHidden() else min(drawing.sizeHint().height(), most)
        words = self.column.totalHeightForWidth(self.width()) - used
        drawing.setMaximumHeight(max(least, self.height() - words))
