"""A page of the bench that asks for a line of words, and says what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Heading, Line, Text, Tone
from ..widgets.laid import settle


class Asking(Page):
    """A title with what it is about, a line for words, and room for what is said of them.

    `missing` is said where the line is left empty. `left`: rather not.
    """

    left = Signal()

    def __init__(
        self, title: str, about: str, longest: int, missing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        self.column.addWidget(Heading(title, Role.TITLE))
        self.column.addSpacing(4)
        self.column.addWidget(Text(about, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(24)
        self._line = Line(longest=longest)
        self._missing = Text(missing)
        self._missing.setContentsMargins(0, 6, 0, 0)
        self._missing.hide()
        self._word = Text("", tone=Tone.INK)
        self._word.hide()

    def first(self) -> QWidget:
        return self._line

    def say(self, words: str) -> None:
        """Say where it is seen what became of it."""
        self._word.setText(words)
        self._word.show()
        settle()
        self._scroll.show_all_of(self._word)
        accessible.announce(self, words)

    def _add_line(self, name: str, widest: int) -> None:
        """Put the line where the column has come to, up to so many px wide at 100 %."""
        self._line.setAccessibleName(name)
        self.add_narrow(self._line, widest)
        self.column.addWidget(self._missing)

    def _is_filled(self) -> bool:
        """Whether something stands in the line; if not, it is said and the keyboard goes there."""
        filled = bool(self._line.text().strip())
        self._missing.setVisible(not filled)
        if not filled:
            accessible.announce(self, self._missing.text())
            settle()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.show_all_of(self._missing)
        return filled
