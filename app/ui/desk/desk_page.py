"""The desk itself: the couples, and what can be done here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...homework.desk import Couple
from .. import accessible
from ..places.page import SIDE, Page
from ..places.row import Row
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Hairline,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Size,
    Text,
    Tone,
)
from ..widgets.button import Button

EMPTY = (
    "No couple yet. Write a pack, sign it and hand it over; or open a sheet that came back. "
    "A couple gets a number here."
)
SENTENCE = 300


@dataclass(frozen=True)
class Entry:
    """A couple with what lies there, in words."""

    couple: Couple
    told: str


class DeskPage(Page):
    """Each signal says what is wanted; `chosen` is the couple that was opened."""

    opened = Signal()
    sheet_asked = Signal()
    couple_asked = Signal()
    pack_asked = Signal()
    sign_asked = Signal()
    key_asked = Signal()
    help_asked = Signal()
    lock_asked = Signal()
    left = Signal()

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        notices: Sequence[str] = (),
        drafted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Your desk", parent)
        self.chosen: Couple | None = None
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self._first = PrimaryButton("Open a sheet …", "folder-open")
        self._first.clicked.connect(self.sheet_asked)
        self._said = Text("\n".join(notices))
        self._said.setVisible(bool(notices))
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(16)
        self.add_middle(Heading(self.title, Role.GREETING), 860)
        self.add_middle(self._said, 860)
        self.add_middle(self._couples(entries), 860)
        self.add_middle(self._ways(drafted), 860)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._first

    def say(self, words: str) -> None:
        """Say what came of something."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _couples(self, entries: Sequence[Entry]) -> Card:
        card = Card(inside=(28, 22, 28, 22))
        card.column.addWidget(Heading("Couples", Role.LABEL, tone=Tone.MUTED))
        card.column.addSpacing(6)
        if not entries:
            card.column.addWidget(Text(EMPTY))
        for number, entry in enumerate(entries):
            if number:
                card.column.addWidget(Hairline())
            card.column.addWidget(self._entry(entry))
        card.column.addSpacing(14)
        row = FlowLayout(across=12, down=8)
        new = SecondaryButton("New couple", "plus")
        new.clicked.connect(self.couple_asked)
        row.addWidget(self._first)
        row.addWidget(new)
        card.column.addLayout(row)
        return card

    def _entry(self, entry: Entry) -> Row:
        row = Row(SENTENCE, 8)
        row.setContentsMargins(0, 8, 0, 8)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(entry.couple.label, Role.BUTTON, measure=None))
        column.addWidget(Text(entry.told, Role.NOTE, tone=Tone.MUTED, measure=None))
        row.add(words)
        button = SecondaryButton("Open", size=Size.SMALL)
        button.setAccessibleName(f"Open: {entry.couple.label}")
        button.clicked.connect(lambda: self._open(entry.couple))
        row.add(button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        return row

    def _ways(self, drafted: bool) -> Card:
        card = Card(inside=(28, 22, 28, 22))
        card.column.addWidget(Heading("Packs, and your key", Role.LABEL, tone=Tone.MUTED))
        card.column.addSpacing(8)
        row = FlowLayout(across=12, down=8)
        write = "Go on with the pack you began" if drafted else "Write or adapt a pack"
        ways: tuple[tuple[Button, object], ...] = (
            (SecondaryButton(write, "pencil"), self.pack_asked),
            (SecondaryButton("Sign a pack from a file …", "feather"), self.sign_asked),
            (QuietButton("Your key", "lock"), self.key_asked),
            (QuietButton("How a pack works", "book-open"), self.help_asked),
            (QuietButton("Lock the desk", "lock"), self.lock_asked),
        )
        for button, asked in ways:
            button.clicked.connect(asked)
            row.addWidget(button)
        card.column.addLayout(row)
        return card

    def _open(self, couple: Couple) -> None:
        self.chosen = couple
        self.opened.emit()
