"""What a page begins and ends with: whose it is, when it was, who has agreed, its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from ...summary.summary import Summary
from ...vault.settings import Paper
from . import face
from .column import Cell, side_by_side
from .ground import Ground
from .page import MARGIN, Page, page_size, pixels
from .piece import Placed, Rule
from .strip import Leaf, Strip, fallen, held

LARGE = 1.4
_LEFT_SHARE, _OVER_FOOT = 0.62, 24.0
_COUNT, _UNDER_RULE = 64.0, 12.0
_LAST = 1_000_000
"""The turn of what stands at the foot: after everything else."""


class Sheets:
    """The sheets one summary is set on: how much room they have, and what stands at their foot."""

    def __init__(self, summary: Summary, paper: Paper, large: bool) -> None:
        self.ground = Ground(summary, LARGE if large else 1.0)
        self._size = page_size(paper)
        whole = pixels(self._size)
        self.width = whole.width() - 2 * MARGIN
        self._foot = _foot(self.ground, self.width)
        self._high = sum(strip.height for strip in self._foot)
        self._above = whole.height() - 2 * MARGIN - self._high
        self.room = self._above - _OVER_FOOT

    def pages(self, leaves: Sequence[Leaf]) -> tuple[Page, ...]:
        """A page for each leaf, all with the same foot, counted where there are several."""
        at = MARGIN + self._above
        below = _moved(fallen(held(self._foot), self._high)[0], MARGIN, at)
        pages = []
        for number, leaf in enumerate(leaves, 1):
            several = len(leaves) > 1
            counted = _count(self.ground, self.width, number, len(leaves)) if several else ()
            inside = _moved(leaf, MARGIN, MARGIN)
            pages.append(Page(self._size, (*inside, *below, *_moved(counted, MARGIN, at))))
        return tuple(pages)


def names(ground: Ground, width: float) -> tuple[Strip, ...]:
    """Names at the left and facts at the right on one baseline; long names stand above."""
    summary = ground.summary
    facts = f"{summary.dated}\n{summary.facts}"
    left = width * _LEFT_SHARE
    called = ground.lines(ground.run(summary.heading, face.NAMES), left)
    wide = max(line.words.box.width() for line in called)
    room = width - wide - 24
    told = ground.lines(ground.run(facts, face.FACTS), room, Qt.AlignmentFlag.AlignRight)
    if len(called) == 1 and len(told) == 2:
        one, two = told
        turns = ground.order.next(), ground.order.next()
        baseline = max(called[0].baseline, one.height + two.baseline)
        place = width - room
        return (
            Strip(
                baseline + 14,
                (
                    Placed(called[0].words, 0, baseline + 2, turns[0]),
                    Placed(one.words, place, baseline - one.height, turns[1]),
                    Placed(two.words, place, baseline, turns[1]),
                ),
            ),
        )
    if len(called) > 2:
        called = ground.lines(ground.run(summary.heading, face.LONG_NAMES), width)
    else:
        called = ground.lines(ground.run(summary.heading, face.NAMES), width)
    below = ground.lines(ground.run(facts, face.FACTS), width)
    return (
        *side_by_side([Cell(0, called)], ground.order),
        *side_by_side([Cell(0, below)], ground.order, above=4),
    )


def _foot(ground: Ground, width: float) -> tuple[Strip, ...]:
    """A rule, who has agreed, and what this is not; at the right is room for the count."""
    aside = _COUNT * ground.scale
    said = tuple(
        line
        for words in (ground.summary.agreed_by, ground.summary.caveat)
        for line in ground.lines(ground.run(words, face.FOOT), width - aside)
    )
    rule = Placed(Rule(width, ground.hair), 0, 0, _LAST)
    below = side_by_side([Cell(0, said)], ground.order)
    return (Strip(_UNDER_RULE, (rule,)), *(_read_last(strip) for strip in below))


def _count(ground: Ground, width: float, number: int, of: int) -> Leaf:
    """Which page it is of how many."""
    aside = _COUNT * ground.scale
    words = ground.run(f"{number} of {of}", face.FOOT)
    (line, *_) = ground.lines(words, aside, Qt.AlignmentFlag.AlignRight)
    return (Placed(line.words, width - aside, _UNDER_RULE + line.baseline, _LAST + 1),)


def _read_last(strip: Strip) -> Strip:
    return replace(strip, pieces=tuple(each._replace(order=_LAST) for each in strip.pieces))


def _moved(leaf: Leaf, x: float, y: float) -> Leaf:
    return tuple(placed.moved(x, y) for placed in leaf)
