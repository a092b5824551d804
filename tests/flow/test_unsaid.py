"""Words of an agreement taken out again of a flow that was written out with them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.flow.digest import from_canonical, to_canonical
from app.flow.items import Who
from app.flow.library import Library
from app.flow.repeat import Agreed, expanded
from app.flow.unsaid import forgetful, unsaid

LIBRARY = Library.shipped()
FLOW = LIBRARY.joined(LIBRARY["check-in"])
WORDS = "If I notice that I want to be alone *now*, then I say so, and say when I will be back."
ONE, TWO = Agreed("a1", WORDS, Who.FIRST), Agreed("b2", "If it rains, then we read", Who.COUPLE)


def test_nothing_of_the_words_is_left_whole_or_cut_short() -> None:
    left = forgetful(expanded(FLOW, [ONE, TWO]), "a1", WORDS)
    told = to_canonical(left).decode()
    assert "want to be alone" not in told
    assert "If I notice" not in told
    assert "If it rains, then we read" in told
    assert from_canonical(to_canonical(left)) == left


def test_the_ids_stay_so_that_what_was_answered_still_belongs_somewhere() -> None:
    whole = expanded(FLOW, [ONE, TWO])
    left = forgetful(whole, "a1", WORDS)
    assert [step.id for step in left.steps] == [step.id for step in whole.steps]
    assert [item.id for step in left.steps for item in step.items] == [
        item.id for step in whole.steps for item in step.items
    ]


def test_a_flow_that_never_quoted_it_stays_as_it_is() -> None:
    whole = expanded(FLOW, [TWO])
    assert forgetful(whole, "a1", WORDS) is whole


def test_other_quotations_stay() -> None:
    assert unsaid("He said “If …, then …”.", WORDS) == "He said “If …, then …”."


@given(st.text(st.characters(codec="utf-8"), min_size=8, max_size=300))
def test_whatever_the_words_were_they_can_be_taken_out(words: str) -> None:
    whole = expanded(FLOW, [Agreed("a1", words, Who.SECOND)])
    nothing = expanded(FLOW, [Agreed("a1", "", Who.SECOND)])
    left = forgetful(whole, "a1", words)
    assert forgetful(left, "a1", words) == left
    if len(" ".join(words.split())) >= 8:
        assert left == nothing
