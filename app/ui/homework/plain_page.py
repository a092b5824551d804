"""Before a sheet is saved without a seal: what that means, and both say so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Card, FlowLayout, Heading, PrimaryButton, SecondaryButton, Text, Tick

WARNING = (
    "Without a seal, anyone who gets the file can read it: on this computer, in the mail, "
    "wherever it is copied to. On paper you know better who has it."
)
BOTH = "Both of us want it this way"


class PlainPage(Page):
    """`chosen`: both want it unsealed; `left`: rather not."""

    chosen = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Without a seal?", parent)
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        card = Card(inside=(28, 24, 28, 28))
        column = card.column
        column.addWidget(Heading(self.title, Role.TITLE))
        column.addSpacing(8)
        column.addWidget(Text(WARNING))
        column.addSpacing(14)
        self._both = Tick(BOTH)
        column.addWidget(self._both)
        column.addSpacing(14)
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=8)
        self._rather_not = PrimaryButton("Rather not")
        self._rather_not.clicked.connect(self.left)
        save = SecondaryButton("Save it unsealed …", "file-down")
        save.setEnabled(False)
        save.clicked.connect(self.chosen)
        self._both.toggled.connect(save.setEnabled)
        row.addWidget(self._rather_not)
        row.addWidget(save)
        column.addWidget(ways)
        self.add_middle(card, 640)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._rather_not
