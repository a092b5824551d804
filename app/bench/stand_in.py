"""Answers for a page that the practice couple has none for: plain, and of the right kind."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Guess,
    Item,
    Mirror,
    Scale,
    SignOff,
    Text,
    Timer,
)
from ..flow.model import Flow
from ..session.conversation import Conversation
from ..session.fitness import fits, hindrance
from ..session.place import PageKind
from ..session.practice import Practice, played
from ..session.value import (
    Guessed,
    Mirrored,
    Moment,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Spent,
    Value,
    Verdict,
    Words,
)

WORDS = "A few words for practice."
DAY = 1_440


def filled_in(practice: Practice, conversation: Conversation, now: datetime) -> Conversation:
    """The conversation with this page answered: as the practice couple does, or by a stand-in.

    Never raises for what the practice answers hold; what does not fit is left out.
    """
    try:
        there = played(practice, conversation, now)
    except (ValueError, OverflowError):
        there = conversation
    item = there.item
    if there.place.page is not PageKind.ITEM or item is None:
        return there
    if there.value is not None and there.hindrance(now) is None:
        return there
    value = stand_in(there.session.flow, item, now)
    if value is None or not fits(there.session.flow, item, value):
        return there
    stood_in = there.say(value, now)
    helps = hindrance(stood_in.session, item, there.place.slot, now) is None
    return stood_in if helps or there.value is None else there


def stand_in(flow: Flow, item: Item, now: datetime) -> Value | None:
    """An answer to any item, for whoever looks on; None where nothing is asked.

    `now` carries its time zone.
    """
    match item:
        case Text():
            return Words(WORDS[: item.max_chars])
        case Scale():
            return Number((item.start + item.to) // 2)
        case Choice():
            return Picked(tuple(item.options)[:1])
        case Checklist():
            return Picked(tuple(item.options)[: max(1, item.at_least)])
        case Guess():
            guess = stand_in(flow, flow.item(item.of), now)
            return Guessed(guess, 7) if isinstance(guess, Picked | Number) else None
        case Mirror():
            return Mirrored((Round(Words(WORDS), Verdict.YES),))
        case Timer():
            return Spent(item.length, done=True) if item.until is None else None
        case Breathing():
            one = item.breathe_in + item.second_in + item.hold + item.out + item.rest
            return Spent(one * item.rounds, done=True)
        case Date():
            return _moment(item, now)
        case Agreement():
            until = (now + timedelta(days=item.days)).date()
            return Plan("it gets late", "I say so", until)
        case SignOff():
            return Signed(True)
    return None


def _moment(item: Date, now: datetime) -> Moment:
    """The earliest that is offered, or the earliest that may be."""
    offered = (*item.offer_minutes, *(days * DAY for days in item.offer_days))
    wanted = min(offered, default=item.earliest_minutes if item.time else DAY)
    ahead = min(max(wanted, item.earliest_minutes), item.latest_minutes)
    return Moment(now + timedelta(minutes=ahead), item.time)
