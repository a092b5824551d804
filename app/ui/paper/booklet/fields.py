"""The forms of a booklet: lines to write on, numbers to circle, boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt

from ....bench.form import Blanks, Boxes, By, Form, Grid, Lines, Row, Says, Signs, Ticks
from .. import face
from ..column import Cell, Set, side_by_side
from ..piece import Frame, Placed, Rule
from ..setting import BESIDE, Setting, room_for
from ..strip import Strip, held

LINE = 29.0
"""From one line to write on to the next, in px: 7.7 mm."""
_SIDE, _AFTER_BOX = 13.0, 10.0
_CELL, _HIGH, _UNDER = 44.0, 34.0, 4.0
_COLUMNS, _BETWEEN = 6, 24.0
"""From so many boxes on they stand in two columns where both have room."""
_LABEL, _PAD = 190.0, 7.0
_SHORT, _SIGNED = 250.0, 200.0


def form(setting: Setting, form: Form) -> tuple[Strip, ...]:
    """One form, whole on a page where a page has room."""
    match form:
        case Says():
            return _says(setting, form)
        case Lines():
            return _lines(setting, form)
        case Row():
            return _row(setting, form)
        case Boxes():
            return _boxes(setting, form)
        case Ticks():
            return _ticks(setting, form)
        case Blanks():
            return _blanks(setting, form)
        case Grid():
            return _grid(setting, form)
        case Signs():
            return tuple(strip for by in form.by for strip in _sign(setting, by))


def _says(setting: Setting, says: Says) -> tuple[Strip, ...]:
    look = face.TOLD if says.strong else face.HINT
    above = 10 if says.strong else 6
    strips = setting.text(setting.told(says.words), look, room_for([says.by]), above)
    return setting.beside([says.by], strips, look)


def _lines(setting: Setting, lines: Lines) -> tuple[Strip, ...]:
    strips = []
    for number in range(lines.count):
        start, pieces = 0.0, list[Placed]()
        if not number and lines.label:
            (label, *_) = setting.lines(lines.label, face.HEAD, setting.width / 2)
            pieces.append(Placed(label.words, 0, LINE - 6, setting.order.next()))
            start = label.words.box.right() + 10
        elif lines.by:
            start = BESIDE
            if not number:
                pieces.append(setting.bead(lines.by, 0, LINE - 10))
        pieces.append(_write_on(setting, start, setting.width, LINE - 3))
        strips.append(Strip(LINE, tuple(pieces), above=0 if number else 4))
    return held(strips)


def _write_on(setting: Setting, left: float, right: float, y: float) -> Placed:
    rule = Rule(right - left, setting.theme.line, 0.75)
    return Placed(rule, left, y, setting.order.next())


def _to_tick(setting: Setting, x: float, y: float) -> Placed:
    box = Frame(_SIDE, _SIDE, setting.theme.line, corner=2.5, thickness=1.2)
    return Placed(box, x, y, setting.order.next())


def _row(setting: Setting, row: Row) -> tuple[Strip, ...]:
    x = room_for([row.by])
    count = row.to - row.start + 1
    cell = min(_CELL, (setting.width - x) / count)
    wide = cell * count
    pieces = [Placed(Frame(wide, _HIGH, setting.hair), x, 0, setting.order.next())]
    if row.by:
        pieces.append(setting.bead(row.by, 0, _HIGH / 2))
    for number in range(count):
        (figure, *_) = setting.lines(
            str(row.start + number), face.FIGURE, cell, Qt.AlignmentFlag.AlignHCenter
        )
        at = x + number * cell
        baseline = _HIGH / 2 + face.FIGURE.middle
        pieces.append(Placed(figure.words, at, baseline, setting.order.next()))
    strip = Strip(_HIGH, tuple(pieces), above=12, holds=bool(row.low or row.high))
    if not strip.holds:
        return (strip,)
    half = wide / 2 - 8
    right = Qt.AlignmentFlag.AlignRight
    ends = [
        Cell(x, setting.lines(row.low, face.HINT, half)),
        Cell(x + half + 16, setting.lines(row.high, face.HINT, half, right)),
    ]
    return (strip, *held(side_by_side(ends, setting.order, above=_UNDER)))


class _Option(NamedTuple):
    """A box with the lines of its label."""

    lines: tuple[Set, ...]
    own: bool


def _boxes(setting: Setting, boxes: Boxes) -> tuple[Strip, ...]:
    several = len(boxes.by) > 1
    start = len(boxes.by) * (_SIDE + 15) if several else _SIDE + _AFTER_BOX
    half = (setting.width - _BETWEEN) / 2
    labels = [(label, False) for label in boxes.labels]
    labels += [(boxes.own, True)] if boxes.own else []
    narrow = all(face.OPTION.width(label) < half - start for label, _ in labels)
    columns = 2 if narrow and len(labels) >= _COLUMNS and not several else 1
    width = half if columns == 2 else setting.width
    options = [
        _Option(setting.lines(label, face.OPTION, width - start), own) for label, own in labels
    ]
    strips = [_heads(setting, boxes.by)] if several else []
    high = -(-len(options) // columns)
    for number in range(high):
        row = options[number::high][:columns]
        strips += _options(setting, row, boxes.by, start, half + _BETWEEN, width)
    first, *rest = strips
    return (replace(first, above=8), *rest)


def _heads(setting: Setting, by: Sequence[By]) -> Strip:
    beads = (
        setting.bead(seat, number * (_SIDE + 15) - 2.5, 12)
        for number, seat in enumerate(by)
        if seat
    )
    return Strip(26, tuple(beads), holds=True)


def _options(
    setting: Setting,
    row: Sequence[_Option],
    by: Sequence[By],
    start: float,
    column: float,
    width: float,
) -> Iterator[Strip]:
    """A row of boxes with their labels; one to fill in gets a line behind its label."""
    cells = [Cell(number * column + start, option.lines) for number, option in enumerate(row)]
    first, *rest = side_by_side(cells, setting.order)
    baseline = max(option.lines[0].baseline for option in row)
    pieces = list(first.pieces)
    for number, option in enumerate(row):
        left = number * column
        for place in range(len(by)):
            at = left + place * (_SIDE + 15)
            top = baseline - face.OPTION.middle - _SIDE / 2
            pieces.append(_to_tick(setting, at, top))
        if option.own:
            after = left + start + option.lines[-1].words.box.right() + 8
            pieces.append(_write_on(setting, after, left + width, baseline + 3))
    yield replace(first, pieces=tuple(pieces))
    yield from rest


def _ticks(setting: Setting, ticks: Ticks) -> tuple[Strip, ...]:
    """Boxes beside each other, in as many rows as it takes."""
    rows: list[list[Placed]] = [[]]
    x = 0.0
    baseline = face.OPTION.step / 2 + face.OPTION.middle
    if ticks.label:
        (label, *_) = setting.lines(ticks.label, face.HEAD, setting.width)
        rows[-1].append(Placed(label.words, 0, baseline, setting.order.next()))
        x = max(110.0, label.words.box.right() + 20)
    start = x
    for option in ticks.options:
        (line, *_) = setting.lines(option, face.OPTION, setting.width - start - _SIDE - _AFTER_BOX)
        wide = _SIDE + _AFTER_BOX + line.words.box.right()
        if x > start and x + wide > setting.width:
            rows.append([])
            x = start
        top = baseline - face.OPTION.middle - _SIDE / 2
        rows[-1] += [
            _to_tick(setting, x, top),
            Placed(line.words, x + _SIDE + _AFTER_BOX, baseline, setting.order.next()),
        ]
        x += wide + _BETWEEN
    strips = [Strip(face.OPTION.step, tuple(row)) for row in rows]
    return held([replace(strips[0], above=6), *strips[1:]])


def _blanks(setting: Setting, blanks: Blanks) -> tuple[Strip, ...]:
    x = room_for([blanks.by])
    each = min(_SHORT, (setting.width - x) / len(blanks.labels))
    pieces = [setting.bead(blanks.by, 0, LINE - 9)] if blanks.by else []
    for number, label in enumerate(blanks.labels):
        left = x + number * (each + 16)
        (line, *_) = setting.lines(label, face.HEAD, each)
        pieces.append(Placed(line.words, left, LINE - 5, setting.order.next()))
        after = left + line.words.box.right() + 8
        pieces.append(_write_on(setting, after, min(left + each, setting.width), LINE - 2))
    return (Strip(LINE + 2, tuple(pieces), above=6),)


def _grid(setting: Setting, grid: Grid) -> tuple[Strip, ...]:
    """A framed table; one strip, so that its frame stays whole."""
    x = room_for([grid.by])
    label = min(_LABEL, (setting.width - x) / 3)
    y, pieces = _PAD, list[Placed]()
    for number, (words, count) in enumerate(grid.rows):
        if number:
            rule = Rule(setting.width - x, setting.hair)
            pieces.append(Placed(rule, x, y, setting.order.next()))
        lines = setting.lines(words, face.HEAD, (label if count else setting.width - x) - 24)
        for place, line in enumerate(lines):
            baseline = y + 4 + place * face.HEAD.step + line.baseline
            pieces.append(Placed(line.words, x + 14, baseline, setting.order.next()))
        for place in range(count - 1):
            at = y + (place + 1) * (LINE + 2)
            dots = Rule(setting.width - x - label - 14, setting.theme.line, 0.5, dashed=True)
            pieces.append(Placed(dots, x + label, at, setting.order.next()))
        y += max(count * (LINE + 2), len(lines) * face.HEAD.step + 8)
    high = y + _PAD - 7
    frame = Placed(Frame(setting.width - x, high, setting.theme.line), x, 0, setting.order.next())
    beads = [setting.bead(grid.by, 0, 20)] if grid.by else []
    return (Strip(high, (frame, *beads, *pieces), above=10),)


def _sign(setting: Setting, by: By) -> Iterator[Strip]:
    strips = _ticks(setting, Ticks("", ("Yes, I stand by this", "Not yet")))
    first, *rest = strips
    x = room_for([by])
    baseline = face.OPTION.step / 2 + face.OPTION.middle + 6
    pieces = [placed.moved(x, 6) for placed in first.pieces]
    if by:
        pieces.append(setting.bead(by, 0, baseline - face.OPTION.middle))
    left = setting.width - _SIGNED
    (name, *_) = setting.lines("Name", face.HEAD, 60)
    pieces.append(Placed(name.words, left, baseline, setting.order.next()))
    after = left + name.words.box.right() + 8
    pieces.append(_write_on(setting, after, setting.width, baseline + 3))
    yield replace(first, height=first.height + 8, pieces=tuple(pieces))
    yield from rest
