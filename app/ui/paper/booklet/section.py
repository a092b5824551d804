"""A step of a booklet as strips: its title, what is told to whom, its questions, the way on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ....bench.booklet import Question, Section
from ....bench.form import Says
from ....bench.hand import LETTERS
from .. import face
from ..column import Cell, side_by_side, with_pieces
from ..piece import Placed, Symbol
from ..setting import Setting, room_for
from ..strip import Strip, fallen, height_of, held
from .anchor import Anchor
from .fields import form

_OVER_STAGE, _OVER_STEP, _OVER_ASK = 46.0, 36.0, 26.0
_GAP, _ARROW, _SYMBOL = 24.0, 22.0, 14.0
_WHOLE, _SEVERAL, _STARTED = 230.0, 5, 3
"""A question of more px and forms may be parted, after this many of its forms."""
_TRY, _RATHER_NOT = "Try", "Rather not"


def section(setting: Setting, told: Section) -> tuple[Strip, ...]:
    """One section; its head stays with what comes first, the way on with what comes last."""
    head = tuple(_head(setting, told))
    blocks = [_block(setting, each) for each in told.body]
    onward = tuple(_ways(setting, told))
    if all(isinstance(each, Says) for each in told.body):
        blocks = [tuple(strip for block in blocks for strip in block)]
    first, *rest = blocks
    *between, last = ((*head, *first), *rest)
    return (*(strip for block in between for strip in held(block)), *held((*last, *onward)))


def _head(setting: Setting, told: Section) -> Iterator[Strip]:
    look = face.STAGE if told.stage else face.STEP
    above = _OVER_STAGE if told.stage else _OVER_STEP
    title = setting.text(told.title, look, above=above)
    yield _anchored(title[0], told.anchor)
    yield from title[1:]
    if told.only:
        yield from setting.text(setting.told(told.only), face.WAY, above=6)
    if told.turn:
        by = [told.by]
        turn = setting.text(told.turn, face.NAME, room_for(by), 6)
        yield from setting.beside(by, turn, face.NAME)
    elif told.by and not told.anchor.count("/"):
        by = [told.by]
        words = f"{LETTERS[told.by]} speaks"
        yield from setting.beside(by, setting.text(words, face.NAME, room_for(by), 6), face.NAME)
    for by_one, text in told.told:
        strips = setting.markup(text, face.TOLD, room_for([by_one]), 8)
        yield from setting.beside([by_one], strips, face.TOLD)


def _anchored(strip: Strip, name: str) -> Strip:
    return replace(strip, pieces=(*strip.pieces, Placed(Anchor(name), 0, 0, 0)))


def _block(setting: Setting, block: Question | Says) -> tuple[Strip, ...]:
    if isinstance(block, Says):
        return form(setting, block)
    return question(setting, block)


def question(setting: Setting, asked: Question) -> tuple[Strip, ...]:
    """One item: when it is asked, the question, its help, and the form to fill in."""
    strips: list[Strip] = []
    if asked.only:
        strips += setting.text(f"Only if {asked.only}:", face.HINT)
    if asked.ask:
        inside = room_for(asked.by)
        words = setting.text(asked.ask, face.ASK, inside, 2 if strips else 0)
        strips += setting.beside(asked.by, words, face.ASK)
    if asked.text:
        strips += setting.markup(asked.text, face.TOLD, above=8)
    if asked.help:
        strips += setting.markup(asked.help, face.HINT, above=4)
    if asked.do or asked.rather_not:
        strips += _tips(setting, asked)
    forms = [form(setting, each) for each in asked.forms]
    if asked.seen:
        forms.append(setting.text(asked.seen, face.HINT, above=8))
    whole = [*strips, *(strip for each in forms for strip in each)] or [Strip(0)]
    first = _anchored(replace(whole[0], above=_OVER_ASK), asked.anchor)
    whole[0] = first
    if height_of(whole) <= _WHOLE or len(forms) < _SEVERAL:
        return held(whole)
    started = len(strips) + sum(map(len, forms[:_STARTED]))
    parted = [held(each) for each in forms[_STARTED:-2]]
    last = held([strip for each in forms[-2:] for strip in each])
    return (*held(whole[:started]), *(strip for each in parted for strip in each), *last)


def _tips(setting: Setting, asked: Question) -> Iterator[Strip]:
    """What helps and what makes it harder, side by side unless they are long."""
    there = [
        (name, text) for name, text in ((_TRY, asked.do), (_RATHER_NOT, asked.rather_not)) if text
    ]
    half = (setting.width - _GAP) / 2
    columns = [held([*_tip(setting, name, text, half)]) for name, text in there]
    high = max(map(height_of, columns))
    if high > _WHOLE:
        for column in columns:
            yield replace(column[0], above=8)
            yield from column[1:]
        return
    pieces = (
        placed.moved(place * (half + _GAP), 0)
        for place, column in enumerate(columns)
        for placed in fallen(column, float("inf"))[0]
    )
    yield Strip(high, tuple(pieces), above=8)


def _tip(setting: Setting, name: str, text: str, width: float) -> Iterator[Strip]:
    head = setting.lines(name, face.TIP_HEAD, width)
    yield from side_by_side([Cell(0, head)], setting.order)
    yield from setting.markup(text, face.TIP, width=width)


def _ways(setting: Setting, told: Section) -> Iterator[Strip]:
    """Where it goes on, each way behind an arrow."""
    for number, way in enumerate(told.ways):
        words = setting.lines(setting.told(way), face.WAY, setting.width - _ARROW)
        strips = side_by_side([Cell(_ARROW, words)], setting.order, above=6 if number else 20)
        middle = words[0].baseline - face.WAY.middle
        arrow = Symbol("arrow-right", _SYMBOL, setting.theme.muted)
        placed = Placed(arrow, 0, middle - _SYMBOL / 2, setting.order.next())
        yield from with_pieces(held(strips), placed)
