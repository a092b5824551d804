"""The deck of phrases, ours and a couple's own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.flow.library import Library
from app.shelf.phrases import FLOW, ITEM, LONGEST, MOST, families, shipped, with_own


def test_the_families_are_those_of_the_talk_in_which_own_ones_are_written() -> None:
    flow = Library.shipped()[FLOW]
    asked = [item.id for step in flow.steps for item in step.items]
    assert asked == [f"{ITEM}{family.id}" for family in shipped()]
    assert [family.id for family in shipped()] == [
        "feeling",
        "sorry",
        "slow",
        "yes",
        "stop",
        "thanks",
    ]
    assert all(len(family.phrases) >= 5 and family.title for family in shipped())


def test_own_phrases_are_one_a_line_each_once() -> None:
    deck = with_own(shipped(), {"phrase-stop": "Harbour.\n\n- Back at nine.\nHarbour.\n  "})
    assert {family.id: family.own for family in deck if family.own} == {
        "stop": ("Harbour.", "Back at nine.")
    }


def test_a_file_that_is_no_deck_has_no_families() -> None:
    for data in (b"", b"- a\n- b\n", b"families: none\n", b"families:\n  - a\n"):
        assert families(data) == ()


@given(st.text(max_size=2_000))
def test_whatever_was_written_the_deck_stays_short(written: str) -> None:
    (stop,) = (each for each in with_own(shipped(), {"phrase-stop": written}) if each.id == "stop")
    assert len(stop.own) <= MOST
    assert all(0 < len(phrase) <= LONGEST and "\n" not in phrase for phrase in stop.own)
