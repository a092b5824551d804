"""Lines that were broken once, kept for as long as their widget lives."""

from __future__ import annotations

from PySide6.QtGui import QFont

from .text import Typesetting, typeset

MOST = 12


class Typesetter:
    """Breaks words into lines, once for each width that layouts ask one widget about.

    Every widget has its own, so that no words outlive the page they stood on.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, float, float], Typesetting] = {}

    def lines(self, text: str, font: QFont, leading: float, width: float) -> Typesetting:
        """As `typeset`, from what is kept where nothing has changed."""
        key = text, font.key(), leading, width
        made = self._kept.get(key)
        if made is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
            made = self._kept[key] = typeset(text, font, leading, width)
        return made
