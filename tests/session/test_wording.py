"""app.session.wording: gentle remarks, one at a time, never blocking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.items import Hint
from app.session.wording import remark


@pytest.mark.parametrize(
    ("text", "hint", "word"),
    [
        ("You never listen.", Hint.BLAME, "never"),
        ("It is ALWAYS me.", Hint.BLAME, "ALWAYS"),
        ("every single time", Hint.BLAME, "every single time"),
        ("You’re cold.", Hint.BLAME, "You’re"),
        ("You made me leave.", Hint.BLAME, "You made me"),
        ("Thanks for finally calling.", Hint.STING, "finally"),
    ],
)
def test_a_remark_names_the_word_it_is_about(text: str, hint: Hint, word: str) -> None:
    said = remark(text, [hint])
    assert said is not None
    assert word in said


@pytest.mark.parametrize(
    "text", ["", "I felt alone when the door closed.", "Nevertheless I stayed.", "your chair"]
)
def test_a_sentence_about_oneself_calls_for_no_remark(text: str) -> None:
    assert remark(text, [Hint.BLAME]) is None


def test_one_sorry_is_enough() -> None:
    assert remark("I am sorry I left.", [Hint.SORRY]) is None
    assert remark("Sorry, so sorry. I apologise.", [Hint.SORRY]) is not None


def test_a_hint_that_is_not_offered_says_nothing() -> None:
    assert remark("You never listen. Sorry, sorry.", []) is None
    assert remark("You never listen.", [Hint.SORRY]) is None


def test_there_is_one_remark_at_a_time_in_the_order_of_the_flow() -> None:
    text = "You always come at last."
    assert remark(text, [Hint.BLAME, Hint.STING]) == remark(text, [Hint.BLAME])
    assert remark(text, [Hint.STING, Hint.BLAME]) == remark(text, [Hint.STING])


@given(st.text(), st.lists(st.sampled_from(Hint)))
def test_any_text_can_be_looked_at(text: str, hints: list[Hint]) -> None:
    said = remark(text, hints)
    assert said is None or said
