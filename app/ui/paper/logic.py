"""The logic sheet of a flow on paper: every text and every rule, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt

from ...bench.logic_html import FOOT
from ...bench.logic_sheet import Entry, Fact, LogicSheet, Part
from ...bench.texts import Wording
from ...flow.markup import plain
from ...vault.settings import Paper
from ..brush import Stroke
from . import face
from .column import Cell, side_by_side, with_pieces
from .face import Face
from .page import MARGIN, Page, page_size, pixels
from .piece import Placed, Rule, Symbol, Threads
from .setting import Setting
from .strip import Strip, fallen, height_of, held

_THREADS, _STROKE = 60.0, Stroke(3.6, 1.15, 1.8)
_LABEL, _BETWEEN = 150.0, 18.0
_FOOT, _OVER_FOOT = 30.0, 18.0
_ACROSS = 2
"""So many other languages stand beside the first; more of them below, two by two."""
_ARROW, _SYMBOL = 22.0, 13.0
_WHOLE, _STARTED = 200.0, 4
"""An entry of more px may be parted, after so many of its lines."""
_MISSING = "as written"


def logic_pages(sheet: LogicSheet, paper: Paper) -> tuple[Page, ...]:
    """All pages of a logic sheet."""
    size = page_size(paper)
    whole = pixels(size)
    setting = Setting(whole.width() - 2 * MARGIN, {})
    room = whole.height() - 2 * MARGIN - _FOOT - _OVER_FOOT
    leaves = fallen(tuple(_strips(setting, sheet)), room)
    foot = whole.height() - MARGIN - _FOOT
    return tuple(
        Page(
            size,
            (
                *(placed.moved(MARGIN, MARGIN) for placed in leaf),
                *(
                    placed.moved(MARGIN, foot)
                    for placed in _foot(setting, sheet, number, len(leaves))
                ),
            ),
        )
        for number, leaf in enumerate(leaves, start=1)
    )


def _foot(setting: Setting, sheet: LogicSheet, number: int, of: int) -> Iterator[Placed]:
    yield Placed(Rule(setting.width, setting.hair), 0, 0, setting.order.next())
    words = f"{sheet.title} · {FOOT}" if number == 1 else sheet.title
    for text, align in (
        (face.FOOT.elided(words, setting.width - 90), Qt.AlignmentFlag.AlignLeft),
        (f"{number} of {of}", Qt.AlignmentFlag.AlignRight),
    ):
        (line, *_) = setting.lines(text, face.FOOT, setting.width, align)
        yield Placed(line.words, 0, 12 + line.baseline, setting.order.next())


def _strips(setting: Setting, sheet: LogicSheet) -> Iterator[Strip]:
    beyond = 14 * _THREADS / 56 - 2
    box = QRectF(-beyond, 0, setting.width + 2 * beyond, _THREADS)
    threads = Threads(box, setting.inks, _STROKE)
    yield Strip(_THREADS + 12, (Placed(threads, 0, -14, setting.order.next()),))
    yield from setting.text("Logic sheet", face.FACTS)
    yield from setting.text(sheet.title, face.BOOK)
    yield from _texts(setting, sheet, sheet.texts)
    yield from _facts(setting, sheet.facts, above=12)
    yield from _facts(setting, sheet.legend, above=12)
    for part in sheet.parts:
        yield from _part(setting, sheet, part)


def _part(setting: Setting, sheet: LogicSheet, part: Part) -> Iterator[Strip]:
    rule = Placed(Rule(setting.width, setting.theme.line, 1.5), 0, 0, setting.order.next())
    head = [
        Strip(12, (rule,), above=34),
        *setting.text(f"{part.kind} · {part.id}", face.FOOT),
        *setting.text(part.title, face.STEP),
        *_texts(setting, sheet, part.texts),
        *_facts(setting, part.rules, above=4),
    ]
    yield from (replace(strip, holds=True) for strip in head)
    for entry in part.entries:
        yield from _entry(setting, sheet, entry)
    for number, way in enumerate(part.ways):
        yield from _way(setting, way, above=4 if number else 12)


def _entry(setting: Setting, sheet: LogicSheet, entry: Entry) -> Iterator[Strip]:
    rule = Placed(Rule(setting.width, setting.hair), 0, 0, setting.order.next())
    yield Strip(8, (rule,), above=14, holds=True)
    kind = setting.text(f"{entry.type} · {entry.id}", face.TIP_HEAD)
    texts = [*_texts(setting, sheet, entry.texts)]
    rules = [*_facts(setting, entry.rules, above=6)]
    whole = [*kind, *texts, *rules]
    if height_of(whole) < _WHOLE:
        yield from held(whole)
        return
    yield from held(whole[:_STARTED])
    yield from whole[_STARTED:-2]
    yield from held(whole[-2:])


def _way(setting: Setting, way: str, above: float) -> tuple[Strip, ...]:
    lines = setting.lines(way, face.WAY, setting.width - _ARROW)
    strips = side_by_side([Cell(_ARROW, lines)], setting.order, above=above)
    middle = lines[0].baseline - face.WAY.middle - _SYMBOL / 2
    arrow = Symbol("arrow-right", _SYMBOL, setting.theme.muted)
    return with_pieces(held(strips), Placed(arrow, 0, middle, setting.order.next()))


def _facts(setting: Setting, facts: Sequence[Fact], above: float) -> Iterator[Strip]:
    for number, (label, said) in enumerate(facts):
        cells = [(label, face.HINT), (said, face.TIP)]
        yield from _row(setting, cells, (_LABEL, setting.width), above if not number else 4)


def _texts(setting: Setting, sheet: LogicSheet, texts: Sequence[Wording]) -> Iterator[Strip]:
    """Each text beside its label; other languages beside it, two by two."""
    bands = [
        range(start, min(start + _ACROSS, len(sheet.languages)))
        for start in range(0, len(sheet.languages), _ACROSS)
    ]
    for band in bands or [range(0)]:
        if band:
            names = [sheet.language, *(sheet.languages[number] for number in band)]
            heads = [("", face.HINT), *((name, face.TIP_HEAD) for name in names)]
            strips = _row(setting, heads, _edges(setting, len(names)), 8)
            yield from (replace(strip, holds=True) for strip in strips)
        for text in texts:
            look = face.ASK if text.label == "Question" else face.SHEET_TEXT
            others = [text.others[number] for number in band]
            said = [(_plain(text, each), look) for each in (text.own, *others)]
            edges = _edges(setting, len(said))
            yield from _row(setting, [(text.label, face.HINT), *said], edges, 4)


def _plain(text: Wording, said: str) -> str:
    if not said:
        return _MISSING
    return plain(said) if text.marked else said


def _edges(setting: Setting, columns: int) -> tuple[float, ...]:
    """Where the label ends, then where each of the columns does."""
    each = (setting.width - _LABEL) / columns
    return (_LABEL, *(_LABEL + each * (number + 1) for number in range(columns)))


def _row(
    setting: Setting, cells: Sequence[tuple[str, Face]], edges: Sequence[float], above: float
) -> tuple[Strip, ...]:
    """Texts beside each other on one baseline."""
    lefts = (0.0, *edges[:-1])
    made = []
    for (words, look), left, right in zip(cells, lefts, edges, strict=True):
        width = right - left - (_BETWEEN if right < setting.width else 0)
        made.append(Cell(left, setting.lines(words, look, width)))
    return side_by_side(made, setting.order, above=above)
