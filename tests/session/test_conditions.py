"""app.session.conditions: pure functions of the answers and of whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.condition import All, AnswerIs, Any, Condition, Nothing, Whose
from app.flow.condition import Test as Check
from app.flow.items import Checklist, Choice, Mirror, Scale, SignOff, Text, Who
from app.flow.model import Flow, People, Turns
from app.session.conditions import holds
from app.session.session import Seat, Session
from app.session.value import (
    Ending,
    Mirrored,
    Number,
    Picked,
    Round,
    Signed,
    Value,
    Verdict,
    Words,
)

from .flows import flows
from .walks import Move, walks
from .worlds import FIRST, OPTIONS, SECOND, also, answered, each, flow, session, step, together

WORLD = flow(
    together(
        "one",
        Scale(id="heat", who=Who.BOTH),
        Scale(id="calm", who=Who.BOTH),
        Choice(id="mood", options=OPTIONS, other=True),
        Checklist(id="felt", options=OPTIONS, who=Who.BOTH),
        Text(id="story"),
        Mirror(id="back", who=Who.FIRST),
        SignOff(id="sign", statement="Agreed?"),
    ),
    each(
        "two",
        Scale(id="close", who=Who.BOTH),
        Choice(id="kind", options=OPTIONS),
        Choice(id="ours", options=OPTIONS, who=Who.COUPLE),
    ),
)
ROUND = Round(Words("So."), Verdict.NOT_YET)


def conditions(of: Flow) -> Iterator[AnswerIs]:
    """Every single test in a flow."""
    for at in of.all_steps():
        found = [at.show_if, *(i.show_if for i in at.items), *(b.condition for b in at.go_to)]
        for condition in found:
            yield from parts(condition)


def parts(condition: Condition | None) -> Iterator[AnswerIs]:
    """The single tests of a condition."""
    if isinstance(condition, AnswerIs):
        yield condition
    elif condition is not None:
        for part in condition.parts:
            yield from parts(part)


def test_no_condition_always_holds() -> None:
    assert holds(None, session(WORLD), None)


@given(flows(), st.sampled_from([None, *Seat]))
def test_without_an_answer_only_answered_false_holds(of: Flow, speaker: Seat | None) -> None:
    for test in conditions(of):
        alone_or_speaking = test.of not in (Whose.SPEAKER, Whose.LISTENER) or speaker is not None
        expected = test.test is Check.ANSWERED and not test.against and alone_or_speaking
        assert holds(test, session(of), speaker) is expected


@given(walks())
def test_no_condition_ever_raises(moves: list[Move]) -> None:
    for move in moves[-1:]:
        for test in conditions(move.after.session.flow):
            for speaker in (None, *Seat):
                assert holds(test, move.after.session, speaker) in (True, False)


@given(walks(), st.sampled_from([None, *Seat]))
def test_none_is_the_opposite_of_any(moves: list[Move], speaker: Seat | None) -> None:
    for move in moves[-1:]:
        every = tuple(conditions(move.after.session.flow))
        made = move.after.session
        one_by_one = [holds(test, made, speaker) for test in every]
        assert holds(All(every), made, speaker) is all(one_by_one)
        assert holds(Any(every), made, speaker) is any(one_by_one)
        assert holds(Nothing(every), made, speaker) is not any(one_by_one)


@pytest.mark.parametrize(
    ("item", "by", "value", "test", "against", "expected"),
    [
        ("mood", None, Picked(("sad",)), Check.IS, "sad", True),
        ("mood", None, Picked(("sad",)), Check.IS, "calm", False),
        ("mood", None, Picked(("sad",)), Check.IS_NOT, "calm", True),
        ("mood", None, Picked(("sad",)), Check.IS_NOT, "sad", False),
        ("mood", None, Picked(), Check.IS_NOT, "sad", False),
        ("mood", None, Picked((), "odd"), Check.IS, "other", True),
        ("mood", None, Picked(("sad",)), Check.IS_ONE_OF, ("calm", "sad"), True),
        ("mood", None, Picked(("far",)), Check.IS_ONE_OF, ("calm", "sad"), False),
        ("felt", FIRST, Picked(("sad", "far")), Check.INCLUDES, "far", True),
        ("felt", FIRST, Picked(("sad", "far")), Check.INCLUDES, "calm", False),
        ("felt", FIRST, Picked(("sad", "far")), Check.INCLUDES_ANY, ("calm", "far"), True),
        ("felt", FIRST, Picked(("sad", "far")), Check.INCLUDES_ANY, ("calm",), False),
        ("heat", FIRST, Number(5), Check.AT_LEAST, 5, True),
        ("heat", FIRST, Number(4), Check.AT_LEAST, 5, False),
        ("heat", FIRST, Number(5), Check.AT_MOST, 5, True),
        ("heat", FIRST, Number(6), Check.AT_MOST, 5, False),
        ("heat", FIRST, Number(0), Check.ANSWERED, True, True),
        ("story", None, Words("So."), Check.ANSWERED, False, False),
        ("story", None, Words("  "), Check.ANSWERED, True, False),
        ("story", None, Words("  "), Check.ANSWERED, False, True),
        ("story", None, Words(aloud=True), Check.ANSWERED, True, True),
        ("back", FIRST, Mirrored((ROUND,)), Check.IS, "not-yet", True),
        ("back", FIRST, Mirrored((ROUND,), Ending.PARKED), Check.IS, "parked", True),
        ("sign", FIRST, Signed(True), Check.IS, "yes", True),
        ("sign", FIRST, Signed(False), Check.IS, "not-yet", True),
        ("sign", FIRST, Signed(None, 2), Check.IS_NOT, "yes", False),
        ("heat", FIRST, Number(5), Check.INCLUDES, "sad", False),
        ("story", None, Words("5"), Check.AT_LEAST, 5, False),
    ],
)
def test_each_test_looks_at_what_was_answered(
    item: str,
    by: Seat | None,
    value: Value,
    test: Check,
    against: str | int | bool | tuple[str, ...],
    expected: bool,
) -> None:
    of = None if by is None else Whose.EITHER
    assert (
        holds(AnswerIs(item, of, test, against), answered(WORLD, item, value, by), None) is expected
    )


@pytest.mark.parametrize(
    ("numbers", "whose", "expected"),
    [
        ((7, 2), Whose.EITHER, True),
        ((7, 2), Whose.BOTH, False),
        ((7, 6), Whose.BOTH, True),
        ((2, 3), Whose.EITHER, False),
        ((7, None), Whose.EITHER, True),
        ((7, None), Whose.BOTH, False),
    ],
)
def test_either_and_both_look_at_two_people(
    numbers: tuple[int, int | None], whose: Whose, expected: bool
) -> None:
    made = answered(WORLD, "heat", Number(numbers[0]), FIRST)
    if numbers[1] is not None:
        made = also(made, "heat", Number(numbers[1]), SECOND)
    assert holds(AnswerIs("heat", whose, Check.AT_LEAST, 6), made, None) is expected


def test_both_unanswered_needs_both_to_have_said_nothing() -> None:
    silent = AnswerIs("heat", Whose.BOTH, Check.ANSWERED, False)
    assert holds(silent, session(WORLD), None)
    assert not holds(silent, answered(WORLD, "heat", Number(1), SECOND), None)


def test_speaker_and_listener_are_those_of_the_turn() -> None:
    made = answered(WORLD, "heat", Number(9), SECOND)
    hot = {whose: AnswerIs("heat", whose, Check.AT_LEAST, 6) for whose in Whose}
    assert holds(hot[Whose.SPEAKER], made, SECOND)
    assert not holds(hot[Whose.SPEAKER], made, FIRST)
    assert holds(hot[Whose.LISTENER], made, FIRST)
    assert not holds(hot[Whose.LISTENER], made, SECOND)


@pytest.mark.parametrize("whose", [Whose.SPEAKER, Whose.LISTENER])
def test_where_nobody_speaks_there_is_no_speakers_answer(whose: Whose) -> None:
    made = also(answered(WORLD, "heat", Number(9), FIRST), "heat", Number(9), SECOND)
    assert not holds(AnswerIs("heat", whose, Check.AT_LEAST, 6), made, None)


def test_what_both_answer_in_each_turn_is_looked_at_in_this_turn() -> None:
    made = answered(WORLD, "close", Number(2), FIRST, turn=FIRST)
    made = also(made, "close", Number(9), FIRST, turn=SECOND)
    far = AnswerIs("close", Whose.SPEAKER, Check.AT_MOST, 3)
    near = AnswerIs("close", Whose.LISTENER, Check.AT_LEAST, 8)
    assert holds(far, made, FIRST)
    assert not holds(AnswerIs("close", Whose.LISTENER, Check.AT_MOST, 3), made, SECOND)
    assert holds(near, made, SECOND)


def test_what_the_couple_answers_in_each_turn_is_looked_at_in_this_turn() -> None:
    made = answered(WORLD, "ours", Picked(("sad",)), None, turn=FIRST)
    sad = AnswerIs("ours", None, Check.IS, "sad")
    assert holds(sad, made, FIRST)
    assert not holds(sad, made, SECOND)
    assert holds(sad, made, None)


def test_what_the_speaker_said_is_the_listeners_answer_in_the_other_turn() -> None:
    made = answered(WORLD, "kind", Picked(("sad",)), FIRST, turn=FIRST)
    assert holds(AnswerIs("kind", Whose.SPEAKER, Check.IS, "sad"), made, FIRST)
    assert holds(AnswerIs("kind", Whose.LISTENER, Check.IS, "sad"), made, SECOND)
    assert not holds(AnswerIs("kind", Whose.SPEAKER, Check.IS, "sad"), made, SECOND)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((2, 6), True), ((6, 2), True), ((3, 6), False), ((6, None), False), ((None, 6), False)],
)
def test_partners_differ_only_when_both_have_answered(
    numbers: tuple[int | None, int | None], expected: bool
) -> None:
    made = session(WORLD)
    for seat, number in zip(Seat, numbers, strict=True):
        if number is not None:
            made = also(made, "heat", Number(number), seat)
    assert holds(AnswerIs("heat", None, Check.PARTNERS_DIFFER_BY, 4), made, None) is expected


ALONE = flow(
    step("before", Scale(id="before"), Choice(id="way", options=OPTIONS), turns=Turns.FIRST),
    step("after", Scale(id="after"), turns=Turns.FIRST),
    people=People.ONE,
)


@given(st.integers(0, 10), st.integers(0, 10), st.integers(1, 10))
def test_above_compares_two_numbers_of_one_person(before: int, after: int, by: int) -> None:
    made = also(answered(ALONE, "before", Number(before), FIRST), "after", Number(after), FIRST)
    for of in (None, Whose.EITHER):
        worse = AnswerIs("after", of, Check.ABOVE, "before", by)
        assert holds(worse, made, None) is (after >= before + by)


@given(st.lists(st.none() | st.integers(0, 10), min_size=4, max_size=4), st.integers(1, 4))
def test_above_never_compares_the_numbers_of_two_people(numbers: list[int | None], by: int) -> None:
    made = session(WORLD)
    slots = [("heat", FIRST), ("heat", SECOND), ("calm", FIRST), ("calm", SECOND)]
    for (item, seat), number in zip(slots, numbers, strict=True):
        if number is not None:
            made = also(made, item, Number(number), seat)
    heat, calm = numbers[:2], numbers[2:]
    each_one = [
        one is not None and two is not None and one >= two + by
        for one, two in zip(heat, calm, strict=True)
    ]
    above = {whose: AnswerIs("heat", whose, Check.ABOVE, "calm", by) for whose in Whose}
    assert holds(above[Whose.EITHER], made, None) is any(each_one)
    assert holds(above[Whose.BOTH], made, None) is all(each_one)
    assert holds(above[Whose.SPEAKER], made, SECOND) is each_one[1]
    assert holds(above[Whose.LISTENER], made, SECOND) is each_one[0]


@pytest.mark.parametrize("given_one", ["before", "after"])
def test_above_is_false_without_both_numbers(given_one: str) -> None:
    made = answered(ALONE, given_one, Number(9), FIRST)
    assert not holds(AnswerIs("after", None, Check.ABOVE, "before"), made, None)


def test_where_only_one_is_asked_nobody_needs_to_say_whose_answer_counts() -> None:
    made = answered(ALONE, "way", Picked(("sad",)), FIRST)
    assert holds(AnswerIs("way", None, Check.IS, "sad"), made, None)
    assert not holds(AnswerIs("way", None, Check.IS, "calm"), made, None)


def test_conditions_nest() -> None:
    made: Session = also(answered(WORLD, "mood", Picked(("sad",))), "heat", Number(9), FIRST)
    sad, hot = (
        AnswerIs("mood", None, Check.IS, "sad"),
        AnswerIs("heat", Whose.EITHER, Check.AT_LEAST, 6),
    )
    assert holds(All((sad, Any((hot,)))), made, None)
    assert not holds(All((sad, Nothing((hot,)))), made, None)
