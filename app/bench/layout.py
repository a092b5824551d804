"""Where everything in a diagram stands: boxes below each other, branches in lanes at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .diagram import Arrow, Box, Diagram
from .measure import wrapped

LEFT, WIDE, IN = 40.0, 380.0, 28.0
"""The left edge, the width of a stage, and how far further in its parts begin."""
TITLE, NOTE, LABEL = 15.0, 12.5, 12.5
"""Sizes of type in px."""
_PAD, _TITLE_STEP, _STEP = 16.0, 21.0, 18.0
_SIGN, _BYPASS = 60.0, 14.0
"""Room for the shapes that say who is there; how far beside a box a way leads past it."""
_GAP, _OVER_STAGE = 30.0, 38.0
_BUS, _ASIDE, _LANE = 14.0, 270.0, 15.0
"""From a box to the line its branches leave from; room for their words; between lanes."""
_ENTRY, _EXIT, _DOWN = 10.0, 22.0, LEFT + IN + 26
"""Where ways come in and leave, below the top of a box; where they go straight down."""
_DETOURS = "Detours: off the road, and back to where it was left"

Placed = tuple[float, str]
"""A line of words on its baseline."""


@dataclass(frozen=True)
class Node:
    """A box in its place, with its lines."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    title: tuple[Placed, ...]
    notes: tuple[Placed, ...]
    only: tuple[Placed, ...]

    @property
    def words(self) -> float:
        """Where its words begin."""
        return self.x + _PAD

    @property
    def sign(self) -> tuple[float, float]:
        """Where the shapes that say who is there begin, and their middle."""
        return self.x + self.width - _PAD - 34, self.y + _PAD + 6


@dataclass(frozen=True)
class Exit:
    """The words of a branch, beside the box or below it."""

    x: float
    lines: tuple[Placed, ...]


@dataclass(frozen=True)
class Layout:
    """The whole drawing: its size, and everything in it."""

    width: float
    height: float
    legend: float
    title: tuple[Placed, ...]
    notes: tuple[Placed, ...]
    nodes: tuple[Node, ...]
    exits: tuple[Exit, ...]
    ways: tuple[str, ...]
    stems: tuple[str, ...]
    bypasses: tuple[str, ...]


@dataclass
class _Pen:
    """How far down the drawing has come, and what stands in it so far."""

    y: float
    nodes: list[Node] = field(default_factory=list)
    exits: list[Exit] = field(default_factory=list)
    leaving: list[tuple[Arrow, float]] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    bypasses: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)


def laid_out(drawn: Diagram) -> Layout:
    """Every box below the one before; what goes elsewhere leaves at the right."""
    aside = _goes_aside(drawn)
    reach = WIDE + (_BUS + _ASIDE if aside else 0.0)
    title = [*_lines(drawn.title, reach, 22, 44, 28, bold=True)]
    notes = [
        placed
        for number, note in enumerate(drawn.notes)
        for placed in _lines(note, reach, NOTE, title[-1][0] + 24 + number * _STEP, _STEP)
    ]
    pen = _Pen((notes or title)[-1][0] + 30)
    for number, box in enumerate(drawn.boxes):
        if box.detour and not box.out and not drawn.boxes[number - 1].detour:
            pen.y += 30
            notes.append((pen.y - 12, _DETOURS))
        _put(pen, drawn, number, box)
    lanes, count = _lanes(pen)
    bottom = max(node.y + node.height for node in pen.nodes) + 44
    signs = len({node.box.who for node in pen.nodes if node.box.who})
    return Layout(
        width=LEFT + reach + (count + 1) * _LANE + LEFT,
        height=max(bottom, pen.y) + signs * 24 + (8 if signs else 0),
        legend=bottom,
        title=tuple(title),
        notes=tuple(notes),
        nodes=tuple(pen.nodes),
        exits=tuple(pen.exits),
        ways=(*pen.ways, *lanes),
        stems=tuple(pen.stems),
        bypasses=tuple(pen.bypasses),
    )


def _lines(
    text: str, room: float, size: float, y: float, step: float, *, bold: bool = False
) -> Iterator[Placed]:
    for number, line in enumerate(wrapped(text, room, size, bold=bold)):
        yield y + number * step, line


def _goes_aside(drawn: Diagram) -> bool:
    """Whether any way leads elsewhere than to the box below."""
    below = {(box.id, next_.id) for box, next_ in pairwise(drawn.boxes)}
    return any((arrow.begin, arrow.end) not in below for arrow in drawn.arrows)


