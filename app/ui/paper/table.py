"""The agreements as a small table: who, if, then, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...summary.summary import Line, Promise
from . import face
from .column import Cell, side_by_side, with_pieces
from .ground import Ground
from .piece import Placed, Rule
from .strip import Strip

_WHO, _UNTIL, _BETWEEN = 92.0, 82.0, 20.0
_IF_SHARE = 0.42
_NAME = 28.0
_ABOVE, _BELOW = 9.0, 9.0
_SMALL = replace(face.NOTE, points=10, step=20)


def table(ground: Ground, lines: Sequence[Line], width: float) -> tuple[Strip, ...]:
    """One row for each promise; its heads stand again on every page it runs over to."""
    heads = _heads(ground, width)
    strips = [*heads]
    for line in lines:
        if line.promise:
            strips += _row(ground, line, line.promise, width, heads)
    return tuple(strips)


def _columns(ground: Ground, width: float) -> tuple[float, float, float, float]:
    """Where *if*, *then* and *until* begin, and where the table ends."""
    first = _WHO * ground.scale
    last = width - _UNTIL * ground.scale
    return first, first + (last - first) * _IF_SHARE, last, width


def _heads(ground: Ground, width: float) -> tuple[Strip, ...]:
    first, then, until, end = _columns(ground, width)
    _, *words = ground.summary.table.heads[:4]
    cells = [
        Cell(x, ground.lines(ground.run(word, face.HEAD), beyond - x))
        for word, x, beyond in zip(words, (first, then, until), (then, until, end), strict=True)
    ]
    strips = side_by_side(cells, ground.order, above=8 * ground.scale)
    rule = _rule(ground, width, 4)
    return tuple(replace(strip, holds=True) for strip in (*strips, rule))


def _row(
    ground: Ground, line: Line, promise: Promise, width: float, heads: tuple[Strip, ...]
) -> list[Strip]:
    first, then, until, end = _columns(ground, width)
    sign = ground.sign(line.by, 0)
    last = ground.summary.until(promise)
    name_x = _NAME * ground.scale
    cells = [
        Cell(name_x, ground.elided(ground.author(line.by), face.NAME, first - name_x - 12)),
        Cell(first, ground.lines(ground.run(promise.when, face.SAID), then - first - _BETWEEN)),
        Cell(then, ground.lines(ground.run(promise.then, face.SAID), until - then - _BETWEEN)),
        Cell(until, ground.lines(ground.run(last, face.UNTIL), end - until)),
    ]
    strips = side_by_side(cells, ground.order, above=_ABOVE * ground.scale, again=heads)
    middle = strips[0].pieces[0].y - ground.face(face.NAME).middle
    strips = with_pieces(strips, sign.moved(0, middle))
    if promise.noticed or line.note:
        strips = (*_bound(strips), *_noticed(ground, line, promise, first, until, heads))
    rule = replace(_rule(ground, width, _BELOW), again=heads)
    return [*strips[:-1], replace(strips[-1], holds=True), rule]


def _noticed(
    ground: Ground,
    line: Line,
    promise: Promise,
    left: float,
    right: float,
    heads: tuple[Strip, ...],
) -> tuple[Strip, ...]:
    """Below *if* and *then*: how it is noticed, and that it was said aloud."""
    runs = []
    if promise.noticed:
        runs = [ground.run("How we notice: ", _SMALL), ground.run(promise.noticed, _SMALL)]
    if line.note:
        runs.append(ground.run(f"{'  ' if runs else ''}{line.note}", _SMALL))
    cells = [Cell(left, ground.lines(runs, right - left - _BETWEEN))]
    return side_by_side(cells, ground.order, above=2 * ground.scale, again=heads)


def _bound(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    return (*strips[:-1], replace(strips[-1], holds=True))


def _rule(ground: Ground, width: float, above: float) -> Strip:
    above *= ground.scale
    rule = Placed(Rule(width, ground.theme.line), 0, above, ground.order.next())
    return Strip(above + 1, (rule,))
