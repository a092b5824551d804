"""For therapists and authors: a row for each thing they can do here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..places.page import SIDE, Page
from ..places.tile import Tile
from ..typeface import Role
from ..widgets import Heading, Text, Tone

TITLE = "For therapists and authors"
ABOUT = "You do not need this for your own talks."
WIDEST = 720


class Doors(Page):
    """One below the other, the first with the keyboard. `left` leads back."""

    left = Signal()
    bench_asked = Signal()
    desk_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._first: QWidget | None = None
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        self.column.addWidget(Heading(TITLE, Role.GREETING))
        self.column.addSpacing(6)
        self.column.addWidget(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(20)
        self._add(
            "pencil",
            "Write or change a talk",
            "A talk is a text file. Check it, see it as the two will see it, and put it on paper.",
        ).clicked.connect(self.bench_asked)
        self._add(
            "users",
            "Your desk as a therapist",
            "Write packs and sign them, and read over the weeks what couples hand back.",
        ).clicked.connect(self.desk_asked)
        self.column.addStretch(1)

    def first(self) -> QWidget | None:
        return self._first

    def _add(self, icon: str, title: str, words: str) -> Tile:
        """A row; whoever adds one connects it with a signal of its own."""
        tile = Tile(icon, title, words)
        self._first = self._first or tile
        self.add_narrow(tile, WIDEST)
        self.column.addSpacing(16)
        return tile
