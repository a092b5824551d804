"""What somebody wrote alone: asked and answered in order, and its dates in a calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from app.flow.items import Breathing, Choice, Date, Exercise, Scale, Text, Timer
from app.flow.library import Library
from app.flow.model import Flow, People, Step, Turns
from app.session.conversation import Conversation
from app.session.practice import played
from app.session.session import Session
from app.session.value import Moment, Number, Picked, Spent, Value, Words
from app.summary.calendar import own_calendar
from app.summary.journal import along, entry, own_dates

from .evenings import empty
from .test_shipped import practice

NOW = datetime(2026, 11, 27, 19, 0, tzinfo=UTC)
LIBRARY = Library.shipped()
ALONE = [name for name, flow in LIBRARY.items() if flow.is_alone]

FLOW = Flow(
    flow=1,
    id="alone",
    version=1,
    language="en",
    title="Alone",
    minutes=5,
    people=People.ONE,
    steps=(
        Step(
            id="one",
            title="One",
            turns=Turns.FIRST,
            items=(
                Scale(id="heat", ask="How is it, <first>?"),
                Timer(id="clock", ask="Wait", minutes=1, can_stop_early=True),
                Breathing(id="breath", ask="Breathe"),
                Exercise(id="list", ask="Do", options={"a": "A"}),
                Text(id="story", ask="What is it about <second>?"),
                Choice(id="way", ask="Which way?", options={"walk": "With <second>"}, other=True),
                Date(id="when", ask="When?"),
                Date(id="day", ask="Which day?", time=False),
            ),
        ),
    ),
)


def told(*values: tuple[str, Value]) -> Session:
    """The flow with these answers given on the way."""
    given = dict(values)
    talk = Conversation.begun(Session("0" * 32, FLOW, ("Sam", "Alex"), NOW))
    while not talk.ended:
        if (value := given.get(talk.place.item)) is not None:
            talk = talk.say(value, NOW)
        onward = talk.go_on(NOW)
        talk = onward if onward is not talk else talk.skip(NOW)
    return talk.session


def test_nothing_that_was_answered_leaves_no_entry() -> None:
    assert entry(told()) == ""
    assert entry(told(("clock", Spent(60, True)), ("breath", Spent(9, True)))) == ""


def test_an_entry_holds_what_was_asked_and_answered_in_order() -> None:
    session = told(
        ("story", Words("I miss\nhow it was.")),
        ("heat", Number(7)),
        ("way", Picked(("walk",), "Tea")),
        ("when", Moment(NOW + timedelta(hours=2))),
    )
    assert entry(session) == (
        "Alone\n\nHow is it, Sam?\n7 of 10\n\nWhat is it about Alex?\nI miss\nhow it was.\n\n"
        "Which way?\nWith Alex, Tea\n\nWhen?\nFriday 27 November 2026, 21:00"
    )


@pytest.mark.parametrize("flow_id", ["journal-urge", "journal-waiting"])
def test_a_journal_has_one_line_to_take_along(flow_id: str) -> None:
    couple = practice(flow_id)
    talk = Conversation.begun(empty(couple.names, LIBRARY[flow_id]))
    while not talk.ended:
        answered = played(couple, talk, NOW)
        onward = answered.go_on(NOW)
        talk = onward if onward is not answered else answered.skip(NOW)
    (line,) = along(talk.session)
    assert line in entry(talk.session)
    assert along(Session("0" * 32, FLOW, couple.names, NOW)) == ()


def test_an_entry_turns_no_line_around_and_hides_nothing() -> None:
    assert "\u202e" not in entry(told(("story", Words("a\u202eb\x00c"))))


def test_the_dates_ahead_come_into_one_calendar_without_a_word_of_it() -> None:
    session = told(
        ("story", Words("canary")),
        ("when", Moment(NOW + timedelta(hours=2))),
        ("day", Moment(NOW + timedelta(days=3), timed=False)),
    )
    assert [slot.item for slot, _ in own_dates(session)] == ["when", "day"]
    written = own_calendar(session, NOW)
    assert written is not None
    assert b"canary" not in written
    events = Calendar.from_ical(written.decode()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Time for me"] * 2
    assert len({str(event["UID"]) for event in events}) == 2


def test_a_date_that_has_passed_is_in_no_calendar() -> None:
    session = told(("when", Moment(NOW + timedelta(hours=2))))
    assert own_calendar(session, NOW + timedelta(hours=3)) is None
    assert own_calendar(told(), NOW) is None


@pytest.mark.parametrize("flow_id", ALONE)
def test_a_shipped_flow_for_one_ends_and_leaves_an_entry_without_placeholders(
    flow_id: str,
) -> None:
    couple = practice(flow_id)
    talk, now = Conversation.begun(empty(couple.names, LIBRARY[flow_id])), NOW
    for _ in range(200):
        if talk.ended:
            break
        now += timedelta(seconds=20)
        answered = played(couple, talk, now)
        onward = answered.go_on(now)
        talk = onward if onward is not answered else answered.skip(now)
        assert talk is not answered, f"stuck at {talk.place}"
    assert talk.ended
    words = entry(talk.session)
    assert words.startswith(LIBRARY[flow_id].title)
    assert "<" not in words and ">" not in words
