"""Whether a value answers an item, and what still stands in the way of going on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from ..flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    SignOff,
    Text,
    Timer,
)
from ..flow.model import Flow
from .session import Session, Slot, says_something
from .value import (
    Guessed,
    Mirrored,
    Moment,
    Number,
    Picked,
    Plan,
    Signed,
    Spent,
    Value,
    Verdict,
    Words,
)

LONGEST = 20_000
"""Characters of any single text of an answer (vault.md, hostile text)."""


class Hindrance(StrEnum):
    """What stands in the way of going on from an item."""

    NEEDED = "needed"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    TOO_SOON = "too-soon"
    TOO_LATE = "too-late"
    STILL_RUNNING = "still-running"
    NOT_YET_HEARD = "not-yet-heard"


def fits(flow: Flow, item: Item, value: Value) -> bool:
    """Whether the value is of the kind that the item asks for, within what it offers."""
    match item, value:
        case Text(aloud=may), Words(text, aloud):
            return len(text) <= LONGEST and (may or not aloud)
        case Scale(start=low, to=high), Number(number):
            return low <= number <= high
        case Choice(), Picked(options, _):
            return len(options) <= 1 and _picks(item.options, item.other, value)
        case Checklist(), Picked():
            return _picks(item.options, item.other, value)
        case Guess(), Guessed(guess, closeness):
            near = closeness is None or 0 <= closeness <= 10
            return near and fits(flow, flow.item(item.of), guess)
        case Mirror(), Mirrored(rounds, _):
            return len(rounds) <= item.rounds and all(
                len(each.words.text) <= LONGEST and (item.aloud or not each.words.aloud)
                for each in rounds
            )
        case Timer(more=most), Spent(seconds, _, added):
            return seconds >= 0 and 0 <= added <= most
        case Breathing(), Spent(seconds, _, added):
            return seconds >= 0 and added == 0
        case Date(), Moment(at, _):
            return at.tzinfo is not None
        case Agreement(), Plan(when, then, _, noticed, obstacle, sure, _):
            short = all(len(part) <= LONGEST for part in (when, then, noticed, obstacle))
            return short and (sure is None or 0 <= sure <= 10)
        case SignOff(), Signed():
            return True
    return False


def _picks(offered: Mapping[str, str], other: bool, value: Picked) -> bool:
    known = all(option in offered for option in value.options)
    unique = len(set(value.options)) == len(value.options)
    return known and unique and (other or not value.other) and len(value.other) <= LONGEST


def hindrance(session: Session, item: Item, slot: Slot, now: datetime) -> Hindrance | None:
    """What stands in the way of going on, or None. `now` carries its time zone."""
    answer = session.answers.get(slot)
    value = answer.value if answer else None
    since = answer.at if answer else now
    match item, value:
        case Text(), Words(text, False) if len(text) > item.max_chars:
            return Hindrance.TOO_LONG
        case Checklist(), Picked() if says_something(value):
            return _ticks(item, value)
        case Date(), Moment():
            return _when(item, value, since)
        case Timer(), _:
            return _time(session, item, value, now)
        case Mirror(), _:
            return _heard(item, value)
    if item.required and asks(item) and not says_something(value):
        return Hindrance.NEEDED
    return None


def asks(item: Item) -> bool:
    """Whether an item wants an answer that is kept; notes and exercises do not."""
    return not isinstance(item, Note | Exercise | Breathing | Timer)


def _ticks(item: Checklist, value: Picked) -> Hindrance | None:
    count = len(value.options) + bool(value.other.strip())
    if count < item.at_least:
        return Hindrance.TOO_FEW
    if item.at_most is not None and count > item.at_most:
        return Hindrance.TOO_MANY
    return None


def _when(item: Date, value: Moment, since: datetime) -> Hindrance | None:
    if not value.timed:
        days = (value.at.date() - since.astimezone(value.at.tzinfo).date()).days
        if days < 0:
            return Hindrance.TOO_SOON
        return Hindrance.TOO_LATE if days * 1440 > item.latest_minutes + 1440 else None
    ahead = value.at - since
    minute = timedelta(minutes=1)
    if ahead < item.earliest_minutes * minute - minute:
        return Hindrance.TOO_SOON
    return Hindrance.TOO_LATE if ahead > item.latest_minutes * minute + minute else None


def _time(session: Session, item: Timer, value: Value | None, now: datetime) -> Hindrance | None:
    if item.until is not None:
        agreed = session.answers.get(Slot(item.until))
        if agreed is None or not item.shortest:
            return None
        over = now - agreed.at >= timedelta(minutes=item.shortest)
        return None if over else Hindrance.STILL_RUNNING
    spent = value if isinstance(value, Spent) else Spent()
    early = item.can_stop_early and spent.seconds >= item.shortest * 60
    return None if early or spent.done else Hindrance.STILL_RUNNING


def _heard(item: Mirror, value: Value | None) -> Hindrance | None:
    if not isinstance(value, Mirrored):
        return Hindrance.NOT_YET_HEARD
    if value.ending is not None or value.passed:
        return None
    if not value.rounds:
        return Hindrance.NOT_YET_HEARD
    last = value.rounds[-1].verdict
    if last is Verdict.NOT_YET and len(value.rounds) < item.rounds:
        return None
    return Hindrance.NOT_YET_HEARD
