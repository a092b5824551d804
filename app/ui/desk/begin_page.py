"""Where a pack begins: blank, from one of one's own, from an example, or from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Card, FlowLayout, Heading, PrimaryButton, SecondaryButton, Text, Tone

ABOUT = (
    "A pack says what a couple does, why, how often, and what may come back. A small one that is "
    "done is worth more than a large one that is not."
)


@dataclass(frozen=True)
class Pattern:
    """A pack to begin with: its title, its file, and whether it is one's own."""

    title: str
    source: str
    own: bool


class BeginPage(Page):
    """`chosen` is what was taken, None for a blank one. `file_asked`: one from a file."""

    taken = Signal()
    file_asked = Signal()
    left = Signal()

    def __init__(self, patterns: Sequence[Pattern], parent: QWidget | None = None) -> None:
        super().__init__("A pack", parent)
        self.chosen: Pattern | None = None
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self._blank = PrimaryButton("Write a new one")
        self._blank.clicked.connect(lambda: self._take(None))
        self._said = Text("")
        self._said.hide()
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        card = Card(inside=(28, 24, 28, 28))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading(self.title, Role.TITLE))
        space(6)
        add(Text(ABOUT, tone=Tone.MUTED))
        space(14)
        add(self._blank)
        own = [each for each in patterns if each.own]
        for title, group in (
            ("A new version of one of yours", own),
            ("One to adapt", [each for each in patterns if not each.own]),
        ):
            if group:
                space(18)
                add(Heading(title, Role.LABEL, tone=Tone.MUTED))
                space(6)
                card.column.addLayout(self._row(group))
        space(18)
        file = SecondaryButton("Adapt one from a file …", "folder-open")
        file.clicked.connect(self.file_asked)
        add(file)
        space(8)
        add(self._said)
        self.add_middle(card, 760)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._blank

    def complain(self, words: str) -> None:
        """Say why it cannot be taken."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _row(self, patterns: Sequence[Pattern]) -> FlowLayout:
        row = FlowLayout(across=12, down=8)
        for pattern in patterns:
            button = SecondaryButton(pattern.title)
            button.clicked.connect(lambda _=False, pattern=pattern: self._take(pattern))
            row.addWidget(button)
        return row

    def _take(self, pattern: Pattern | None) -> None:
        self.chosen = pattern
        self.taken.emit()
