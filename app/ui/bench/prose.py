"""The lines of a file, shown so that what is set in stays set in, also where it wraps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..typeface import scaled
from ..widgets import Text
from ..widgets.laid import Laid

MEASURE, SPACE, GAP = 100, 7, 12
"""Letters in a line; how far one space sets in, and how high an empty line is, in px at 100 %."""
PART = 120
"""Lines in one text: a long one is painted as a whole, so it is shown in several."""


class Prose(Laid):
    """Plain lines as a tool writes them for a file."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._parts: list[tuple[Text, int, int]] = []
        above = 0
        for indent, words in parts(text):
            if not words:
                above = GAP
                continue
            part = Text(words, measure=MEASURE)
            column.addWidget(part)
            self._parts.append((part, indent, above))
            above = 0
        self.restyle()

    def restyle(self) -> None:
        """Set in what is set in, at this text size."""
        for part, indent, above in self._parts:
            part.setContentsMargins(round(scaled(indent * SPACE)), round(scaled(above)), 0, 0)


def parts(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are set in alike, together, and by how many spaces; no words: an empty line."""
    lines = text.strip("\n").split("\n")
    for (blank, indent), found in groupby(lines, _kind):
        alike = [line.strip() for line in found]
        if blank:
            yield 0, ""
            continue
        for start in range(0, len(alike), PART):
            yield indent, "\n".join(alike[start : start + PART])


def _kind(line: str) -> tuple[bool, int]:
    inside = line.lstrip(" ")
    return not inside.strip(), len(line) - len(inside) if inside.strip() else 0
