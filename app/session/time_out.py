"""The break by the clock: when it ends, and from when on both may come back (care.md 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..flow.items import Date, Timer
from .conversation import Conversation
from .session import Session, Slot
from .value import Moment, Spent


@dataclass(frozen=True)
class TimeOut:
    """A break that was called: `back_at` is when the two meet again.

    Nobody is asked back before `earliest`; `may_extend` says whether the one extension is
    still to be had, which never goes past a day from the first call.
    """

    back_at: datetime
    earliest: datetime
    may_extend: bool


def time_out(session: Session, item: Timer, slot: Slot) -> TimeOut | None:
    """The break that a timer with `until` stands for; None where no return time was given."""
    agreed = session.answers.get(Slot(item.until)) if item.until else None
    if agreed is None or not isinstance(agreed.value, Moment):
        return None
    spent = session.value(slot)
    added = spent.added if isinstance(spent, Spent) else 0
    latest = agreed.at + timedelta(minutes=_most(session, item))
    back_at = agreed.value.at + timedelta(minutes=added)
    return TimeOut(
        back_at=min(back_at, max(latest, agreed.value.at)),
        earliest=agreed.at + timedelta(minutes=item.shortest),
        may_extend=not added and item.more > 0 and agreed.value.at < latest,
    )


def open_break(conversation: Conversation) -> TimeOut | None:
    """The break two people are in just now, if they are in one."""
    item = conversation.item
    if not isinstance(item, Timer) or item.until is None:
        return None
    return time_out(conversation.session, item, conversation.place.slot)


def _most(session: Session, item: Timer) -> int:
    date = session.flow.item(item.until) if item.until else None
    return date.latest_minutes if isinstance(date, Date) else 1_440
