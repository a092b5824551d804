"""Boxes two by two: where we are, when we look again, what we do together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...flow.items import Meaning
from ...summary.summary import Box
from . import face
from .column import Cell, side_by_side
from .ground import Ground
from .piece import Frame, Placed, Symbol
from .strip import Strip, fallen, height_of, held

_GAP, _SIDE, _TOP, _BOTTOM = 20.0, 18.0, 14.0, 14.0
_SYMBOL, _AFTER = 16.0, 8.0
_HIGHEST = 300.0
_SYMBOLS = {
    Meaning.LOOK_AGAIN: "calendar",
    Meaning.TALK_AT: "messages-square",
    Meaning.ACTIVITY: "footprints",
    Meaning.END_STATE: "handshake",
}


def boxes(ground: Ground, width: float) -> tuple[Strip, ...]:
    """Two boxes a row, alike in height; what is too long for a box stands open below them."""
    half = (width - _GAP) / 2
    inner = half - 2 * _SIDE
    insides = {box: _inside(ground, box, inner) for box in ground.summary.boxes}
    framed = [strips for strips in insides.values() if height_of(strips) < _HIGHEST]
    strips = list(_rows(ground, framed, half))
    for box, inside in insides.items():
        if height_of(inside) >= _HIGHEST:
            strips += _open(ground, box, width)
    return tuple(strips)


def _rows(ground: Ground, insides: list[tuple[Strip, ...]], half: float) -> Iterator[Strip]:
    for index in range(0, len(insides), 2):
        pair = insides[index : index + 2]
        high = max(map(height_of, pair)) + (_TOP + _BOTTOM) * ground.scale
        pieces: list[Placed] = []
        for column, inside in enumerate(pair):
            x = column * (half + _GAP)
            frame = Frame(half, high, ground.theme.line)
            pieces.append(Placed(frame, x, 0, ground.order.next()))
            told = fallen(held(inside), float("inf"))[0]
            pieces += [each.moved(x + _SIDE, _TOP * ground.scale) for each in told]
        yield Strip(high, tuple(pieces), above=(8 if index == 0 else 14) * ground.scale)


def _inside(ground: Ground, box: Box, width: float) -> tuple[Strip, ...]:
    return (*_label(ground, box, width), *_text(ground, box, width))


def _label(ground: Ground, box: Box, width: float) -> tuple[Strip, ...]:
    side = _SYMBOL * ground.scale
    start = side + _AFTER * ground.scale
    lines = ground.lines(ground.run(box.label, face.LABEL), width - start)
    first, *rest = side_by_side([Cell(start, lines)], ground.order)
    name = _SYMBOLS.get(box.means, "calendar") if box.means else "calendar"
    symbol = Symbol(name, side, ground.theme.muted)
    middle = lines[0].baseline - ground.face(face.LABEL).middle
    placed = Placed(symbol, 0, middle - side / 2, ground.order.next())
    return (replace(first, pieces=(*first.pieces, placed)), *rest)


def _text(ground: Ground, box: Box, width: float) -> tuple[Strip, ...]:
    lines = ground.lines(ground.run(box.text, face.BOX), width)
    return side_by_side([Cell(0, lines)], ground.order, above=3 * ground.scale)


def _open(ground: Ground, box: Box, width: float) -> Iterator[Strip]:
    for strip in _label(ground, box, width):
        yield replace(strip, holds=True, above=strip.above or 12 * ground.scale)
    yield from _text(ground, box, width)
