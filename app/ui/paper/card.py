"""The fridge card: 11-fridge-card of the drawings, half a sheet lying, two on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSizeF

from ...summary.card import Card, card
from ...summary.consent import printed
from ...summary.summary import Line, Summary
from ...vault.settings import Paper
from . import face
from .column import Cell, Run, side_by_side, with_pieces
from .face import Face
from .ground import Ground
from .page import Page, half_size, page_size, pixels
from .piece import Frame, Placed, Ring, Rule, Symbol, Threads
from .strip import Leaf, Strip, fallen, height_of, held

INSIDE = 12 / 25.4 * face.DPI
"""12 mm from the edge."""

_THREADS, _TOP = 66.0, 104.0
_LEFT_SHARE, _BETWEEN = 0.4, 24.0
_BEAD, _RING = 24.0, 24.0
_FRAME_IN, _FRAME_GAP = 24.0, 16.0
_NEXT = 40.0
_WORD_SCALES = (1.0, 0.8, 0.64, 0.5, 0.4)
_PROMISE_SCALES = (1.0, 0.9, 0.8, 0.72)
_WORD = "When one of us says it"
_NO_WORD = "When one of us needs a break"


def card_pages(summary: Summary, paper: Paper) -> tuple[Page, ...]:
    """The fridge card; more than one only where the agreements ask for it."""
    size = half_size(paper)
    whole = pixels(size)
    made = card(summary)
    ground = Ground(printed(summary))
    room = whole.height() - _TOP - INSIDE - (_NEXT if made.look_again else 0)
    inner = whole.width() - 2 * INSIDE
    left = inner * _LEFT_SHARE - _BETWEEN if made.agreements else inner
    head = _head(ground, whole)
    lefts = fallen(tuple(_left(ground, made, left)), room)
    right = inner * (1 - _LEFT_SHARE)
    rights = _promises(ground, made.agreements, right, room)
    foot = _foot(ground, made, inner, whole.height() - INSIDE)
    pages = []
    for one, other in zip_longest(lefts, rights, fillvalue=()):
        beside = whole.width() - INSIDE - right
        columns = (*_moved(one, INSIDE, _TOP), *_moved(other, beside, _TOP))
        pages.append(Page(size, (*head, *columns, *foot)))
    return tuple(pages)


def two_up(pages: Sequence[Page], paper: Paper) -> tuple[Page, ...]:
    """Each card twice on a whole sheet, one below the other, with a line to cut along."""
    size = page_size(paper)
    whole = pixels(size)
    half = whole.height() / 2
    sheets = []
    for page in pages:
        ground = max((placed.order for placed in page.pieces), default=0) + 1
        again = tuple(
            placed.moved(0, half)._replace(order=placed.order + ground) for placed in page.pieces
        )
        color = next(
            (p.piece.color for p in page.pieces if isinstance(p.piece, Frame | Ring)), None
        )
        cut = (Placed(Rule(whole.width(), color, 0.75, dashed=True), 0, half, 0),) if color else ()
        sheets.append(Page(size, (*page.pieces, *again, *cut)))
    return tuple(sheets)


def _head(ground: Ground, whole: QSizeF) -> Leaf:
    beyond = 14 * _THREADS / 56 - 2
    width = whole.width() - 2 * INSIDE + 2 * beyond
    threads = Threads(QRectF(0, 0, width, _THREADS), ground.inks)
    return (Placed(threads, INSIDE - beyond, 21, ground.order.next()),)


def _left(ground: Ground, made: Card, width: float) -> Iterator[Strip]:
    """The word, and what happens when one says it."""
    order = ground.order
    if made.word:
        label = ground.lines(Run("Our word", face.OUR_WORD), width)
        yield from held_on(side_by_side([Cell(0, label)], order))
        word = _fitting(ground, made.word, width)
        lines = ground.lines(Run(made.word, word), width)
        yield from side_by_side([Cell(0, lines)], order, above=2)
    title = _WORD if made.word else _NO_WORD
    heading = ground.lines(Run(title, face.RULE_HEAD), width)
    yield from held_on(side_by_side([Cell(0, heading)], order, above=22))
    for number, rule in enumerate(made.rules, 1):
        yield from _rule(ground, number, rule, width)


def _rule(ground: Ground, number: int, rule: str, width: float) -> tuple[Strip, ...]:
    start = _RING + 12
    digit = ground.lines(Run(str(number), face.NUMBER), _RING)
    inset = (_RING - digit[0].words.box.width()) / 2
    lines = ground.lines(Run(rule, face.RULE), width - start)
    cells = [Cell(inset, digit), Cell(start, lines)]
    strips = side_by_side(cells, ground.order, above=13)
    middle = strips[0].pieces[0].y - face.NUMBER.middle
    ring = Placed(Ring(_RING, ground.theme.line), 0, middle - _RING / 2, ground.order.next())
    return with_pieces(strips, ring)


def _fitting(ground: Ground, word: str, width: float) -> Face:
    """The face of the word: as large as lets it stand on two lines and breaks no word."""
    for scale in _WORD_SCALES:
        tried = face.WORD.times(scale)
        whole = all(tried.width(each) <= width for each in word.split())
        if whole and len(ground.lines(Run(word, tried), width)) <= 2:
            return tried
    return face.PROMISE


def _promises(ground: Ground, lines: Sequence[Line], width: float, room: float) -> Sequence[Leaf]:
    """Each promise in a frame, as large as they fit; too many run on without frames."""
    if not lines:
        return ()
    inner = width - 2 * _FRAME_IN
    for scale in _PROMISE_SCALES:
        told = [held(tuple(_promise(ground, line, inner, scale))) for line in lines]
        inside = _FRAME_IN * scale
        heights = [height_of(strips) + 2 * inside for strips in told]
        if sum(heights) + _FRAME_GAP * (len(told) - 1) <= room:
            return (tuple(_framed(ground, told, heights, width, inside)),)
    scale = _PROMISE_SCALES[-1]
    strips = [strip for line in lines for strip in _promise(ground, line, width, scale)]
    return fallen(tuple(strips), room)


def _framed(
    ground: Ground,
    told: Sequence[tuple[Strip, ...]],
    heights: Sequence[float],
    width: float,
    inside: float,
) -> Iterator[Placed]:
    y = 0.0
    for strips, height in zip(told, heights, strict=True):
        yield Placed(Frame(width, height, ground.theme.line), 0, y, ground.order.next())
        leaf = fallen(strips, float("inf"))[0]
        yield from _moved(leaf, _FRAME_IN, y + inside)
        y += height + _FRAME_GAP


def _promise(ground: Ground, line: Line, width: float, scale: float) -> Iterator[Strip]:
    side = _BEAD * scale
    start = side + 10
    owner = ground.elided(ground.author(line.by), face.OWNER.times(scale), width - start)
    head = side_by_side([Cell(start, owner)], ground.order, above=14 * scale)
    cap = face.OWNER.times(scale).middle
    sign = ground.sign(line.by, head[0].pieces[0].y - cap, side)
    yield from held_on(with_pieces(head, sign))
    runs = [Run(text, each.times(scale)) for text, each in _runs(line)]
    yield from side_by_side([Cell(0, ground.lines(runs, width))], ground.order, above=6 * scale)


def _runs(line: Line) -> list[tuple[str, Face]]:
    """The sentence, with *If* and *then* lighter than the couple's own words."""
    when = f"If {line.promise.when}, then " if line.promise and line.promise.when else ""
    if not when or not line.text.startswith(when):
        return [(line.text, face.PROMISE)]
    return [
        ("If ", face.PROMISE_LEAD),
        (when[3:-5], face.PROMISE),
        ("then ", face.PROMISE_LEAD),
        (line.text[len(when) :], face.PROMISE),
    ]


def _foot(ground: Ground, made: Card, width: float, bottom: float) -> Leaf:
    """When both look at it again."""
    if not made.look_again:
        return ()
    label = ground.lines(Run("We look at this again", face.NEXT_LABEL), width)
    start = 30.0
    said = start + label[0].words.box.width() + 12
    when = ground.elided(made.look_again, face.NEXT, width - said)
    strips = side_by_side([Cell(start, label[:1]), Cell(said, when)], ground.order)
    middle = strips[0].pieces[0].y - face.NEXT.middle
    symbol = Placed(Symbol("calendar", 19, ground.theme.muted), 0, middle - 9.5, 0)
    return _moved((*strips[0].pieces, symbol), INSIDE, bottom - strips[0].height + 4)


def held_on(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """The strips bound to each other and to what comes next."""
    return tuple(replace(strip, holds=True) for strip in strips)


def _moved(leaf: Leaf, x: float, y: float) -> Leaf:
    return tuple(placed.moved(x, y) for placed in leaf)
