"""The cycle of two people as a circle: drawn alike on paper and on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QRectF, Qt

from ...summary.cycle import Cycle, Half
from ..brush import Stroke
from ..loops import WIDE, Loop
from ..strands import FIRST, SECOND
from . import face
from .column import Run, Set
from .ground import Ground
from .piece import Circle, Placed
from .strip import Leaf

BEAD, AROUND, HEAD = 34.0, 9.0, 17.0
STROKE = Stroke(6, 2, 3)
_COLUMNS = (0.58, 0.66, 0.74)
"""How wide what is inside may run, in parts of the circle; the one that takes least height is
taken."""
_PARTS = (0.64, 0.7, 0.76, 0.82, 0.88, 0.94, 1.0)
"""How wide a circle is tried, in parts of the room it has."""
_SCALES = (1.3, 1.2, 1.1, 1.0, 0.92, 0.84, 0.76, 0.68)
_TINY = (0.6, 0.5, 0.4, 0.3)
"""How large words are tried to be; tiny where nothing else goes."""
_LETTERS = (400, 220, 150, 100, 60, 30)
_BALANCED, _TRIES, _NARROWER, _NEAR = range(2, 5), 8, 0.93, 2.0
_FROM_LINE, _FROM_BEAD = 18.0, 16.0
_BEFORE_NAME, _BEFORE_VERB = 26.0, 5.0
_NAMELESS = "the cycle"
_LONGEST_NAME = 24


@dataclass(frozen=True)
class Drawing:
    """All pieces of the circle, from its top left; its size, and whether it is round."""

    pieces: Leaf
    width: float
    height: float
    round: bool


@dataclass(frozen=True)
class _Row:
    """One line inside: its words, where they are set, and the turn in which it is read."""

    line: Set
    x: float
    y: float
    turn: int

    @property
    def bottom(self) -> float:
        """How far below the top of the first line it ends."""
        return self.y + self.line.height

    @cached_property
    def box(self) -> QRectF:
        """What it covers."""
        return self.line.words.box.translated(self.x, self.y + self.line.baseline)

    def placed(self, x: float, y: float) -> Placed:
        """It in its place, where the middle of the first line's top is at x, y."""
        return Placed(self.line.words, x + self.x, y + self.y + self.line.baseline, self.turn)


def drawing(ground: Ground, cycle: Cycle, width: float, *, wide: bool = False) -> Drawing:
    """The circle in `width` px, beads and all, as high as its words ask for.

    Few words get a smaller circle, unless it shall be `wide`.
    """
    room = width - max(_stroke(ground).width, HEAD * ground.scale * 2 * WIDE)
    rows, loop = _snug(ground, cycle, room, (1.0,) if wide else _PARTS)
    half = BEAD * ground.scale / 2
    left, top = (width - loop.width) / 2, half + _above(rows, loop)
    pieces = [Placed(Circle(loop, ground.inks, _stroke(ground)), left, half, ground.order.next())]
    for which, each in ((FIRST, cycle.halves[0]), (SECOND, cycle.halves[1])):
        bead = ground.sign(each.by, half + loop.bead(which)[1], BEAD)
        pieces.append(bead.moved(width / 2 - half, 0))
    pieces += [row.placed(width / 2, top) for row in rows]
    return Drawing(tuple(pieces), width, loop.height + 2 * half, loop.height <= loop.width)


def fitted(ground: Ground, cycle: Cycle, width: float, room: float) -> Drawing:
    """The circle as wide as that, in at most `room` px of height, with words as large as they go.

    What is cut off here stands in full among the lines that are told.
    """
    usual = ground.scale
    width = min(width, room - BEAD * usual)

    def set_in(words: Cycle, scale: float) -> Drawing:
        ground.scale = usual * scale
        return drawing(ground, words, width, wide=True)

    cuts = (_cut(cycle, most) for most in _LETTERS)
    words = next((each for each in cuts if set_in(each, _SCALES[-1]).height <= room), None)
    scales, words = (_SCALES, words) if words else (_TINY, _cut(cycle, _LETTERS[-1]))
    for scale in scales:
        made = set_in(words, scale)
        if made.height <= room and (made.round or scale <= 1):
            break
    ground.scale = usual
    return made


def _snug(
    ground: Ground, cycle: Cycle, width: float, parts: Sequence[float]
) -> tuple[Sequence[_Row], Loop]:
    """What stands inside, and the loop that holds it: the smallest that is round, if one is."""
    for part in parts:
        wide = width * part
        ways = [
            (rows, _loop(ground, rows, wide))
            for rows in (_rows(ground, cycle, wide * share) for share in _COLUMNS)
        ]
        rows, loop = min(ways, key=lambda way: way[1].height)
        if loop.height <= loop.width:
            break
    return rows, loop


