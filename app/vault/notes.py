"""Notes and journal entries in one room; each call belongs into a transaction of the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import apsw

from . import rows


class NoteKind(StrEnum):
    """What a text of one's own is."""

    NOTE = "note"
    JOURNAL = "journal"


@dataclass(frozen=True)
class Note:
    """A text of one's own."""

    id: str
    kind: NoteKind
    text: str
    created: datetime


def new(text: str, kind: NoteKind, created: datetime) -> Note:
    """A note with an id that sorts by time. Raises ValueError for a moment without time zone."""
    return Note(rows.row_id(created), kind, rows.storable(text), created)


def keep(connection: apsw.Connection, note: Note) -> None:
    """Keep a note in the place of what it said before, if it was there."""
    connection.execute(
        "INSERT INTO notes (id, kind, text, created) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET text = excluded.text",
        (note.id, note.kind.value, rows.storable(note.text), note.created.isoformat()),
    )


def forget(connection: apsw.Connection, note_id: str) -> None:
    """Remove a note."""
    connection.execute("DELETE FROM notes WHERE id = ?", (note_id,))


def every(connection: apsw.Connection, kind: NoteKind | None) -> tuple[Note, ...]:
    """All notes, or those of one kind, the newest first."""
    found = connection.execute(
        "SELECT id, kind, text, created FROM notes WHERE ?1 IS NULL OR kind = ?1 ORDER BY id DESC",
        (kind.value if kind else None,),
    ).fetchall()
    return tuple(
        Note(str(id_), NoteKind(str(of)), str(text), datetime.fromisoformat(str(created)))
        for id_, of, text, created in found
    )
