"""The first time at the desk: what it is, and where its key comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    Fold,
    Heading,
    PassphraseLine,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)

ABOUT = (
    "You work with couples. Here you write practice for them and sign it, and you read what they "
    "hand back. All of it stays on this computer, locked with a passphrase of yours."
)
KEY = (
    "First you get a key. Couples compare its six words with you once, and then know your packs. "
    "Their sheets are sealed for it: nobody else can open them."
)
LIMITS = (
    "It is no practice software. Couples have a number here, and no name unless you type one. "
    "Reknit sends nothing: files come and go by your hand."
)
BACK = "I have a key already"
LINE = "The line from your backup page"


class Welcome(Page):
    """`made`: a new key is wanted. `brought`: that of `line()` is to be used. `left`: neither."""

    made = Signal()
    brought = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your desk", parent)
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self._make = PrimaryButton("Make my key")
        self._make.clicked.connect(self.made)
        self._line = PassphraseLine()
        self._line.setAccessibleName(LINE)
        self._line.confirmed.connect(self.brought)
        self._bring = SecondaryButton("Use this key")
        self._bring.clicked.connect(self.brought)
        self._said = Text("")
        self._said.hide()
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.add_middle(self._card(), 760)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._make

    def line(self) -> str:
        """What was typed."""
        return self._line.text()

    def refuse(self, problem: Problem) -> None:
        """Say what is wrong with the line that was typed."""
        self._said.setText(str(problem))
        self._said.show()
        accessible.announce(self, str(problem))
        self._line.setFocus()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        self._line.clear()

    def _card(self) -> Card:
        card = Card(inside=(28, 24, 28, 28))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading(self.title, Role.TITLE))
        for words in (ABOUT, KEY):
            space(8)
            add(Text(words))
        space(8)
        add(Text(LIMITS, tone=Tone.MUTED))
        space(18)
        add(self._make)
        space(14)
        add(Fold(BACK, self._bringing()))
        return card

    def _bringing(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(Text(LINE, Role.LABEL))
        for widget in (self._line, self._said, self._bring):
            column.addWidget(widget)
        return inside
