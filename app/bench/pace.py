"""About how long a page takes each of the two: reading, saying, writing, waiting.

All of it is judgement but the times a flow states itself. Reading: adults read texts like these
silently at about 240 words a minute (Brysbaert 2019, a review of 190 studies); 180 here, for a
screen that two look at. Speaking is slow where it is heavy, so a turn that states no time is
given three quarters of a minute, a text that one writes alone twice that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

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
from ..flow.kinds import Labels, ListOf, Prose
from ..flow.markup import plain
from ..flow.table import TABLE
from ..session.conversation import Conversation
from ..session.place import PageKind, revealed, to_decide
from ..session.session import Seat

WORDS_A_MINUTE = 180
TURN = 45.0
"""Seconds of a turn that states no time, said aloud: two or three sentences and a pause."""
WRITING = 90.0
"""Seconds for a text that one writes alone."""
_SAID_BACK, _VERDICT, _PLAN = 40.0, 5.0, 90.0
_TICK = {Scale: 8.0, Choice: 10.0, Checklist: 15.0, Guess: 15.0, Date: 20.0, SignOff: 8.0}
_HAND_OVER, _START, _DECIDE, _SEEN, _TICKED_OFF = 8.0, 8.0, 6.0, 8.0, 20.0
_UNSEEN = frozenset({"lead"})
_UNASKED = Timer | Breathing | Exercise


@dataclass(frozen=True)
class Load:
    """What something takes one of the two, in seconds.

    `waits` is for listening, too. `asked` counts the questions to this one and not to both.
    """

    reads: float = 0.0
    says: float = 0.0
    writes: float = 0.0
    waits: float = 0.0
    asked: int = 0

    def __add__(self, other: Load) -> Load:
        """Both together."""
        return Load(
            self.reads + other.reads,
            self.says + other.says,
            self.writes + other.writes,
            self.waits + other.waits,
            self.asked + other.asked,
        )


@dataclass(frozen=True)
class Page:
    """How long a page takes in all, in seconds, and what it takes each, first seat first."""

    seconds: float
    loads: tuple[Load, Load]


def page(conversation: Conversation) -> Page:
    """What the page of this place takes, its answer given."""
    place = conversation.place
    match place.page:
        case PageKind.START:
            return _both(_START)
        case PageKind.HAND_OVER:
            return _both(0.0, waits=_HAND_OVER)
        case PageKind.REVEAL:
            return _both(_SEEN * len(revealed(conversation.session, place.item)))
        case PageKind.CONSENT if place.seat is not None:
            slots = to_decide(conversation.session, conversation.step, place.seat)
            seconds = _DECIDE * len(slots)
            return _of(place.seat, seconds, Load(writes=seconds), Load(waits=seconds))
        case PageKind.INTRO:
            step = conversation.step
            return _both(_reading(conversation, step.intro, step.speaker, step.listener))
    item = conversation.item
    return _both(0.0) if item is None else _item(conversation, item)


def _both(reads: float, waits: float = 0.0) -> Page:
    return Page(reads + waits, (Load(reads=reads, waits=waits), Load(reads=reads, waits=waits)))


def _item(conversation: Conversation, item: Item) -> Page:
    seat, turn = conversation.place.seat, conversation.place.turn
    alone = conversation.is_private or conversation.session.flow.is_alone
    reads = _reading(conversation, *_texts(item))
    says, writes = _busy(item, aloud=not alone)
    quiet = _length(item)
    if isinstance(item, Timer) and seat is not None and turn is not None:
        says, quiet = quiet, 0.0
    seconds = reads + says + writes + quiet
    if seat is None:
        half = Load(reads, says / 2, writes, quiet + says / 2)
        return Page(seconds, (half, half))
    seen = 0.0 if alone else reads
    own = Load(reads, says, writes, quiet, int(not isinstance(item, Note | _UNASKED)))
    return _of(seat, seconds, own, Load(reads=seen, waits=seconds - seen))


def _of(seat: Seat, seconds: float, own: Load, other: Load) -> Page:
    return Page(seconds, (own, other) if seat is Seat.FIRST else (other, own))


def _busy(item: Item, aloud: bool) -> tuple[float, float]:
    """Seconds to say and to write or choose an answer; alone everything is written."""
    match item:
        case Text(minutes=minutes) if aloud:
            return minutes * 60.0 or TURN, 0.0
        case Text(minutes=minutes):
            return 0.0, minutes * 60.0 or WRITING
        case Agreement():
            return (_PLAN / 2, _PLAN / 2) if aloud else (0.0, _PLAN)
        case Mirror():
            return _SAID_BACK, _VERDICT
        case Exercise():
            return 0.0, _TICKED_OFF * len(item.options)
    return 0.0, _TICK.get(type(item), 0.0)


def _length(item: Item) -> float:
    """Seconds that pass by themselves. How long a break lasts the two choose: it counts as 0."""
    match item:
        case Timer() if item.until is None:
            return float(item.length)
        case Breathing():
            once = item.breathe_in + item.second_in + item.hold + item.out + item.rest
            return float(once * item.rounds)
    return 0.0


def _reading(conversation: Conversation, *texts: str) -> float:
    words = sum(len(plain(conversation.said(text)).split()) for text in texts if text)
    return words * 60 / WORDS_A_MINUTE


def _texts(item: Any) -> Iterator[str]:
    """Every text that is on the page of an item."""
    for row in TABLE[type(item)].values():
        value = getattr(item, row.field)
        match row.kind:
            case Prose() if row.name not in _UNSEEN:
                yield value
            case Labels():
                yield from value.values()
            case ListOf(kind=Prose()):
                yield from value
