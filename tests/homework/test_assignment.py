"""A pack that was taken on: its days, its fixed time, and how far the two are."""

from __future__ import annotations

import json
import time as clock
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.homework.assignment import (
    Assignment,
    Intent,
    Progress,
    from_json,
    progress,
    to_json,
)
from app.homework.occasion import Occasion
from app.homework.pack import Per
from app.homework.sheet import Went

from .packs import TODAY, pack, small, taken, text

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY, FRIDAY, SUNDAY = 0, 4, 6
EVENING = time(20, 0)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer stands in Berlin."""
    if not hasattr(clock, "tzset"):
        pytest.skip("needs tzset")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


def on(day: str, went: Went = Went.DONE) -> Occasion:
    return Occasion("1", date.fromisoformat(day), went)


def at(day: str, hour: int = 12) -> datetime:
    """A moment at noon of that day, as a program in Berlin knows it: with a fixed offset."""
    moment = datetime.combine(date.fromisoformat(day), time(hour), BERLIN)
    return moment.astimezone(UTC).astimezone()


def fixed(weekday: int | None, at: time | None = EVENING, **keys: Any) -> Assignment:
    return taken(pack(**keys), intent=Intent(weekday, at))


# -- how far they are ------------------------------------------------------------------


def done(per: str, today: str, *occasions: Occasion, times: int = 2) -> Progress:
    return progress(pack(per=per, times=times), occasions, date.fromisoformat(today))


def test_a_week_begins_on_monday_and_ends_with_sunday() -> None:
    sunday, monday = on("2026-11-29"), on("2026-11-30")
    assert done("week", "2026-11-29", sunday, monday).done == 1
    assert done("week", "2026-11-30", sunday, monday).done == 1
    assert done("week", "2026-12-06", sunday, monday).done == 1
    assert done("week", "2026-12-07", sunday, monday).done == 0


def test_a_week_goes_on_over_the_end_of_a_year() -> None:
    assert done("week", "2027-01-01", on("2026-12-28"), on("2026-12-31")).done == 2


def test_a_day_counts_what_was_done_on_it() -> None:
    found = done("day", "2026-11-27", on("2026-11-26"), on("2026-11-27"), on("2026-11-27"))
    assert found == Progress(2, 2, Per.DAY)
    assert found.is_enough


def test_all_in_all_counts_everything() -> None:
    assert done("all", "2026-11-27", on("2020-01-01"), on("2026-11-27")).is_enough


def test_in_part_counts_and_not_done_does_not() -> None:
    found = done("week", "2026-11-27", on("2026-11-27", Went.PART), on("2026-11-26", Went.NOT))
    assert found.done == 1 and not found.is_enough


@given(st.lists(st.dates(date(2026, 10, 1), date(2027, 2, 1)), max_size=30), st.integers(0, 120))
def test_no_occasion_is_counted_in_two_weeks_and_none_is_lost(days: list[date], add: int) -> None:
    today = date(2026, 10, 1) + timedelta(days=add)
    past = [day for day in days if day <= today]
    mondays = {day - timedelta(days=day.weekday()) for day in past}
    weeks = pack(per="week", times=1)
    every = [Occasion("1", day, Went.DONE) for day in days]
    counted = sum(
        progress(weeks, every, min(monday + timedelta(days=6), today)).done for monday in mondays
    )
    assert counted == len(past)


# -- from when until when --------------------------------------------------------------


def test_it_is_over_after_its_last_day() -> None:
    until = taken(pack(until="2026-12-20"))
    assert until.is_current(date(2026, 12, 20))
    assert until.is_over(date(2026, 12, 21)) and not until.is_current(date(2026, 12, 21))
    assert not taken().is_over(date(2199, 1, 1))


def test_one_that_was_taken_back_or_cannot_be_read_is_not_to_be_done() -> None:
    assert not taken(pack(standing="withdrawn")).is_current(TODAY)
    unread = from_json("1", {**to_json(taken()), "source": "pack: 9"}, small())
    assert unread.pack is None
    assert not unread.is_current(TODAY) and not unread.is_over(TODAY)
    assert unread.last_day() is None and unread.next_time(at("2026-11-27")) is None
    assert unread.title == "A pack that cannot be read here"


def test_its_digest_is_that_of_the_file() -> None:
    assert taken(source="pack: ü").digest == sha256("pack: ü".encode()).hexdigest()


# -- the fixed day ---------------------------------------------------------------------


def test_the_next_time_is_today_until_it_has_come() -> None:
    assignment = fixed(FRIDAY)
    before, after = (
        assignment.next_time(at("2026-11-27")),
        assignment.next_time(at("2026-11-27", 21)),
    )
    assert before is not None and after is not None
    assert before.timed
    assert (before.at.date(), before.at.time()) == (date(2026, 11, 27), EVENING)
    assert after.at.date() == date(2026, 12, 4)


def test_a_day_without_an_hour_is_there_all_day() -> None:
    found = fixed(FRIDAY, None).next_time(at("2026-11-27", 23))
    assert found is not None and not found.timed
    assert found.at.date() == date(2026, 11, 27)


def test_there_is_no_next_time_without_a_fixed_day() -> None:
    assert fixed(None).next_time(at("2026-11-27")) is None


def test_the_next_time_is_not_before_the_first_day_nor_after_the_last() -> None:
    within = fixed(MONDAY, starts="2026-12-02", until="2026-12-14")
    first = within.next_time(at("2026-11-27"))
    assert first is not None and first.at.date() == date(2026, 12, 7)
    last = within.next_time(at("2026-12-14"))
    assert last is not None and last.at.date() == date(2026, 12, 14)
    assert within.next_time(at("2026-12-14", 21)) is None
    assert fixed(SUNDAY, until="2026-11-28").next_time(at("2026-11-27")) is None


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("now", "day", "offset"),
    [
        ("2026-10-23", "2026-10-25", 1),  # the night in which summer time ends
        ("2026-10-20", "2026-10-25", 1),
        ("2026-10-18", "2026-10-18", 2),
        ("2027-03-24", "2027-03-28", 2),  # the night in which it begins
        ("2027-03-21", "2027-03-21", 1),
    ],
)
def test_a_fixed_hour_is_the_same_on_the_clock_in_summer_and_in_winter(
    now: str, day: str, offset: int
) -> None:
    found = fixed(SUNDAY).next_time(at(now))
    assert found is not None
    assert (found.at.date().isoformat(), found.at.time()) == (day, EVENING)
    assert found.at.utcoffset() == timedelta(hours=offset)


@pytest.mark.usefixtures("berlin")
def test_an_hour_that_a_night_leaves_out_or_has_twice_is_found_all_the_same() -> None:
    for now, day in (("2027-03-27", "2027-03-28"), ("2026-10-24", "2026-10-25")):
        found = fixed(SUNDAY, time(2, 30)).next_time(at(now))
        assert found is not None and found.at.date() == date.fromisoformat(day)
        assert found.at > at(now)


@given(
    st.integers(0, 6),
    st.none() | st.times(),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
)
def test_the_next_time_is_on_its_weekday_within_a_week_and_never_past(
    weekday: int, hour: time | None, moment: datetime
) -> None:
    now = moment.astimezone()
    found = fixed(weekday, hour).next_time(now)
    assert found is not None
    assert found.at.weekday() == weekday
    assert now.date() <= found.at.date() <= now.date() + timedelta(days=7)
    assert found.at > now or hour is None


# -- kept ------------------------------------------------------------------------------

intents = st.builds(
    Intent,
    st.none() | st.integers(0, 6),
    st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(["", "the kitchen table"]),
    st.sampled_from(["", "the late shift"]),
    st.sampled_from(["", "on Sunday instead"]),
)


@given(intents, st.booleans(), st.sampled_from(["", "0" * 64]), st.dates())
def test_an_assignment_comes_back_from_json_as_it_was(
    intent: Intent, confirmed: bool, key: str, opened: date
) -> None:
    kept = taken(key=key, confirmed=confirmed, opened=opened).with_intent(intent)
    assert from_json("1", json.loads(json.dumps(to_json(kept))), small()) == kept


@pytest.mark.parametrize(
    "changed",
    [
        {"opened": "tomorrow"},
        {"opened": None},
        {"intent": None},
        {"intent": {}},
        {"intent": {"weekday": "x", "at": None, "place": "", "obstacle": "", "then": ""}},
        {"intent": {"weekday": float("inf"), "at": None, "place": "", "obstacle": "", "then": ""}},
        {"intent": {"weekday": 1, "at": "25:00", "place": "", "obstacle": "", "then": ""}},
        {"intent": {"weekday": 1, "at": None, "place": 7, "obstacle": "", "then": ""}},
        {"source": "\ud800"},
    ],
)
def test_what_is_no_assignment_is_refused_without_its_words(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="this is no assignment that can be read here"):
        from_json("1", {**to_json(taken()), **changed}, small())
    with pytest.raises(ValueError, match="this is no assignment"):
        from_json("1", {}, small())


def test_an_intent_is_something_once_one_thing_is_fixed() -> None:
    assert not Intent()
    assert Intent(weekday=MONDAY) and Intent(obstacle="the late shift")


def test_only_a_plain_true_confirms_a_key() -> None:
    for said in ("true", 1, "yes", None):
        assert not from_json("1", {**to_json(taken()), "confirmed": said}, small()).confirmed
    assert text() == taken().source
