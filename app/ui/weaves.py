"""Every drawing of the two threads: where its nodes stand and how far its spans swing, in px."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from .strands import SECOND, Beside, Weave

BREATH_MIDDLE = 200.0
_KNOT_SPANS = (0.34, 0.27, 0.22, 0.18)
_KNOT_HEIGHTS = (0.46, 0.36, 0.28, 0.24)
_KNIT = sum(_KNOT_SPANS)
HEADER_WIDTH, HEADER_HEIGHT, HEADER_HALF = 900.0, 56.0, 17.0
_PAD, _END = 14.0, 30.0
_SHRINKING = (130.0, 100.0, 80.0, 62.0, 30.0, 26.0, 23.0)
LEAD_SHARE, HEAD_START, STRIDE = 0.7, 0.34, 0.32


@dataclass(frozen=True)
class Header:
    """The threads along the top of a talk of `steps` steps, `width` px wide at 100 %."""

    steps: int
    width: float = HEADER_WIDTH

    @property
    def lead(self) -> float:
        """How long the threads drift apart before they turn to the first node."""
        return min(self._wished_lead, 0.66 * (LEAD_SHARE * self._wished_lead + self.stride))

    @property
    def bead(self) -> float:
        """How large the partners' beads are: smaller where nodes stand close."""
        wished = 18.0 if self.steps <= 8 else 16.0
        return max(12.0, min(wished, 0.46 * self.stride))

    @property
    def stride(self) -> float:
        """From one node to the next."""
        room = self.width - 2 * _PAD - LEAD_SHARE * self._wished_lead - _END
        return max(1.0, room / (self.steps + _KNIT))

    @property
    def _wished_lead(self) -> float:
        return 90.0 if self.steps <= 8 else 70.0

    @cached_property
    def weave(self) -> Weave:
        half = min(HEADER_HALF, 0.3 * self.stride)
        begin = _PAD + LEAD_SHARE * self._wished_lead
        nodes = [_PAD, *(begin + k * self.stride for k in range(1, self.steps + 1))]
        shrink = 0.28 / max(1, self.steps - 1)
        heights = [half * (1 - shrink * k) for k in range(self.steps)]
        knots = accumulate((share * self.stride for share in _KNOT_SPANS), initial=nodes[-1])
        nodes += list(knots)[1:]
        heights += [half * share for share in _KNOT_HEIGHTS]
        return Weave(
            tuple(nodes),
            tuple(heights),
            HEADER_HEIGHT / 2,
            lead=Beside(self.lead, 3.5),
            tail=Beside(28.0, 3.1),
        )

    def node(self, step: int) -> float:
        """The x of the node that closes `step` (0 the first)."""
        return self.weave.nodes[step + 1]

    def place(self, step: int, done: float) -> float:
        """The x of a partner who has done the part `done` (0 to 1) of `step` (0 the first)."""
        if step >= self.steps:
            return self.end
        nodes = self.weave.nodes
        if step > 0:
            return nodes[step] + self.stride * (HEAD_START + STRIDE * done)
        span, apart = nodes[1] - nodes[0], 0.72 * self.lead
        begin = max(HEAD_START * span, apart)
        return nodes[0] + begin + max(0.0, 0.19 * (span - apart - 24)) * done

    @property
    def end(self) -> float:
        """Where both lie knitted together."""
        return self.weave.nodes[-1] + 28.0


def knitting_width(half: float) -> float:
    """How wide the knitting threads are where nothing stretches them."""
    return half / 50 * (sum(_SHRINKING) + 28)


def knitting(cy: float, half: float, start: float = 0.0, width: float | None = None) -> Weave:
    """Home and first start: spans that shrink in width and height together.

    As wide as `half` (the half-height of the first span) asks for, or stretched to `width`.
    """
    unit = (width or knitting_width(half)) / (sum(_SHRINKING) + 28)
    heights = (1, 0.66, 0.48, 0.33, 0.17, 0.13, 0.12)
    nodes = tuple(accumulate((span * unit for span in _SHRINKING), initial=start))
    return Weave(
        nodes,
        tuple(half * height for height in heights),
        cy,
        lead=Beside(70 * unit, 4.5),
        tail=Beside(28 * unit, 4.5),
    )


def hand_over() -> Weave:
    """The page between two people, 1200 × 210."""
    return Weave((-60, 250, 950, 1260), (70, 78, 70), 105, (0.3, 0.3, 0.3))


def lock() -> Weave:
    """The locked page, 1200 × 220."""
    heights = (34, 44, 56, 84, 56, 44, 34)
    nodes = (-190, 10, 180, 340, 860, 1020, 1190, 1390)
    return Weave(nodes, heights, 110, tuple(0.35 if high > 40 else 0.0 for high in heights))


def breath(opened: float) -> Weave:
    """The breathing guide, 1200 × 400, `opened` from 0 to 1."""
    widths = (116, 94, 80, 70, 64, 60)
    heights = (37, 26, 19, 15, 12, 10.5)
    left = tuple(accumulate((-width for width in widths), initial=404.0))[::-1]
    right = tuple(accumulate(widths, initial=796.0))
    outward = heights
    return Weave(
        (*left, *right),
        (*outward[::-1], 16 + 154 * opened, *outward),
        BREATH_MIDDLE,
        (*(0.0 for _ in heights), opened, *(0.0 for _ in heights)),
    )


def icon(half: float = 72) -> Weave:
    """The program's icon, 256 × 256: two threads, one loop."""
    return Weave((-104, 62, 194, 360), (58, half, 58), 128, (1.0, 1.0, 1.0))


def mark() -> Weave:
    """The mark beside the name, 34 × 21: one span and a little of its neighbours."""
    return Weave(
        (-11.5, 7.5, 26.5, 45.5),
        (8.4, 8.4, 8.4),
        10.5,
        (0.1, 0.1, 0.1),
        first_above=SECOND,
        shown=(2.2, 31.8),
    )


def stage_mark() -> Weave:
    """A step both have done, 22 × 22: one crossing."""
    return Weave((-11, 11, 33), (7, 7), 11)
