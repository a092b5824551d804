"""Where the circle of two runs: pure geometry, in px with y down, for one painter to draw.

A loop is a circle, or where what stands in it asks for more height two half circles with
straight sides between them. The first partner's bead is at its top, the second's at its foot;
a half runs clockwise from its owner's bead to an arrowhead before the other's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, hypot, pi, sin, tan

from .strands import FIRST, Cubic, Point, Strand

Head = tuple[Point, Point, Point]
WIDE = 0.52
"""How far an arrowhead reaches to each side, in parts of its length."""


@dataclass(frozen=True)
class Loop:
    """A loop `width` and `height` px from the middle of its line to the middle of its line.

    `free` px around the middle of a bead nothing is drawn; `head` is how long an arrowhead is.
    """

    width: float
    height: float
    free: float
    head: float

    @property
    def radius(self) -> float:
        """That of the half circles."""
        return self.width / 2

    def bead(self, which: int) -> Point:
        """Where a bead has its middle."""
        return (self.radius, 0.0 if which == FIRST else self.height)

    def half(self, which: int) -> Strand:
        """One half of the line, from its owner's bead to where its arrowhead begins."""
        down = self.height - self.width
        near, far = self._angle(self.free), pi - self._angle(self.free + 0.7 * self.head)
        pieces = [*self._arc(near, pi / 4, 0), *self._arc(pi / 4, pi / 2, 0)]
        if down > 0:
            pieces.append(self._straight(down))
        pieces += [*self._arc(pi / 2, 3 * pi / 4, down), *self._arc(3 * pi / 4, far, down)]
        return tuple(pieces) if which == FIRST else tuple(self._turned(each) for each in pieces)

    def arrow(self, which: int) -> Head:
        """The arrowhead at the end of a half: its point, and its two corners."""
        down = self.height - self.width
        tip = self._at(pi - self._angle(self.free), down)
        base = self._at(pi - self._angle(self.free + self.head), down)
        x, y = tip[0] - base[0], tip[1] - base[1]
        left = (base[0] - WIDE * y, base[1] + WIDE * x)
        right = (base[0] + WIDE * y, base[1] - WIDE * x)
        if which == FIRST:
            return tip, left, right
        return self._over(tip), self._over(left), self._over(right)

    def holds(self, x: float, y: float, inside: float) -> bool:
        """Whether a point lies in the loop, at least `inside` px from the middle of its line."""
        middle = min(max(y, self.radius), self.height - self.radius)
        return hypot(x - self.radius, y - middle) <= self.radius - inside

    def _angle(self, length: float) -> float:
        """How far round the circle something lies that is `length` px away."""
        return 2 * asin(min(1.0, length / self.width))

    def _at(self, angle: float, down: float) -> Point:
        """The point of the line so far round from the top, in rad, moved down."""
        return (self.radius * (1 + sin(angle)), self.radius * (1 - cos(angle)) + down)

    def _arc(self, start: float, stop: float, down: float) -> Strand:
        """A part of the circle of at most a quarter turn."""
        reach = 4 / 3 * tan((stop - start) / 4) * self.radius
        begin, end = self._at(start, down), self._at(stop, down)
        out = (begin[0] + reach * cos(start), begin[1] + reach * sin(start))
        into = (end[0] - reach * cos(stop), end[1] - reach * sin(stop))
        return (Cubic(begin, out, into, end),)

    def _straight(self, down: float) -> Cubic:
        x, y = self.width, self.radius
        return Cubic((x, y), (x, y + down / 3), (x, y + 2 * down / 3), (x, y + down))

    def _turned(self, piece: Cubic) -> Cubic:
        return Cubic(*map(self._over, (piece.start, piece.out, piece.into, piece.end)))

    def _over(self, point: Point) -> Point:
        """The point across the middle of the loop."""
        return (self.width - point[0], self.height - point[1])
