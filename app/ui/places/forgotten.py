"""A forgotten passphrase: a recovery code opens what it was made for, and nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...vault.problems import StaysClosed
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
    Tone,
    way_back,
)
from .page import Page


@dataclass(frozen=True)
class _Words:
    title: str
    about: tuple[str, ...]
    has: str
    none: str = ""


class Whose(Enum):
    """Whose passphrase it was, with the words for them."""

    BOTH = _Words(
        "You forgot the passphrase",
        (
            "If you printed or wrote down a recovery code, it opens what you share, and you "
            "choose another passphrase.",
        ),
        "We have a recovery code",
        "We have none",
    )
    OWN = _Words(
        StaysClosed.happened,
        (
            StaysClosed.safe,
            StaysClosed.do,
            "If you made a recovery code for your own space, you can choose another passphrase "
            "with it.",
        ),
        "I have my recovery code",
    )

    @property
    def words(self) -> _Words:
        """What the page says."""
        return self.value


class Forgotten(Page):
    """`code_taken` says that there is a code, `none_had` that there is none."""

    code_taken = Signal()
    none_had = Signal()
    left = Signal()

    def __init__(self, whose: Whose, parent: QWidget | None = None) -> None:
        words = whose.words
        super().__init__(words.title, parent)
        card = Card()
        card.column.addWidget(Heading(self.title, Role.TITLE))
        for sentence in words.about:
            card.column.addSpacing(12)
            card.column.addWidget(Text(sentence, Role.HINT, tone=Tone.MUTED))
        card.column.addSpacing(28)
        row = FlowLayout(across=12, down=12)
        self._has = PrimaryButton(words.has)
        self._has.clicked.connect(self.code_taken)
        row.addWidget(self._has)
        if words.none:
            none = SecondaryButton(words.none)
            none.clicked.connect(self.none_had)
            row.addWidget(none)
        back = way_back(QuietButton("Back", "arrow-left"))
        back.clicked.connect(self.left)
        row.addWidget(back)
        card.column.addLayout(row)
        self.column.addStretch(1)
        self.add_middle(card, 720)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._has
