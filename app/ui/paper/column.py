"""Texts broken into lines, and columns of them side by side as strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import count, zip_longest
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextOption

from ..theme import Theme
from .face import FINE, Face
from .piece import Placed, Words
from .strip import Strip

ALONE = 6
"""A paragraph of so many lines is not parted; of a longer one no line ever stands alone."""


class Run(NamedTuple):
    """Words in one face."""

    text: str
    face: Face


class Set(NamedTuple):
    """A line that has been set: its words, its height, and where in it the baseline lies."""

    words: Words
    height: float
    baseline: float


class Order:
    """Hands out the turn in which what is set next will be read."""

    def __init__(self) -> None:
        self._count = count()

    def next(self) -> int:
        return next(self._count)


def broken(
    runs: Sequence[Run],
    width: float,
    theme: Theme,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> tuple[Set, ...]:
    """The runs as one text in lines of at most `width` px; the first one's face leads.

    Every paragraph runs in the direction its own letters have; a word too long is broken.
    """
    face = runs[0].face
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    layout = QTextLayout(text, face.font)
    layout.setTextOption(_option(align))
    if len(runs) > 1:
        layout.setFormats(list(_formats(runs, theme)))
    color = theme.muted if face.muted else theme.ink
    numbers = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * FINE)
        numbers.append(line.lineNumber())
    layout.endLayout()
    return tuple(_set(layout, number, face, color) for number in numbers)


@cache
def _option(align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setUseDesignMetrics(True)
    return option


def _formats(runs: Sequence[Run], theme: Theme) -> list[QTextLayout.FormatRange]:
    made = []
    start = 0
    for run in runs:
        piece, color = QTextLayout.FormatRange(), theme.muted if run.face.muted else theme.ink
        piece.start, piece.length = start, len(run.text.encode("utf-16-le")) // 2
        piece.format = _look(run.face, color.rgb())
        start += piece.length
        made.append(piece)
    return made


@cache
def _look(face: Face, color: int) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(face.font)
    look.setForeground(QColor.fromRgb(color))
    return look


def _set(layout: QTextLayout, number: int, face: Face, color: QColor) -> Set:
    """Lines stand `step` px apart; one with letters that reach further gets more room."""
    line = layout.lineAt(number)
    spare = (face.step - face.ascent - face.descent) / 2
    over = max(0.0, line.ascent() / FINE - face.ascent - spare)
    under = max(0.0, line.descent() / FINE - face.descent - spare)
    words = Words(layout, number, color)
    return Set(words, face.step + over + under, spare + face.ascent + over)


class Cell(NamedTuple):
    """A text in its column: where that begins, and the lines."""

    x: float
    lines: tuple[Set, ...]


def side_by_side(
    cells: Sequence[Cell],
    order: Order,
    *,
    above: float = 0.0,
    again: tuple[Strip, ...] = (),
) -> tuple[Strip, ...]:
    """One strip for each line of the longest cell; they share their baselines.

    Each cell is read to its end before the next one, as far as it stands on one page.
    """
    turns = [order.next() for _ in cells]
    rows = list(zip_longest(*(cell.lines for cell in cells)))
    strips = []
    for index, row in enumerate(rows):
        there = [
            (cell, turn, line)
            for cell, turn, line in zip(cells, turns, row, strict=True)
            if line is not None
        ]
        baseline = max(line.baseline for _, _, line in there)
        below = max(line.height - line.baseline for _, _, line in there)
        pieces = tuple(Placed(line.words, cell.x, baseline, turn) for cell, turn, line in there)
        strips.append(
            Strip(
                baseline + below,
                pieces,
                above=0.0 if index else above,
                holds=_holds(index, len(rows)),
                again=again,
            )
        )
    return tuple(strips)


def _holds(index: int, lines: int) -> bool:
    if index == lines - 1:
        return False
    return lines <= ALONE or index in (0, lines - 2)


def with_pieces(strips: Sequence[Strip], *pieces: Placed) -> tuple[Strip, ...]:
    """The strips with more in the first one: a bead stays with the first line beside it."""
    first, *rest = strips
    return (replace(first, pieces=(*first.pieces, *pieces)), *rest)
