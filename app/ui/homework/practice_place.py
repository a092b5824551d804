"""Practice: what a therapist gave, how far it is, and the ways to do it and to hand it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from .. import accessible
from ..places.page import Page
from ..threads import KnittingThreads
from ..typeface import Role
from ..widgets import FlowLayout, Heading, QuietButton, SecondaryButton, Size, Text, Tone
from ..widgets.button import Button
from .entry_card import Act, Entry, EntryCard

NONE = (
    "Nothing to practise just now. A therapist can give you a file that ends in .reknit. It says "
    "what to do, why and how often, and what you may hand back. Or begin with one of these."
)
OPEN = "Open a pack from a file …"
HOW = "How practice works"


class PracticePlace(Page):
    """A card a pack. `asked` says that `act` is wanted with `entry`, on the flow `wanted`."""

    asked = Signal()
    file_asked = Signal()
    help_asked = Signal()
    example_asked = Signal()

    def __init__(
        self,
        entries: Sequence[Entry],
        examples: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Practice", parent)
        self.act, self.wanted = Act.DO, ""
        self.entry: Entry | None = None
        self.example = ""
        self._first: Button | None = None
        self._trouble = Text("", measure=None)
        self._trouble.hide()
        self.column.setSpacing(14)
        self.column.addWidget(Heading(self.title, Role.GREETING))
        self.column.addWidget(self._trouble)
        for entry in entries:
            card = EntryCard(entry)
            card.asked.connect(lambda card=card: self._on_card_asked(card))
            self._first = self._first or card.first
            self.column.addWidget(card)
        if not entries:
            weave = KnittingThreads()
            weave.setMaximumHeight(112)
            self.column.addWidget(weave)
            self.column.addWidget(Text(NONE, Role.HINT, tone=Tone.MUTED))
        self.column.addWidget(self._examples(examples))
        self.column.addStretch(1)

    def first(self) -> QWidget | None:
        return self._first

    def complain(self, words: str) -> None:
        """Say what could not be done, or what was."""
        self._trouble.setText(words)
        self._trouble.show()
        accessible.announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 760
        self.column.setContentsMargins(*((32, 36, 56, 24) if wide else (24, 16, 24, 24)))

    def _examples(self, examples: Sequence[tuple[str, str]]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, across=12, down=8)
        for name, title in examples:
            button = SecondaryButton(title, size=Size.SMALL)
            button.clicked.connect(lambda _=False, name=name: self._on_example_clicked(name))
            self._first = self._first or button
            flow.addWidget(button)
        file = QuietButton(OPEN, "folder-open")
        file.clicked.connect(self.file_asked)
        self._first = self._first or file
        flow.addWidget(file)
        how = QuietButton(HOW, "book-open")
        how.clicked.connect(self.help_asked)
        flow.addWidget(how)
        return row

    def _on_example_clicked(self, name: str) -> None:
        self.example = name
        self.example_asked.emit()

    def _on_card_asked(self, card: EntryCard) -> None:
        self.act, self.entry, self.wanted = card.act, card.entry, card.wanted
        self.asked.emit()
