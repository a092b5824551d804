"""A diagram as SVG: laid out here, so that it is the same everywhere, and opens in any browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..flow.model import Turns
from .diagram import Diagram
from .layout import LABEL, LEFT, NOTE, TITLE, Exit, Layout, Node, laid_out
from .wording import AT_SCREEN

FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif"
INK, SOFT, PAPER, SHEET = "#23201c", "#5f574d", "#faf7f2", "#ffffff"
FIRST, SECOND = "#1c6b66", "#9a4a18"
_SIDE, _SMALL = 13, 11.5
_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
    f'orient="auto"><path d="M0 0.5 7.5 4 0 7.5z" fill="{SOFT}"/></marker></defs>'
)
_LEGEND = (Turns.TOGETHER, Turns.EACH, Turns.PRIVATE, Turns.FIRST, Turns.SECOND)


def svg(drawn: Diagram) -> str:
    """The drawing as a whole SVG file; every text of the flow is escaped."""
    made = laid_out(drawn)
    wide, high = f"{made.width:.0f}", f"{made.height:.0f}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" role="img" font-family="{FONT}">',
        f"<title>{escape(drawn.title)}</title>",
        f"<desc>{escape(_told(drawn))}</desc>",
        _TIP,
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *_head(made),
        *(_path(way, "") for way in made.stems),
        *(_path(way, ' stroke-dasharray="2 4"') for way in made.bypasses),
        *(_path(way, ' marker-end="url(#tip)"') for way in made.ways),
    ]
    for node in made.nodes:
        parts += _node(node)
    for each in made.exits:
        parts += _exit(each)
    return "\n".join([*parts, *_legend(made), "</svg>"]) + "\n"


def _told(drawn: Diagram) -> str:
    """The whole drawing in sentences, for those who do not see it."""
    titles = {box.id: box.title for box in drawn.boxes}
    steps = (
        f"{box.title}: {'; '.join((*box.notes, *filter(None, (box.only,))))}."
        for box in drawn.boxes
        if not box.out
    )
    arrows = (
        f"{titles[a.begin]} leads to {titles.get(a.end, a.end)}{a.words and f', {a.words}'}."
        for a in drawn.arrows
    )
    return " ".join((*steps, *arrows))


def _head(made: Layout) -> Iterator[str]:
    for y, line in made.title:
        yield _text(LEFT, y, line, INK, 22, bold=True)
    for y, line in made.notes:
        yield _text(LEFT, y, line, SOFT, NOTE)


def _node(node: Node) -> Iterator[str]:
    dashed = ' stroke-dasharray="6 4"' if node.box.detour else ""
    thick = 2.5 if node.box.stage and not node.box.out else 1.25
    round_ = node.height / 2 if node.box.out else 10
    yield (
        f'<rect x="{node.x:.0f}" y="{node.y:.0f}" width="{node.width:.0f}" '
        f'height="{node.height:.0f}" rx="{round_:.0f}" fill="{SHEET}" stroke="{SOFT}" '
        f'stroke-width="{thick}"{dashed}/>'
    )
    for y, line in node.title:
        yield _text(node.words, y, line, INK, TITLE, bold=True)
    for y, line in node.notes:
        yield _text(node.words, y, line, SOFT, NOTE)
    for y, line in node.only:
        yield _text(node.words, y, line, INK, NOTE)
    if node.box.who:
        yield from _who(node.box.who, node.sign[0], node.sign[1])


def _exit(each: Exit) -> Iterator[str]:
    for y, line in each.lines:
        yield _text(each.x, y, line, INK, LABEL)


def _who(who: Turns, x: float, y: float) -> Iterator[str]:
    """Who is there, told by shapes: a disc for the first seat, a framed square for the second."""
    second = x + _SIDE + 8
    if who is not Turns.SECOND:
        yield f'<circle cx="{x + _SIDE / 2:.1f}" cy="{y:.1f}" r="{_SIDE / 2}" fill="{FIRST}"/>'
    if who is not Turns.FIRST:
        left = x if who is Turns.SECOND else second
        yield (
            f'<rect x="{left + 1:.1f}" y="{y - _SIDE / 2 + 1:.1f}" width="{_SIDE - 2}" '
            f'height="{_SIDE - 2}" rx="2" fill="{SHEET}" stroke="{SECOND}" stroke-width="2.5"/>'
        )
    between = x + _SIDE + 4
    if who is Turns.TOGETHER:
        yield _line(x + _SIDE, y, second, y)
    elif who is Turns.PRIVATE:
        yield _line(between, y - _SIDE / 2 - 2, between, y + _SIDE / 2 + 2)
    elif who is Turns.EACH:
        yield _line(x + 2, y + _SIDE / 2 + 4, second + _SIDE - 2, y + _SIDE / 2 + 4)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path d="M{x:.1f} {y:.1f} L{to_x:.1f} {to_y:.1f}" stroke="{INK}" stroke-width="1.5"/>'


def _legend(made: Layout) -> Iterator[str]:
    """What the shapes mean, for those that are in the drawing."""
    there = {node.box.who for node in made.nodes}
    y = made.legend
    for who in _LEGEND:
        if who in there:
            yield from _who(who, LEFT, y - 4)
            yield _text(LEFT + 2 * _SIDE + 18, y, AT_SCREEN[who], SOFT, _SMALL)
            y += 24


def _path(way: str, tip: str) -> str:
    return f'<path d="{way}" fill="none" stroke="{SOFT}" stroke-width="1.5"{tip}/>'


def _text(x: float, y: float, words: str, color: str, size: float, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{color}"{weight}>'
        f"{escape(words)}</text>"
    )
