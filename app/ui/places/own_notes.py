"""My notes, or my journal: written, changed and deleted where only their owner reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from ...vault import notes
from ...vault.compartment import Compartment
from ...vault.notes import Note, NoteKind
from .. import accessible
from ..belongings import first_line, has_words, when
from ..typeface import Role
from ..widgets import Field, PrimaryButton, QuietButton, Text, Tone
from ..widgets.twice import Twice
from ..wizard.record import now
from ..wizard.wizard import Trouble
from .browse import Browse
from .dated_model import Entry
from .draft import Draft
from .page import Page
from .row import Row

SHOWN = 200
"""How many characters of a first line a list needs."""
KEPT, ONLY_YOU = "Kept. Only you can read it.", "Only you can read this."


@dataclass(frozen=True)
class _Words:
    """What the page says about one kind of text."""

    title: str
    begin: str
    back: str
    empty: str
    field: str


_KINDS = {
    NoteKind.NOTE: _Words(
        "My notes",
        "Write a note",
        "All my notes",
        "No note yet. A line from here can be carried into a talk.",
        "My note",
    ),
    NoteKind.JOURNAL: _Words(
        "My journal",
        "Write in my journal",
        "All of my journal",
        "Nothing yet. A few lines about a day are enough.",
        "My journal",
    ),
}


class OwnNotes(Page):
    """The list, or the one text that is being written; `turned` says that the other came up."""

    turned = Signal()

    def __init__(
        self,
        room: Compartment,
        kind: NoteKind,
        unkept: Note | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_KINDS[kind].title, parent)
        self._room, self._kind, self._words = room, kind, _KINDS[kind]
        self._draft: Draft | None = None
        self._listed, self._written = self._list(), self._editor()
        self.column.addWidget(self._listed, 1)
        self.column.addWidget(self._written, 1)
        self._trouble = Trouble(self)
        self._trouble.again.clicked.connect(self.flush)
        self._whole.addWidget(self._trouble)
        self._show_list()
        if unkept is not None:
            self._write(unkept, "")
            self.flush()

    def first(self) -> QWidget:
        if self._draft is not None:
            return self._field
        return self._begin

    def flush(self) -> bool:
        """Keep now what is being written; whether that was possible."""
        return self._draft is None or self._draft.commit()

    def let_go(self) -> Note | None:
        """What is written here and could not be kept; it is not held here any more."""
        draft, self._draft = self._draft, None
        self._field.set_text("")
        return None if draft is None or draft.all_kept else draft.note

    # -- what is done -----------------------------------------------------------------

    def _on_begin_clicked(self) -> None:
        self._write(notes.new("", self._kind, now()), "")

    def _on_opened(self) -> None:
        key = self._browse.key()
        note = next((each for each in self._room.notes(self._kind) if each.id == key), None)
        if note is not None:
            self._write(note, note.text)

    def _on_field_changed(self) -> None:
        if self._draft is not None:
            self._draft.take(self._field.text())
            self._show_state()

    def _on_back_clicked(self) -> None:
        if self.flush():
            self._show_list()
            self._browse.focus_list()

    def _on_delete_confirmed(self) -> None:
        if self._draft is None:
            return
        try:
            self._draft.drop()
        except Problem as problem:
            self._trouble.say(str(problem))
            return
        self._show_list()
        self._browse.focus_list()
        accessible.announce(self, "Deleted.")

    # -- what is shown ----------------------------------------------------------------

    def _show_list(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.deleteLater()
        self._field.set_text("")
        self._trouble.hide()
        self._browse.refresh()
        self._written.hide()
        self._listed.show()
        self.turned.emit()

    def _write(self, note: Note, written: str) -> None:
        self._draft = Draft(self._room, note, written, self)
        self._draft.kept.connect(self._on_draft_kept)
        self._draft.failed.connect(self._on_draft_failed)
        self._when.setText(when(note.created))
        self._field.set_text(note.text)
        self._delete.calm()
        self._listed.hide()
        self._written.show()
        self._show_state()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _on_draft_kept(self) -> None:
        self._trouble.hide()
        self._show_state()

    def _on_draft_failed(self) -> None:
        if self._draft is not None and self._draft.problem is not None:
            self._trouble.say(str(self._draft.problem))
        self._show_state()

    def _show_state(self) -> None:
        """Say *Kept* only after the commit returned."""
        draft = self._draft
        kept = draft is not None and draft.all_kept and bool(draft.note.text.strip())
        self._state.setText(KEPT if kept else ONLY_YOU)

    def _list(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._begin = PrimaryButton(self._words.begin, "pencil")
        self._begin.clicked.connect(self._on_begin_clicked)
        self._browse = Browse(self._words.title, self._words.empty, self._found)
        self._browse.opened.connect(self._on_opened)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._browse, 1)
        return box

    def _found(self, words: str) -> Iterator[Entry]:
        for note in self._room.notes(self._kind):
            if has_words(note.text, words):
                yield Entry(note.id, first_line(note.text)[:SHOWN], note.created)

    def _editor(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        back = QuietButton(self._words.back, "arrow-left")
        back.clicked.connect(self._on_back_clicked)
        self._when = Text("", Role.NOTE, tone=Tone.MUTED)
        head = Row(180, 12)
        head.add(back, 0, Qt.AlignmentFlag.AlignLeft)
        head.add(self._when, 1, Qt.AlignmentFlag.AlignVCenter)
        self._field = Field(lines=8, most_lines=18)
        self._field.setAccessibleName(self._words.field)
        self._field.set_hint("Write here")
        self._field.changed.connect(self._on_field_changed)
        self._field.left.connect(self.flush)
        self._state = Text(ONLY_YOU, Role.NOTE, tone=Tone.MUTED)
        self._delete = Twice("Delete this …", "Delete it for good", "It goes from your own space.")
        self._delete.confirmed.connect(self._on_delete_confirmed)
        for widget in (head, self._field, self._state, self._delete):
            column.addWidget(widget)
        column.addStretch(1)
        return box
