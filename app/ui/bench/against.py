"""With what a talk is compared: an earlier file, or the talk it was made from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..places.page import SIDE, Page
from ..places.tile import Tile
from ..typeface import Role
from ..widgets import Heading, Text, Tone

TITLE = "Compare with what?"
ABOUT = "You then read what changed, and what each change means for answers that are kept."
WIDEST = 720


class Against(Page):
    """`file_asked`: with a file; `origin_asked`: with the shipped talk called `origin`."""

    left = Signal()
    file_asked = Signal()
    origin_asked = Signal()

    def __init__(self, origin: str, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        self.column.addWidget(Heading(TITLE, Role.TITLE))
        self.column.addSpacing(4)
        self.column.addWidget(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(20)
        self._file = Tile("folder-open", "An earlier version …", "A file that you choose.")
        self._file.clicked.connect(self.file_asked)
        made_from = Tile(
            "book-open", f"“{origin}”", "It comes with Reknit; yours was made from it."
        )
        made_from.clicked.connect(self.origin_asked)
        for tile in (self._file, made_from):
            self.add_narrow(tile, WIDEST)
            self.column.addSpacing(16)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._file
