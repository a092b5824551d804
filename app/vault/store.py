"""The vault: talks and their answers, each kept once the call that keeps it has returned."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from ..session.session import Answer, Session, Slot, State
from . import answers, backups, copies, engine, keyfile, marks, papers, rooms, rows, schema, upgrade
from .files import beside, in_words, private_folder, put_in_place, remove
from .held import SHARED as SHARED
from .held import Held
from .keys import USUAL, Cost, Keys, SlotName
from .papers import Paper
from .passphrase import require_long_enough
from .problems import VaultExists, VaultMissing
from .rotation import Why
from .rows import Head, Talk
from .wording import Wording, put_in
from .wrap import new_key


class Vault:
    """Where both may read: what was said aloud, shown, or agreed. Nothing private goes in.

    Every method that writes returns only after the disk has it; a VaultProblem means that it
    may or may not be there, and that the same call may simply be made again. One caller at a
    time. No problem carries a text that was written.
    """

    def __init__(
        self, connection: apsw.Connection, notice: str = "", held: Held | None = None
    ) -> None:
        self._connection = connection
        self.notice = notice
        """A sentence for the person at the screen about how it was opened, or ''."""
        self.held = held
        """Where it lies and what opened it; None in memory."""

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a vault in the folder, whole or not."""
        return (folder / SHARED).exists()

    @staticmethod
    def is_protected(folder: Path) -> bool:
        """Whether opening it takes a passphrase. Raises KeysDamaged, VaultTooNew."""
        return keyfile.read(folder)[0].open_key() is None

    @classmethod
    def create(cls, folder: Path, passphrase: str | None, cost: Cost = USUAL) -> Vault:
        """A new vault in the folder; without a passphrase anyone with the folder can read it.

        Raises PassphraseTooShort, VaultExists and what writing raises.
        """
        with cls.in_memory() as empty:
            return empty.keep_in(folder, passphrase, cost)

    @classmethod
    def open(cls, folder: Path, passphrase: str | None = None) -> Vault:
        """The vault of the folder. Raises WrongPassphrase, PassphraseNeeded, VaultMissing,
        VaultBusy, VaultDamaged, VaultNotEncrypted, VaultTooNew, VaultReadOnly, KeysDamaged.
        """
        if not cls.exists(folder):
            raise VaultMissing
        keys, stood_in = keyfile.read(folder)
        opened = keys.unlocked(passphrase)
        with contextlib.suppress(OSError):
            private_folder(folder)
        keyfile.mend(folder, keys, opened.name)
        notice = keyfile.SECOND_COPY_USED if stood_in else ""
        held = Held(folder, opened.shared, keys.vault_id, opened.name)
        connection = engine.open_settled(held.file, held.key, held.vault_id, older=True)
        try:
            upgrade.bring_up(connection, held, keys)
        except BaseException:
            connection.close()
            raise
        return cls(connection, notice, held)

    @classmethod
    def in_memory(cls) -> Vault:
        """A vault that is nowhere on the disk: start now, decide at the end."""
        return cls(engine.in_memory(secrets.token_hex(16)))

    def keep_in(self, folder: Path, passphrase: str | None, cost: Cost = USUAL) -> Vault:
        """A new vault in the folder with everything that is in this one, which stays as it is.

        Until it is whole the folder has no vault: what fails halfway leaves none.
        Raises PassphraseTooShort, VaultExists and what writing raises.
        """
        if passphrase is not None:
            require_long_enough(passphrase)
        with in_words():
            private_folder(folder)
        if any(folder.glob("*.db")):
            raise VaultExists
        key, keys = new_key(), Keys.unused(cost)
        if passphrase is None:
            keys = keys.unprotected(key).emptied(key, SlotName.TOGETHER)
        else:
            keys = keys.protected(passphrase, key, cost)
        keys = keys.emptied(key, *upgrade.UNUSED_AT_FIRST)
        file = folder / SHARED
        engine.create(beside(file), key, keys.vault_id, self.copy_into)
        keyfile.write(folder, keys)
        with in_words():
            remove(file)
        by = SlotName.OPEN if passphrase is None else SlotName.TOGETHER
        held = Held(folder, key, keys.vault_id, by)
        try:
            put_in_place(file)
            upgrade.furnish(held, keys)
            return Vault(engine.open_file(file, key, keys.vault_id), held=held)
        except BaseException:
            for path in (*rooms.files(folder), file):
                with contextlib.suppress(OSError):
                    remove(path)
            raise

    def close(self) -> None:
        """Put everything into the one file and let go of it; closing twice does nothing."""
        engine.close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def changed(self) -> bool:
        """Whether anything was written since it was opened."""
        return self._connection.total_changes() > 0

    def check(self) -> None:
        """Read every page. Raises VaultDamaged."""
        engine.check(self._connection)

    def people(self) -> tuple[str, str] | None:
        """The names of the first and the second partner, once given."""
        found = self._rows("SELECT first, second FROM people")
        return (str(found[0][0]), str(found[0][1])) if found else None

    def set_people(self, first: str, second: str) -> None:
        """Keep the names of the first and the second partner."""
        with engine.transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO people (only, first, second) VALUES (1, ?, ?)",
                (rows.storable(first), rows.storable(second)),
            )

    def begin(self, session: Session, flow: bytes) -> str:
        """Keep a new talk and the canonical bytes of its flow, once for all talks.

        Returns their digest, SHA-256 in hex.
        """
        digest = hashlib.sha256(flow).hexdigest()
        row = rows.of_session(session, digest)
        names, holes = ", ".join(row), ", ".join("?" * len(row))
        with engine.transaction(self._connection):
            self._connection.execute(
                "INSERT INTO flows (digest, canonical) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (digest, flow),
            )
            self._connection.execute(
                f"INSERT INTO sessions ({names}) VALUES ({holes}) ON CONFLICT DO NOTHING",
                tuple(row.values()),
            )
        return digest

    def keep(self, session_id: str, *given: Answer) -> None:
        """Keep answers; each supersedes the one in its slot.

        Raises ValueError for an answer that must stay private, with nothing written.
        """
        _refuse_private(given)
        with engine.transaction(self._connection):
            for answer in given:
                answers.put(self._connection, session_id, answer)

    def keep_place(self, session: Session, place: str) -> None:
        """Keep where a talk stands, and of the session its state, starter and breaks."""
        self.turn_page(session, (), place)

    def turn_page(self, session: Session, given: tuple[Answer, ...], place: str) -> None:
        """Keep answers and the place in one go. Raises ValueError as `keep` does."""
        _refuse_private(given)
        with engine.transaction(self._connection):
            for answer in given:
                answers.put(self._connection, session.id, answer)
            self._connection.execute(
                "INSERT INTO places (session, place) VALUES (?1, ?2) "
                "ON CONFLICT (session) DO UPDATE SET place = ?2 WHERE place IS NOT ?2",
                (session.id, rows.storable(place)),
            )
            self._connection.execute(
                "UPDATE sessions SET state = ?2, starter = ?3, breaks = ?4 WHERE id = ?1 "
                "AND (state, starter, breaks) IS NOT (?2, ?3, ?4)",
                (session.id, session.state.value, session.starter or "", session.breaks),
            )

    def withdraw(self, session_id: str, *slots: Slot, summary: str | None = None) -> None:
        """Remove every answer that was ever in the slots, from the file, its log and backups.

        `summary` takes the place of the one that the talk has. The backups come first: broken
        off in between, what is still to be seen can be withdrawn again (vault.md, rule 5).
        """
        if self.held:
            backups.forget_slots(self.held, session_id, slots, summary)
        with engine.transaction(self._connection):
            for slot in slots:
                answers.forget_slot(self._connection, session_id, slot)
                marks.forget(self._connection, session_id, slot)
            if summary is not None:
                self._connection.execute(
                    "UPDATE summaries SET summary = ? WHERE session = ?",
                    (rows.storable(summary), session_id),
                )
        engine.empty_log(self._connection)

    def reword(self, session_id: str, wording: Wording) -> None:
        """Put other words into a talk, here and in the backups: what it quoted was taken back."""
        if self.held:
            backups.reword(self.held, session_id, wording)
        with engine.transaction(self._connection):
            put_in(self._connection, session_id, wording)
        engine.empty_log(self._connection)

    def take_in(self, session_id: str, *given: Answer) -> dict[marks.Place, str]:
        """Keep answers that come out of a room, each under a share id. Raises as `keep` does.

        Kept again, an answer keeps the id it has.
        """
        _refuse_private(given)
        with engine.transaction(self._connection):
            for answer in given:
                answers.put(self._connection, session_id, answer)
                share_id = rows.row_id(datetime.now(UTC))
                marks.put(self._connection, share_id, session_id, answer.slot)
        places = {(session_id, answer.slot) for answer in given}
        return {place: share_id for place, share_id in self.taken_in().items() if place in places}

    def taken_in(self) -> dict[marks.Place, str]:
        """What came out of the rooms: talk and slot, with the share id."""
        with engine.problems_said(self._connection):
            return marks.every(self._connection)

    def finish(
        self,
        session_id: str,
        summary: str | None,
        ended: datetime | None = None,
        state: State = State.FINISHED,
        without: Iterable[Slot] = (),
    ) -> None:
        """End a talk: its summary is kept, superseded drafts and the place are removed.

        The answers in the slots `without` are withdrawn with it, all at once or not at all.
        """
        moment, gone = ended or datetime.now(UTC), tuple(without)
        rows.microseconds(moment)
        if self.held and gone:
            backups.forget_slots(self.held, session_id, gone, None)
        with engine.transaction(self._connection):
            run = self._connection.execute
            for slot in gone:
                answers.forget_slot(self._connection, session_id, slot)
                marks.forget(self._connection, session_id, slot)
            run(
                "UPDATE sessions SET ended = ?2, state = ?3 WHERE id = ?1",
                (session_id, moment.isoformat(), state.value),
            )
            run("DELETE FROM places WHERE session = ?", (session_id,))
            answers.forget_drafts(self._connection, session_id)
            if summary is not None:
                run(
                    "INSERT OR REPLACE INTO summaries (session, summary) VALUES (?, ?)",
                    (session_id, rows.storable(summary)),
                )
        engine.empty_log(self._connection)

    def delete(self, *session_ids: str) -> None:
        """Remove talks with all that belongs to them, here and in the backups.

        A flow that no other talk has goes with them.
        """
        if self.held:
            backups.forget_talks(self.held, session_ids)
        with engine.transaction(self._connection):
            for session_id in session_ids:
                answers.forget_talk(self._connection, session_id)
                self._connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
            self._connection.execute(
                "DELETE FROM flows WHERE digest NOT IN (SELECT flow FROM sessions)"
            )
        engine.empty_log(self._connection)

    def papers(self, kind: str) -> tuple[Paper, ...]:
        """The papers of a kind, the oldest first."""
        with engine.problems_said(self._connection):
            return papers.every(self._connection, kind)

    def keep_papers(self, *kept: Paper) -> None:
        """Keep papers that were made by `papers.new`, each in the place of what it said before."""
        with engine.transaction(self._connection):
            for paper in kept:
                papers.put(self._connection, paper)

    def drop_papers(self, *paper_ids: str, instead: Iterable[Paper] = ()) -> None:
        """Remove papers from the file, its log and the backups (vault.md, rule 5).

        `instead` is kept in their place, all at once.
        """
        if self.held:
            backups.forget_papers(self.held, *paper_ids)
        with engine.transaction(self._connection):
            for paper_id in paper_ids:
                papers.forget(self._connection, paper_id)
            for paper in instead:
                papers.put(self._connection, paper)
        engine.empty_log(self._connection)

    def back_up(
        self, today: date | None = None, to: Path | None = None, why: Why = Why.ASKED
    ) -> Path:
        """Make a backup now, in the vault's folder or in another one; returns its folder.

        Raises VaultMissing for a vault in memory, and what writing raises.
        """
        if not self.held:
            raise VaultMissing
        day = today or date.today()
        return backups.make(self._connection, self.held, why, day, to)

    def back_up_daily(self, today: date | None = None) -> Path | None:
        """Make the backup of the day if it is due: call it last, when nobody waits any more."""
        if not self.held:
            return None
        return backups.daily(self._connection, self.held, today or date.today())

    def sessions(self, limit: int = 50, before: Head | None = None) -> tuple[Head, ...]:
        """The newest talks first; `before` is the last head of the list so far."""
        query = f"SELECT {rows.HEAD} FROM sessions "
        order = " ORDER BY started_us DESC, id DESC LIMIT ?"
        if before is None:
            return tuple(map(rows.head, self._rows(query + order, limit)))
        past = "WHERE (started_us, id) < (?, ?)"
        start = rows.microseconds(before.started)
        return tuple(map(rows.head, self._rows(query + past + order, start, before.id, limit)))

    def open_talk(self) -> Head | None:
        """The newest talk that has not ended."""
        found = self._rows(
            f"SELECT {rows.HEAD} FROM sessions WHERE ended IS NULL "
            "ORDER BY started_us DESC, id DESC LIMIT 1"
        )
        return rows.head(found[0]) if found else None

    def newest(self, flow_id: str) -> Head | None:
        """The newest ended talk on the flow of that id."""
        found = self._rows(
            f"SELECT {rows.HEAD} FROM sessions WHERE flow_id = ? AND ended IS NOT NULL "
            "ORDER BY started_us DESC, id DESC LIMIT 1",
            flow_id,
        )
        return rows.head(found[0]) if found else None

    def load(self, session_id: str) -> Talk:
        """Everything that is kept of a talk. Raises KeyError where there is none."""
        found = self._rows(
            f"SELECT sessions.flow, canonical, place, {rows.HEAD} FROM sessions "
            "JOIN flows ON digest = sessions.flow LEFT JOIN places ON session = id WHERE id = ?",
            session_id,
        )
        if not found:
            raise KeyError(session_id)
        digest, flow, place, *head = found[0]
        assert isinstance(flow, bytes)
        with engine.problems_said(self._connection):
            kept = answers.of_talk(self._connection, session_id)
        return Talk(
            rows.head(tuple(head)),
            str(digest),
            flow,
            kept,
            None if place is None else str(place),
        )

    def summary(self, session_id: str) -> str | None:
        """The summary that `finish` was given, as it was."""
        found = self._rows("SELECT summary FROM summaries WHERE session = ?", session_id)
        return str(found[0][0]) if found else None

    def summaries(self, heads: Sequence[Head]) -> tuple[str, ...]:
        """The summaries of these talks, in their order; of those that have one."""
        holes = ", ".join("?" * len(heads))
        query = f"SELECT session, summary FROM summaries WHERE session IN ({holes})"
        found = {
            str(id_): summary for id_, summary in self._rows(query, *(head.id for head in heads))
        }
        return tuple(str(found[head.id]) for head in heads if head.id in found)

    def talks_with(self, sign: str) -> tuple[Head, ...]:
        """The talks whose flow holds that text, the newest first."""
        query = (
            f"SELECT {rows.HEAD} FROM sessions WHERE sessions.flow IN "
            "(SELECT digest FROM flows WHERE instr(canonical, ?)) "
            "ORDER BY started_us DESC, id DESC"
        )
        return tuple(map(rows.head, self._rows(query, sign.encode())))

    def breaks_kept(self) -> int:
        """How many breaks were taken in talks that came to an end both agreed to."""
        query = (
            "SELECT total(breaks) FROM sessions WHERE breaks > 0 "
            "AND EXISTS (SELECT 1 FROM summaries WHERE session = sessions.id)"
        )
        return int(float(str(self._rows(query)[0][0])))

    def copy_into(self, other: apsw.Connection) -> None:
        """Put everything into an empty vault file."""
        with engine.problems_said(self._connection):
            copies.copy_content(self._connection, other, schema.SHARED)

    def _rows(self, query: str, *values: apsw.SQLiteValue) -> list[tuple[apsw.SQLiteValue, ...]]:
        with engine.problems_said(self._connection):
            return self._connection.execute(query, values).fetchall()


def _refuse_private(given: tuple[Answer, ...]) -> None:
    if not all(map(rows.may_be_kept, given)):
        raise ValueError("this answer is private and stays in memory")
