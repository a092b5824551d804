"""What can be done with one's own space as a whole: take it along, lock it otherwise, delete it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...problem import Problem
from ...vault.compartment import Compartment
from ...vault.erasure import REMAINS_OF_OWN
from ...vault.store import Vault
from .. import accessible
from ..belongings import as_text
from ..export import Kind, place_for, write_whole
from ..typeface import Role
from ..widgets import Heading, SecondaryButton, Text, Tone
from ..widgets.button import Button
from ..widgets.twice import Twice
from .page import Page

NOT_LOCKED = (
    "The file is plain text and not locked: whoever finds it can read it. Reknit keeps no copy "
    "of it, and does not note that you made one."
)
CODE = (
    "There is none unless you make one. With it you can choose another passphrase if you forget "
    "yours; whoever else has it can do the same."
)
DELETED = (
    "Your notes, your journal and your private answers are deleted, here and in the backups. It "
    "cannot be undone. What remains:"
)


class Upkeep(Page):
    """Export, passphrase, recovery code, and the end of all of it."""

    change_asked = Signal()
    code_asked = Signal()
    erased = Signal()

    def __init__(self, vault: Vault, room: Compartment, parent: QWidget | None = None) -> None:
        super().__init__("This space", parent)
        self._vault, self._room = vault, room
        self.column.setSpacing(10)
        self._export = self._section("Take it with you", NOT_LOCKED, "Save all of it as a file …")
        self._export.set_icon("file-down")
        self._export.clicked.connect(self._on_export_clicked)
        self._said = Text("")
        self._said.hide()
        self.column.addWidget(self._said)
        words = "Only you know it. The one until now is asked first."
        change = self._section("Your passphrase", words, "Choose another passphrase")
        change.clicked.connect(self.change_asked)
        code = self._section("Your recovery code", CODE, "Make a recovery code …")
        code.clicked.connect(self.code_asked)
        self._head("Delete your own space", DELETED)
        for words in REMAINS_OF_OWN:
            self.column.addWidget(Text(f"– {words}", tone=Tone.MUTED))
        twice = Twice(
            "Delete my whole space …",
            "Delete it for good",
            "Everything that is only yours goes now, and cannot be brought back.",
        )
        twice.confirmed.connect(self.erased)
        self.column.addWidget(twice)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._export

    def _head(self, title: str, words: str) -> None:
        if self.column.count():
            self.column.addSpacing(18)
        self.column.addWidget(Heading(title, Role.SECOND_QUESTION))
        self.column.addWidget(Text(words, tone=Tone.MUTED))

    def _section(self, title: str, words: str, does: str) -> Button:
        self._head(title, words)
        button = SecondaryButton(does)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _on_export_clicked(self) -> None:
        today = date.today()
        place = place_for(self.window(), f"notes-{today.isoformat()}.{Kind.TEXT}", Kind.TEXT)
        if place is None or not isValid(self) or not self.isVisible():
            return  # left meanwhile: nobody is there, or the space is locked
        try:
            write_whole(place, as_text(self._vault, self._room, today).encode())
        except Problem as problem:
            self._say(str(problem))
        else:
            self._say(f"Saved as {place.name}. It is not locked.")

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)
