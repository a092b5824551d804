"""Share ids: in a room they mark what was shown, in the shared file what came out of a room."""

from __future__ import annotations

import apsw

from ..session.session import Slot
from . import rows

Place = tuple[str, Slot]
"""A talk's id and a slot in it."""


def put(connection: apsw.Connection, share_id: str, session_id: str, slot: Slot) -> None:
    """Write down the share id of a slot; one that has an id keeps it."""
    connection.execute(
        "INSERT INTO shares (id, session, item, by, turn) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        (share_id, session_id, *rows.of_slot(slot)),
    )


def forget(connection: apsw.Connection, session_id: str, slot: Slot) -> None:
    """Remove the share id of a slot."""
    connection.execute(
        "DELETE FROM shares WHERE session = ? AND item = ? AND by = ? AND turn = ?",
        (session_id, *rows.of_slot(slot)),
    )


def every(connection: apsw.Connection) -> dict[Place, str]:
    """The share ids of all places that have one."""
    found = connection.execute("SELECT session, item, by, turn, id FROM shares").fetchall()
    return {(str(row[0]), rows.slot(*row[1:4])): str(row[4]) for row in found}
