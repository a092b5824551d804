"""Two things at the two ends of a line, or below each other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

GAP, BELOW = 24, 8
_Way = QBoxLayout.Direction


class Apart(QWidget):
    """`left` and `right` on one line while both fit."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _Ends(self, left, right)


class _Ends(QBoxLayout):
    """Turns before it lays out, and measures as it will have turned.

    Else buttons would be squeezed into the line first, wrap, and keep that height for a while.
    """

    def __init__(self, host: QWidget, left: QWidget, right: QWidget) -> None:
        super().__init__(_Way.LeftToRight, host)
        self._left, self._right = left, right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(BELOW)
        self.addWidget(left, 1)
        self.addWidget(right)

    def setGeometry(self, rect: QRect) -> None:
        self.setDirection(self._way(rect.width()))
        super().setGeometry(rect)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown = [part for part in (self._left, self._right) if not part.isHidden()]
        if self._way(width) is _Way.LeftToRight:
            return max((part.sizeHint().height() for part in shown), default=0)
        between = BELOW * max(0, len(shown) - 1)
        return between + sum(_height(part, width) for part in shown)

    def _way(self, width: int) -> QBoxLayout.Direction:
        wanted = self._left.sizeHint().width() + self._right.sizeHint().width() + GAP
        return _Way.TopToBottom if wanted > width else _Way.LeftToRight


def _height(part: QWidget, width: int) -> int:
    high = part.heightForWidth(width) if part.hasHeightForWidth() else -1
    return high if high >= 0 else part.sizeHint().height()


def in_line(*buttons: QWidget) -> QWidget:
    """Some buttons side by side."""
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return host
