"""app.session.place: the places of a step and the order in which they come."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.flow.condition import AnswerIs, Whose
from app.flow.condition import Test as Check
from app.flow.items import Choice, Guess, Mirror, Scale, Share, Text, Who
from app.flow.model import FirstSpeaker, Flow, Step, Turns
from app.session.place import (
    PageKind,
    Place,
    is_private,
    is_shown,
    listener_of,
    order_in,
    places,
    revealed,
    speaker_of,
    stage_of,
    to_decide,
)
from app.session.session import Seat, Slot
from app.session.value import Guessed, Number, Picked, Words

from .flows import flows
from .worlds import (
    FIRST,
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

ITEM, REVEAL, HAND_OVER, CONSENT = (
    PageKind.ITEM,
    PageKind.REVEAL,
    PageKind.HAND_OVER,
    PageKind.CONSENT,
)


def road(of: Step, **keys: FirstSpeaker) -> list[tuple[str, str, Seat | None, Seat | None]]:
    """Every place of a step: page, item, seat, turn."""
    made = session(flow(of, **keys))
    return [(p.page.value, p.item, p.seat, p.turn) for p in places(made, of)]


def test_together_one_page_an_item_or_one_for_each() -> None:
    assert road(together("s", Text(id="x"), Text(id="y", who=Who.BOTH))) == [
        ("intro", "", None, None),
        ("item", "x", None, None),
        ("item", "y", FIRST, None),
        ("item", "y", SECOND, None),
    ]


def test_together_what_waits_for_both_is_revealed_right_after_both() -> None:
    shared = Text(id="x", who=Who.BOTH, share=Share.AFTER_BOTH)
    assert [page for page, *_ in road(together("s", shared, Text(id="y")))] == [
        "intro",
        "item",
        "item",
        "reveal",
        "item",
    ]


def test_each_takes_two_turns_and_swaps_speaker_and_listener() -> None:
    spoken = Text(id="x", share=Share.AFTER_BOTH)
    assert road(each("s", spoken, Mirror(id="m")), first_speaker=FirstSpeaker.SECOND) == [
        ("intro", "", None, SECOND),
        ("item", "x", SECOND, SECOND),
        ("item", "m", FIRST, SECOND),
        ("intro", "", None, FIRST),
        ("item", "x", FIRST, FIRST),
        ("item", "m", SECOND, FIRST),
        ("reveal", "x", None, None),
    ]


def test_in_private_each_is_handed_over_to_and_both_look_together_in_the_end() -> None:
    own = (Text(id="x"), Text(id="n", share=Share.NEVER), Text(id="y", who=Who.SECOND))
    assert road(private("s", *own)) == [
        ("intro", "", None, None),
        ("hand-over", "", FIRST, None),
        ("item", "x", FIRST, None),
        ("item", "n", FIRST, None),
        ("consent", "", FIRST, None),
        ("hand-over", "", SECOND, None),
        ("item", "x", SECOND, None),
        ("item", "n", SECOND, None),
        ("item", "y", SECOND, None),
        ("consent", "", SECOND, None),
        ("hand-over", "", None, None),
        ("reveal", "x", None, None),
        ("reveal", "y", None, None),
    ]


def test_one_seat_answers_aloud_on_the_shared_screen() -> None:
    assert road(step("s", Text(id="x"), turns=Turns.SECOND)) == [
        ("intro", "", None, None),
        ("item", "x", SECOND, None),
    ]


# -- who starts ------------------------------------------------------------------------


def shown_starts(of: Flow, starter: Seat | None) -> list[str]:
    """The steps that would ask who starts."""
    made = session(of)
    if starter is not None:
        made = made.__class__(**{**vars(made), "starter": starter})
    every = (place for one in of.all_steps() for place in places(made, one))
    return [p.step for p in every if p.page is PageKind.START and is_shown(made, p)]


TURNS = (together("a"), each("b"), each("c"), together("d"))


def test_who_starts_is_asked_before_turns_are_first_taken() -> None:
    of = flow(*TURNS, first_speaker=FirstSpeaker.ASK, detours=(each("e"),))
    assert shown_starts(of, FIRST) == ["b"]


def test_who_starts_is_asked_later_where_the_first_turns_were_left_out() -> None:
    of = flow(*TURNS, first_speaker=FirstSpeaker.ASK)
    assert shown_starts(of, None) == ["b", "c"]


@pytest.mark.parametrize("rule", sorted(set(FirstSpeaker) - {FirstSpeaker.ASK}))
def test_nobody_is_asked_where_the_flow_says_who_starts(rule: FirstSpeaker) -> None:
    assert shown_starts(flow(*TURNS, first_speaker=rule), None) == []


def test_taking_turns_alternates_from_one_taking_of_turns_to_the_next() -> None:
    of = flow(each("a"), together("b"), each("c"), each("d"), first_speaker="taking_turns")
    assert [order_in(session(of), one)[0] for one in of.steps] == [FIRST, FIRST, SECOND, FIRST]


@pytest.mark.parametrize(
    ("rule", "first"), [(FirstSpeaker.FIRST, FIRST), (FirstSpeaker.SECOND, SECOND)]
)
def test_a_flow_can_say_who_comes_first(rule: FirstSpeaker, first: Seat) -> None:
    of = flow(each("a"), private("b"), first_speaker=rule)
    assert [order_in(session(of), one)[0] for one in of.steps] == [first, first]


# -- what is shown ---------------------------------------------------------------------

HOT = AnswerIs("heat", Whose.SPEAKER, Check.AT_LEAST, 6)
SPLIT = private(
    "s",
    Scale(id="heat", share=Share.NEVER),
    Text(id="why", show_if=HOT),
    Text(id="y", who=Who.FIRST),
)


def test_a_private_condition_looks_at_ones_own_answer() -> None:
    made = answered(flow(SPLIT), "heat", Number(9), SECOND)
    assert is_shown(made, Place(ITEM, "s", "why", SECOND))
    assert not is_shown(made, Place(ITEM, "s", "why", FIRST))


def test_nobody_is_handed_over_to_for_nothing() -> None:
    nothing = private("s", Text(id="x", show_if=HOT))
    made = session(flow(together("o", Scale(id="heat", who=Who.BOTH)), nothing))
    every = [p for p in places(made, nothing) if p.page is HAND_OVER]
    assert not any(is_shown(made, place) for place in every)
    made = also(made, "heat", Number(9), SECOND)
    assert [p.seat for p in every if is_shown(made, p)] == [SECOND, None]


def test_consent_is_asked_for_where_there_is_something_to_decide() -> None:
    made = session(flow(SPLIT))
    assert not is_shown(made, Place(CONSENT, "s", seat=FIRST))
    made = also(made, "y", Words("Mine."), FIRST)
    assert is_shown(made, Place(CONSENT, "s", seat=FIRST))
    assert not is_shown(made, Place(CONSENT, "s", seat=SECOND))
    assert to_decide(made, SPLIT, FIRST) == (Slot("y", FIRST),)


def test_an_answer_to_decide_on_is_never_shown_without_a_hand_over() -> None:
    mood = Scale(id="heat", who=Who.BOTH)
    only = private("s", Text(id="x", show_if=AnswerIs("heat", Whose.SPEAKER, Check.AT_LEAST, 6)))
    made = answered(flow(together("o", mood), only), "heat", Number(9), FIRST)
    made = also(made, "x", Words("Mine."), FIRST)
    made = also(made, "heat", Number(1), FIRST)
    assert not is_shown(made, Place(ITEM, "s", "x", FIRST))
    assert is_shown(made, Place(CONSENT, "s", seat=FIRST))
    assert is_shown(made, Place(HAND_OVER, "s", seat=FIRST))
    assert is_shown(made, Place(HAND_OVER, "s"))


def test_an_intro_without_words_is_left_out() -> None:
    of = flow(together("a"), together("b", intro="Hi."), each("c"), each("d", listener="Listen."))
    shown = [is_shown(session(of), Place(PageKind.INTRO, s.id, turn=FIRST)) for s in of.steps]
    assert shown == [False, True, False, True]


def test_a_reveal_is_shown_when_there_is_something_to_see() -> None:
    asked, guess = Choice(id="x", options=OPTIONS), Guess(id="g", of="x")
    of = flow(private("s", asked, guess))
    made = answered(of, "g", Guessed(Picked(("sad",))), FIRST)
    assert not is_shown(made, Place(REVEAL, "s", "g"))
    made = also(made, "x", Picked(("far",)), SECOND, shown=True)
    assert is_shown(made, Place(REVEAL, "s", "g"))
    assert revealed(made, "g") == (Slot("g", FIRST),)
    assert revealed(made, "x") == (Slot("x", SECOND),)


# -- whose page it is ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "place", "speaker"),
    [
        (each("s", Text(id="x")), Place(ITEM, "s", "x", FIRST, FIRST), FIRST),
        (each("s", Mirror(id="x")), Place(ITEM, "s", "x", SECOND, FIRST), FIRST),
        (step("s", Text(id="x"), turns=Turns.SECOND), Place(ITEM, "s", "x", SECOND), SECOND),
        (private("s", Text(id="x")), Place(ITEM, "s", "x", SECOND), SECOND),
        (together("s", Text(id="x")), Place(ITEM, "s", "x"), None),
        (together("s", Mirror(id="x", who=Who.FIRST)), Place(ITEM, "s", "x", FIRST), SECOND),
    ],
)
def test_whose_words_these_are(of: Step, place: Place, speaker: Seat | None) -> None:
    assert speaker_of(of, place) is speaker
    assert listener_of(of, place) is (speaker.other if speaker else None)


def test_only_private_questions_and_decisions_are_for_one_pair_of_eyes() -> None:
    of = flow(private("s", Text(id="x")), each("e", Text(id="y")))
    alone = [p for one in of.steps for p in places(session(of), one) if is_private(of, p)]
    assert {p.page for p in alone} == {ITEM, CONSENT}
    assert {p.step for p in alone} == {"s"}


def test_a_step_belongs_to_its_stage_however_many_screens_that_has() -> None:
    of = flow(together("a"), together("b", part_of="a"), together("c", part_of="b"))
    assert [stage_of(of, one).id for one in of.steps] == ["a", "a", "a"]


@given(flows())
def test_no_place_comes_twice_and_each_private_page_follows_its_hand_over(of: Flow) -> None:
    for one in of.all_steps():
        every = places(session(of), one)
        assert len(set(every)) == len(every)
        handed_to: Seat | None = None
        for place in every:
            if place.page is HAND_OVER:
                handed_to = place.seat
            if is_private(of, place):
                assert place.seat is handed_to
