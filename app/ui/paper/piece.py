"""What stands on a page: words, beads, rules, frames, drawings. Each paints itself at a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextLayout

from .. import icons, marks
from ..brush import HEADER, Inks, Stroke
from ..theme import Partner
from ..widgets.bead import LETTER, initial, outline
from .face import NAME

FRAME_CORNER = 10.0


class Piece(Protocol):
    """One thing on paper; `box` is what it covers, from the point it is painted at."""

    @property
    def box(self) -> QRectF: ...

    def paint(self, painter: QPainter) -> None:
        """Paint it with its own corner at 0, 0."""


@dataclass(frozen=True)
class Placed:
    """A piece at its place. `order` is its turn in reading: what a PDF is read out in."""

    piece: Piece
    x: float
    y: float
    order: int

    def moved(self, x: float, y: float) -> Placed:
        """The same piece further right and down."""
        return replace(self, x=self.x + x, y=self.y + y)

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
        return line.naturalTextRect().translated(0, -line.ascent())

    def paint(self, painter: QPainter) -> None:
        line = self.layout.lineAt(self.number)
        painter.setPen(self.color)
        line.draw(painter, QPointF(0, -line.ascent()))


@dataclass(frozen=True)
class Sign:
    """The bead of a partner: the shape tells who without colour, the initial is drawn.

    It is an outline, no text: whoever reads the PDF aloud hears the name once.
    """

    partner: Partner
    name: str
    side: float
    fill: QColor
    letter: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter) -> None:
        center = self.box.center()
        painter.fillPath(outline(center, self.side, self.partner), self.fill)
        path = _outlined(initial(self.name), self.side * LETTER)
        drawn = path.boundingRect()
        if drawn.width() > self.side:
            return
        path.translate(center.x() - drawn.center().x(), center.y() - drawn.center().y())
        painter.fillPath(path, self.letter)


@dataclass(frozen=True)
class Both:
    """The mark that stands where a bead would: both have said it."""

    side: float
    inks: Inks

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side * 21 / 34)

    def paint(self, painter: QPainter) -> None:
        marks.paint_mark(painter, self.box, self.inks)


@dataclass(frozen=True)
class Threads:
    """The two threads, knitted, across the head of a sheet."""

    box: QRectF
    inks: Inks
    stroke: Stroke = HEADER

    def paint(self, painter: QPainter) -> None:
        marks.paint_threads(painter, self.box, self.inks, stroke=self.stroke)


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

    def paint(self, painter: QPainter) -> None:
        style = Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self.color, self.thickness, style, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(0, 0), QPointF(self.width, 0))


@dataclass(frozen=True)
class Frame:
    """The edge of a card, with round corners."""

    width: float
    height: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.width, self.height)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.color, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = self.box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, FRAME_CORNER, FRAME_CORNER)


@dataclass(frozen=True)
class Ring:
    """A circle around the number of a rule."""

    side: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.color, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.box.adjusted(0.7, 0.7, -0.7, -0.7))


@dataclass(frozen=True)
class Symbol:
    """A small icon."""

    name: str
    side: float
    color: QColor

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.side, self.side)

    def paint(self, painter: QPainter) -> None:
        icons.paint_icon(painter, self.name, self.color, self.box)


def _outlined(letter: str, size: float) -> QPainterPath:
    font = QFont(NAME.font)
    font.setPixelSize(max(1, round(size)))
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, letter)
    return path
