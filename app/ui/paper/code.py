"""A recovery code on paper: one page, that says what it opens and nothing of whom."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ...vault.settings import Paper
from ..brush import Inks
from . import face
from .column import Cell, Order, Run, broken, side_by_side
from .ground import on_paper
from .page import MARGIN, Page, page_size, pixels
from .piece import Placed, Threads
from .strip import Strip, fallen

_THREADS = 70.0
HEAD, KEEP = "A recovery code", "Keep this page where it is safe. A newer code replaces it."


def code_page(code: str, opens: str, paper: Paper) -> Page:
    """The page of a code; `opens` says in a sentence or two what it opens, and where."""
    size, ink, order = page_size(paper), on_paper(), Order()
    whole = pixels(size)
    width = whole.width() - 2 * MARGIN
    inks = Inks(ink.pair.first, ink.pair.second, ink.card)
    strips = [Strip(_THREADS, (Placed(Threads(QRectF(0, 0, width, _THREADS), inks), 0, -14, 0),))]
    for words, look, above in (
        (HEAD, face.NAMES, 0.0),
        (opens, face.UNTIL, 12.0),
        (code, face.CODE, 32.0),
        (KEEP, face.LABEL, 32.0),
    ):
        lines = broken([Run(words, look)], width, ink)
        strips += side_by_side([Cell(0, lines)], order, above=above)
    (leaf, *_) = fallen(tuple(strips), whole.height() - 2 * MARGIN)
    return Page(size, tuple(placed.moved(MARGIN, MARGIN) for placed in leaf))
