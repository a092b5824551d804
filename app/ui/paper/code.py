"""What is to be kept safe on paper: a recovery code, or a therapist's key; one page, no names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ...vault.settings import Paper
from ..brush import Inks
from . import face
from .column import Cell, Order, Run, broken, side_by_side
from .face import Face
from .ground import on_paper
from .page import MARGIN, Page, page_size, pixels
from .piece import Placed, Threads
from .strip import Strip, fallen

_THREADS = 70.0
HEAD, KEEP = "A recovery code", "Keep this page where it is safe. A newer code replaces it."
KEY_HEAD = "The key of a desk"
KEY_OPENS = (
    "It opens every sheet that was sealed for it, with Reknit or with any other age program: "
    "there it is typed without the spaces."
)
KEY_WORDS = "Its six words, to be read aloud:"
KEY_KEEP = "Keep this page where it is safe. Whoever has it can open what couples hand on."


def code_page(code: str, opens: str, paper: Paper) -> Page:
    """The page of a code; `opens` says in a sentence or two what it opens, and where."""
    parts = (
        (HEAD, face.NAMES, 0.0),
        (opens, face.UNTIL, 12.0),
        (code, face.CODE, 32.0),
        (KEEP, face.LABEL, 32.0),
    )
    return _page(parts, paper)


def key_page(line: str, words: Sequence[str], paper: Paper) -> Page:
    """The page of a therapist’s key: its line in groups, and its six words."""
    parts = (
        (KEY_HEAD, face.NAMES, 0.0),
        (KEY_OPENS, face.UNTIL, 12.0),
        (line, face.CODE, 32.0),
        (KEY_WORDS, face.LABEL, 32.0),
        (" ".join(words), face.CODE, 4.0),
        (KEY_KEEP, face.LABEL, 32.0),
    )
    return _page(parts, paper)


def _page(parts: Sequence[tuple[str, Face, float]], paper: Paper) -> Page:
    size, ink, order = page_size(paper), on_paper(), Order()
    whole = pixels(size)
    width = whole.width() - 2 * MARGIN
    inks = Inks(ink.pair.first, ink.pair.second, ink.card)
    strips = [Strip(_THREADS, (Placed(Threads(QRectF(0, 0, width, _THREADS), inks), 0, -14, 0),))]
    for words, look, above in parts:
        lines = broken([Run(words, look)], width, ink)
        strips += side_by_side([Cell(0, lines)], order, above=above)
    (leaf, *_) = fallen(tuple(strips), whole.height() - 2 * MARGIN)
    return Page(size, tuple(placed.moved(MARGIN, MARGIN) for placed in leaf))
