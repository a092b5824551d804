"""A new talk: what it is called, what it begins from, and then where its file shall lie."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Choices, Heading, Line, PrimaryButton, Text, Tone
from ..widgets.laid import settle

TITLE = "Begin a new talk"
ABOUT = "You get a small text file that is whole already. Change its words one by one."
NAMELESS = "Please give it a name first."
WIDEST, LONGEST = 640, 80
TWO, ONE, COPY = "two", "one", "copy"


class Beginning(Page):
    """`chosen`: `title()` and `begins_from()` are settled; `left`: rather not.

    `copied` is the title of the talk that a copy can be made of; without it there is none.
    """

    left = Signal()
    chosen = Signal()

    def __init__(self, copied: str = "", parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        add = self.column.addWidget
        add(Heading(TITLE, Role.TITLE))
        self.column.addSpacing(4)
        add(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(24)
        add(Heading("What is it called?", Role.LABEL))
        self.column.addSpacing(6)
        self._line = Line(longest=LONGEST)
        self._line.setAccessibleName("What is it called?")
        self._line.confirmed.connect(self._on_confirmed)
        self.add_narrow(self._line, WIDEST)
        self._nameless = Text(NAMELESS)
        self._nameless.setContentsMargins(0, 6, 0, 0)
        self._nameless.hide()
        add(self._nameless)
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
        self._word = Text("", tone=Tone.INK)
        self._word.hide()
        add(self._word)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._line

    def talk_title(self) -> str:
        """What was typed, without spaces at its ends."""
        return self._line.text().strip()

    def begins_from(self) -> str:
        """`two`, `one` or `copy`."""
        return self._from.chosen() or TWO

    def refuse(self, words: str) -> None:
        """Say why no file was written."""
        self._word.setText(words)
        self._word.show()
        settle()
        self._scroll.show_all_of(self._word)
        accessible.announce(self, words)

    def _on_confirmed(self) -> None:
        self._word.hide()
        self._nameless.setVisible(not self.talk_title())
        if not self.talk_title():
            accessible.announce(self, NAMELESS)
            settle()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.show_all_of(self._nameless)
            return
        self.chosen.emit()
