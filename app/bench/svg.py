"""A diagram as SVG: laid out here, so that it is the same everywhere, and opens in any browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from .diagram import Arrow, Box, Diagram

WIDE, GAP, INSIDE = 340, 34, 16
LINE, TITLE = 18, 22
SIDE, LANE, ASIDE = 40, 16, 380
LETTERS, TITLE_LETTERS, SIDE_LETTERS = 46, 34, 44
"""How many letters surely fit on a line; widths are those of the widest usual sans-serif."""
FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif"
INK, SOFT, PAPER, SHEET = "#1d1d1b", "#5c5750", "#faf7f2", "#ffffff"
ROAD, OFF = "#1f5f5b", "#9a4a1c"


@dataclass(frozen=True)
class _Laid:
    """A box with its place, its lines, and the conditions that stand beside it."""

    box: Box
    x: float
    y: float
    title: tuple[str, ...]
    notes: tuple[str, ...]
    ways: tuple[tuple[Arrow, tuple[str, ...]], ...]
    onward: bool

    @property
    def high(self) -> float:
        """Its height: room for its own lines, and for what stands beside it."""
        inside = 2 * INSIDE + TITLE * len(self.title) + LINE * len(self.notes)
        beside = sum(LINE * (len(lines) + 1) for _, lines in self.ways)
        return max(inside, beside + INSIDE)


def svg(drawn: Diagram) -> str:
    """The drawing as a whole SVG file; every text of the flow is escaped."""
    laid = _placed(drawn)
    lanes = _lanes(laid)
    right = SIDE + WIDE + ASIDE + LANE * (len(lanes) + 2)
    bottom = max(each.y + each.high for each in laid.values()) + SIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{right}" height="{bottom:.0f}" '
        f'viewBox="0 0 {right} {bottom:.0f}" role="img" font-family="{FONT}">',
        f"<title>{escape(drawn.title)}</title>",
        f"<desc>{escape(_told(drawn))}</desc>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="{SOFT}"/></marker></defs>',
        f'<rect width="{right}" height="{bottom:.0f}" fill="{PAPER}"/>',
        _text(SIDE, 34, drawn.title, INK, 20, bold=True),
    ]
    for each in laid.values():
        parts += _box(each)
        parts += _ways(each, laid, lanes)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _told(drawn: Diagram) -> str:
    """The whole drawing in sentences, for those who do not see it."""
    titles = {box.id: box.title for box in drawn.boxes}
    return " ".join(
        f"{titles[a.begin]} leads to {titles.get(a.end, a.end)}{' ' + a.words if a.words else ''}."
        for a in drawn.arrows
    )


def _placed(drawn: Diagram) -> dict[str, _Laid]:
    laid: dict[str, _Laid] = {}
    y = 64.0
    for number, box in enumerate(drawn.boxes):
        if box.detour and not drawn.boxes[number - 1].detour:
            y += GAP + LINE
        following = drawn.boxes[number + 1].id if number + 1 < len(drawn.boxes) else ""
        arrows = [arrow for arrow in drawn.arrows if arrow.begin == box.id]
        onward = any(arrow.end == following and not arrow.words for arrow in arrows)
        ways = tuple(
            (arrow, tuple(_wrapped(arrow.words or otherwise, SIDE_LETTERS)))
            for arrow in arrows
            if arrow.words or arrow.end != following
            for otherwise in ["otherwise" if len(arrows) > 1 else ""]
        )
        title = tuple(_wrapped(box.title, TITLE_LETTERS))
        notes = tuple(line for note in box.notes for line in _wrapped(note, LETTERS))
        laid[box.id] = _Laid(box, SIDE, y, title, notes, ways, onward)
        y += laid[box.id].high + GAP
    return laid


def _wrapped(text: str, letters: int) -> list[str]:
    return wrap(text, letters) if text else []


def _lanes(laid: dict[str, _Laid]) -> dict[str, int]:
    """Each target that is led to from beside has a lane of its own at the right."""
    targets = dict.fromkeys(arrow.end for each in laid.values() for arrow, _ in each.ways)
    return {name: number for number, name in enumerate(targets)}


def _box(each: _Laid) -> Iterator[str]:
    color = OFF if each.box.detour else ROAD
    dashed = ' stroke-dasharray="6 4"' if each.box.detour else ""
    wide = 2 if each.box.stage else 1
    yield (
        f'<rect x="{each.x}" y="{each.y:.0f}" width="{WIDE}" height="{each.high:.0f}" rx="10" '
        f'fill="{SHEET}" stroke="{color}" stroke-width="{wide}"{dashed}/>'
    )
    y = each.y + INSIDE + 14
    for line in each.title:
        yield _text(each.x + INSIDE, y, line, INK, 15, bold=True)
        y += TITLE
    for line in each.notes:
        yield _text(each.x + INSIDE, y - 2, line, SOFT, 12)
        y += LINE


def _ways(each: _Laid, laid: dict[str, _Laid], lanes: dict[str, int]) -> Iterator[str]:
    middle = each.x + WIDE / 2
    below = next((other for other in laid.values() if other.y > each.y), None)
    if below and each.onward:
        yield _path(f"M{middle} {each.y + each.high:.0f} V{below.y:.0f}")
    y = each.y + INSIDE + LINE
    x = each.x + WIDE
    for arrow, lines in each.ways:
        for line in lines:
            yield _text(x + 20, y, line, INK, 12)
            y += LINE
        lane = SIDE + WIDE + ASIDE + LANE * (lanes[arrow.end] + 1)
        end = laid[arrow.end]
        at = end.y + 10
        yield _path(f"M{x} {y - 6:.0f} H{lane} V{at:.0f} H{end.x + WIDE + 2}")
        y += LINE


def _path(way: str) -> str:
    return (
        f'<path d="{way}" fill="none" stroke="{SOFT}" marker-end="url(#tip)" stroke-width="1.5"/>'
    )


def _text(x: float, y: float, words: str, color: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x}" y="{y:.0f}" font-size="{size}" fill="{color}"{weight}>'
        f"{escape(words)}</text>"
    )