def _rows(ground: Ground, cycle: Cycle, column: float) -> tuple[_Row, ...]:
    """Everything that stands inside, in the order in which it is read, centred on x 0."""
    rows: list[_Row] = []
    y = 0.0
    for above, runs in _told(cycle):
        y += above * ground.scale
        turn = ground.order.next()
        wide, lines = _balanced(ground, [ground.run(*run) for run in runs], column)
        for line in lines:
            rows.append(_Row(line, -wide / 2, y, turn))
            y += line.height
    return tuple(rows)


def _balanced(ground: Ground, runs: Sequence[Run], column: float) -> tuple[float, tuple[Set, ...]]:
    """The words in as few lines as the column allows, and those alike in length."""
    center = Qt.AlignmentFlag.AlignHCenter
    lines = ground.lines(runs, column, center)
    wide = column
    for _ in range(_TRIES if len(lines) in _BALANCED else 0):
        tried = ground.lines(runs, wide * _NARROWER, center)
        if len(tried) > len(lines):
            break
        wide, lines = wide * _NARROWER, tried
    return wide, lines


def _told(cycle: Cycle) -> Iterator[tuple[float, Sequence[Run]]]:
    """One block after the other: the room above it, and its words."""
    one, other = cycle.halves
    yield from _half(one, "The more", 0)
    name = face.CYCLE_NAME if cycle.name else face.CYCLE_MORE
    yield _BEFORE_NAME, [Run(cycle.name or _NAMELESS, name)]
    yield from _half(other, "the more", _BEFORE_NAME)


def _half(half: Half, more: str, above: float) -> Iterator[tuple[float, Sequence[Run]]]:
    who, does = half.step
    label = [Run(f"{more} " if who else more, face.CYCLE_MORE)]
    yield above, [*label, Run(_short(who), face.CYCLE_WHO)] if who else label
    yield 0, [Run(does, face.CYCLE_STEP)]
    for number, (verb, words) in enumerate(half.beneath):
        gap = 0 if number else _BEFORE_VERB
        yield gap, [Run(f"{verb} ", face.CYCLE_VERB), Run(words, face.CYCLE_BENEATH)]


def _loop(ground: Ground, rows: Sequence[_Row], wide: float) -> Loop:
    """The lowest loop of this width that holds every line."""
    free, head = (BEAD / 2 + AROUND) * ground.scale, HEAD * ground.scale
    low = Loop(wide, wide, free, head)
    if _fits(ground, rows, low):
        return low
    high = replace(low, height=rows[-1].bottom + wide + BEAD * ground.scale)
    while high.height - low.height > _NEAR:
        middle = replace(low, height=(low.height + high.height) / 2)
        low, high = (low, middle) if _fits(ground, rows, middle) else (middle, high)
    return high


def _fits(ground: Ground, rows: Sequence[_Row], loop: Loop) -> bool:
    """Whether every line stands free of the line of the loop and of its beads."""
    above = _above(rows, loop)
    if above < (BEAD / 2 + _FROM_BEAD) * ground.scale:
        return False
    inside = _FROM_LINE * ground.scale
    return all(_held(loop, row.box.translated(loop.width / 2, above), inside) for row in rows)


def _held(loop: Loop, box: QRectF, inside: float) -> bool:
    corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
    return all(loop.holds(corner.x(), corner.y(), inside) for corner in corners)


def _above(rows: Sequence[_Row], loop: Loop) -> float:
    """How far below the top of the loop the first line begins: all of them stand in its middle."""
    return (loop.height - rows[-1].bottom) / 2


def _stroke(ground: Ground) -> Stroke:
    scale = max(1.0, min(1.5, ground.scale))
    return Stroke(STROKE.width * scale, STROKE.core * scale, STROKE.gap * scale)


def _cut(cycle: Cycle, most: int) -> Cycle:
    """The cycle with at most so many letters of everything that was said."""

    def cut(half: Half) -> Half:
        does, feels, needs = (_first(w, most) for w in (half.does, half.feels, half.needs))
        return replace(half, does=does, feels=feels, needs=needs)

    one, other = cycle.halves
    return Cycle(_first(cycle.name, most), (cut(one), cut(other)))


def _first(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _short(name: str) -> str:
    return _first(name, _LONGEST_NAME)
