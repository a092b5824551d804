"""The summary as a note on paper: 10-print-a4 of the drawings, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt

from ...summary.consent import outward
from ...summary.summary import Layout, Line, Section, Summary
from ...vault.settings import Paper
from ..brush import Stroke
from . import face
from .boxes import boxes
from .column import Cell, side_by_side, with_pieces
from .ground import BEAD, BESIDE, Ground
from .page import MARGIN, Page, page_size, pixels
from .piece import Placed, Rule, Threads
from .strip import Leaf, Strip, fallen, held
from .table import table

LARGE = 1.4
NOTHING = "Nothing was ticked to go on paper."
_THREADS, _STROKE = 70.0, Stroke(4.2, 1.35, 2.1)
_WIDEST_NAME, _AFTER_NAME = 100.0, 24.0
_LEFT_SHARE = 0.62
_COUNT, _UNDER_RULE = 64.0, 12.0
_LAST = 1_000_000
"""The turn of what stands at the foot: after everything else."""


def summary_pages(summary: Summary, paper: Paper, large: bool = False) -> tuple[Page, ...]:
    """What both want on paper, laid out; `large` sets all text 1.4 times as large."""
    ground = Ground(outward(summary), LARGE if large else 1.0)
    size = page_size(paper)
    whole = pixels(size)
    width = whole.width() - 2 * MARGIN
    foot = _foot(ground, width)
    high = sum(strip.height for strip in foot)
    room = whole.height() - 2 * MARGIN - high
    leaves = fallen(tuple(_strips(ground, width)), room - 24)
    below = _moved(fallen(held(foot), high)[0], MARGIN, MARGIN + room)
    pages = []
    for number, leaf in enumerate(leaves, 1):
        counted = _count(ground, width, number, len(leaves)) if len(leaves) > 1 else ()
        at_foot = _moved(counted, MARGIN, MARGIN + room)
        pages.append(Page(size, (*_moved(leaf, MARGIN, MARGIN), *below, *at_foot)))
    return tuple(pages)


def _strips(ground: Ground, width: float) -> Iterator[Strip]:
    yield from _head(ground, width)
    if not ground.summary.sections:
        nothing = ground.lines(ground.run(NOTHING, face.LEAD), width)
        yield from side_by_side([Cell(0, nothing)], ground.order, above=22)
    for section in ground.summary.sections:
        title = ground.lines(ground.run(section.title, face.SECTION), width)
        heading = side_by_side([Cell(0, title)], ground.order, above=22 * ground.scale)
        yield from (replace(strip, holds=True) for strip in heading)
        yield from _told(ground, section, width)


def _told(ground: Ground, section: Section, width: float) -> tuple[Strip, ...]:
    match section.layout:
        case Layout.LINES:
            return tuple(strip for line in section.lines for strip in _said(ground, line, width))
        case Layout.AGREEMENTS:
            return table(ground, section.lines, width)
        case Layout.CARDS:
            return boxes(ground, width)


def _head(ground: Ground, width: float) -> Iterator[Strip]:
    """The threads, both names, the day, what it was, and a rule."""
    beyond = 14 * _THREADS / 56 - 2
    threads = Threads(QRectF(-beyond, 0, width + 2 * beyond, _THREADS), ground.inks, _STROKE)
    yield Strip(_THREADS - 4, (Placed(threads, 0, -14, ground.order.next()),))
    yield from _names(ground, width)
    rule = Placed(Rule(width, ground.hair), 0, 15, ground.order.next())
    yield Strip(24, (rule,))


def _names(ground: Ground, width: float) -> tuple[Strip, ...]:
    """Names at the left and facts at the right on one baseline; long names stand above."""
    summary = ground.summary
    facts = f"{summary.dated}\n{summary.facts}"
    left = width * _LEFT_SHARE
    names = ground.lines(ground.run(summary.heading, face.NAMES), left)
    wide = max(line.words.box.width() for line in names)
    room = width - wide - 24
    told = ground.lines(ground.run(facts, face.FACTS), room, Qt.AlignmentFlag.AlignRight)
    if len(names) == 1 and len(told) == 2:
        one, two = told
        turns = ground.order.next(), ground.order.next()
        baseline = max(names[0].baseline, one.height + two.baseline)
        place = width - room
        return (
            Strip(
                baseline + 14,
                (
                    Placed(names[0].words, 0, baseline + 2, turns[0]),
                    Placed(one.words, place, baseline - one.height, turns[1]),
                    Placed(two.words, place, baseline, turns[1]),
                ),
            ),
        )
    if len(names) > 2:
        names = ground.lines(ground.run(summary.heading, face.LONG_NAMES), width)
    else:
        names = ground.lines(ground.run(summary.heading, face.NAMES), width)
    below = ground.lines(ground.run(facts, face.FACTS), width)
    return (
        *side_by_side([Cell(0, names)], ground.order),
        *side_by_side([Cell(0, below)], ground.order, above=4),
    )


def _said(ground: Ground, line: Line, width: float) -> tuple[Strip, ...]:
    """One line: who, and what was said, with its lead before and its note behind."""
    name_x, said_x = _columns(ground)
    runs = [ground.run(f"{line.lead} ", face.LEAD)] if line.lead else []
    runs.append(ground.run(line.text, face.SAID))
    if line.note:
        runs.append(ground.run(f"  {line.note}", face.NOTE))
    name = ground.elided(ground.author(line.by), face.NAME, said_x - name_x - 8)
    said = ground.lines(runs, width - said_x)
    sign = ground.sign(line.by, 0)
    strips = side_by_side(
        [Cell(name_x, name), Cell(said_x, said)], ground.order, above=10 * ground.scale
    )
    middle = strips[0].pieces[0].y - ground.face(face.NAME).middle
    return with_pieces(strips, sign.moved(0, middle))


def _columns(ground: Ground) -> tuple[float, float]:
    """Where names begin and where what was said does: as narrow as the names allow."""
    widest = min(ground.widest_author, _WIDEST_NAME * ground.scale)
    start = (BEAD + BESIDE) * ground.scale
    return start, start + widest + _AFTER_NAME * ground.scale


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
