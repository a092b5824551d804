"""Every screen of a flow with the practice couple's answers, one conversation a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from app import bundled
from app.flow.digest import to_canonical
from app.flow.library import Library
from app.flow.model import Flow
from app.session.conversation import Conversation
from app.session.practice import Practice, played, read_practice
from app.session.session import Session, fresh_id
from app.session.time_out import open_break
from app.ui.wizard.record import now
from app.vault.store import Vault

PARTS = ("before-you-start", "the-break")


def practice_of(flow_id: str, names: tuple[str, str] | None = None) -> Practice:
    """The practice answers beside a shipped flow and beside the flows that are joined to it."""
    whole: Practice | None = None
    for each in (flow_id, *PARTS):
        for folder in bundled.flows().iterdir():
            file = folder / f"{each}.practice.yaml"
            if folder.is_dir() and file.is_file():
                more = read_practice(file.read_bytes())
                whole = more if whole is None else whole.with_more(more)
    assert whole is not None
    return whole if names is None else replace(whole, names=names)


def begun(
    vault: Vault, flow_id: str = "", names: tuple[str, str] | None = None, flow: Flow | None = None
) -> Conversation:
    """A talk about a shipped flow, or about `flow`, that the vault knows of."""
    library, moment = Library.shipped(), now()
    joined = flow or library.joined(library[flow_id])
    session = Session(fresh_id(moment), joined, names or ("Sam", "Alex"), moment)
    vault.begin(session, to_canonical(joined))
    return Conversation.begun(session)


def road(conversation: Conversation, practice: Practice) -> Iterator[Conversation]:
    """Each place with its answer given, up to the end of the talk, which comes last."""
    moment = now()
    for _ in range(400):
        conversation = played(practice, conversation, moment)
        yield conversation
        if conversation.ended:
            return
        conversation, moment = onward(conversation, moment)
    raise AssertionError("this talk does not end")


def onward(conversation: Conversation, moment: datetime) -> tuple[Conversation, datetime]:
    """The next place, after half a minute, or after the break."""
    pause = open_break(conversation)
    moment = max(moment, pause.back_at) if pause else moment
    moment += timedelta(seconds=30)
    there = conversation.go_on(moment)
    if there == conversation:
        there = conversation.skip(moment)
    assert there != conversation, f"stuck at {conversation.place}"
    return there, moment
