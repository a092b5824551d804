"""A completion sheet line by line: nothing is ticked before, and each line is somebody's."""

from __future__ import annotations

import pytest

from app.homework.sheet import Pair, Remark, Time, Went, Whose
from app.homework.view import QUESTION, WENT, view
from app.session.session import Seat
from app.summary.consent import tick
from app.summary.summary import Column, Copy

from .packs import sheet

_, SECOND = Seat
TIME = Time(
    day="2026-11-26",
    went=Went.PART,
    minutes=1,
    breaks=0,
    tension_before=Pair(one=7, two=5),
    felt_heard=Pair(two=8),
    headline=(Remark(of=Whose.BOTH, text="The visit"),),
    answers=(
        Remark(of=Whose.ONE, text="More time", asked="What do you wish for?"),
        Remark(of=Whose.TWO, text="A walk", asked="What do you wish for?"),
    ),
)
MADE = sheet(
    TIME,
    Time(day="2026-11-27", went=Went.DONE),
    question=(Remark(of=Whose.BOTH, text="How do we begin?"),),
)


def test_nothing_is_ticked_and_a_question_is_new_to_both() -> None:
    assert not any(line.handed_for for line in view(MADE).lines)
    again = view(MADE, ticked=True)
    assert [line.key for line in again.lines if not line.handed] == ["question.0"]
    assert again.sections[-1].title == QUESTION


def test_each_line_has_its_place_as_its_key_and_shows_what_goes() -> None:
    summary = view(MADE)
    assert {line.key: (line.lead, line.text) for line in summary.lines} == {
        "times.0.went": ("", WENT[Went.PART]),
        "times.0.minutes": ("", "About 1 minute"),
        "times.0.breaks": ("", "No break"),
        "times.0.headline.0": ("It was about:", "The visit"),
        "times.0.tension_before.one": ("Tension before:", "7 of 10"),
        "times.0.tension_before.two": ("Tension before:", "5 of 10"),
        "times.0.felt_heard.two": ("Felt heard:", "8 of 10"),
        "times.0.answers.0": ("What do you wish for?", "More time"),
        "times.0.answers.1": ("What do you wish for?", "A walk"),
        "times.1.went": ("", WENT[Went.DONE]),
        "question.0": ("", "How do we begin?"),
    }
    assert len(list(summary.lines)) == 11, "each with a key of its own"
    assert summary.copy is Copy.THERAPISTS


def test_where_it_is_not_to_be_told_it_does_not_say_how_it_went() -> None:
    keys = {line.key for line in view(MADE, went=False).lines}
    assert keys == {line.key for line in view(MADE).lines} - {"times.0.went", "times.1.went"}


def test_a_line_is_ticked_by_the_one_whose_it_is_alone() -> None:
    summary = view(MADE)
    for key in ("times.0.answers.0", "times.0.tension_before.one"):
        with pytest.raises(ValueError, match="only the one"):
            tick(summary, key, Column.HANDED, SECOND, True)
