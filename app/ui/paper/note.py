"""The summary as a note on paper: 10-print-a4 of the drawings, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF

from ...summary.consent import outward
from ...summary.cycle import cycle, lines_of
from ...summary.summary import Layout, Line, Section, Summary
from ...vault.settings import Paper
from ..brush import Stroke
from . import face
from .boxes import boxes
from .column import Cell, side_by_side, with_pieces
from .cycle import cycle_leaf
from .ends import Sheets, names
from .ground import BEAD, BESIDE, Ground
from .page import Page
from .piece import Placed, Rule, Threads
from .strip import Leaf, Strip, fallen
from .table import table

NOTHING = "Nothing was ticked to go on paper."
_THREADS, _STROKE = 70.0, Stroke(4.2, 1.35, 2.1)
_WIDEST_NAME, _AFTER_NAME = 100.0, 24.0


def summary_pages(summary: Summary, paper: Paper, large: bool = False) -> tuple[Page, ...]:
    """What both want on paper, laid out; `large` sets all text 1.4 times as large.

    A cycle is told among the lines, and drawn on a page of its own behind them.
    """
    sheets = Sheets(outward(summary), paper, large)
    told = fallen(tuple(_strips(sheets.ground, sheets.width)), sheets.room)
    return sheets.pages([*told, *_drawn(sheets)])


def cycle_pages(summary: Summary, paper: Paper, large: bool = False) -> tuple[Page, ...]:
    """The page with the cycle alone; none where both have not told theirs for paper."""
    sheets = Sheets(outward(summary), paper, large)
    return sheets.pages(_drawn(sheets))


def _drawn(sheets: Sheets) -> list[Leaf]:
    made = cycle(sheets.ground.summary)
    return [cycle_leaf(sheets.ground, made, sheets.width, sheets.room)] if made else []


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
        case Layout.LINES | Layout.CYCLE:
            lines = lines_of(ground.summary, section)
            return tuple(strip for line in lines for strip in _said(ground, line, width))
        case Layout.AGREEMENTS:
            return table(ground, section.lines, width)
        case Layout.CARDS:
            return boxes(ground, width)


def _head(ground: Ground, width: float) -> Iterator[Strip]:
    """The threads, both names, the day, what it was, and a rule."""
    beyond = 14 * _THREADS / 56 - 2
    threads = Threads(QRectF(-beyond, 0, width + 2 * beyond, _THREADS), ground.inks, _STROKE)
    yield Strip(_THREADS - 4, (Placed(threads, 0, -14, ground.order.next()),))
    yield from names(ground, width)
    rule = Placed(Rule(width, ground.hair), 0, 15, ground.order.next())
    yield Strip(24, (rule,))


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
