"""Where the two threads run: pure geometry, in px with y down, for one painter to draw.

Both strands mirror each other in the centre line and swap sides at every node. A span between
two nodes has a half-height and a roundness (0 a wave, 1 nearly a circle).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

Point = tuple[float, float]
FIRST, SECOND = 0, 1


@dataclass(frozen=True)
class Cubic:
    """One Bézier piece; its x grows all the way, so it can be cut at an x."""

    start: Point
    out: Point
    into: Point
    end: Point

    def mirrored(self, cy: float) -> Cubic:
        """The same piece on the other side of the centre line."""
        points = (self.start, self.out, self.into, self.end)
        return Cubic(*((x, 2 * cy - y) for x, y in points))

    def split(self, x: float) -> tuple[Cubic, Cubic]:
        """The pieces left and right of `x`, which lies inside."""
        one, two, three, four = self.start[0], self.out[0], self.into[0], self.end[0]
        low, high = 0.0, 1.0
        for _ in range(40):
            t = (low + high) / 2
            u = 1 - t
            at = u * u * u * one + 3 * u * t * (u * two + t * three) + t * t * t * four
            low, high = (t, high) if at < x else (low, t)
        return self._halves((low + high) / 2)

    def _halves(self, t: float) -> tuple[Cubic, Cubic]:
        def between(p: Point, q: Point) -> Point:
            return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)

        a, b, c = (
            between(self.start, self.out),
            between(self.out, self.into),
            between(self.into, self.end),
        )
        d, e = between(a, b), between(b, c)
        middle = between(d, e)
        return Cubic(self.start, a, d, middle), Cubic(middle, e, c, self.end)


Strand = tuple[Cubic, ...]


@dataclass(frozen=True)
class Beside:
    """Strands side by side: for `length` px, `offset` px from the centre line."""

    length: float
    offset: float


@dataclass(frozen=True)
class Weave:
    """Nodes with the spans between them: all that one drawing of the threads differs in."""

    nodes: tuple[float, ...]
    heights: tuple[float, ...]
    cy: float
    roundness: tuple[float, ...] = ()
    lead: Beside | None = None
    tail: Beside | None = None
    first_above: int = 0
    shown: tuple[float, float] | None = None

    @property
    def window(self) -> tuple[float, float]:
        """From which x to which x the strands are drawn."""
        tail = self.tail.length if self.tail else 0.0
        return self.shown or (self.nodes[0], self.nodes[-1] + tail)

    def upper(self, crossing: int) -> int:
        """Which strand lies above at crossing `crossing` (0 the first): they take turns."""
        return (crossing + self.first_above) % 2

    def reaching(self, left: float, right: float) -> Weave:
        """The same drawing with more spans like its outermost, so that it reaches both x."""
        nodes, heights = self.nodes, self.heights
        rounds = self.roundness or (0.0,) * len(heights)
        outer, last = nodes[1] - nodes[0], nodes[-1] - nodes[-2]
        while nodes[0] > left:
            nodes = (nodes[0] - 2 * outer, nodes[0] - outer, *nodes)
            heights = (heights[0], heights[0], *heights)
            rounds = (rounds[0], rounds[0], *rounds)
        while nodes[-1] < right:
            nodes = (*nodes, nodes[-1] + last)
            heights, rounds = (*heights, heights[-1]), (*rounds, rounds[-1])
        return replace(self, nodes=nodes, heights=heights, roundness=rounds)

    @property
    def crossings(self) -> tuple[float, ...]:
        """The nodes at which the strands cross, from left to right."""
        last = None if self.tail else -1
        return self.nodes[1:last]

    def reach(self, crossing: int, width: float) -> float:
        """How far to each side of crossing `crossing` (0 the first) the upper strand is redrawn."""
        at = crossing + 1
        spans = [self.nodes[at] - self.nodes[at - 1]]
        if at + 1 < len(self.nodes):
            spans.append(self.nodes[at + 1] - self.nodes[at])
        elif self.tail:
            spans.append(self.tail.length)
        return min(2.6 * width, 0.34 * min(spans))

    @lru_cache(maxsize=64)  # noqa: B019 (frozen, and as good as its numbers)
    def strand(self, which: int) -> Strand:
        """The whole first or second strand; the first begins above the centre line."""
        pieces: list[Cubic] = []
        for span in range(len(self.heights)):
            sign = -1.0 if span % 2 == 0 else 1.0
            pieces += self._lead(sign) if span == 0 and self.lead else self._span(span, sign)
        if self.tail:
            pieces += self._tail(-1.0 if len(self.heights) % 2 == 0 else 1.0)
        whole = tuple(pieces)
        return whole if which == FIRST else tuple(piece.mirrored(self.cy) for piece in whole)

    def _round(self, span: int) -> float:
        return self.roundness[span] if self.roundness else 0.0

    def _half(self, span: int) -> float:
        return (self.nodes[span + 1] - self.nodes[span]) / 2

    def _own_slope(self, span: int) -> float:
        return self.heights[span] * 1.5708 / self._half(span) * (1 + 0.55 * self._round(span))

    def _slope(self, node: int) -> float:
        """The slope both strands share at a node, so that there is no kink."""
        beside = [span for span in (node - 1, node) if 0 <= span < len(self.heights)]
        slopes = [self._own_slope(span) for span in beside]
        mean = sum(slopes) / len(slopes)
        if len(slopes) == 1:
            return mean
        rounded = max(self._round(span) for span in beside)
        return mean + (0.9 * max(slopes) - mean) * rounded

    def _span(self, span: int, sign: float) -> list[Cubic]:
        left, right = self.nodes[span], self.nodes[span + 1]
        middle, half, high = (left + right) / 2, self._half(span), self.heights[span]
        near = (0.326 - 0.09 * self._round(span)) * half
        start, stop = self._slope(span), self._slope(span + 1)
        begin, close = min(near, 1.02 * high / start), min(near, 1.02 * high / stop)
        far = (0.362 + 0.24 * self._round(span)) * half
        top = self.cy + sign * high
        rise, fall = sign * start * begin, sign * stop * close
        return [
            Cubic(
                (left, self.cy),
                (left + begin, self.cy + rise),
                (middle - far, top),
                (middle, top),
            ),
            Cubic(
                (middle, top),
                (middle + far, top),
                (right - close, self.cy + fall),
                (right, self.cy),
            ),
        ]

    def _lead(self, sign: float) -> list[Cubic]:
        """The first span: from side by side, drifting apart, down to the first node."""
        assert self.lead is not None
        left, right = self.nodes[0], self.nodes[1]
        length, y = self.lead.length, self.cy + sign * self.lead.offset
        rest = right - left - length
        top = self.cy + sign * self.heights[0]
        slope = self._slope(1)
        near = min(0.326 * self._half(0), 1.02 * self.heights[0] / slope)
        return [
            Cubic(
                (left, y),
                (left + 0.45 * length, y),
                (left + 0.55 * length, top),
                (left + length, top),
            ),
            Cubic(
                (left + length, top),
                (left + length + 0.36 * rest, top),
                (right - near, self.cy + sign * slope * near),
                (right, self.cy),
            ),
        ]

    def _tail(self, sign: float) -> list[Cubic]:
        """The end: side by side again."""
        assert self.tail is not None
        left, length, offset = self.nodes[-1], self.tail.length, self.tail.offset
        y = self.cy + sign * offset
        rise = sign * min(self._slope(len(self.nodes) - 1) * 0.25 * length, 0.9 * offset)
        return [
            Cubic(
                (left, self.cy),
                (left + 0.25 * length, self.cy + rise),
                (left + 0.4 * length, y),
                (left + 0.6 * length, y),
            ),
            Cubic(
                (left + 0.6 * length, y),
                (left + 0.7 * length, y),
                (left + 0.9 * length, y),
                (left + length, y),
            ),
        ]


def part(strand: Strand, left: float, right: float) -> Strand:
    """What lies of `strand` between two x."""
    kept: list[Cubic] = []
    for piece in strand:
        if piece.end[0] <= left or piece.start[0] >= right:
            continue
        if piece.start[0] < left:
            piece = piece.split(left)[1]
        if piece.end[0] > right:
            piece = piece.split(right)[0]
        kept.append(piece)
    return tuple(kept)


def y_at(strand: Strand, x: float) -> float:
    """How high the strand runs at `x`; at its ends outside of them."""
    for piece in strand:
        if piece.start[0] <= x < piece.end[0]:
            return piece.split(x)[0].end[1]
    return strand[0].start[1] if x < strand[0].start[0] else strand[-1].end[1]
