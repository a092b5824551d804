"""What stands on a page: words, beads, rules, frames, drawings. Each paints itself at a place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextLayout, QTransform

from .. import icons, marks
from ..brush import HEADER, Inks, Stroke, paint_loop
from ..loops import Loop
from ..theme import Partner
from ..widgets.bead import LETTER, initial, outline
from .face import FINE, NAME

_DRAWN = 200


class Piece(Protocol):
    """One thing on paper; `box` is what it covers, from the point it is painted at."""

    @property
    def box(self) -> QRectF: ...

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint it at that point, in px, on a painter whose unit is 1/`FINE` px."""


@contextmanager
def in_px(painter: QPainter) -> Iterator[None]:
    """Paint in px for a while."""
    painter.save()
    painter.scale(FINE, FINE)
    yield
    painter.restore()


class Placed(NamedTuple):
    """A piece at its place. `order` is its turn in reading: what a PDF is read out in."""

    piece: Piece
    x: float
    y: float
    order: int

    def moved(self, x: float, y: float) -> Placed:
        """The same piece further right and down."""
        return Placed(self.piece, self.x + x, self.y + y, self.order)

    @property
    def box(self) -> QRectF:
        """What it covers on the page."""
        return self.piece.box.translated(self.x, self.y)


@dataclass(frozen=True)
class Words:
    """One line of a text that has been broken into lines; its baseline at y 0."""

    layout: QTextLayout
    number: int
    color: QColor

    @property
    def box(self) -> QRectF:
        line = self.layout.lineAt(self.number)
        rect = line.naturalTextRect()
        top = (rect.y() - line.ascent()) / FINE
        return QRectF(rect.x() / FINE, top, rect.width() / FINE, rect.height() / FINE)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        line = self.layout.lineAt(self.number)
        painter.setPen(self.color)
        line.draw(painter, at * FINE - QPointF(0, line.ascent()))


@dataclass(frozen=True)
class Sign:
    """The bead of a partner: the shape tells who without colour, the initial is drawn.

    The letter is cut out, no text: whoever has the PDF read aloud hears the name once.
    """

    partner: Partner
    name: str
    side: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        x, y = round(at.x() * FINE), round(at.y() * FINE)
        path = _bead(self.partner, self.name, self.side * FINE)
        painter.fillPath(path.translated(x, y), self.color)


@dataclass(frozen=True)
class Both:
    """The mark that stands where a bead would: both have said it."""

    side: float
    inks: Inks

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side * 21 / 34)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            marks.paint_mark(painter, self.box.translated(at), self.inks)


@dataclass(frozen=True)
class Threads:
    """The two threads, knitted, across the head of a sheet."""

    box: QRectF
    inks: Inks
    stroke: Stroke = HEADER

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            marks.paint_threads(painter, self.box.translated(at), self.inks, stroke=self.stroke)


@dataclass(frozen=True)
class Circle:
    """The line of the circle of two, without its beads and its words."""

    loop: Loop
    inks: Inks
    stroke: Stroke

    @property
    def box(self) -> QRectF:
        half = self.stroke.width / 2
        around = QRectF(0, 0, self.loop.width, self.loop.height)
        return around.adjusted(-half, -half, half, half)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            painter.translate(at)
            paint_loop(painter, self.loop, self.inks, self.stroke)


@dataclass(frozen=True)
class Rule:
    """A thin line across."""

    width: float
    color: QColor
    thickness: float = 1.0
    dashed: bool = False

    @property
    def box(self) -> QRectF:
        return QRectF(0, -self.thickness / 2, self.width, self.thickness)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            style = Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self.color, self.thickness, style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(at, at + QPointF(self.width, 0))


@dataclass(frozen=True)
class Frame:
    """The edge of a card, with round corners; a small one is a box to tick."""

    width: float
    height: float
    color: QColor
    corner: float = 10.0
    thickness: float = 1.0

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.width, self.height)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            painter.setPen(QPen(self.color, self.thickness))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = self.thickness / 2
            inside = self.box.translated(at).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(inside, self.corner, self.corner)


@dataclass(frozen=True)
class Ring:
    """A circle around the number of a rule."""

    side: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            painter.setPen(QPen(self.color, 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.box.translated(at).adjusted(0.7, 0.7, -0.7, -0.7))


@dataclass(frozen=True)
class Symbol:
    """A small icon."""

    name: str
    side: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        with in_px(painter):
            icons.paint_icon(painter, self.name, self.color, self.box.translated(at))


@lru_cache(maxsize=64)
def _bead(partner: Partner, name: str, side: float) -> QPainterPath:
    """The bead with its letter cut out of it; without one where the letter is too wide.

    All its points are whole numbers: in a PDF these take half the room.
    """
    center = QPointF(side / 2, side / 2)
    made = outline(center, side, partner)
    font = QFont(NAME.font)
    font.setPixelSize(_DRAWN)
    letter = QPainterPath()
    letter.addText(QPointF(0, 0), font, initial(name))
    letter.translate(-letter.boundingRect().center())
    scale = side * LETTER / _DRAWN
    if letter.boundingRect().width() * scale < side:
        made.addPath(QTransform.fromScale(scale, scale).map(letter).translated(center))
    made.setFillRule(Qt.FillRule.OddEvenFill)
    for index in range(made.elementCount()):
        element = made.elementAt(index)
        made.setElementPositionAt(index, round(element.x), round(element.y))
    return made
