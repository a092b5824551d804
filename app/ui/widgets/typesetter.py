"""Lines that were broken once, kept for as long as their widget lives."""

from __future__ import annotations

from PySide6.QtGui import QFont

from .text import Typesetting, typeset

MOST = 12
WIDEST = 100_000
"""The width that stands for all there is: what fits another one on it need not be set again."""


class Typesetter:
    """Breaks words into lines, once for each width that layouts ask one widget about.

    Every widget has its own, so that no words outlive the page they stood on.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int, float, float], Typesetting] = {}
        self._fonts: list[QFont] = []

    def lines(self, text: str, font: QFont, leading: float, width: float) -> Typesetting:
        """As `typeset`, from what is kept where nothing has changed."""
        whole = self._set(text, font, leading, WIDEST)
        if whole.width <= width and whole.steady:
            return whole
        return self._set(text, font, leading, width)

    def _set(self, text: str, font: QFont, leading: float, width: float) -> Typesetting:
        key = text, self._number(font), leading, width
        made = self._kept.get(key)
        if made is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
            made = self._kept[key] = typeset(text, font, leading, width)
        return made

    def _number(self, font: QFont) -> int:
        """What stands for a font here: to spell it out takes longer than to compare it."""
        if font not in self._fonts:
            if len(self._fonts) >= MOST:
                self._fonts.clear()
                self._kept.clear()
            self._fonts.append(font)
        return self._fonts.index(font)
