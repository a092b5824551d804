"""The log of answers inside one database; each call belongs into a transaction of the caller."""

from __future__ import annotations

from datetime import UTC, datetime

import apsw

from ..session.session import Answer, Slot
from . import rows

_SLOT = "session = ? AND item = ? AND by = ? AND turn = ?"


def put(connection: apsw.Connection, session_id: str, answer: Answer) -> None:
    """Add a row that supersedes the current one of its slot, unless that says the same.

    The look before it makes a second try harmless after a commit that was reported as failed.
    Raises KeyError where there is no such talk.
    """
    columns, slot = rows.of_answer(answer), rows.of_slot(answer.slot)
    current = connection.execute(
        f"SELECT seq, {rows.ANSWER} FROM answers "
        f"WHERE seq = (SELECT answer FROM current WHERE {_SLOT})",
        (session_id, *slot),
    ).fetchall()
    if current and current[0][1:] == columns:
        return
    supersedes = current[0][0] if current else None
    connection.execute(
        f"INSERT INTO answers (supersedes, id, session, flow, {rows.ANSWER}) "
        "SELECT ?, ?, id, flow, ?, ?, ?, ?, ?, ?, ?, ? FROM sessions WHERE id = ?",
        (supersedes, rows.row_id(datetime.now(UTC)), *columns, session_id),
    )
    if not connection.changes():
        raise KeyError(session_id)
    connection.execute(
        "INSERT INTO current (session, item, by, turn, answer) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET answer = excluded.answer",
        (session_id, *slot, connection.last_insert_rowid()),
    )


def of_talk(connection: apsw.Connection, session_id: str) -> tuple[Answer, ...]:
    """The current answers of a talk in the order in which they were kept."""
    found = connection.execute(
        f"SELECT {rows.ANSWER} FROM answers "
        "WHERE seq IN (SELECT answer FROM current WHERE session = ?) ORDER BY seq",
        (session_id,),
    ).fetchall()
    return tuple(map(rows.answer, found))


def forget_slot(connection: apsw.Connection, session_id: str, slot: Slot) -> None:
    """Remove all that was ever in a slot."""
    where = (session_id, *rows.of_slot(slot))
    _forget(connection, f"SELECT answer FROM current WHERE {_SLOT}", *where)
    connection.execute(f"DELETE FROM current WHERE {_SLOT}", where)


def forget_drafts(connection: apsw.Connection, session_id: str) -> None:
    """Remove what was superseded in a talk."""
    current = "seq IN (SELECT answer FROM current WHERE session = ?)"
    _forget(
        connection,
        f"SELECT supersedes FROM answers WHERE {current} AND supersedes IS NOT NULL",
        session_id,
    )
    connection.execute(
        f"UPDATE answers SET supersedes = NULL WHERE {current} AND supersedes IS NOT NULL",
        (session_id,),
    )


def forget_talk(connection: apsw.Connection, session_id: str) -> None:
    """Remove all answers of a talk."""
    _forget(connection, "SELECT answer FROM current WHERE session = ?", session_id)
    connection.execute("DELETE FROM current WHERE session = ?", (session_id,))


def _forget(connection: apsw.Connection, start: str, *values: str) -> None:
    """Remove the rows that `start` selects and all that they superseded, one after the other."""
    connection.execute(
        f"""
        WITH RECURSIVE chain (seq) AS (
            {start}
            UNION
            SELECT supersedes FROM answers JOIN chain USING (seq) WHERE supersedes IS NOT NULL
        )
        DELETE FROM answers WHERE seq IN (SELECT seq FROM chain)
        """,
        values,
    )
