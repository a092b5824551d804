"""A note that is being written, and the room that keeps it: the contract of answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from ...problem import Problem
from ...vault.compartment import Compartment
from ...vault.notes import Note
from ..wizard.record import LONGEST_MS, PAUSE_MS


class Draft(QObject):
    """Commits one second after the last key, three while typing goes on, and when it is told to.

    `kept` follows a commit that returned, `failed` one that did not: the text is then still
    here, and the next commit tries it again. A note without a word is none.
    """

    kept = Signal()
    failed = Signal()

    def __init__(
        self, room: Compartment, note: Note, written: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.note = note
        self.problem: Problem | None = None
        self._room, self._written = room, written
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.commit)
        self._longest.timeout.connect(self.commit)

    @property
    def all_kept(self) -> bool:
        """Whether the room has what is written here."""
        return self._said() == self._written

    def take(self, text: str) -> None:
        """Take in what is being typed; it is committed soon."""
        self.note = replace(self.note, text=text)
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def commit(self) -> bool:
        """Write what is not written yet; whether all is kept now."""
        self._pause.stop()
        self._longest.stop()
        if self.all_kept:
            return True
        said = self._said()
        try:
            if said:
                self._room.keep_note(self.note)
            else:
                self._room.delete_note(self.note.id)
        except Problem as problem:
            self.problem = problem
            self.failed.emit()
            return False
        self._written, self.problem = said, None
        self.kept.emit()
        return True

    def drop(self) -> None:
        """Remove the note from the room. Raises VaultProblem."""
        self._pause.stop()
        self._longest.stop()
        self._room.delete_note(self.note.id)
        self.note = replace(self.note, text="")
        self._written = ""

    def _said(self) -> str:
        return self.note.text if self.note.text.strip() else ""
