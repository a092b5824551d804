"""Pages as they will come out of the printer: light, whatever the theme, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from . import accessible, theme
from .focus import CORNER, OUTSIDE, STROKE, Ringed
from .paper import Page
from .widgets.column import ScrollColumn

AROUND, BETWEEN = 24, 20
SMALLEST, LARGEST, STEP = 0.4, 2.5, 1.25
WHITE = QColor(Qt.GlobalColor.white)


class Leaf(QWidget):
    """One page on the screen, painted once for its size."""

    def __init__(self, page: Page, name: str, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._picture: QPixmap | None = None
        self.setAccessibleName(name)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self.set_zoom(zoom)

    def set_zoom(self, zoom: float) -> None:
        """Show the page `zoom` times as large as 96 px an inch."""
        self._zoom = zoom
        self._picture = None
        size = self._page.size * zoom
        self.setFixedSize(QSize(round(size.width()), round(size.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QPen(theme.current().hair(), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _painted(self, ratio: float) -> QPixmap:
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(WHITE)
        painter = QPainter(made)
        painter.scale(self._zoom, self._zoom)
        self._page.paint(painter)
        painter.end()
        return made


class Preview(Ringed, ScrollColumn):
    """The pages one below the other, as wide as there is room until somebody zooms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName("How it will look on paper")
        self.setMinimumSize(160, 120)
        self.column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        self.column.setSpacing(BETWEEN)
        self.column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pages: tuple[Page, ...] = ()
        self._leaves: list[Leaf] = []
        self._zoom: float | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown."""
        return self._pages

    @property
    def zoom(self) -> float:
        """How large the pages are; 1 is 96 px an inch."""
        return self._zoom or self._fitting()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages, from the top."""
        self._pages = tuple(pages)
        for leaf in self._leaves:
            self.column.removeWidget(leaf)
            leaf.hide()
            leaf.deleteLater()
        count = len(self._pages)
        self._leaves = []
        for number, page in enumerate(self._pages, 1):
            leaf = Leaf(page, f"Page {number} of {count}", self.zoom)
            self.column.addWidget(leaf)
            self._leaves.append(leaf)
        self.verticalScrollBar().setValue(0)

    def zoom_by(self, steps: int) -> None:
        """So many steps larger, or smaller; 0 fits the width again."""
        wanted = self.zoom * STEP**steps
        self._zoom = max(SMALLEST, min(LARGEST, wanted)) if steps else None
        self._resize_leaves()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._resize_leaves()

    def focus_shape(self) -> tuple[QRectF, float]:
        inside = OUTSIDE + STROKE
        return QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), CORNER

    def _fitting(self) -> float:
        """As wide as there is room; the bar at the side always has its place."""
        if not self._pages:
            return 1.0
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * AROUND - bar
        wide = max(page.size.width() for page in self._pages)
        return max(SMALLEST, min(1.25, room / wide))

    def _resize_leaves(self) -> None:
        zoom = self.zoom
        for leaf in self._leaves:
            leaf.set_zoom(zoom)
