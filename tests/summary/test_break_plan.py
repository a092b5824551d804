"""What was agreed for breaks, as the break shows it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.flow.items import Meaning
from app.session.session import Seat
from app.session.value import Picked, Words
from app.summary.break_plan import break_plan, matters
from app.summary.consent import without
from app.summary.record import from_json, to_json
from app.summary.summary import Summary

from .evenings import FIRST, empty, said
from .looks import LIBRARY, first_evening, stays


def planned(length: str) -> Summary:
    session = empty(flow=LIBRARY.joined(LIBRARY["break-plan"]))
    session = said(session, "plan-word", Words("Harbour"))
    session = said(session, "plan-length", Picked((length,)))
    return stays(said(session, "plan-place", Words("Sam to the kitchen.")))


def test_it_is_told_in_the_words_of_the_summary() -> None:
    plan = break_plan(planned("min-60"))
    assert plan is not None
    assert plan.told == (
        "Our word: Harbour",
        "A break lasts: An hour",
        "Where we go: Sam to the kitchen.",
    )


@pytest.mark.parametrize(
    ("length", "minutes"),
    [("min-20", 20), ("min-120", 120), ("same-day", 0), ("next-day", 0)],
)
def test_a_length_that_a_clock_can_tell_is_known_in_minutes(length: str, minutes: int) -> None:
    plan = break_plan(planned(length))
    assert plan is not None
    assert plan.minutes == minutes


def test_the_long_talk_makes_a_plan_too() -> None:
    plan = break_plan(first_evening())
    assert plan is not None
    assert plan.told == ("Our word: Harbour", "A break lasts: An hour")
    assert plan.minutes == 60


def test_a_summary_that_says_nothing_of_breaks_makes_none() -> None:
    left = without(without(first_evening(), "word", FIRST), "space", FIRST)
    assert break_plan(left) is None


def test_it_is_the_same_read_from_the_few_lines_it_needs() -> None:
    data = json.loads(json.dumps(to_json(first_evening())))
    assert break_plan(from_json(data, matters)) == break_plan(first_evening())


def test_whose_words_they_are_is_told_as_in_this_home() -> None:
    summary = first_evening()
    section = next(s for s in summary.sections if any(ln.means is Meaning.WORD for ln in s.lines))
    said = replace(section, lines=tuple(replace(ln, by=Seat.FIRST) for ln in section.lines))
    swapped = replace(summary, sections=(said,), swapped=True)
    plan = break_plan(swapped)
    assert plan is not None
    assert {line.by for line in plan.lines} == {Seat.SECOND}
