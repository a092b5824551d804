"""app.bench.standing: an author reads where the talk is, what was said and who may see it."""

from __future__ import annotations

from hypothesis import given

from app.bench.standing import LONGEST, answers, where
from app.flow.items import Share, Text, Who
from app.session.value import Words

from ..session.walks import Move, walks
from ..session.worlds import (
    FIRST,
    SECOND,
    also,
    answered,
    each,
    flow,
    private,
    said,
    talk,
    together,
)


@given(moves=walks())
def test_wherever_a_talk_goes_it_can_be_told(moves: list[Move]) -> None:
    for move in moves:
        assert all(line.isprintable() for line in where(move.after))
        assert len(answers(move.after.session)) == len(move.after.session.answers)
        for told in answers(move.after.session):
            assert told.who and told.words and told.share
            assert len(told.words) <= LONGEST


def test_the_place_names_step_item_turn_and_who_is_asked() -> None:
    begun = talk(each("week", Text(id="good")))
    assert where(begun) == (
        "Step “week”: Week",
        "Item “good” (text)",
        "Ada’s turn to speak",
        "Asked of Ada",
    )


def test_each_answer_says_who_may_see_it() -> None:
    of = flow(
        private(
            "p",
            Text(id="open", share=Share.ASK),
            Text(id="kept", share=Share.ASK),
            Text(id="never", share=Share.NEVER),
            Text(id="wait", share=Share.AFTER_BOTH),
        ),
        together("t", Text(id="now")),
    )
    whole = answered(of, "open", Words("One."), FIRST, shown=True)
    for item in ("kept", "never", "wait"):
        whole = also(whole, item, Words("Two."), FIRST)
    whole = also(whole, "now", Words("Three."))
    assert {told.item: told.share for told in answers(whole)} == {
        "open": "shown to both",
        "kept": "kept to Ada, who decides",
        "never": "kept to Ada",
        "wait": "shown once both have answered",
        "now": "seen by both",
    }
    whole = also(whole, "wait", Words("Four."), SECOND)
    assert [told.share for told in answers(whole) if told.item == "wait"] == ["shown to both"] * 2


def test_answers_stand_in_the_order_of_the_flow() -> None:
    of = flow(together("s", Text(id="a"), Text(id="b")))
    whole = also(answered(of, "b", Words("Later.")), "a", Words("First."))
    assert [told.item for told in answers(whole)] == ["a", "b"]


def test_a_long_or_odd_answer_is_cut_and_made_plain() -> None:
    of = flow(together("s", Text(id="a")))
    (told,) = answers(answered(of, "a", Words("x\u202ey\n" * 200)))
    assert len(told.words) == LONGEST
    assert told.words.isprintable()


def test_the_break_says_that_it_is_off_the_road() -> None:
    pause = together("pause", Text(id="p"))
    begun = talk(together("s", Text(id="a", who=Who.BOTH)), detours=(pause,), pause="pause")
    assert "off the road" in where(begun.take_break())[0]
    assert "off the road" not in where(begun)[0]
    ended = said(begun, Words("x"), Words("y"))
    assert where(ended) == ("The end of the talk",)


def test_the_page_between_two_people_names_who_comes_next() -> None:
    assert where(talk(private("p", Text(id="a"))))[1] == "The keyboard goes to Ada"
