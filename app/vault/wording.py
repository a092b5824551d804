"""Other words for what a talk quoted: its flow, its questions, its summary."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import apsw

from ..session.session import Slot
from . import rows


@dataclass(frozen=True)
class Wording:
    """The canonical bytes of its flow, its summary (None: it has none), and what was asked."""

    flow: bytes
    summary: str | None
    asked: Mapping[Slot, str]


def put_in(connection: apsw.Connection, session_id: str, wording: Wording) -> None:
    """Put the words into a talk, and forget the flow it had if no other talk has it.

    Where there is no such talk nothing changes.
    """
    run = connection.execute
    digest = hashlib.sha256(wording.flow).hexdigest()
    run(
        "INSERT INTO flows (digest, canonical) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (digest, wording.flow),
    )
    run("UPDATE sessions SET flow = ? WHERE id = ?", (digest, session_id))
    run("UPDATE answers SET flow = ? WHERE session = ?", (digest, session_id))
    for slot, words in wording.asked.items():
        run(
            "UPDATE answers SET asked = ? WHERE session = ? AND item = ? AND by = ? AND turn = ?",
            (rows.storable(words), session_id, *rows.of_slot(slot)),
        )
    if wording.summary is not None:
        run(
            "UPDATE summaries SET summary = ? WHERE session = ?",
            (rows.storable(wording.summary), session_id),
        )
    run("DELETE FROM flows WHERE digest NOT IN (SELECT flow FROM sessions)")
