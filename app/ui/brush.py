"""The one brush: draws two strands, their crossings, rings and beads from pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from . import strands, theme, weaves
from .loops import Loop
from .strands import FIRST, SECOND, Strand, Weave
from .theme import Ground, Partner
from .widgets.bead import outline, paint_bead

_ROUND, _FLAT = Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.FlatCap


@dataclass(frozen=True)
class Inks:
    """The colours of one drawing: both strands, and what lies beneath them."""

    first: QColor
    second: QColor
    ground: QColor

    def of(self, which: int) -> QColor:
        """The colour of the first (0) or second (1) strand."""
        return self.second if which else self.first

    @classmethod
    def on(cls, ground: Ground) -> Inks:
        """The theme's colours on `ground`."""
        now = theme.current()
        first, second = (now.thread_on(partner, ground) for partner in Partner)
        return cls(first, second, now.ground(ground))


@dataclass(frozen=True)
class Stroke:
    """How thick: a strand, the light core of the second one, the gap at a crossing, in px."""

    width: float
    core: float
    gap: float
    reach: float | None = None


HEADER = Stroke(5, 1.6, 2.5)
PAGE = Stroke(7, 2.2, 3.5)
HAND_OVER = Stroke(9, 2.6, 4.5)
CARD = Stroke(6, 2, 3)
MARK = Stroke(3.9, 0, 1.6, reach=4.0)
STAGE = Stroke(3.4, 0, 1.5)
ICON = Stroke(24, 0, 9, reach=40)
SMALL_ICON = Stroke(28, 0, 0, reach=40)


@lru_cache(maxsize=512)
def _piece(weave: Weave, which: int, left: float, right: float) -> QPainterPath:
    """A strand between two x. A page turn paints many again, and cutting takes the longest."""
    return _path(strands.part(weave.strand(which), left, right))


def _path(strand: Strand) -> QPainterPath:
    path = QPainterPath()
    if strand:
        path.moveTo(*strand[0].start)
    for piece in strand:
        path.cubicTo(*piece.out, *piece.into, *piece.end)
    return path


def thread_pen(color: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def paint_weave(
    painter: QPainter,
    weave: Weave,
    colors: Inks,
    stroke: Stroke,
    ends: tuple[float, float] | None = None,
) -> None:
    """Draw both strands of `weave`, or of each only what lies left of its end."""
    near, far = weave.window
    stop = ends or (far, far)
    for which in (FIRST, SECOND):
        shown = _piece(weave, which, near, stop[which])
        painter.strokePath(shown, thread_pen(colors.of(which), stroke.width, _ROUND))
        if which == SECOND and stroke.core:
            painter.strokePath(shown, thread_pen(colors.ground, stroke.core, _FLAT))
    for index, x in enumerate(weave.crossings):
        over = weave.upper(index)
        reach = stroke.reach or weave.reach(index, stroke.width)
        if min(stop) <= x - reach:
            break
        between = (x - reach, min(x + reach, stop[over]))
        _cross(painter, weave, over, between, colors, stroke)


def _cross(
    painter: QPainter,
    weave: Weave,
    which: int,
    between: tuple[float, float],
    colors: Inks,
    stroke: Stroke,
) -> None:
    """The upper strand once more, in a gap that cuts the lower one."""
    left, right = between
    gap = thread_pen(colors.ground, stroke.width + 2 * stroke.gap, _FLAT)
    painter.strokePath(_piece(weave, which, left, right), gap)
    longer = _piece(weave, which, left - 1.2, right + 1.2)
    painter.strokePath(longer, thread_pen(colors.of(which), stroke.width, _FLAT))
    if which == SECOND and stroke.core:
        core = _piece(weave, which, left - 1.6, right + 1.6)
        painter.strokePath(core, thread_pen(colors.ground, stroke.core, _FLAT))


def paint_loop(painter: QPainter, loop: Loop, colors: Inks, stroke: Stroke) -> None:
    """Draw both halves of `loop`, each with the arrowhead that leads to the other's bead.

    Works on any painter; without colour the second half still is a double line.
    """
    for which in (FIRST, SECOND):
        path = _path(loop.half(which))
        painter.strokePath(path, thread_pen(colors.of(which), stroke.width, _ROUND))
        if which == SECOND and stroke.core:
            painter.strokePath(path, thread_pen(colors.ground, stroke.core, _FLAT))
        head = QPainterPath()
        head.addPolygon([QPointF(*point) for point in loop.arrow(which)])
        head.closeSubpath()
        pen = thread_pen(colors.of(which), stroke.core, _ROUND)
        painter.fillPath(head, colors.of(which))
        painter.strokePath(head, pen)


@dataclass(frozen=True)
class Tools:
    """What the header is drawn with beside the strands: the rings and the beads."""

    inks: Inks
    ink: QColor
    line: QColor
    letters: QColor

    @classmethod
    def on(cls, ground: Ground) -> Tools:
        """What the theme has for `ground`."""
        now = theme.current()
        return cls(Inks.on(ground), now.ink, now.line, now.on_thread)


def paint_header(
    painter: QPainter,
    header: weaves.Header,
    now: int,
    ends: tuple[float, float],
    letters: tuple[str, str],
    tools: Tools,
) -> None:
    """The threads of a talk in step `now` (0 the first), each partner's as far as its end.

    `now` at the number of steps and both at the end: no ring and no bead is left.
    """
    weave = header.weave
    finished = now >= header.steps and min(ends) >= header.end
    if not finished:
        for which in (FIRST, SECOND):
            ahead = _piece(weave, which, ends[which], header.end)
            painter.strokePath(ahead, _dots(tools.line))
    paint_weave(painter, weave, tools.inks, HEADER, None if finished else ends)
    if finished:
        return
    for step in range(now, header.steps):
        _ring(painter, QPointF(header.node(step), weave.cy), step == now, tools)
    for which in (SECOND, FIRST):
        at = QPointF(ends[which], strands.y_at(weave.strand(which), ends[which]))
        partner = Partner(which)
        painter.fillPath(outline(at, header.bead + 6, partner), tools.inks.ground)
        fill = tools.inks.of(which)
        paint_bead(painter, at, header.bead, partner, letters[which], fill, tools.letters)


def _dots(color: QColor) -> QPen:
    pen = QPen(color, 2, Qt.PenStyle.CustomDashLine, _ROUND, Qt.PenJoinStyle.RoundJoin)
    pen.setDashPattern([0.05, 3.5])
    return pen


def _ring(painter: QPainter, center: QPointF, current: bool, tools: Tools) -> None:
    painter.setBrush(tools.inks.ground)
    painter.setPen(QPen(tools.ink, 2) if current else QPen(tools.line, 1.75))
    radius = 7.5 if current else 5.0
    painter.drawEllipse(center, radius, radius)
    if current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tools.ink)
        painter.drawEllipse(center, 2.6, 2.6)
