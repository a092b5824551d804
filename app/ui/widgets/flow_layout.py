"""Things in rows that break like words: chips, beads, scale squares."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

SHRINKS = 0.7
"""How small even items become before a row of them breaks, as a share of their size."""


class FlowLayout(QLayout):
    """Lays its items out in rows, as many as the width asks for, from the reading side.

    `even` is for items of one size: they shrink a little before a row breaks, all alike, and no
    row holds many more than another.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        across: int = 8,
        down: int = 8,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self._across, self._down, self._even = across, down, even
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Forget what was measured, as something inside has changed."""
        super().invalidate()
        self._heights.clear()

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget in an item of ours.

        One that Qt makes is unknown to Python when it is deleted: the next item at its address
        would be taken for it, and be dead as soon as the old layout goes.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return height

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def row_width(self, width: int) -> int:
        """How much of `width` the fullest row takes, in px."""
        shown = [item for item in self._items if not item.isEmpty()]
        if not (self._even and shown):
            return width
        each = self._each(shown, width).width() + self._across
        return self._most_in_a_row(shown, width) * each - self._across

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        x, y, row = inner.x(), inner.y(), 0
        shown = [item for item in self._items if not item.isEmpty()]
        most = self._most_in_a_row(shown, inner.width())
        for number, item in enumerate(shown):
            size = self._each(shown, inner.width()) if self._even else item.sizeHint()
            size = size.boundedTo(QSize(max(1, inner.width()), 100_000))
            full = x + size.width() > inner.right() + 1 or number % most == 0
            if x > inner.x() and full:
                x, y, row = inner.x(), y + row + self._down, 0
            if move:
                left = inner.left() + inner.right() + 1 - x - size.width() if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), size))
            x += size.width() + self._across
            row = max(row, size.height())
        return y + row - rect.y() + margins.bottom()

    def _most_in_a_row(self, shown: list[QLayoutItem], width: int) -> int:
        count = max(1, len(shown))
        if not (self._even and shown):
            return count
        each = self._each(shown, width).width() + self._across
        rows = -(-count // max(1, (width + self._across) // each))
        return -(-count // rows)

    def _each(self, shown: list[QLayoutItem], width: int) -> QSize:
        """The size of every item of an even layout in `width` px."""
        full, count = shown[0].sizeHint(), len(shown)
        room = (width + self._across) // count - self._across
        if not SHRINKS * full.width() <= room < full.width():
            return full
        return QSize(room, full.height() * room // max(1, full.width()))