def _put(pen: _Pen, drawn: Diagram, number: int, box: Box) -> None:
    """One box with its branches, and the pen below them."""
    node = _node(box, pen.y)
    pen.nodes.append(node)
    following = drawn.boxes[number + 1] if number + 1 < len(drawn.boxes) else None
    arrows = [arrow for arrow in drawn.arrows if arrow.begin == box.id]
    below = [arrow for arrow in arrows if following and arrow.end == following.id]
    bottom = node.y + node.height
    end = max(bottom, _leave(pen, node, [arrow for arrow in arrows if arrow not in below]))
    if below:
        end = max(end, _label(pen, below, bottom))
    pen.y = end + (_OVER_STAGE if following and following.stage else _GAP)
    if below:
        pen.ways.append(f"M{_DOWN:.0f} {bottom:.0f} V{pen.y - 1:.0f}")
    if below and box.only and number:
        left = node.x - _BYPASS
        way = f"M{_DOWN:.0f} {node.y - 13:.0f} H{left:.0f} V{pen.y - 13:.0f} H{_DOWN:.0f}"
        pen.bypasses.append(way)


def _node(box: Box, y: float) -> Node:
    x = LEFT if box.stage else LEFT + IN
    width = WIDE if box.stage else WIDE - IN
    room = width - 2 * _PAD
    spare = _SIGN if box.who else 0.0
    title = tuple(_lines(box.title, room - spare, TITLE, y + _PAD + 12, _TITLE_STEP, bold=True))
    at = (title[-1][0] if title else y + _PAD) + _STEP + 1
    notes: list[Placed] = []
    for note in box.notes:
        notes += _lines(note, room, NOTE, at, _STEP)
        at = notes[-1][0] + _STEP
    only = tuple(_lines(box.only, room, NOTE, at, _STEP))
    last = (only or tuple(notes) or title or ((at, ""),))[-1][0]
    return Node(box, x, y, width, last + _PAD - 2 - y, title, tuple(notes), only)


def _leave(pen: _Pen, node: Node, arrows: Sequence[Arrow]) -> float:
    """The branches that leave at the right, below each other; how far down they reach."""
    if not arrows:
        return node.y
    edge, bus = node.x + node.width, LEFT + WIDE + _BUS
    top = y = min(node.y + _EXIT, node.y + node.height - 6)
    for arrow in arrows:
        lines = tuple(_lines(arrow.words, _ASIDE - 20, LABEL, y + 12, _STEP))
        pen.exits.append(Exit(bus + 10, lines))
        y = lines[-1][0] + 7 if lines else y
        pen.leaving.append((arrow, y))
        y += 6
    pen.stems.append(f"M{edge:.0f} {top:.0f} H{bus:.0f} V{pen.leaving[-1][1]:.0f}")
    return y


def _label(pen: _Pen, arrows: Sequence[Arrow], y: float) -> float:
    """The words beside the way straight down; how far down they reach."""
    words = " or ".join(arrow.words for arrow in arrows if arrow.words)
    lines = tuple(_lines(words, WIDE - _DOWN + LEFT - 20, LABEL, y + 20, _STEP))
    pen.exits.append(Exit(_DOWN + 12, lines))
    return lines[-1][0] - 12 if lines else y


def _lanes(pen: _Pen) -> tuple[list[str], int]:
    """The ways in their lanes, and how many lanes it takes: the shorter, the further in.

    Those that lead to the same box share a lane.
    """
    nodes = {node.box.id: node for node in pen.nodes}
    starts: dict[str, list[float]] = {}
    for arrow, y in pen.leaving:
        starts.setdefault(arrow.end, []).append(y)
    spans = {name: (min(ys), nodes[name].y + _ENTRY) for name, ys in starts.items()}
    lanes: list[list[tuple[float, float]]] = []
    places: dict[str, int] = {}
    for name, span in sorted(spans.items(), key=lambda each: (each[1][1] - each[1][0], each[1])):
        free = (number for number, lane in enumerate(lanes) if _is_free(lane, span))
        places[name] = next(free, len(lanes))
        if places[name] == len(lanes):
            lanes.append([])
        lanes[places[name]].append(span)
    bus = LEFT + WIDE + _BUS
    ways = []
    for arrow, y in pen.leaving:
        target = nodes[arrow.end]
        lane = bus + _ASIDE + (places[arrow.end] + 1) * _LANE
        edge = target.x + target.width + 1
        ways.append(f"M{bus:.0f} {y:.0f} H{lane:.0f} V{target.y + _ENTRY:.0f} H{edge:.0f}")
    return ways, len(lanes)


def _is_free(lane: Sequence[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + 8 < start or span[0] > end + 8 for start, end in lane)
