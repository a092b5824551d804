"""The break of a flow, with the length that was agreed on as its first offer."""

from __future__ import annotations

import pytest

from app.flow.items import Date, Meaning
from app.flow.library import Library
from app.flow.model import Flow
from app.flow.pause import OFFERS, offering_first

LIBRARY = Library.shipped()
JOINED = LIBRARY.joined(LIBRARY["repair-short"])


def offers(flow: Flow) -> set[tuple[int, ...]]:
    return {
        item.offer_minutes
        for step in flow.detours
        for item in step.items
        if isinstance(item, Date) and item.means is Meaning.RETURN_AT
    }


@pytest.mark.parametrize("minutes", [20, 60, 45, 1440])
def test_the_length_that_was_agreed_is_offered_first_and_once(minutes: int) -> None:
    for made in offers(offering_first(JOINED, minutes)):
        assert made[0] == minutes
        assert made.count(minutes) == 1
        assert len(made) <= OFFERS


@pytest.mark.parametrize("minutes", [0, 5, 19, 1441, 9999])
def test_a_length_that_the_break_does_not_allow_changes_nothing(minutes: int) -> None:
    assert offering_first(JOINED, minutes) is JOINED


def test_other_days_of_a_talk_are_offered_as_before() -> None:
    made = offering_first(JOINED, 60)
    assert made.steps == JOINED.steps
    talk_at = made.item("break-talk-at")
    assert talk_at == JOINED.item("break-talk-at")
