"""A summary goes into the vault as JSON and comes back as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.session import Seat
from app.summary.compose import compose
from app.summary.consent import handed, tick
from app.summary.record import from_json, to_json
from app.summary.summary import Column, Copy, Summary

from .evenings import NOW, agreed, all_handed, empty, evening

FRESH = compose(evening(), NOW)


def again(summary: Summary) -> Summary:
    """The summary after a journey through text."""
    return from_json(json.loads(json.dumps(to_json(summary))))


def test_an_agreed_summary_comes_back_as_it_was() -> None:
    assert again(agreed(evening())) == agreed(evening())


def test_an_empty_summary_comes_back_as_it_was() -> None:
    empty_one = compose(empty(), NOW)
    assert again(empty_one) == empty_one


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(Column), st.sampled_from(Seat))))
def test_every_tick_comes_back(ticks: list[tuple[int, Column, Seat]]) -> None:
    summary, lines = FRESH, list(FRESH.lines)
    for number, column, seat in ticks:
        line = lines[number % len(lines)]
        if seat in line.authors:
            summary = tick(summary, line.key, column, seat, True)
    assert again(summary) == summary


def test_in_a_summary_of_before_nothing_goes_to_a_therapist() -> None:
    """Such summaries have no word about it."""
    stored = to_json(all_handed(evening()))
    for section in stored["sections"]:
        for line in section["lines"]:
            del line["handed_for"]
    assert from_json(stored) == agreed(evening())


def test_whom_a_copy_is_for_is_not_kept() -> None:
    assert again(handed(all_handed(evening()))).copy is Copy.OURS


@given(st.text())
def test_whatever_was_written_comes_back(words: str) -> None:
    summary = agreed(evening(written=lambda text: f"{text} {words}"))
    assert again(summary) == summary


def test_a_stored_summary_needs_no_flow_to_be_read() -> None:
    stored = to_json(agreed(evening()))
    lines = [line for section in stored["sections"] for line in section["lines"]]
    (story,) = (line for line in lines if line["key"] == "story/first/first")
    assert story["asked"] == "How was it for you?"
    assert stored["sections"][0]["title"] == "What happened"


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"summary": 2},
        {**to_json(FRESH), "names": ["Sam"]},
        {**to_json(FRESH), "day": "yesterday"},
        {**to_json(FRESH), "sections": [{"title": "x", "layout": "spiral", "lines": []}]},
        {**to_json(FRESH), "sections": [{"title": "x", "layout": "lines", "lines": [{}]}]},
        {**to_json(FRESH), "sections": None},
        {**to_json(FRESH), "signed": ["third"]},
    ],
)
def test_what_is_no_summary_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^this is no summary that can be read here$"):
        from_json(broken)
