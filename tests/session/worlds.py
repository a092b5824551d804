"""Small flows, talks and answers, for the tests of app.session."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from typing import Any

from hypothesis import strategies as st

from app.flow.condition import Condition
from app.flow.items import (
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
from app.flow.model import (
    Branch,
    FirstSpeaker,
    Flow,
    Step,
    Turns,
)
from app.session.bookmark import bookmark, resumed
from app.session.conversation import Conversation
from app.session.place import PageKind, Place
from app.session.session import Seat, Session
from app.session.value import (
    Ending,
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

NOW = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
NAMES = ("Ada", "Ben")
FIRST, SECOND = Seat
OPTIONS = {"calm": "Calm", "sad": "Sad", "far": "Far away"}

# -- flows and talks by hand -----------------------------------------------------------


def flow(*steps: Step, **keys: Any) -> Flow:
    """A flow of these steps; the first seat speaks first unless said otherwise."""
    keys = {"first_speaker": FirstSpeaker.FIRST, **keys}
    return Flow(
        flow=1, id="talk", version=1, language="en", title="Talk", minutes=10, steps=steps, **keys
    )


def step(name: str, *items: Item, turns: Turns = Turns.TOGETHER, **keys: Any) -> Step:
    """A step with these items."""
    return Step(id=name, title=name.title(), items=items, turns=turns, **keys)


together = step
each = partial(step, turns=Turns.EACH)
private = partial(step, turns=Turns.PRIVATE)


def to(target: str, condition: Condition | None = None) -> Branch:
    """A branch to a step."""
    if condition is None:
        return Branch(otherwise=target)
    return Branch(condition=condition, step=target)


def session(of: Flow) -> Session:
    """A session of this flow in which nothing has been said."""
    return Session(id="0" * 32, flow=of, names=NAMES, started=NOW)


def talk(*steps: Step, **keys: Any) -> Conversation:
    """A conversation at the beginning of a flow of these steps."""
    return Conversation.begun(session(flow(*steps, **keys)))


def said(conversation: Conversation, *values: Value, now: datetime = NOW) -> Conversation:
    """The conversation after each value was said and gone on from."""
    for value in values:
        conversation = conversation.say(value, now).go_on(now)
    return conversation


def gone_on(conversation: Conversation, times: int = 1, now: datetime = NOW) -> Conversation:
    """The conversation after going on so often."""
    for _ in range(times):
        conversation = conversation.go_on(now)
    return conversation


def at(conversation: Conversation) -> tuple[str, str, Seat | None]:
    """Page, item and seat of the place: enough to tell it in a small flow."""
    return conversation.place.page.value, conversation.place.item, conversation.place.seat


def answered(of: Flow, item_id: str, value: Value, by: Seat | None = None, **keys: Any) -> Session:
    """A session in which one item was answered, in its own step, without a walk."""
    return also(session(of), item_id, value, by, **keys)


def also(
    before: Session, item_id: str, value: Value, by: Seat | None = None, **keys: Any
) -> Session:
    """The session with one more answer; `turn` and `shown` as keys."""
    at_step, _ = before.flow.home_of(item_id)
    place = Place(PageKind.ITEM, at_step.id, item_id, by, keys.get("turn"))
    there = Conversation(before, place).say(value, NOW)
    if keys.get("shown"):
        there = replace(there, place=Place(PageKind.CONSENT, at_step.id, seat=by))
        there = there.consent(place.slot, True)
    return there.session


def kept_only(whole: Session) -> Session:
    """What is left of a session in the store: only what may be kept."""
    kept = {slot: answer for slot, answer in whole.answers.items() if answer.kept}
    return replace(whole, answers=kept)


def taken_up_again(conversation: Conversation) -> Conversation:
    """The conversation after the program was closed and opened: through JSON, without memory."""
    written = json.dumps(bookmark(conversation))
    return resumed(kept_only(conversation.session), json.loads(written))


# -- values ----------------------------------------------------------------------------


def fitting(of: Flow, item: Item) -> tuple[Value, ...]:
    """Values of the right kind; the first lets a talk go on, some others do not."""
    match item:
        case Text():
            return (Words("It was quiet."), Words(""), Words("x" * (item.max_chars + 1)))
        case Scale():
            return (Number(item.to), Number(item.start))
        case Choice():
            return (*(Picked((option,)) for option in item.options), Picked())
        case Checklist():
            every = tuple(item.options)
            most = item.at_most or len(every)
            return (Picked(every[:most]), Picked(every), Picked(every[:1]), Picked())
        case Guess():
            values = fitting(of, of.item(item.of))
            return tuple(Guessed(v) for v in values if isinstance(v, Picked | Number))
        case Mirror():
            return tuple(_mirrored(item))
        case Timer() | Breathing():
            return (Spent(item.rounds if isinstance(item, Breathing) else 60, True), Spent(5))
        case Date():
            soon = timedelta(minutes=(item.earliest_minutes + item.latest_minutes) / 2)
            return (Moment(NOW + soon), Moment(NOW - timedelta(days=2)))
        case Agreement():
            return (Plan("I go quiet", "I say so", date(2026, 4, 1), sure=8), Plan())
        case SignOff():
            return (Signed(True), Signed(False))
    return ()


def _mirrored(item: Mirror) -> Iterator[Mirrored]:
    words = Words("You felt alone.")
    again = tuple(Round(words, Verdict.NOT_YET) for _ in range(item.rounds))
    yield Mirrored((Round(words, Verdict.YES),))
    yield Mirrored((Round(words, Verdict.MOSTLY),))
    yield Mirrored(again)
    yield Mirrored(again, Ending.CLOSE_ENOUGH)
    yield Mirrored(again, Ending.PARKED)
    yield Mirrored((Round(words),))
    yield Mirrored()


zones = st.builds(timezone, st.builds(timedelta, minutes=st.integers(-720, 840)))
words = st.builds(Words, st.text(max_size=30), st.booleans())
numbers = st.builds(Number, st.integers(-3, 200))
picks = st.builds(
    Picked,
    st.lists(st.sampled_from([*OPTIONS, "nowhere"]), max_size=4).map(tuple),
    st.text(max_size=8),
)
verdicts = st.none() | st.sampled_from(Verdict)
values: st.SearchStrategy[Value] = st.one_of(
    words,
    numbers,
    picks,
    st.builds(Guessed, picks | numbers, st.none() | st.integers(0, 10)),
    st.builds(
        Mirrored,
        st.lists(st.builds(Round, words, verdicts), max_size=4).map(tuple),
        st.none() | st.sampled_from(Ending),
    ),
    st.builds(Spent, st.integers(0, 10**6), st.booleans(), st.integers(0, 60)),
    st.builds(Moment, st.datetimes(timezones=zones), st.booleans()),
    st.builds(
        Plan,
        st.text(max_size=20),
        st.text(max_size=20),
        st.none() | st.dates(),
        st.text(max_size=20),
        st.text(max_size=20),
        st.none() | st.integers(0, 10),
        st.booleans(),
    ),
    st.builds(Signed, st.none() | st.booleans(), st.integers(0, 5)),
)
"""Any value at all, whatever the item."""
