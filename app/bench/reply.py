"""What can be answered to an item, in the words of a practice file, and what it becomes.

A reply is what stands under `answers:` for one item: an option's id, a text, a number as text,
`{days: 3}`. None is no answer. Three kinds have words of their own here, because a practice
couple never needs them: a mirror that is parked, a sign-off that is refused, a time that is
over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from ..flow.condition import AnswerIs, Test
from ..flow.fault import quoted
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
from ..problem import Problem
from ..session.conditions import holds
from ..session.fitness import fits
from ..session.practice import Plain, Practice
from ..session.session import Answer, Seat, Session
from ..session.value import Ending, Mirrored, Round, Signed, Spent, Value, Verdict, Words

Reply = Plain | None

DONE, YES, NOT_YET, PARKED, CLOSE = "done", "yes", "not yet", "parked", "close enough"
_SUBSETS = 5
"""Of so many ticks that conditions look at every combination is tried."""
_TURNED_DOWN: Mapping[type[Item], tuple[str, ...]] = {Mirror: (PARKED,), SignOff: (NOT_YET,)}
_COMPARED = (Test.ABOVE, Test.PARTNERS_DIFFER_BY)


def value_of(session: Session, item: Item, reply: Reply, now: datetime) -> Value | None:
    """The value a reply stands for; None for no answer.

    Raises Problem where it is none for this item.
    """
    if reply is None:
        return None
    try:
        value = _value(session, item, reply, now)
    except (ValueError, TypeError, OverflowError):
        value = None
    if value is None or not fits(session.flow, item, value):
        raise Problem(f"What is said to {quoted(item.id)} is no answer to it.")
    return value


def _value(session: Session, item: Item, reply: Plain, now: datetime) -> Value | None:
    match item, reply:
        case Timer(), _:
            return Spent(item.length, done=True)
        case Breathing(), _:
            return Spent(0, done=True)
        case SignOff(), _:
            return Signed(reply in (YES, "true"))
        case Mirror(), str():
            return _mirrored(item, reply)
    alone = Practice(session.names, {item.id: reply}, {})
    return alone.value(session, item, None, now)


def _mirrored(item: Mirror, reply: str) -> Mirrored:
    match reply:
        case "parked":
            rounds = tuple(
                Round(Words(aloud=item.aloud), Verdict.NOT_YET) for _ in range(item.rounds)
            )
            return Mirrored(rounds, Ending.PARKED)
        case "close enough":
            return Mirrored((Round(Words()),), Ending.CLOSE_ENOUGH)
    return Mirrored((Round(Words(aloud=item.aloud), Verdict(reply)),))


def usual(session: Session, item: Item, practice: Practice, seat: Seat | None) -> Reply:
    """What the practice couple says to an item, and where it says nothing, something plain."""
    plain = practice.answers.get(item.id)
    if isinstance(plain, dict) and plain and set(plain) <= {"first", "second"}:
        plain = plain.get(seat or Seat.FIRST)
    match item:
        case Timer():
            return DONE
        case SignOff():
            return YES
        case Mirror() if plain is None:
            return Verdict.YES.value
    if plain is not None or not item.required:
        return plain
    return next(iter(_some(session, item, ())), None)


def replies(
    session: Session,
    item: Item,
    practice: Practice,
    seat: Seat | None,
    tests: Sequence[AnswerIs],
    now: datetime,
) -> tuple[Reply, ...]:
    """The replies to an item that differ for these tests, the usual one first.

    Of replies that no test can tell apart there is one. A mirror is passed and parked, a
    sign-off given and refused, whether anything looks at them or not.
    """
    first = usual(session, item, practice, seat)
    own = [test for test in tests if item.id in (test.item, test.against)]
    known = [first, *_TURNED_DOWN.get(type(item), ())]
    if not own:
        return tuple(known)
    exact = any(test.test in _COMPARED for test in own)
    found: dict[object, Reply] = {}
    for reply in (*known, *_some(session, item, own), None):
        value = value_of(session, item, reply, now)
        told = _told(session, item, value, own, now)
        found.setdefault((told, value) if exact else (told, reply in known[1:]), reply)
    return tuple(found.values())


def _told(
    session: Session, item: Item, value: Value | None, tests: Sequence[AnswerIs], now: datetime
) -> tuple[bool, ...]:
    """What each test says where everybody who is asked gives this value."""
    slots = session.slots(item.id)
    session = session.without(frozenset(slots))
    if value is not None:
        for slot in slots:
            share = session.flow.home_of(item.id)[0].share(item)
            session = session.with_answer(Answer(slot, value, "", share, now))
    return tuple(holds(test, session, seat) for test in tests for seat in (None, *Seat))


def _some(session: Session, item: Item, tests: Sequence[AnswerIs]) -> Iterator[Plain]:
    """Replies to an item, those that tests may look at among them."""
    match item:
        case Scale():
            yield from (str(number) for number in range(item.start, item.to + 1))
        case Choice():
            yield from item.options
            if item.other:
                yield {"picked": [], "other": "Something else"}
        case Checklist():
            yield from _ticks(item, tests)
        case Guess():
            yield from _some(session, session.flow.item(item.of), ())
        case Text():
            yield {"aloud": "true"} if item.aloud else "A few words"
        case Date():
            least, days = item.earliest_minutes, item.earliest_minutes // 1_440 + 1
            yield {"minutes": str(least + 1)} if item.time else {"days": str(days)}
        case Agreement():
            yield {"if": "it gets too much", "then": "say so"}
        case Mirror():
            yield from (YES, Verdict.MOSTLY.value, PARKED, CLOSE)
        case Timer() | Breathing():
            yield DONE
        case SignOff():
            yield from (YES, NOT_YET)


def _ticks(item: Checklist, tests: Sequence[AnswerIs]) -> Iterator[Plain]:
    """Ticks that tests can tell apart, each made up to the fewest that are allowed."""
    named: set[object] = set()
    for test in tests:
        named |= set(test.against) if isinstance(test.against, tuple) else {test.against}
    watched = [option for option in item.options if option in named]
    rest = [option for option in item.options if option not in named]
    sizes = range(len(watched) + 1) if len(watched) <= _SUBSETS else (0, 1, len(watched))
    most = len(item.options) if item.at_most is None else item.at_most
    for size in sizes:
        for chosen in combinations(watched, size):
            ticked = [*chosen, *rest[: max(0, max(1, item.at_least) - len(chosen))]]
            if item.at_least <= len(ticked) <= most:
                yield [option for option in item.options if option in ticked]
    if item.other:
        more = list(item.options)[: max(0, item.at_least - 1)]
        yield {"picked": list[Plain](more), "other": "Something else"}
