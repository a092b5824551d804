"""What a couple handed on over time, on paper for the next session: a table, lines, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ...homework.series import Measure, Row, Series, in_words
from ...session.telling import day
from ...vault.settings import Paper
from ..paper import face
from ..paper.column import Cell, Order, Run, broken, side_by_side
from ..paper.face import Face
from ..paper.ground import on_paper
from ..paper.page import MARGIN, Page, page_size, pixels
from ..paper.piece import Placed, Rule, in_px
from ..paper.strip import Strip, fallen, held
from ..theme import Partner, Theme
from ..widgets.bead import outline
from .couple_page import DRAWN_FROM
from .series_table import cells, in_one, words_of

CAVEAT = "In their own numbers, as both handed them on. It is no measure of a person."
_SHARES = (0.1, 0.11, 0.1, 0.09, 0.17, 0.17, 0.13, 0.13)
_HIGH, _STROKE, _POINT, _INDENT, _GAP = 52.0, 1.75, 7.0, 0.1, 28.0
_SAID = replace(face.UNTIL, points=10, step=18)


@dataclass(frozen=True)
class Drawn:
    """A small line of numbers from 0 to 1, with points that tell the two apart without colour."""

    parts: tuple[float, ...]
    partner: Partner
    width: float
    color: QColor
    rule: QColor

    @property
    def box(self) -> QRectF:
        """What it covers."""
        return QRectF(0, 0, self.width, _HIGH)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with its upper left corner there."""
        with in_px(painter):
            painter.translate(at)
            painter.setPen(QPen(self.rule, 0.75))
            for part in (0.0, 0.5, 1.0):
                y = self._y(part)
                painter.drawLine(QPointF(0, y), QPointF(self.width, y))
            points = self._points()
            painter.setPen(QPen(self.color, _STROKE, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(QPolygonF(points))
            for point in points:
                painter.fillPath(outline(point, _POINT, self.partner), self.color)

    def _y(self, part: float) -> float:
        return _HIGH - _POINT - part * (_HIGH - 2 * _POINT)

    def _points(self) -> list[QPointF]:
        last, room = len(self.parts) - 1, self.width - 2 * _POINT
        return [
            QPointF(_POINT + (room * at / last if last else room / 2), self._y(part))
            for at, part in enumerate(self.parts)
        ]


def series_pages(label: str, series: Series, today: date, paper: Paper) -> tuple[Page, ...]:
    """The pages of a couple; `label` is what they are called at the desk."""
    size = page_size(paper)
    whole = pixels(size)
    ground = _Ground(on_paper(), whole.width() - 2 * MARGIN)
    strips = [
        *ground.words(label, face.NAMES),
        *ground.words(day(today), face.FACTS, above=2),
        *ground.words(CAVEAT, face.LABEL, above=2),
        *ground.table(series),
        *ground.lines(series),
        *ground.questions(series),
    ]
    leaves = fallen(tuple(strips), whole.height() - 2 * MARGIN)
    return tuple(
        Page(size, tuple(placed.moved(MARGIN, MARGIN) for placed in leaf)) for leaf in leaves
    )


class _Ground:
    """What everything on these pages is set with."""

    def __init__(self, theme: Theme, width: float) -> None:
        self._theme, self._width, self._order = theme, width, Order()

    def words(self, words: str, look: Face, *, above: float = 0.0) -> tuple[Strip, ...]:
        lines = broken([Run(words, look)], self._width, self._theme)
        return side_by_side([Cell(0, lines)], self._order, above=above)

    def table(self, series: Series) -> Iterator[Strip]:
        if not series.rows:
            return
        one, two = series.people
        names = (f"Tension {one}", f"Tension {two}", f"Heard {one}", f"Heard {two}")
        heads = self._row(("Day", "How", "Minutes", "Breaks", *names), face.HEAD, 22)
        heads = tuple(replace(strip, holds=True) for strip in (*heads, self._rule(3)))
        yield from heads
        for row in series.rows:
            yield from self._told(row, heads)

    def _told(self, row: Row, heads: tuple[Strip, ...]) -> Iterator[Strip]:
        shown = tuple(words or "–" for words in cells(row))
        strips = [*self._row(shown, face.UNTIL, 7, heads)]
        left = self._width * _INDENT
        for words in words_of(row):
            lines = broken([Run(words, _SAID)], self._width - left, self._theme)
            strips[-1] = replace(strips[-1], holds=True)
            strips += side_by_side([Cell(left, lines)], self._order, above=2, again=heads)
        strips[-1] = replace(strips[-1], holds=True)
        yield from strips
        yield replace(self._rule(6), again=heads)

    def _row(
        self, words: Sequence[str], look: Face, above: float, again: tuple[Strip, ...] = ()
    ) -> tuple[Strip, ...]:
        x, set_ = 0.0, []
        for share, text in zip(_SHARES, words, strict=True):
            wide = share * self._width
            set_.append(Cell(x, broken([Run(text, look)], wide - 8, self._theme)))
            x += wide
        return side_by_side(set_, self._order, above=above, again=again)

    def _rule(self, above: float) -> Strip:
        rule = Placed(Rule(self._width, self._theme.line), 0, above, self._order.next())
        return Strip(above + 1, (rule,))

    def lines(self, series: Series) -> Iterator[Strip]:
        for measure in Measure:
            if any(len(series.line(measure, whose)) >= DRAWN_FROM for whose in (0, 1)):
                title = self.words(f"{measure.title} ({measure.ends})", face.HEAD, above=18)
                yield from held((*title, self._pair(series, measure), *self._said(series, measure)))

    def _pair(self, series: Series, measure: Measure) -> Strip:
        """The lines of the two side by side."""
        placed = []
        for whose, color in enumerate((self._theme.pair.first, self._theme.pair.second)):
            parts = tuple(point.number / 10 for point in series.line(measure, whose))
            if len(parts) >= DRAWN_FROM:
                partner = (Partner.FIRST, Partner.SECOND)[whose]
                line = Drawn(parts, partner, self._half, color, self._theme.line)
                placed.append(Placed(line, self._left(whose), 0, self._order.next()))
        return Strip(_HIGH, tuple(placed), above=6)

    def _said(self, series: Series, measure: Measure) -> tuple[Strip, ...]:
        cells = []
        for whose, who in enumerate(series.people):
            words = in_words(series.line(measure, whose)) or "not told"
            lines = broken([Run(f"{who}: {words}", _SAID)], self._half, self._theme)
            cells.append(Cell(self._left(whose), lines))
        return side_by_side(cells, self._order, above=2)

    @property
    def _half(self) -> float:
        return (self._width - _GAP) / 2

    def _left(self, whose: int) -> float:
        return whose * (self._half + _GAP)

    def questions(self, series: Series) -> Iterator[Strip]:
        for number, (when, told) in enumerate(series.questions):
            if not number:
                yield from (
                    replace(strip, holds=True)
                    for strip in self.words("For the next hour", face.HEAD, above=20)
                )
            yield from self.words(f"{day(when)}. {in_one(told)}", _SAID, above=4)
