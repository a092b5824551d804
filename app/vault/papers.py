"""Papers that both can read, beside their talks: what a floor above keeps, as it wrote it.

A vault does not know what stands in one. Each call belongs into a transaction of the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import apsw

from . import rows


@dataclass(frozen=True)
class Paper:
    """One paper: `kind` says which floor reads it and how, `body` is its text."""

    id: str
    kind: str
    body: str
    created: datetime


def new(kind: str, body: str, created: datetime) -> Paper:
    """A paper with an id that sorts by time. Raises ValueError for a moment without time zone."""
    return Paper(rows.row_id(created), kind, rows.storable(body), created)


def put(connection: apsw.Connection, paper: Paper) -> None:
    """Keep a paper in the place of what it said before, if it was there."""
    connection.execute(
        "INSERT INTO papers (id, kind, body, created) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (id) DO UPDATE SET body = ?3 WHERE body IS NOT ?3",
        (paper.id, paper.kind, rows.storable(paper.body), paper.created.isoformat()),
    )


def forget(connection: apsw.Connection, paper_id: str) -> None:
    """Remove a paper."""
    connection.execute("DELETE FROM papers WHERE id = ?", (paper_id,))


def every(connection: apsw.Connection, kind: str) -> tuple[Paper, ...]:
    """All papers of a kind, the oldest first."""
    found = connection.execute(
        "SELECT id, kind, body, created FROM papers WHERE kind = ? ORDER BY id", (kind,)
    ).fetchall()
    return tuple(
        Paper(str(id_), str(of), str(body), datetime.fromisoformat(str(created)))
        for id_, of, body, created in found
    )
