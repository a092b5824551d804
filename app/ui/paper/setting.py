"""What a booklet is set with: colours, the turn in reading, and the pages it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from ...bench.form import By, To
from ...bench.form import Words as Told
from ...bench.hand import LETTERS
from ...flow.markup import Bullets, Span, blocks
from ...session.session import Seat
from ..brush import Inks
from ..theme import Partner
from .column import Cell, Order, Run, Set, broken, side_by_side
from .face import Face
from .ground import on_paper
from .piece import Placed, Sign
from .strip import Strip

BEAD = 18.0
BESIDE = 27.0
"""Where words begin beside a bead."""
_INDENT = 17.0
_UNKNOWN = "page\u00a000"
"""What stands for a page that is not known yet."""


class Setting:
    """The means to set one booklet in a column `width` px wide.

    `pages` says for each anchor on which page it stands; it is empty the first time.
    """

    def __init__(self, width: float, pages: Mapping[str, str]) -> None:
        self.width = width
        self.theme = on_paper()
        self.inks = Inks(self.theme.pair.first, self.theme.pair.second, self.theme.card)
        self.hair = self.theme.hair(self.theme.card)
        self.order = Order()
        self._pages = pages

    def told(self, words: Told) -> str:
        """A sentence with its pages."""
        return "".join(
            self._pages.get(word.anchor, _UNKNOWN) if isinstance(word, To) else word
            for word in words
        )

    def lines(
        self,
        text: str | Sequence[Run],
        face: Face,
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> tuple[Set, ...]:
        """The text in lines of at most `width` px, at least one."""
        runs = [Run(text or " ", face)] if isinstance(text, str) else text
        return broken(runs, width, self.theme, align)

    def text(self, text: str, face: Face, x: float = 0.0, above: float = 0.0) -> tuple[Strip, ...]:
        """A paragraph from `x` to the right edge."""
        lines = self.lines(text, face, self.width - x)
        return side_by_side([Cell(x, lines)], self.order, above=above)

    def markup(
        self, text: str, face: Face, x: float = 0.0, above: float = 0.0, width: float = 0.0
    ) -> tuple[Strip, ...]:
        """Paragraphs, bullets and emphasis, from `x` on; to the right edge, or `width` px."""
        strips: list[Strip] = []
        for cells in self._cells(text, face, x, width or self.width - x):
            strips += side_by_side(cells, self.order, above=above if not strips else 6)
        return tuple(strips)

    def _cells(self, text: str, face: Face, x: float, width: float) -> Iterator[list[Cell]]:
        for block in blocks(text):
            if isinstance(block, Bullets):
                for entry in block.entries:
                    dot = self.lines("–", face, _INDENT)
                    words = self.lines(_runs(entry, face), face, width - _INDENT)
                    yield [Cell(x, dot), Cell(x + _INDENT, words)]
            else:
                yield [Cell(x, self.lines(_runs(block.spans, face), face, width))]

    def bead(self, seat: Seat, x: float, middle: float, side: float = BEAD) -> Placed:
        """The sign of a seat, centred on `middle`."""
        partner = Partner(seat.position)
        sign = Sign(partner, LETTERS[seat], side, self.inks.of(seat.position))
        return Placed(sign, x, middle - side / 2, self.order.next())

    def beside(self, by: Sequence[By], strips: Sequence[Strip], face: Face) -> tuple[Strip, ...]:
        """The strips with beads before their first line; the words have to begin further in."""
        if not strips:
            return ()
        first, *rest = strips
        baseline = first.pieces[0].y
        beads = tuple(
            self.bead(seat, number * (BEAD + 4), baseline - face.middle)
            for number, seat in enumerate(by)
            if seat
        )
        return (replace(first, pieces=(*first.pieces, *beads)), *rest)


def room_for(by: Sequence[By]) -> float:
    """How far in words begin beside the beads of these seats."""
    beads = sum(seat is not None for seat in by)
    return BESIDE + (beads - 1) * (BEAD + 4) if beads else 0.0


def _runs(spans: Sequence[Span], face: Face) -> list[Run]:
    return [Run(span.text, replace(face, italic=span.emphasised)) for span in spans]
