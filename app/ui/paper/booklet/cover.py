"""The first page of a booklet: what it is, whose it is, and how to use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt

from ....bench.booklet import Booklet
from ....bench.form import Blanks, Ticks
from ....bench.hand import LETTERS
from ....session.session import Seat
from ...brush import Stroke
from .. import face
from ..column import Cell, side_by_side, with_pieces
from ..piece import Placed, Ring, Rule, Threads
from ..setting import Setting
from ..strip import Strip, held
from .fields import LINE, form

_THREADS, _STROKE = 84.0, Stroke(4.2, 1.35, 2.1)
_RING, _FROM_RING = 22.0, 36.0
_HOW = "How to use it"


def cover(setting: Setting, told: Booklet) -> tuple[Strip, ...]:
    """All strips of the first page."""
    front = told.cover
    return (
        *_head(setting, told),
        *(strip for seat, meant in front.seats for strip in _name(setting, seat, meant)),
        *form(setting, Blanks(("Day",))),
        *(_begins(setting) if front.who_begins else ()),
        *_how(setting, told),
    )


def _head(setting: Setting, told: Booklet) -> Iterator[Strip]:
    beyond = 14 * _THREADS / 56 - 2
    box = QRectF(-beyond, 0, setting.width + 2 * beyond, _THREADS)
    threads = Threads(box, setting.inks, _STROKE)
    yield Strip(_THREADS + 24, (Placed(threads, 0, -14, setting.order.next()),))
    yield from setting.text(told.title, face.BOOK)
    if told.cover.summary:
        yield from setting.markup(told.cover.summary, face.TOLD, above=8)
    whom = "for one" if told.alone else "for two"
    facts = f"A booklet {whom} to fill in by hand. It takes about {told.cover.minutes} minutes."
    yield from setting.text(facts, face.HINT, above=8)
    if told.cover.ask:
        yield from setting.text(told.cover.ask, face.ASK, above=28)


def _name(setting: Setting, seat: Seat, meant: str) -> Iterator[Strip]:
    """The letter of a seat, what it is this time, and a line for the name."""
    words = f"{LETTERS[seat]} is"
    if meant:
        words = f"{words} {meant[:1].lower()}{meant[1:]}:"
    lines = setting.lines(words, face.NAME, setting.width * 0.6 - 28)
    strips = side_by_side([Cell(28, lines)], setting.order, above=14)
    last = strips[-1]
    baseline = lines[-1].baseline
    after = 28 + lines[-1].words.box.right() + 10
    line = Placed(_rule(setting, setting.width - after), after, baseline + 4, setting.order.next())
    strips = (*strips[:-1], replace(last, pieces=(*last.pieces, line), height=LINE))
    bead = setting.bead(seat, 0, lines[0].baseline - face.NAME.middle)
    yield from with_pieces(held(strips), bead)


def _rule(setting: Setting, width: float) -> Rule:
    return Rule(width, setting.theme.line, 0.75)


def _begins(setting: Setting) -> tuple[Strip, ...]:
    strips = form(setting, Ticks("Who speaks first?", tuple(LETTERS.values())))
    hint = "If it is B, do B’s pages before A’s wherever you take turns."
    return (*strips, *setting.text(hint, face.HINT))


def _how(setting: Setting, told: Booklet) -> Iterator[Strip]:
    title = setting.text(_HOW, face.STEP, above=34)
    yield from held([*title, Strip(4)])
    for number, words in enumerate(told.cover.how, start=1):
        lines = setting.lines(setting.told(words), face.WAY, setting.width - _FROM_RING)
        strips = side_by_side([Cell(_FROM_RING, lines)], setting.order, above=8)
        middle = lines[0].baseline - face.WAY.middle
        ring = Placed(Ring(_RING, setting.theme.muted), 0, middle - _RING / 2, setting.order.next())
        yield from held(with_pieces(strips, ring, *_figure(setting, str(number), middle)))


def _figure(setting: Setting, number: str, middle: float) -> Iterator[Placed]:
    (line, *_) = setting.lines(number, face.NUMBER, _RING, Qt.AlignmentFlag.AlignHCenter)
    yield Placed(line.words, 0, middle + face.NUMBER.middle, setting.order.next())
