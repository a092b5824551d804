"""A booklet on pages: leaflets on sheets of their own, numbered, with a way to stop on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from ....bench.booklet import Booklet, Leaflet, Part
from ....bench.form import By, To
from ....bench.hand import LETTERS
from ....vault.settings import Paper
from .. import face
from ..page import MARGIN, Page, page_size, pixels
from ..piece import Frame, Placed, Rule, Symbol
from ..setting import BEAD, Setting
from ..strip import Leaf, fallen
from .anchor import Anchor
from .cover import cover
from .section import section

_HEAD, _FOOT = 40.0, 34.0
_OVER_FOOT, _SYMBOL = 22.0, 16.0
_ROUNDS = 5
"""So often pages are set anew until every page that is named is the right one."""
_FOLD = 26.0
_FIRST = -1
"""The turn of what heads a page: before everything else."""
_EMPTY = "This side stays empty, so that these sheets belong to one of you alone."


@dataclass(frozen=True)
class _Side:
    """One side of a sheet before it is a page: whose it is, its name, what stands on it."""

    part: Part | None
    label: str
    leaf: Leaf


def booklet_pages(told: Booklet, paper: Paper) -> tuple[Page, ...]:
    """The pages in the order in which they are printed, also on both sides of the paper."""
    pages: Mapping[str, str] = {}
    for _ in range(_ROUNDS):
        setting = Setting(pixels(page_size(paper)).width() - 2 * MARGIN, pages)
        sides = _sides(setting, told, paper)
        found = {name: f"page\u00a0{side.label}" for side in sides for name in _anchors(side.leaf)}
        if found == pages:
            break
        pages = found
    return tuple(_page(setting, told, side, paper) for side in sides)


def _anchors(leaf: Leaf) -> Iterator[str]:
    for placed in leaf:
        if isinstance(placed.piece, Anchor):
            yield placed.piece.name


def _sides(setting: Setting, told: Booklet, paper: Paper) -> list[_Side]:
    high = pixels(page_size(paper)).height() - 2 * MARGIN - _FOOT - _OVER_FOOT
    sides = [_Side(None, "", leaf) for leaf in fallen(cover(setting, told), high)]
    counts: dict[By, int] = {}
    for part in told.parts:
        if part.leaflet is not Leaflet.SHARED and len(sides) % 2:
            sides.append(_Side(None, "", ()))
        strips = tuple(strip for each in part.sections for strip in section(setting, each))
        for leaf in fallen(strips, high - _HEAD):
            counts[part.seat] = counts.get(part.seat, 0) + 1
            letter = f"{LETTERS[part.seat]}\u00a0" if part.seat else ""
            sides.append(_Side(part, f"{letter}{counts[part.seat]}", leaf))
    return sides


def _page(setting: Setting, told: Booklet, side: _Side, paper: Paper) -> Page:
    size = page_size(paper)
    whole = pixels(size)
    if not side.leaf:
        return Page(size, tuple(_empty(setting, whole.height())))
    top = MARGIN + (_HEAD if side.part else 0)
    pieces = [placed.moved(MARGIN, top) for placed in side.leaf]
    if side.part:
        head = (placed._replace(order=_FIRST) for placed in _head(setting, told, side.part))
        pieces += (placed.moved(MARGIN, MARGIN) for placed in head)
        if side.part.leaflet is Leaflet.KEPT:
            pieces += _fold(setting, whole.width(), whole.height() / 2)
    foot = whole.height() - MARGIN - _FOOT
    pieces += (placed.moved(MARGIN, foot) for placed in _foot(setting, told, side))
    return Page(size, tuple(pieces))


def _empty(setting: Setting, high: float) -> Iterator[Placed]:
    center = Qt.AlignmentFlag.AlignHCenter
    for number, line in enumerate(setting.lines(_EMPTY, face.FOOT, setting.width, center)):
        y = high / 2 + number * face.FOOT.step
        yield Placed(line.words, MARGIN, y, setting.order.next())


def _head(setting: Setting, told: Booklet, part: Part) -> Iterator[Placed]:
    """Whose the sheet is at the left, what the booklet is called at the right, and a rule."""
    baseline = BEAD / 2 + face.NAME.middle
    x = 0.0
    if part.seat:
        yield setting.bead(part.seat, 0, BEAD / 2)
        x = BEAD + 9
    (whose, *_) = setting.lines(face.NAME.elided(_whose(told, part), setting.width), face.NAME, 900)
    yield Placed(whose.words, x, baseline, setting.order.next())
    room = setting.width - x - whose.words.box.right() - 24
    title = face.FOOT.elided(told.title, room)
    (name, *_) = setting.lines(title, face.FOOT, room + 1, Qt.AlignmentFlag.AlignRight)
    yield Placed(name.words, setting.width - room - 1, baseline, setting.order.next())
    yield Placed(Rule(setting.width, setting.hair), 0, BEAD + 8, setting.order.next())


def _whose(told: Booklet, part: Part) -> str:
    if part.seat is None:
        return "For you" if told.alone else "For both"
    letter = LETTERS[part.seat]
    if part.leaflet is Leaflet.KEPT:
        return f"For {letter} only. Fold here, keep it to yourself."
    return f"For {letter} only, until both are done. Then you show it."


def _fold(setting: Setting, width: float, y: float) -> Iterator[Placed]:
    """Marks at both edges where the sheet is folded, with the writing inside."""
    for x in (MARGIN / 2 - _FOLD / 2, width - MARGIN / 2 - _FOLD / 2):
        yield Placed(Rule(_FOLD, setting.theme.line, 0.75, dashed=True), x, y, 0)
        (line, *_) = setting.lines("fold", face.FOOT, MARGIN - 12, Qt.AlignmentFlag.AlignHCenter)
        yield Placed(line.words, x + _FOLD / 2 - (MARGIN - 12) / 2, y - 6, setting.order.next())


def _foot(setting: Setting, told: Booklet, side: _Side) -> Iterator[Placed]:
    """A box that says that one can stop, and which page this is."""
    yield Placed(Frame(setting.width, _FOOT, setting.hair), 0, 0, setting.order.next())
    middle = _FOOT / 2
    pause = Symbol("circle-pause", _SYMBOL, setting.theme.muted)
    yield Placed(pause, 12, middle - _SYMBOL / 2, setting.order.next())
    baseline = middle + face.PAUSE.middle
    (words, *_) = setting.lines(_stop(setting, told), face.PAUSE, setting.width)
    yield Placed(words.words, 12 + _SYMBOL + 9, baseline, setting.order.next())
    if side.label:
        label = f"Page\u00a0{side.label}"
        (line, *_) = setting.lines(label, face.PAUSE, 110, Qt.AlignmentFlag.AlignRight)
        yield Placed(line.words, setting.width - 122, baseline, setting.order.next())


def _stop(setting: Setting, told: Booklet) -> str:
    stop = "You can stop at any time, without a reason."
    if not told.pause:
        return stop
    return f"{stop} We need a break: {setting.told((To(told.pause),))}."
