"""A part of a flow on one line, as its author would write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.notation import notation, two_texts
from app.flow.condition import All, AnswerIs, Whose
from app.flow.condition import Test as Check
from app.flow.items import Share
from app.flow.model import Branch

LOUD = AnswerIs("heat", Whose.EITHER, Check.AT_LEAST, 7)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "nothing"),
        (True, "true"),
        (12, "12"),
        (Share.AFTER_BOTH, "after_both"),
        ("two words", "“two words”"),
        (("a", "b"), "a, b"),
        (LOUD, "{answer: heat, of: either, at_least: 7}"),
        (All((LOUD,)), "{all: {answer: heat, of: either, at_least: 7}}"),
        ((Branch(otherwise="end"),), "{otherwise: end}"),
        ("a" * 100, "“" + "a" * 59 + "…”"),
        ("a\nb\x1b[2J", "“a b�[2J”"),
    ],
)
def test_a_value_is_written_as_in_the_file(value: object, said: str) -> None:
    assert notation(value) == said


def test_long_texts_are_shown_where_they_differ() -> None:
    same = "This is a sentence that is the same for a long while, and then it says "
    before, after = two_texts(same + "yes", same + "no")
    assert (before, after) == ("“… then it says yes”", "“… then it says no”")


@given(st.text(), st.text())
def test_any_two_texts_can_be_shown(before: str, after: str) -> None:
    for said in two_texts(before, after):
        assert said.isprintable()
        assert len(said) <= 62
