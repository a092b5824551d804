"""A page as it is laid out: painted alike on a printer, into a PDF and on the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from ...vault.settings import Paper
from .face import DPI, FINE
from .piece import Placed

POINT = DPI / 72
MARGIN = 20 / 25.4 * DPI
"""20 mm."""

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def page_size(paper: Paper) -> QPageSize:
    """The size of a sheet as printers know it."""
    return QPageSize(_SIZES[paper])


def half_size(paper: Paper) -> QPageSize:
    """Half a sheet, lying: A5, or half a Letter."""
    whole = page_size(paper).size(QPageSize.Unit.Point)
    name = "A5" if paper is Paper.A4 else "Half Letter"
    half = QSizeF(whole.width(), whole.height() / 2)
    return QPageSize(half, QPageSize.Unit.Point, name, QPageSize.SizeMatchPolicy.ExactMatch)


def pixels(size: QPageSize) -> QSizeF:
    """A size of paper in px."""
    points = size.size(QPageSize.Unit.Point)
    return QSizeF(points.width() * POINT, points.height() * POINT)


@dataclass(frozen=True)
class Page:
    """One side of paper with all that stands on it."""

    paper: QPageSize
    pieces: tuple[Placed, ...] = field(repr=False)

    @cached_property
    def size(self) -> QSizeF:
        """Its size in px."""
        return pixels(self.paper)

    @property
    def layout(self) -> QPageLayout:
        """What a printer is told; margins are part of the page."""
        way = QPageLayout.Orientation.Portrait
        return QPageLayout(self.paper, way, QMarginsF(0, 0, 0, 0))

    @property
    def printed(self) -> QRectF:
        """What all pieces cover together."""
        whole = QRectF()
        for placed in self.pieces:
            whole = whole.united(placed.box)
        return whole

    def paint(self, painter: QPainter) -> None:
        """Paint it in px, in the order it is to be read."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / FINE, 1 / FINE)
        for placed in sorted(self.pieces, key=lambda each: each.order):
            placed.piece.paint(painter, QPointF(placed.x, placed.y))
        painter.restore()
