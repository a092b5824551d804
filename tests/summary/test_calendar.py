"""All dates ahead in one calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from icalendar import Calendar

from app.session.value import Moment
from app.summary.calendar import all_dates, weekly
from app.summary.ledger import Ledger, ledger

from .evenings import HERE, NOW
from .looks import first_evening, three_looks

KEPT = ledger(three_looks())


def events(kept: Ledger, now: datetime = NOW) -> list[tuple[str, str]]:
    made = all_dates(kept, now)
    if made is None:
        return []
    found = Calendar.from_ical(made).walk("VEVENT")
    return [(str(e["summary"]), str(e.decoded("dtstart"))[:10]) for e in found]


def test_every_day_ahead_is_in_it_the_nearest_first() -> None:
    assert events(KEPT) == [
        ("Time together", "2026-11-28"),
        ("Look back together", "2026-11-29"),
        ("Look back together", "2026-12-13"),
        ("Look back together", "2027-01-10"),
    ]


def test_what_is_over_is_not_in_it() -> None:
    assert events(KEPT, datetime(2026, 12, 20, tzinfo=HERE)) == [
        ("Look back together", "2027-01-10")
    ]
    assert all_dates(KEPT, datetime(2028, 1, 1, tzinfo=HERE)) is None


def test_a_moment_that_was_set_twice_is_there_once() -> None:
    twice = ledger([first_evening(), replace(first_evening(), session="1" * 32)])
    assert len(events(twice)) == len(set(events(twice)))


def test_the_same_moment_is_the_same_event_each_time() -> None:
    one, other = all_dates(KEPT, NOW), all_dates(KEPT, NOW + timedelta(minutes=1))
    assert one is not None and other is not None
    uids = [
        {str(e["uid"]) for e in Calendar.from_ical(each).walk("VEVENT")} for each in (one, other)
    ]
    assert uids[0] == uids[1]


def test_no_word_of_what_was_agreed_is_in_it() -> None:
    made = (all_dates(KEPT, NOW) or b"").decode()
    for entry in KEPT.entries:
        for words in (entry.promise.when, entry.promise.then, entry.who):
            assert words not in made


def test_a_fixed_hour_stays_that_hour_on_the_clock_when_the_clocks_change() -> None:
    evening = Moment(datetime(2026, 10, 18, 20, 0, tzinfo=HERE))
    made = weekly(evening, date(2026, 12, 20), "key", NOW).decode()
    assert "DTSTART:20261018T200000\r\n" in made
    assert "DTEND:20261018T210000\r\n" in made
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261220T235959\r\n" in made


def test_a_fixed_day_without_an_hour_comes_every_week_as_a_day() -> None:
    sunday = Moment(datetime(2026, 10, 18, tzinfo=HERE), timed=False)
    made = weekly(sunday, date(2026, 12, 20), "key", NOW).decode()
    assert "DTSTART;VALUE=DATE:20261018\r\n" in made
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261220\r\n" in made
    assert "UNTIL" not in weekly(sunday, None, "key", NOW).decode()
