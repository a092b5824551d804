"""app.session.session: who answers what, and what both may see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.flow.items import Choice, Guess, Item, Mirror, Note, Scale, Share, Text, Who
from app.flow.model import Flow, Turns
from app.session.session import (
    Answer,
    Seat,
    Session,
    Slot,
    answering,
    fresh_id,
    says_something,
)
from app.session.value import (
    Ending,
    Guessed,
    Mirrored,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Spent,
    Value,
    Verdict,
    Words,
)

from .worlds import (
    FIRST,
    NOW,
    OPTIONS,
    SECOND,
    also,
    answered,
    each,
    flow,
    private,
    session,
    step,
    together,
)

BOTH = [Slot("x", FIRST), Slot("x", SECOND)]


@pytest.mark.parametrize(
    ("turns", "item", "slots"),
    [
        (Turns.TOGETHER, Text(id="x"), [Slot("x")]),
        (Turns.TOGETHER, Text(id="x", who=Who.BOTH), BOTH),
        (Turns.TOGETHER, Text(id="x", who=Who.SECOND), BOTH[1:]),
        (Turns.PRIVATE, Text(id="x"), BOTH),
        (Turns.PRIVATE, Text(id="x", who=Who.FIRST), BOTH[:1]),
        (Turns.FIRST, Text(id="x"), BOTH[:1]),
        (Turns.SECOND, Text(id="x"), BOTH[1:]),
        (Turns.EACH, Text(id="x"), [Slot("x", FIRST, FIRST), Slot("x", SECOND, SECOND)]),
        (Turns.EACH, Mirror(id="x"), [Slot("x", SECOND, FIRST), Slot("x", FIRST, SECOND)]),
        (
            Turns.EACH,
            Text(id="x", who=Who.COUPLE),
            [Slot("x", None, FIRST), Slot("x", None, SECOND)],
        ),
        (
            Turns.EACH,
            Text(id="x", who=Who.BOTH),
            [
                Slot("x", FIRST, FIRST),
                Slot("x", SECOND, FIRST),
                Slot("x", SECOND, SECOND),
                Slot("x", FIRST, SECOND),
            ],
        ),
    ],
)
def test_an_item_has_a_slot_for_each_answer_it_expects(
    turns: Turns, item: Item, slots: list[Slot]
) -> None:
    assert list(session(flow(step("s", item, turns=turns))).slots("x")) == slots


def test_both_are_asked_in_the_order_of_the_step() -> None:
    alone = private("s", Text(id="x"))
    assert answering(alone, Who.BOTH, (SECOND, FIRST), None) == (SECOND, FIRST)
    assert answering(alone, Who.COUPLE, (SECOND, FIRST), None) == (None,)
    turn = each("s", Text(id="x"))
    assert answering(turn, Who.BOTH, (FIRST, SECOND), SECOND) == (SECOND, FIRST)


@pytest.mark.parametrize(
    ("share", "shown", "kept"),
    [
        (Share.NOW, False, True),
        (Share.AFTER_BOTH, False, True),
        (Share.ASK, False, False),
        (Share.ASK, True, True),
        (Share.NEVER, False, False),
        (Share.NEVER, True, False),
    ],
)
def test_only_what_may_be_shared_is_kept(share: Share, shown: bool, kept: bool) -> None:
    assert Answer(Slot("x"), Number(1), "?", share, NOW, shown).kept is kept


def alone(share: Share) -> Flow:
    """A flow of one private question."""
    return flow(private("s", Scale(id="x", share=share)))


def test_what_is_shared_at_once_is_open_at_once() -> None:
    assert answered(alone(Share.NOW), "x", Number(1), FIRST).is_open(Slot("x", FIRST))


def test_what_is_never_shared_never_opens() -> None:
    made = also(answered(alone(Share.NEVER), "x", Number(1), FIRST), "x", Number(1), SECOND)
    assert not any(made.is_open(slot) for slot in made.slots("x"))


def test_what_its_author_decides_on_opens_when_they_show_it() -> None:
    assert not answered(alone(Share.ASK), "x", Number(1), FIRST).is_open(Slot("x", FIRST))
    made = answered(alone(Share.ASK), "x", Number(1), FIRST, shown=True)
    assert made.is_open(Slot("x", FIRST))
    assert not made.is_open(Slot("x", SECOND))


def test_what_waits_for_both_opens_when_both_have_answered() -> None:
    one = answered(alone(Share.AFTER_BOTH), "x", Number(1), FIRST)
    assert not one.is_open(Slot("x", FIRST))
    two = also(one, "x", Number(1), SECOND)
    assert all(two.is_open(slot) for slot in two.slots("x"))


def test_an_empty_answer_is_not_an_answer_of_both() -> None:
    of = flow(together("s", Text(id="x", who=Who.BOTH, share=Share.AFTER_BOTH)))
    made = also(answered(of, "x", Words("I left."), FIRST), "x", Words(" "), SECOND)
    assert not made.is_open(Slot("x", FIRST))


@pytest.mark.parametrize("share", [Share.NOW, Share.AFTER_BOTH, Share.ASK])
def test_a_guess_opens_only_with_what_it_guesses(share: Share) -> None:
    of = flow(
        private("s", Scale(id="x", share=Share.ASK), Guess(id="g", of="x", share=share)),
    )
    made = answered(of, "g", Guessed(Number(3)), FIRST, shown=share is Share.ASK)
    made = also(made, "x", Number(2), SECOND)
    assert not made.is_open(Slot("g", FIRST))
    assert made.guessed(Slot("g", FIRST)) is None
    made = also(made, "x", Number(4), SECOND, shown=True)
    assert made.is_open(Slot("g", FIRST))
    assert made.guessed(Slot("g", FIRST)) == Slot("x", SECOND)


def test_a_guess_of_what_is_never_shared_stays_closed() -> None:
    of = flow(private("s", Scale(id="x", share=Share.NEVER), Guess(id="g", of="x")))
    made = also(answered(of, "g", Guessed(Number(3)), FIRST), "x", Number(2), SECOND)
    assert not made.is_open(Slot("g", FIRST))


def test_a_slot_without_an_answer_is_closed() -> None:
    assert not session(alone(Share.NOW)).is_open(Slot("x", FIRST))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, False),
        (Words(), False),
        (Words("\n "), False),
        (Words(aloud=True), True),
        (Number(0), True),
        (Picked(), False),
        (Picked((), " "), False),
        (Picked((), "own"), True),
        (Guessed(Picked()), False),
        (Guessed(Number(0)), True),
        (Mirrored(), False),
        (Mirrored((Round(Words("So.")),)), False),
        (Mirrored((Round(Words(), Verdict.NOT_YET),)), True),
        (Mirrored((), Ending.PARKED), True),
        (Spent(60), False),
        (Spent(0, True), True),
        (Plan(obstacle="rain"), False),
        (Plan(then="call"), True),
        (Signed(), False),
        (Signed(None, 2), False),
        (Signed(False), True),
    ],
)
def test_an_empty_field_says_nothing(value: Value | None, says: bool) -> None:
    assert says_something(value) is says


def test_answers_can_be_added_changed_and_taken_away_without_touching_the_old_session() -> None:
    of = flow(together("s", Text(id="x"), Choice(id="y", options=OPTIONS), Note(id="n")))
    before: Session = answered(of, "x", Words("one"))
    after = also(before, "x", Words("two"))
    assert before.value(Slot("x")) == Words("one")
    assert after.value(Slot("x")) == Words("two")
    assert after.without(frozenset({Slot("x")})).answers == {}


def test_ids_sort_by_time_and_are_never_the_same() -> None:
    ids = [fresh_id(NOW + timedelta(seconds=n)) for n in range(3)]
    assert ids == sorted(ids)
    assert fresh_id(NOW) != fresh_id(NOW)
    assert all(len(one) == 32 and int(one, 16) for one in ids)


def test_names_are_by_seat() -> None:
    made = session(alone(Share.NOW))
    assert [made.name(seat) for seat in Seat] == ["Ada", "Ben"]
    assert [seat.other for seat in Seat] == [SECOND, FIRST]
