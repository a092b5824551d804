"""From my notes: a line of one's own, carried into a private answer by the one who wrote it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...vault.compartment import Compartment
from ...vault.notes import NoteKind
from ..belongings import first_line
from ..focus import lead_into
from ..typeface import Role
from ..widgets import Fold, Text, Tone
from ..widgets.laid import Laid
from .starters import Starter

MOST, SHOWN = 6, 100
NONE = "There is no note in your own space yet."
NEWEST = f"The {MOST} newest. Older ones are in your own space."


class NotesFold(Laid):
    """Reads the room only once it is unfolded; `picked` says that a line was chosen.

    Only the first line of a note is offered and written; a long one shows how it begins.
    """

    picked = Signal()

    def __init__(self, room: Compartment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._words = ""
        self._filled = False
        self._inside = QWidget()
        self._fold = Fold("From my notes", self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._fold.toggled.connect(self._on_fold_toggled)

    def words(self) -> str:
        """The line that was chosen last."""
        return self._words

    def _on_fold_toggled(self, opened: bool) -> None:
        if not opened or self._filled:
            return
        self._filled = True
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(28, 0, 0, 4)
        column.setSpacing(8)
        lines = [first_line(note.text) for note in self._room.notes(NoteKind.NOTE)]
        buttons = [self._button(line) for line in lines[:MOST]]
        for button in buttons:
            column.addWidget(button)
            button.show()
        for button in reversed(buttons):
            lead_into(self._fold.hinge, button)
        if not lines or len(lines) > MOST:
            column.addWidget(Text(NEWEST if lines else NONE, Role.NOTE, tone=Tone.MUTED))

    def _button(self, line: str) -> Starter:
        shown = line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"
        button = Starter(shown)
        button.setAccessibleName(f"Write: {shown}")
        button.clicked.connect(lambda: self._pick(line))
        return button

    def _pick(self, line: str) -> None:
        self._words = line
        self.picked.emit()
