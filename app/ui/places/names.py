"""Two names, or two initials: all that has to be typed for a talk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .. import accessible
from ..theme import Partner
from ..typeface import Role
from ..widgets import (
    Bead,
    Card,
    Heading,
    Line,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
    Tone,
    way_back,
)
from .page import Page
from .row import Row

LONGEST = 300
MISSING = "Please write a name or an initial for each of you."
SAME = (
    "Both names are the same. That works: the circle and the square tell you apart. "
    "A second letter or a nickname makes it easier to read."
)


class NameFields(QWidget):
    """The two names with their beads, and a button that swaps the colours."""

    changed = Signal()
    left = Signal()
    confirmed = Signal()
    swapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = Row(200, 24)
        self._lines: list[Line] = []
        self._beads: list[Bead] = []
        for partner, words in zip(Partner, ("One of you", "The other one"), strict=True):
            row.add(self._person(partner, words))
        column.addWidget(row)
        self._note = Text("", Role.NOTE, tone=Tone.MUTED)
        self._note.hide()
        column.addWidget(self._note)
        swap = QuietButton("Swap the colours", "undo-2")
        swap.clicked.connect(self.swapped)
        line = QHBoxLayout()
        line.addWidget(swap)
        line.addStretch(1)
        column.addLayout(line)
        self._lines[0].confirmed.connect(self._lines[1].setFocus)
        self._lines[1].confirmed.connect(self.confirmed)

    @property
    def first_line(self) -> Line:
        """Where the first name is written."""
        return self._lines[0]

    def names(self) -> tuple[str, str]:
        """What is written, without spaces around it."""
        one, other = (line.text().strip() for line in self._lines)
        return one, other

    def show_names(self, names: tuple[str, str]) -> None:
        """Show names that were given before."""
        for line, bead, name in zip(self._lines, self._beads, names, strict=True):
            line.set_text(name)
            bead.set_name(name)

    def complete(self) -> bool:
        """Whether both are there; if not, it is said and the keyboard goes to what is missing."""
        for line, name in zip(self._lines, self.names(), strict=True):
            if not name:
                self._say(MISSING)
                accessible.announce(self, MISSING)
                line.setFocus()
                return False
        return True

    def _person(self, partner: Partner, words: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(words, Role.LABEL))
        row = QHBoxLayout()
        row.setSpacing(12)
        bead = Bead(partner, "", 28)
        line = Line(longest=LONGEST)
        line.setAccessibleName(f"{words}: a name or an initial")
        line.changed.connect(self._on_line_changed)
        line.left.connect(self.left)
        row.addWidget(bead)
        row.addWidget(line, 1)
        column.addLayout(row)
        self._beads.append(bead)
        self._lines.append(line)
        return box

    def _on_line_changed(self) -> None:
        for line, bead in zip(self._lines, self._beads, strict=True):
            bead.set_name(line.text())
        one, other = self.names()
        self._say(SAME if one and one.casefold() == other.casefold() else "")
        self.changed.emit()

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))


class Names(Page):
    """The page after the first choice; `given` says that `fields.names()` are both there."""

    given = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who are the two of you?", parent)
        card = Card()
        card.column.addWidget(Heading(self.title, Role.TITLE))
        card.column.addSpacing(8)
        words = "A first name or an initial is enough. It stays on this computer."
        card.column.addWidget(Text(words, tone=Tone.MUTED))
        card.column.addSpacing(24)
        self.fields = NameFields()
        self.fields.confirmed.connect(self._on_go_clicked)
        card.column.addWidget(self.fields)
        card.column.addSpacing(24)
        row = QHBoxLayout()
        back = way_back(SecondaryButton("Back", "arrow-left"))
        back.clicked.connect(self.left)
        self.back = back
        go_on = PrimaryButton("Continue")
        go_on.clicked.connect(self._on_go_clicked)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(go_on)
        card.column.addLayout(row)
        self.column.addStretch(1)
        self.add_middle(card, 720)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self.fields.first_line

    def _on_go_clicked(self) -> None:
        if self.fields.complete():
            self.given.emit()
