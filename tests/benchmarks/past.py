"""Vaults in which many talks were had, for what must not grow slower with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot, fresh_id
from app.session.value import Words
from app.vault import engine, keyfile, rows
from app.vault.store import SHARED, Vault

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FLOW = Flow(
    flow=1,
    id="small-talk",
    version=1,
    language="en",
    title="A small talk",
    minutes=5,
    steps=(Step(id="begin", title="Begin", items=(Text(id="wish", ask="What?"),)),),
)
CANONICAL = b"a flow of a usual length\n" * 600
WORDS = "What I wish for is an evening in which nobody has to be right. " * 3
SLOTS = tuple(Slot(f"item-{number}", by) for number in range(12) for by in Seat)
ANSWERS_OF_A_PAST_TALK = 12


def talk(started: datetime) -> Session:
    """A talk about a small flow."""
    return Session(id=fresh_id(started), flow=FLOW, names=("Ada", "Bo"), started=started)


def answer(slot: Slot, text: str) -> Answer:
    """An answer of a usual length to a usual question."""
    return Answer(slot, Words(text), "What do you wish for today?", Share.NOW, NOON)


def had(folder: Path, talks: int) -> None:
    """Make a vault in which so many talks were had and ended."""
    vault = Vault.create(folder, None)
    digest = vault.begin(talk(NOON - timedelta(hours=talks + 1)), CANONICAL)
    vault.close()
    keys, _ = keyfile.read(folder)
    connection = engine.open_file(folder / SHARED, keys.open_key() or b"", keys.vault_id)
    past = [talk(NOON - timedelta(hours=back)) for back in range(talks, 1, -1)]
    said = [rows.of_answer(answer(slot, WORDS)) for slot in SLOTS[:ANSWERS_OF_A_PAST_TALK]]
    with engine.transaction(connection):
        for one in past:
            session = rows.of_session(one, digest) | {"ended": one.started.isoformat()}
            _insert(connection, "sessions", ", ".join(session), [tuple(session.values())])
            ids = [rows.row_id(one.started) for _ in said]
            answers = [(id_, one.id, digest, *row) for id_, row in zip(ids, said, strict=True)]
            _insert(connection, "answers", f"id, session, flow, {rows.ANSWER}", answers)
            last = connection.last_insert_rowid() - len(said) + 1
            current = [(one.id, *row[:3], last + at) for at, row in enumerate(said)]
            _insert(connection, "current", "session, item, by, turn, answer", current)
    engine.close(connection)


def _insert(
    connection: apsw.Connection,
    table: str,
    columns: str,
    values: Sequence[tuple[apsw.SQLiteValue, ...]],
) -> None:
    holes = ", ".join("?" * len(values[0]))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holes})", values)
