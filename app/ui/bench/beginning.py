"""A new talk: what it is called, what it begins from, and then where its file shall lie."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ..typeface import Role
from ..widgets import Choices, Heading, PrimaryButton
from .asking import Asking

TITLE = "Begin a new talk"
ABOUT = "You get a small text file that is whole already. Change its words one by one."
NAMELESS = "Please give it a name first."
WIDEST, LONGEST = 640, 80
TWO, ONE, COPY = "two", "one", "copy"


class Beginning(Asking):
    """`chosen`: `talk_title()` and `begins_from()` are settled.

    `copied` is the title of the talk that a copy can be made of; without it there is none.
    """

    chosen = Signal()

    def __init__(self, copied: str = "", parent: QWidget | None = None) -> None:
        super().__init__(TITLE, ABOUT, LONGEST, NAMELESS, parent)
        self._line.confirmed.connect(self._on_confirmed)
        add = self.column.addWidget
        add(Heading("What is it called?", Role.LABEL))
        self.column.addSpacing(6)
        self._add_line("What is it called?", WIDEST)
        self.column.addSpacing(22)
        add(Heading("What does it begin from?", Role.LABEL))
        self.column.addSpacing(8)
        options = [
            (TWO, "A small talk for two", "each speaks in turn, the other says it back"),
            (ONE, "A small talk for one", "alone, and kept by nobody"),
        ]
        if copied:
            options.insert(0, (COPY, f"A copy of “{copied}”", "with a name of its own"))
        self._from = Choices(options)
        self._from.setAccessibleName("What does it begin from?")
        self._from.choose(COPY if copied else TWO)
        self.add_narrow(self._from, WIDEST)
        self.column.addSpacing(24)
        self._on = PrimaryButton("Choose where …", "file-down")
        self._on.clicked.connect(self._on_confirmed)
        add(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(10)
        add(self._word)
        self.column.addStretch(1)

    def talk_title(self) -> str:
        """What was typed, without spaces at its ends."""
        return self._line.text().strip()

    def begins_from(self) -> str:
        """`two`, `one` or `copy`."""
        return self._from.chosen() or TWO

    def _on_confirmed(self) -> None:
        self._word.hide()
        if self._is_filled():
            self.chosen.emit()
