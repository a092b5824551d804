"""How a talk comes to be, and how one that was kept comes back."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from ..flow.digest import from_canonical, to_canonical
from ..flow.model import Flow
from ..session.bookmark import resumed
from ..session.conversation import Conversation
from ..session.session import Session, fresh_id
from ..summary.record import from_json
from ..summary.summary import Summary
from ..vault.rows import Head, Talk
from ..vault.store import Vault

FLOWS = 8
"""How many flows are held as they were read: a list of past things has few, again and again."""

_flow = lru_cache(maxsize=FLOWS)(from_canonical)


def begun(vault: Vault, flow: Flow, swapped: bool, now: datetime) -> Conversation:
    """A new talk at its first place, kept from its first moment.

    `flow` is joined; `swapped` seats the second partner in the first seat; `now` carries the
    local time zone. Raises VaultProblem.
    """
    first, second = vault.people() or ("", "")
    names = (second, first) if swapped else (first, second)
    session = Session(fresh_id(now), flow, names, now, swapped=swapped)
    vault.begin(session, to_canonical(flow))
    return Conversation.begun(session)


def session_of(talk: Talk) -> Session:
    """What was said in a talk that was kept, on the flow as it was then."""
    head = talk.head
    return Session(
        head.id,
        _flow(talk.flow),
        head.names,
        head.started,
        swapped=head.swapped,
        starter=head.starter,
        breaks=head.breaks,
        state=head.state,
        ended=head.ended,
        answers={answer.slot: answer for answer in talk.answers},
    )


def taken_up(vault: Vault, head: Head) -> Conversation:
    """The talk where it was left; from its beginning where no place was kept."""
    talk = vault.load(head.id)
    session = session_of(talk)
    if talk.place is None:
        return Conversation.begun(session)
    return resumed(session, json.loads(talk.place))


def past(vault: Vault, head: Head) -> tuple[Session, Summary | None]:
    """A talk to look at, and the summary both agreed to, if there is one."""
    kept = vault.summary(head.id)
    summary = from_json(json.loads(kept)) if kept else None
    return session_of(vault.load(head.id)), summary
