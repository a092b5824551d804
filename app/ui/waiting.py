"""What waits for the two on the home page: a paused talk, a break, a day to look back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ParamSpec

from ..flow.items import Meaning
from ..problem import Problem
from ..session.conversation import Conversation
from ..session.place import stage_of
from ..session.session import Session, State
from ..session.telling import clock, day
from ..session.value import Moment
from ..vault.problems import VaultDamaged
from ..vault.rows import Head
from ..vault.store import Vault
from .talks import session_of, taken_up

FRESH = timedelta(days=1)
"""A talk paused within this time is the first choice on home (look.md)."""
LOOK_BACK = timedelta(days=14)
"""How long after its day a look back is still offered."""
CHECK_IN = "check-in"
"""The flow in which what was agreed is looked at again."""
_RECENT = 12
_Into = ParamSpec("_Into")


class Kind(StrEnum):
    """What waits."""

    TALK = "talk"
    BREAK = "break"
    CHECK_IN = "check-in"
    LOOK_BACK = "look back"
    PRACTICE = "practice"


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: a sentence, the words of its button, and the talk it belongs to.

    An exercise belongs to none.
    """

    kind: Kind
    sentence: str
    button: str
    head: Head | None = None
    fresh: bool = False


def waiting(vault: Vault, now: datetime) -> tuple[Waiting, ...]:
    """What waits now, the most urgent first. `now` carries the local time zone.

    A talk whose flow cannot be read waits for nobody; past talks say why when it is opened.
    Raises VaultDamaged: a paused talk must not seem never to have been.
    """
    found = []
    head = vault.open_talk()
    if head is not None and (paused := _readable(_paused, vault, head, now)):
        found.append(paused)
    looks = head is not None and head.flow_id == CHECK_IN
    for past in vault.sessions(_RECENT):
        if past.ended is None:
            continue
        means = (Meaning.TALK_AT,) if looks else (Meaning.LOOK_AGAIN, Meaning.TALK_AT)
        if due := _readable(_due, vault, past, now, means):
            found.append(due)
            break
        looks = looks or (past.flow_id == CHECK_IN and past.state is State.FINISHED)
    return tuple(found)


def _readable(
    look: Callable[_Into, Waiting | None], *args: _Into.args, **more: _Into.kwargs
) -> Waiting | None:
    """What waits there; nothing where it cannot be read. Raises VaultDamaged."""
    try:
        return look(*args, **more)
    except VaultDamaged:
        raise
    except Problem:
        return None


def _paused(vault: Vault, head: Head, now: datetime) -> Waiting:
    conversation = taken_up(vault, head)
    fresh = now - head.started < FRESH
    back_at = _moment(conversation.session, Meaning.RETURN_AT) if conversation.in_detour else None
    if back_at is not None and back_at.at > now:
        day_words = "" if back_at.at.date() == now.date() else f", {day(back_at.at.date())}"
        sentence = f"You are on a break. You meet again at {clock(back_at.at)}{day_words}."
        return Waiting(Kind.BREAK, sentence, "Back to the break", head, True)
    talk_at = _moment(conversation.session, Meaning.TALK_AT)
    if talk_at is not None and talk_at.at.date() >= now.date():
        when = clock(talk_at.at) if talk_at.at.date() == now.date() else day(talk_at.at.date())
        sentence = f"You put off “{head.title}” until {when}."
        return Waiting(Kind.TALK, sentence, "Take it up again", head, fresh)
    where = _where(conversation)
    sentence = f"You paused a talk {_when(head.started, now)}{where}."
    return Waiting(Kind.TALK, sentence, "Take it up again", head, fresh)


def _where(conversation: Conversation) -> str:
    flow = conversation.session.flow
    place = conversation.aside or conversation.place
    if not place.step or place.step in flow.prelude:
        return ", before its first step"
    stages = flow.stages
    stage = stage_of(flow, flow.step(place.step))
    if stage not in stages:
        return ""
    return f", at step {stages.index(stage) + 1} of {len(stages)}"


def _when(moment: datetime, now: datetime) -> str:
    days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    local = moment.astimezone(now.tzinfo)
    return f"on {day(local).split()[0]}" if days < 7 else f"on {day(local)}"


def _due(vault: Vault, head: Head, now: datetime, means: tuple[Meaning, ...]) -> Waiting | None:
    """What a talk that has ended wanted for today, of these; a later look stands for earlier."""
    session = session_of(vault.load(head.id))
    for each in means:
        due = _moment(session, each)
        if due and due.at.date() <= now.date() <= (due.at + LOOK_BACK).date():
            return _look_again(head) if each is Meaning.LOOK_AGAIN else _talk_more(head)
    return None


def _look_again(head: Head) -> Waiting:
    sentence = f"You wanted to look again at your talk of {day(head.started)}."
    return Waiting(Kind.CHECK_IN, sentence, "Look at it together", head)


def _talk_more(head: Head) -> Waiting:
    sentence = f"You wanted to talk more about what began on {day(head.started)}."
    return Waiting(Kind.LOOK_BACK, sentence, "Look at it", head)


def _moment(session: Session, means: Meaning) -> Moment | None:
    """The latest moment that was given for `means`."""
    found = [
        answer
        for slot, answer in session.answers.items()
        if session.flow.item(slot.item).means is means and isinstance(answer.value, Moment)
    ]
    latest = max(found, key=lambda answer: answer.at, default=None)
    return latest.value if latest and isinstance(latest.value, Moment) else None
