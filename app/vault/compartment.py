"""One partner's room: what was answered privately, and notes; opened by that partner alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from ..flow.digest import digest
from ..session.session import Answer, Session, Slot
from . import answers, copies, engine, keyfile, marks, notes, rooms, rows
from .door import Door, unlock
from .keys import slot_of
from .notes import Note, NoteKind
from .partner import Partner
from .problems import RoomMissing
from .schema import PRIVATE


@dataclass(frozen=True)
class PrivateTalk:
    """A talk of which something lies in the room."""

    id: str
    flow_id: str
    flow_version: int
    title: str
    started: datetime


class Compartment:
    """A partner's own space. Nothing in it is ever on the connection of the other, or of both.

    As in `Vault`, a method that writes returns only after the disk has it, and may be called
    again after a VaultProblem.
    """

    def __init__(self, connection: apsw.Connection, door: Door) -> None:
        self._connection = connection
        self.door = door

    @classmethod
    def open(cls, folder: Path, partner: Partner, passphrase: str) -> Compartment:
        """The room of a partner. Raises WrongPassphrase, RoomMissing and what Vault.open raises.

        The same problem is raised whether the room is in use or not.
        """
        door = unlock(folder, partner, passphrase)
        keyfile.mend(folder, keyfile.read(folder)[0], slot_of(partner))
        return cls.enter(door)

    @classmethod
    def enter(cls, door: Door) -> Compartment:
        """The room behind a door that is unlocked. Raises VaultProblem."""
        if not door.file.is_file():
            raise RoomMissing
        connection = engine.open_settled(door.file, door.key, door.room_id, PRIVATE, older=True)
        try:
            engine.bring_up(connection, PRIVATE)
        except BaseException:
            connection.close()
            raise
        return cls(connection, door)

    @property
    def partner(self) -> Partner:
        """Whose room it is."""
        return self.door.partner

    def close(self) -> None:
        """Drop superseded drafts, let go, and make both rooms look alike; twice does nothing."""
        try:
            with engine.transaction(self._connection):
                for talk in self.talks():
                    answers.forget_drafts(self._connection, talk.id)
            engine.close(self._connection)
        except apsw.ConnectionClosedError:
            return
        finally:
            self._connection.close()
        rooms.equalise(self.door.folder, self.partner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def check(self) -> None:
        """Read every page. Raises VaultDamaged."""
        engine.check(self._connection)

    def may_keep(self, session: Session, answer: Answer) -> bool:
        """Whether an answer belongs here: private, and given by this partner."""
        by = answer.slot.by
        mine = by is not None and Partner.in_seat(by, session.swapped) is self.partner
        return mine and answer.private

    def keep(self, session: Session, *given: Answer) -> None:
        """Keep private answers of this partner; each supersedes the one in its slot.

        Here `shown` says whether a copy lies where both can read it; `shares.reveal` puts one
        there. Raises ValueError for any other answer, with nothing written.
        """
        if not all(self.may_keep(session, answer) for answer in given):
            raise ValueError("this answer does not belong into this room")
        with engine.transaction(self._connection):
            self._begin(session)
            marked = marks.every(self._connection)
            for answer in given:
                one = replace(answer, shown=(session.id, answer.slot) in marked)
                answers.put(self._connection, session.id, one)

    def withdraw(self, session_id: str, *slots: Slot) -> None:
        """Remove every answer that was ever in the slots, from the file and from its log."""
        with engine.transaction(self._connection):
            for slot in slots:
                answers.forget_slot(self._connection, session_id, slot)
                marks.forget(self._connection, session_id, slot)
        engine.empty_log(self._connection)

    def answers(self, session_id: str) -> tuple[Answer, ...]:
        """The private answers of a talk; `shown` says that one was shown to both."""
        with engine.problems_said(self._connection):
            return answers.of_talk(self._connection, session_id)

    def talks(self) -> tuple[PrivateTalk, ...]:
        """The talks of which something lies here, newest first."""
        found = self._rows(
            "SELECT id, flow_id, flow_version, title, started FROM sessions "
            "WHERE id IN (SELECT session FROM current) ORDER BY started_us DESC, id DESC"
        )
        return tuple(
            PrivateTalk(str(i), str(f), int(str(v)), str(t), datetime.fromisoformat(str(at)))
            for i, f, v, t, at in found
        )

    def delete_talk(self, session_id: str) -> None:
        """Remove all that lies here of a talk."""
        with engine.transaction(self._connection):
            answers.forget_talk(self._connection, session_id)
            self._connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
        engine.empty_log(self._connection)

    def notes(self, kind: NoteKind | None = None) -> tuple[Note, ...]:
        """Notes and journal entries, the newest first."""
        with engine.problems_said(self._connection):
            return notes.every(self._connection, kind)

    def keep_note(self, note: Note) -> None:
        """Keep a note that was made by `notes.new`, in the place of what it said before."""
        with engine.transaction(self._connection):
            notes.keep(self._connection, note)

    def delete_note(self, note_id: str) -> None:
        """Remove a note from the file and from its log."""
        with engine.transaction(self._connection):
            notes.forget(self._connection, note_id)
        engine.empty_log(self._connection)

    def marked(self) -> dict[marks.Place, str]:
        """What is marked as shown to both: talk and slot, with the share id."""
        with engine.problems_said(self._connection):
            return marks.every(self._connection)

    def mark(self, shared: Mapping[marks.Place, str]) -> None:
        """Mark answers as shown to both, each with its share id; a second time does nothing."""
        with engine.transaction(self._connection):
            for (session_id, slot), share_id in shared.items():
                self._show(session_id, slot, True)
                marks.put(self._connection, share_id, session_id, slot)

    def unmark(self, gone: Iterable[marks.Place]) -> None:
        """Take answers for private again that are no longer where both can read them."""
        with engine.transaction(self._connection):
            for session_id, slot in gone:
                self._show(session_id, slot, False)
                marks.forget(self._connection, session_id, slot)

    def copy_into(self, other: apsw.Connection) -> None:
        """Put everything into an empty room."""
        with engine.problems_said(self._connection):
            copies.copy_content(self._connection, other, PRIVATE)

    def _show(self, session_id: str, slot: Slot, shown: bool) -> None:
        where = (session_id, *rows.of_slot(slot))
        self._connection.execute(
            "UPDATE answers SET shown = ? WHERE seq = (SELECT answer FROM current "
            "WHERE session = ? AND item = ? AND by = ? AND turn = ?)",
            (int(shown), *where),
        )

    def _begin(self, session: Session) -> None:
        run = self._connection.execute
        if run("SELECT 1 FROM sessions WHERE id = ?", (session.id,)).fetchall():
            return
        flow = session.flow
        run(
            "INSERT INTO sessions (id, flow, flow_id, flow_version, title, started, started_us) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                session.id,
                digest(flow),
                flow.id,
                flow.version,
                rows.storable(flow.title),
                session.started.isoformat(),
                rows.microseconds(session.started),
            ),
        )

    def _rows(self, query: str, *values: apsw.SQLiteValue) -> list[tuple[apsw.SQLiteValue, ...]]:
        with engine.problems_said(self._connection):
            return self._connection.execute(query, values).fetchall()
