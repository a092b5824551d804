"""What of a talk may be offered to be handed on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.items import Agreement, Choice, Meaning, Scale, Share, Text, Who
from app.flow.model import Flow, People, Repeat, Step, Turns
from app.homework.occasion import (
    NUMBERS,
    Kind,
    Occasion,
    Said,
    asked_for,
    from_json,
    heading,
    readable,
    tellable,
    to_json,
)
from app.homework.pack import Pack, Returns, Tells
from app.homework.sheet import Remark, Time, Went, Whose, read_sheet, sheet_text
from app.session.session import Seat, Session
from app.session.value import Number, Picked, Plan, Value, Words
from app.summary.compose import compose

from ..summary.evenings import FIRST, FLOW, NOW, SECOND, empty, evening, said
from .packs import TODAY, pack, sheet

EVERYTHING = Returns(tell=tuple(Tells))


def wanting(*tell: Tells, answers: tuple[str, ...] = ()) -> Pack:
    """A pack that wants these kinds and answers back."""
    return replace(pack(), returns=Returns(tell=tell, answers=answers))


def offered(of: Pack, session: Session) -> tuple[Said, ...]:
    return tellable(of, session, compose(session, NOW))


def kinds(of: Pack, session: Session) -> list[Kind]:
    return [each.kind for each in offered(of, session)]


def talk(*steps: Step, **keys: Any) -> Session:
    """A session of a flow of these steps."""
    bare: dict[str, Any] = {"steps": steps, "detours": (), "pause": None, "prelude": frozenset()}
    return empty(flow=replace(FLOW, **{**bare, **keys}))


def private(*items: Any) -> Step:
    return Step(id="apart", title="Apart", turns=Turns.PRIVATE, items=items)


def together(*items: Any) -> Step:
    return Step(id="both", title="Both", items=items)


def scale(means: Meaning = Meaning.TENSION_AFTER, **keys: Any) -> Scale:
    return Scale(id="calm", ask="How calm are you, <first>?", means=means, who=Who.BOTH, **keys)


def own_talk(*items: Any, repeat: Repeat | None = None, **keys: Any) -> Pack:
    """A pack that wants all of these back, with a talk of its own that asks them."""
    step = replace(together(*items), repeat=repeat)
    flow = replace(FLOW, id="own", steps=(step,), detours=(), pause=None)
    answers = tuple(item.id for item in items)
    returns = Returns(tell=tuple(Tells), answers=answers, **keys)
    return replace(pack(), inside=(flow,), returns=returns)


# -- the whitelist ---------------------------------------------------------------------


def test_a_pack_that_asks_for_nothing_is_offered_nothing() -> None:
    assert offered(pack(), evening()) == ()
    assert offered(wanting(), evening()) == ()


@pytest.mark.parametrize(
    ("tells", "expected"),
    [
        (Tells.MINUTES, {Kind.MINUTES}),
        (Tells.BREAKS, {Kind.BREAKS}),
        (Tells.HEADLINE, {Kind.HEADLINE}),
        (Tells.FELT_HEARD, {Kind.FELT_HEARD}),
        (Tells.AGREEMENTS, {Kind.AGREEMENT}),
        (Tells.TENSION, set()),
        (Tells.STUCK, set()),
    ],
)
def test_each_word_of_the_whitelist_opens_its_own_kind(tells: Tells, expected: set[Kind]) -> None:
    assert set(kinds(wanting(tells), evening())) == expected


def test_of_an_evening_the_headline_the_times_and_the_plans_are_offered() -> None:
    found = offered(replace(pack(), returns=EVERYTHING), evening())
    told = {each.kind: each for each in found}
    assert told[Kind.MINUTES].number == 48
    assert told[Kind.BREAKS].number == 1
    assert told[Kind.HEADLINE].text == "After the visit there were three quiet days."
    assert told[Kind.HEADLINE].partner is None
    assert [e.partner for e in found if e.kind is Kind.AGREEMENT] == [0, 1]
    assert [(e.partner, e.number) for e in found if e.kind is Kind.FELT_HEARD] == [(0, 8)]


def test_an_answer_comes_only_where_its_own_question_is_named() -> None:
    (found,) = offered(wanting(answers=("word",)), evening())
    assert (found.kind, found.text, found.partner) == (Kind.ANSWER, "Harbour", None)
    assert found.asked == "Your word for a break?"
    assert offered(wanting(answers=("nowhere",)), evening()) == ()


# -- what is closed stays closed -------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "shown", "expected"),
    [
        (Share.NOW, False, True),
        (Share.ASK, False, False),
        (Share.ASK, True, True),
        (Share.NEVER, False, False),
        (Share.NEVER, True, False),
        (Share.AFTER_BOTH, False, False),
    ],
)
def test_an_answer_is_offered_only_once_both_may_see_it(
    share: Share, shown: bool, expected: bool
) -> None:
    told = talk(private(Text(id="felt", ask="?", share=share), scale(share=share)))
    told = said(told, "felt", Words("SECRET"), FIRST, shown=shown)
    told = said(told, "calm", Number(7), FIRST, shown=shown)
    found = offered(wanting(Tells.TENSION, answers=("felt", "calm")), told)
    assert [each.kind for each in found] == [Kind.ANSWER, Kind.TENSION_AFTER] * expected


def test_what_waits_for_both_is_offered_once_both_have_answered() -> None:
    told = said(talk(private(scale(share=Share.AFTER_BOTH))), "calm", Number(7), FIRST)
    assert offered(wanting(Tells.TENSION), told) == ()
    both = said(told, "calm", Number(3), SECOND)
    assert [(e.partner, e.number) for e in offered(wanting(Tells.TENSION), both)] == [
        (0, 7),
        (1, 3),
    ]


def test_a_flow_for_one_offers_nothing_whatever_the_pack_asks_for() -> None:
    items = (Text(id="sign", ask="?"), scale(share=None), Text(id="x", means=Meaning.INCIDENT))
    step = Step(id="alone", title="Alone", turns=Turns.FIRST, items=items)
    flow: Flow = replace(talk(step).flow, people=People.ONE)
    assert flow.is_alone
    told = said(empty(flow=flow), "sign", Words("SECRET"), FIRST)
    told = said(told, "x", Words("SECRET"), FIRST)
    assert (
        offered(replace(pack(), returns=Returns(tell=tuple(Tells), answers=("sign",))), told) == ()
    )


@pytest.mark.parametrize("means", [None, Meaning.INCIDENT, Meaning.TRIED])
def test_an_answer_about_safety_is_not_handed_back_whatever_it_is_called(
    means: Meaning | None,
) -> None:
    for ask, back in (("What did you wish for?", True), ("Did the other hit you?", False)):
        asked = Text(id="wish", ask=ask, means=means)
        told = said(talk(together(asked)), "wish", Words("So it was."))
        found = offered(own_talk(asked), told)
        assert any(each.text == "So it was." for each in found) is back
        assert asked_for(own_talk(asked), Said("wish", Kind.ANSWER, None, "So it was.")) is back


def test_a_number_about_safety_does_not_go_back_as_tension() -> None:
    for ask, many in (("How calm are you?", 2), ("How afraid are you of your partner?", 0)):
        asked = replace(scale(), ask=ask)
        told = talk(together(asked))
        for seat in Seat:
            told = said(told, "calm", Number(7), by=seat)
        numbers = [each for each in offered(own_talk(asked), told) if each.number == 7]
        assert len(numbers) == many


@pytest.mark.parametrize("name", ["wish", "w" * 62])
def test_what_is_asked_for_each_agreement_is_kept_back_as_well(name: str) -> None:
    asked = Text(id=name, ask="Did the other hit you?", means=Meaning.TRIED)
    again = own_talk(asked, repeat=Repeat.AGREEMENTS)
    for agreed in ("a", "z" * 16):
        copied = f"{name[: 62 - len(agreed)]}-{agreed}"
        assert not asked_for(again, Said(copied, Kind.OUTCOME, 0))
        assert asked_for(own_talk(asked), Said(copied, Kind.OUTCOME, 0))
    assert asked_for(again, Said("other-a", Kind.OUTCOME, 0))


def test_what_was_taken_back_is_offered_no_more() -> None:
    session = evening()
    gone = frozenset(slot for slot in session.answers if slot.item == "word")
    assert offered(wanting(answers=("word",)), session.without(gone)) == ()


def test_a_line_belongs_to_the_partner_and_not_to_the_seat() -> None:
    told = said(talk(together(scale())), "calm", Number(2), SECOND)
    (found,) = offered(wanting(Tells.TENSION), told)
    (swapped,) = offered(wanting(Tells.TENSION), replace(told, swapped=True))
    assert (found.partner, swapped.partner) == (1, 0)


def test_the_key_of_a_line_is_that_of_its_line_in_the_summary() -> None:
    keys = {line.key for line in compose(evening(), NOW).lines}
    found = offered(replace(pack(), returns=EVERYTHING), evening())
    assert {e.key for e in found if e.kind in (Kind.HEADLINE, Kind.AGREEMENT)} <= keys


# -- what a sheet can hold -------------------------------------------------------------


def test_a_number_that_a_sheet_cannot_hold_is_left_out() -> None:
    high = said(talk(together(scale(start=20, to=30))), "calm", Number(25), FIRST)
    assert offered(wanting(Tells.TENSION), high) == ()


def test_many_breaks_and_a_long_night_are_told_as_far_as_a_sheet_goes() -> None:
    session = replace(evening(), breaks=400)
    summary = replace(compose(session, NOW), minutes=9_999)
    found = tellable(wanting(Tells.MINUTES, Tells.BREAKS), session, summary)
    assert [each.number for each in found] == [1_440, 99]


@given(st.text(max_size=40), st.text(max_size=2_000))
def test_whatever_was_typed_a_sheet_can_hold_it(typed: str, question: str) -> None:
    named = replace(sheet(), title=heading(question)[:80].rstrip() or "x")
    remark = Remark(of=Whose.ONE, text=readable(typed), asked=heading(question))
    told = replace(named, times=(Time(day="2026-11-26", went=Went.DONE, stuck=(remark,)),))
    assert read_sheet(sheet_text(told).encode()).sheet == told


def test_what_was_only_said_aloud_or_picked_from_nothing_leaves_no_line() -> None:
    for value in (Words("", aloud=True), Words("  "), Words("\u202e\u2066")):
        told = said(talk(together(Text(id="one", ask="?"))), "one", value)
        assert offered(wanting(answers=("one",)), told) == ()


def test_an_answer_reads_in_words_whatever_its_kind() -> None:
    asked: list[tuple[Any, Value, str]] = [
        (Choice(id="one", ask="?", options={"a": "A walk"}), Picked(("a",)), "A walk"),
        (Scale(id="one", ask="?"), Number(4), "4 of 10"),
        (Agreement(id="one", ask="?"), Plan("I worry", "I ask"), "If I worry, then I ask"),
    ]
    for item, value, expected in asked:
        told = said(talk(together(item)), "one", value)
        (found,) = offered(wanting(answers=("one",)), told)
        assert (found.kind, found.text) == (Kind.ANSWER, expected)


# -- asked for -------------------------------------------------------------------------


def test_a_line_is_asked_for_by_the_word_that_opened_it() -> None:
    whole = replace(pack(), returns=Returns(tell=tuple(Tells), answers=("word",)))
    for session in (evening(), said(talk(together(scale())), "calm", Number(2), SECOND)):
        for each in offered(whole, session):
            assert asked_for(whole, each)
            assert not asked_for(pack(), each)
            assert not asked_for(wanting(), each)


def test_every_kind_is_asked_for_by_something_and_an_obstacle_by_any_sheet() -> None:
    whole = replace(pack(), returns=Returns(tell=tuple(Tells), answers=("word",)))
    for kind in Kind:
        assert asked_for(whole, Said("word/first", kind, 0))
        assert asked_for(wanting(), Said("word", kind, 0)) == (kind is Kind.OBSTACLE)
    assert not asked_for(whole, Said("words/first", Kind.ANSWER, 0))


# -- kept ------------------------------------------------------------------------------

keys = st.sampled_from(["word", "story/first/first", "noted-stuck"])
texts = st.text(max_size=12).map(readable)
lines = st.one_of(
    st.builds(
        Said,
        keys,
        st.sampled_from(sorted(set(Kind) - NUMBERS)),
        st.none() | st.integers(0, 1),
        texts,
        st.none(),
        texts.map(heading),
    ),
    st.builds(
        Said, keys, st.sampled_from(sorted(NUMBERS)), st.integers(0, 1), number=st.integers(0, 10)
    ),
)
occasions = st.builds(
    Occasion,
    st.just("1"),
    st.dates(),
    st.sampled_from(Went),
    st.sampled_from(["", "0" * 32]),
    st.lists(lines, max_size=4).map(tuple),
)


@given(occasions)
def test_an_occasion_comes_back_from_json_as_it_was(occasion: Occasion) -> None:
    assert from_json(json.loads(json.dumps(to_json(occasion)))) == occasion


@given(occasions, keys)
def test_a_line_that_was_taken_back_is_gone_and_no_other_is(occasion: Occasion, key: str) -> None:
    left = occasion.without(key)
    assert left.said == tuple(each for each in occasion.said if each.key != key)
    assert replace(left, said=occasion.said) == occasion
    assert occasion.untold() == Occasion(occasion.assignment, occasion.day, occasion.went)


@pytest.mark.parametrize(
    "changed",
    [
        {"day": "tomorrow"},
        {"went": "badly"},
        {"said": None},
        {"said": [{}]},
        {"said": [{**vars(Said("k", Kind.STUCK, 0)), "kind": "journal"}]},
        {"said": [{**vars(Said("k", Kind.STUCK, 0)), "text": 7}]},
        {"said": [{**vars(Said("k", Kind.STUCK, 0)), "number": "x"}]},
        {"said": [{**vars(Said("k", Kind.STUCK, 0)), "number": float("inf")}]},
        {"said": ["SECRET"]},
    ],
)
def test_what_is_no_occasion_is_refused_without_its_words(changed: dict[str, Any]) -> None:
    whole = to_json(Occasion("1", TODAY, Went.DONE))
    with pytest.raises(ValueError, match=r"^this is no occasion that can be read here$"):
        from_json({**whole, **changed})
    with pytest.raises(ValueError, match="this is no occasion"):
        from_json({})


def test_the_day_is_kept_as_a_day() -> None:
    assert to_json(Occasion("1", date(2026, 11, 27), Went.NOT))["day"] == "2026-11-27"
    assert [seat.position for seat in Seat] == [0, 1]
