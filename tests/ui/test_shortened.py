"""Names in sentences: as they are, unless they would turn or fill the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.shortened import in_a_sentence


@pytest.mark.parametrize("name", ["Sam", "Zoë", "Anne-Marie van Dam", "<b>", ""])
def test_a_usual_name_stays_as_it_is(name: str) -> None:
    assert in_a_sentence(name) == name


@pytest.mark.parametrize("name", ["עליזה", "علي", "Sam עליזה", "M" * 300])
def test_a_name_from_the_right_or_a_long_one_keeps_to_itself(name: str) -> None:
    said = in_a_sentence(name)
    assert (said[0], said[-1]) == ("\u2068", "\u2069")


@given(st.text(), st.integers(2, 80))
def test_no_name_takes_more_room_than_it_may(name: str, most: int) -> None:
    assert len(in_a_sentence(name, most)) <= most + 2
