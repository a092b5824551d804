"""An answer in words: as both read it on screen, in the summary and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ..flow.items import Guess, Item
from ..flow.markup import fill
from .session import Seat, Session, Slot
from .value import (
    Ending,
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

SAID_ALOUD = "Said aloud"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day(when: date) -> str:
    """A day in words, for example *Sunday 29 November 2026*."""
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """A day for a narrow column, for example *20 Dec*."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


def moment(value: Moment) -> str:
    """A day, or a day and a time, in the time zone in which it was chosen."""
    return f"{day(value.at.date())}, {clock(value.at)}" if value.timed else day(value.at.date())


def clock(when: datetime) -> str:
    """A time of day, for example *19:05*."""
    return f"{when:%H:%M}"


def told(session: Session, slot: Slot, value: Value) -> str:
    """An answer in words; empty where it has none."""
    return _told(session, session.flow.item(slot.item), value, slot.turn or slot.by)


def _told(session: Session, item: Item, value: Value, speaker: Seat | None) -> str:
    match value:
        case Number(number):
            return f"{number} of {getattr(item, 'to', 10)}"
        case Picked():
            return ", ".join(labels(session, item, value, speaker))
        case Guessed(guess, _):
            of = session.flow.item(item.of) if isinstance(item, Guess) else item
            return _told(session, of, guess, speaker.other if speaker else None)
        case _:
            return _said(value)


def told_bare(value: Value) -> str:
    """An answer in words where its flow is gone: numbers without a scale, choices by their ids."""
    match value:
        case Number(number):
            return str(number)
        case Picked(options, other):
            chosen = [option.replace("-", " ") for option in options]
            return ", ".join([*chosen, other.strip()] if other.strip() else chosen)
        case Guessed(guess, _):
            return told_bare(guess)
        case _:
            return _said(value)


def _said(value: Words | Mirrored | Moment | Plan | Signed | Spent) -> str:
    """What reads the same with its flow and without it."""
    match value:
        case Words():
            return _worded(value)
        case Mirrored():
            return _mirrored(value)
        case Moment():
            return moment(value)
        case Plan():
            return _planned(value)
        case Signed():
            return _signed(value)
        case Spent():
            return ""


def _worded(words: Words) -> str:
    return words.text.strip() or (SAID_ALOUD if words.aloud else "")


def _signed(value: Signed) -> str:
    return {True: "Yes", False: "Not yet", None: ""}[value.yes]


def _planned(plan: Plan) -> str:
    when, then = plan.when.strip(), plan.then.strip()
    if when and then:
        return f"If {when}, then I {then}"
    if when or then:
        return f"If {when} …" if when else f"I {then}"
    return SAID_ALOUD if plan.aloud else ""


def labels(
    session: Session, item: Item, value: Picked, speaker: Seat | None = None
) -> tuple[str, ...]:
    """The labels of the chosen options in the flow's order, the own answer last.

    `speaker` is whose words they are, for the placeholders in them.
    """
    options: Mapping[str, str] = getattr(item, "options", {})
    first, second = session.names
    said = session.name(speaker) if speaker else None
    heard = session.name(speaker.other) if speaker else None
    chosen = [
        fill(options[option], speaker=said, listener=heard, first=first, second=second)
        for option in options
        if option in value.options
    ]
    own = value.other.strip()
    return (*chosen, own) if own else tuple(chosen)


def _mirrored(value: Mirrored) -> str:
    if not value.rounds:
        return ""
    return _worded(value.rounds[-1].words)


def verdict(value: Mirrored) -> str:
    """How a mirror ended, in two or three words."""
    if value.ending is Ending.PARKED:
        return "left for another day"
    if value.ending is Ending.CLOSE_ENOUGH:
        return "close enough for now"
    match value.rounds[-1].verdict if value.rounds else None:
        case Verdict.YES:
            return "heard"
        case Verdict.MOSTLY:
            return "mostly heard"
        case _:
            return ""
