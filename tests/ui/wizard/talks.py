"""A small flow with every kind of page, and a vault on the disk for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.flow.digest import to_canonical
from app.flow.items import Choice, Share, Text
from app.flow.model import Flow, Step, Turns
from app.session.conversation import Conversation
from app.session.session import Session, fresh_id
from app.ui.wizard.record import now
from app.vault.store import Vault

MINE, THINGS = "What only I know", "What we both say"


def flow() -> Flow:
    """Each alone, then both together."""
    alone = Step(
        id="alone",
        title="Each alone",
        turns=Turns.PRIVATE,
        items=(
            Text(id="mine", ask=MINE, required=True),
            Text(id="secret", ask="What stays with me", share=Share.NEVER),
        ),
    )
    both = Step(
        id="both",
        title="Together",
        turns=Turns.TOGETHER,
        items=(
            Text(id="ours", ask=THINGS, max_chars=40),
            Choice(id="way", ask="Which way?", required=True, options={"a": "Left", "b": "Right"}),
        ),
    )
    return Flow(
        flow=1,
        id="small",
        version=1,
        language="en",
        title="A small talk",
        minutes=5,
        steps=(alone, both),
    )


def begun(vault: Vault) -> Conversation:
    """The small talk at its first place, known to the vault."""
    moment = now()
    session = Session(fresh_id(moment), flow(), ("Ada", "Bo"), moment)
    vault.begin(session, to_canonical(session.flow))
    return Conversation.begun(session)


@contextmanager
def full_disk(vault: Vault) -> Iterator[None]:
    """As long as this holds, SQLite may not let the file of this vault grow."""
    connection = vault._connection
    pages = connection.pragma("page_count")
    usual = connection.pragma("max_page_count")
    connection.pragma("max_page_count", pages)
    try:
        yield
    finally:
        connection.pragma("max_page_count", usual)


def copied(folder: Path, to: Path) -> Vault:
    """What is on the disk just now, as another program would find it after a power cut."""
    shutil.copytree(folder, to)
    return Vault.open(to)
