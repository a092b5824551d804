"""app.session.conversation: forward, back, aside and to an end, whatever two people do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.condition import AnswerIs
from app.flow.condition import Test as Check
from app.flow.items import (
    Choice,
    Guess,
    Mirror,
    Note,
    Scale,
    Share,
    SignOff,
    Text,
    Timer,
    Who,
)
from app.flow.model import FirstSpeaker, Flow, Step, Turns
from app.session.conversation import Conversation
from app.session.fitness import Hindrance
from app.session.place import PageKind, is_private, places, revealed, to_decide
from app.session.session import Answer, Seat, Session, Slot, State, says_something
from app.session.value import (
    Ending,
    Guessed,
    Mirrored,
    Number,
    Picked,
    Round,
    Signed,
    Verdict,
    Words,
)

from .flows import flows
from .walks import Move, acted, leading_on, walks
from .worlds import (
    FIRST,
    NOW,
    OPTIONS,
    SECOND,
    at,
    each,
    gone_on,
    private,
    said,
    session,
    step,
    talk,
    to,
    together,
)

MINE, THEIRS = Words("Mine."), Words("Theirs.")
YES, NO = Signed(True), Signed(False)
REST = together("rest", Text(id="r1"), Text(id="r2"))
RESTS = {"detours": (REST,), "pause": "rest"}
HURRIED = ("say", "on", "on", "on", "skip", "consent")

# -- whatever two people do ------------------------------------------------------------


@given(walks())
def test_nobody_is_ever_stuck(moves: list[Move]) -> None:
    for move in moves:
        if not move.after.ended:
            further = leading_on(move.after, move.now)
            assert further.place != move.after.place or further.session.state is State.LATER


def longest(of: Flow) -> int:
    """How many acts of going on a flow can take at the very most."""
    total = 0
    for one in of.steps:
        every = [*places(session(of), one)]
        signs = [p for p in every if p.item and isinstance(of.item(p.item), SignOff)]
        again = sum(of.item(p.item).at_most - 1 for p in signs)  # type: ignore[attr-defined]
        mirrors = sum(getattr(of.item(p.item), "rounds", 1) for p in every if p.item)
        total += (len(every) + mirrors) * (1 + again)
    return total


@given(flows(), st.lists(st.integers(0, 11), min_size=1, max_size=12))
def test_every_talk_ends_whatever_is_answered_refused_or_skipped(
    of: Flow, numbers: list[int]
) -> None:
    c, left = Conversation.begun(session(of)), longest(of)
    for turn in range(10_000):
        if c.ended or c.session.state is State.LATER:
            return
        assert left > 0
        number = numbers[turn % len(numbers)]
        tried = acted(acted(c, "say", number, NOW), "on" if number % 3 else "skip", number, NOW)
        moved = tried.place != c.place or tried.session.state is State.LATER
        c = tried if moved else leading_on(c, NOW)
        left -= 1
    pytest.fail("the talk did not end")


@given(walks(acts=("say", "on", "on", "skip", "back", "break", "consent", "rate", "stop")))
def test_no_answer_is_lost_on_the_way(moves: list[Move]) -> None:
    """But in a talk that was not for today: there goes what was in memory only, and no more."""
    for move in moves:
        if move.act == "say":
            continue
        before, after = move.before.session, move.after.session
        for slot, answer in before.answers.items():
            home, item = before.flow.home_of(slot.item)
            if home in before.flow.detours and move.act == "break":
                continue
            if move.begins_again and not answer.kept:
                continue
            if not isinstance(item, SignOff | Mirror | Guess):
                assert after.answers[slot].value == answer.value
                assert after.answers[slot].kept == answer.kept or move.act == "consent"
            assert slot in after.answers


@given(walks())
def test_back_leads_through_the_same_places_to_the_first(moves: list[Move]) -> None:
    for move in moves[-1:]:
        c, walked = move.after, []
        while c.trail:
            c = c.back()
            walked.append(c.place)
            assert c.session.answers == move.after.session.answers
        assert tuple(reversed(walked)) == move.after.trail
        assert c.back() is c
        assert c.aside is None


@given(walks())
def test_back_undoes_going_on(moves: list[Move]) -> None:
    for move in moves:
        same_road = move.before.aside == move.after.aside and not move.put_off
        if move.act in ("on", "skip") and same_road and move.after.trail != move.before.trail:
            assert move.after.back().place == move.before.place
            assert move.after.back().trail == move.before.trail


@given(walks())
def test_the_break_can_be_taken_back(moves: list[Move]) -> None:
    for move in moves:
        if move.act == "break" and move.after.place != move.before.place:
            undone = move.after.back()
            assert undone.place == move.before.place
            assert undone.trail == move.before.trail
            assert undone.session.breaks == move.before.session.breaks


# -- what stays private ----------------------------------------------------------------


def is_secret(made: Session, answer: Answer) -> bool:
    """Whether the other may not see an answer yet, by the promise it was given under."""
    match answer.share:
        case Share.NEVER:
            return True
        case Share.ASK if not answer.shown:
            return True
        case Share.AFTER_BOTH if not isinstance(answer.value, Guessed):
            return not all(says_something(made.value(s)) for s in made.slots(answer.slot.item))
    if isinstance(answer.value, Guessed):
        return not _guess_may_be_seen(made, answer.slot)
    return False


def _guess_may_be_seen(made: Session, slot: Slot) -> bool:
    item = made.flow.item(slot.item)
    assert isinstance(item, Guess)
    theirs = [made.answers.get(s) for s in made.slots(item.of) if s.by is not slot.by]
    return any(a and says_something(a.value) and not is_secret(made, a) for a in theirs)


@given(walks())
def test_what_was_not_shared_is_never_open_and_never_revealed(moves: list[Move]) -> None:
    for move in moves:
        made = move.after.session
        for slot, answer in made.answers.items():
            if is_secret(made, answer):
                assert not made.is_open(slot)
                assert slot not in revealed(made, slot.item)


@given(walks(turns=(Turns.PRIVATE, Turns.TOGETHER)))
def test_a_private_page_is_reached_only_by_the_one_it_belongs_to(moves: list[Move]) -> None:
    for move in moves:
        before, after = move.before, move.after
        if not after.is_private or before.place == after.place:
            continue
        alone = before.is_private and before.place.seat is after.place.seat
        handed = before.place.page is PageKind.HAND_OVER and before.place.seat is after.place.seat
        asked = move.act == "back" and before.back_asks_for is after.place.seat
        assert alone or asked or (handed and move.act == "on") or (handed and move.act == "back")


@given(walks(turns=(Turns.PRIVATE, Turns.TOGETHER), acts=HURRIED))
def test_after_a_private_page_the_keyboard_is_handed_over(moves: list[Move]) -> None:
    for move in moves:
        if move.before.is_private and move.after.place != move.before.place:
            same = move.after.is_private and move.after.place.seat is move.before.place.seat
            assert same or move.after.place.page is PageKind.HAND_OVER


@given(walks(turns=(Turns.PRIVATE, Turns.EACH)))
def test_no_two_hand_over_pages_follow_each_other(moves: list[Move]) -> None:
    for move in moves:
        if move.act in ("on", "skip") and move.after.place != move.before.place:
            pages = (move.before.place.page, move.after.place.page)
            assert pages != (PageKind.HAND_OVER, PageKind.HAND_OVER)


@given(walks(turns=(Turns.PRIVATE,)))
def test_a_consent_page_shows_its_authors_answers_alone(moves: list[Move]) -> None:
    for move in moves:
        place = move.after.place
        if place.page is PageKind.CONSENT and place.seat is not None:
            slots = to_decide(move.after.session, move.after.step, place.seat)
            assert {slot.by for slot in slots} <= {place.seat}


@given(walks(turns=(Turns.PRIVATE, Turns.TOGETHER)))
def test_a_changed_answer_has_to_be_shown_anew_and_a_hidden_one_is_never_kept(
    moves: list[Move],
) -> None:
    for move in moves:
        for slot, answer in move.after.session.answers.items():
            earlier = move.before.session.answers.get(slot)
            said_anew = move.act == "say" and earlier is not None and earlier.value != answer.value
            if answer.share is Share.ASK and said_anew:
                assert not answer.shown
            if answer.share is Share.NEVER:
                assert not answer.kept


# -- mirrors and sign-offs -------------------------------------------------------------


@given(walks())
def test_a_mirror_is_left_only_by_a_verdict_an_end_or_a_skip(moves: list[Move]) -> None:
    for move in moves:
        item, value = move.before.item, move.before.value
        if not isinstance(item, Mirror) or move.before.place.page is not PageKind.ITEM:
            continue
        now = move.after.session.value(move.before.place.slot)
        if isinstance(now, Mirrored):
            assert len(now.rounds) <= item.rounds
        if move.act == "on" and move.after.place != move.before.place:
            assert isinstance(value, Mirrored)
            assert value.passed or value.ending is not None


@given(walks(acts=("say", "on", "on", "on", "skip", "back")))
def test_a_sign_off_leads_back_less_often_than_its_bound(moves: list[Move]) -> None:
    led_back: dict[tuple[str, Seat | None, Seat | None], int] = {}
    for move in moves:
        item, place = move.before.item, move.before.place
        if move.act != "on" or place.page is not PageKind.ITEM or not isinstance(item, SignOff):
            continue
        if move.put_off:
            continue
        every = places(move.before.session, move.before.step)
        after = move.after.place
        if after in every and every.index(after) < every.index(place):
            alone = place.seat if is_private(move.before.session.flow, place) else None
            key = (item.id, place.turn, alone)
            led_back[key] = led_back.get(key, 0) + 1
            assert led_back[key] < item.at_most


SIGN = SignOff(id="sign", statement="Is it so?", if_not="x")


def test_a_refused_sign_off_leads_back_and_keeps_what_was_written() -> None:
    c = said(talk(together("a", Text(id="x"), Text(id="y"), SIGN)), MINE, THEIRS, NO)
    assert at(c) == ("item", "x", None)
    assert c.value == MINE
    assert c.back().place.item == "sign"


def test_a_refusal_takes_the_others_yes_back() -> None:
    c = said(talk(together("a", Text(id="x"), SIGN), together("b", Text(id="z"))), MINE, YES, NO)
    assert at(c) == ("item", "x", None)
    assert c.session.value(Slot("sign", FIRST)) == Signed(None, 0)
    assert c.session.value(Slot("sign", SECOND)) == Signed(None, 1)
    assert at(said(gone_on(c), YES, YES)) == ("item", "z", None)


def test_the_third_refusal_of_the_two_together_leaves_it_open() -> None:
    c = said(talk(together("a", Text(id="x"), SIGN), together("b", Text(id="z"))), MINE, NO)
    c = said(gone_on(c), YES, NO)
    assert at(c) == ("item", "x", None)
    c = said(gone_on(c), NO)
    assert at(c) == ("item", "sign", SECOND)
    assert c.session.value(Slot("sign", FIRST)) == Signed(False, 2)
    assert at(said(c, NO)) == ("item", "z", None)


def test_the_count_of_refusals_survives_being_said_again_or_cleared() -> None:
    c = said(talk(together("a", Text(id="x"), SIGN)), MINE, NO).go_on(NOW)
    assert c.say(Signed(False, 0), NOW).value == Signed(False, 1)
    assert c.say(None, NOW).value == Signed(None, 1)
    assert not says_something(c.say(None, NOW).value)


def test_each_turn_has_its_own_refusals() -> None:
    once = SignOff(id="sign", statement="?", who=Who.SPEAKER, if_not="x", at_most=2)
    c = said(talk(each("a", Text(id="x"), once)), MINE, NO)
    assert at(c) == ("item", "x", FIRST)
    c = said(gone_on(c), NO)
    assert (c.place.item, c.place.turn) == ("x", SECOND)
    assert at(said(c, MINE, NO)) == ("item", "x", SECOND)


def test_a_sign_off_refused_in_private_leads_back_to_ones_own_page() -> None:
    c = gone_on(talk(private("a", Text(id="x", share=Share.NEVER), SIGN)))
    c = gone_on(said(c, MINE, YES), 2)
    assert at(c) == ("item", "x", SECOND)
    c = said(c, THEIRS, NO)
    assert at(c) == ("item", "x", SECOND)
    assert c.value == THEIRS
    assert c.session.value(Slot("sign", FIRST)) == YES


def test_a_sign_off_whose_way_back_is_hidden_goes_on() -> None:
    gone = Text(id="x", show_if=AnswerIs("n", None, Check.AT_LEAST, 5))
    c = talk(together("a", Scale(id="n"), gone, SIGN), together("b", Text(id="z")))
    assert at(said(c, Number(1), NO, NO)) == ("item", "z", None)


def test_a_couples_sign_off_that_is_revealed_does_not_lead_back_from_the_reveal() -> None:
    sign = SignOff(id="sign", statement="?", who=Who.COUPLE, if_not="x", share=Share.AFTER_BOTH)
    c = said(talk(together("a", Text(id="x"), sign), together("b", Text(id="z"))), MINE, NO)
    c = said(gone_on(said(gone_on(c), NO)), NO)
    assert at(c) == ("reveal", "sign", None)
    assert at(gone_on(c)) == ("item", "z", None)


WORDS = Words("You felt alone.")
AGAIN, HEARD = Round(WORDS, Verdict.NOT_YET), Round(WORDS, Verdict.MOSTLY)


def mirror_talk(*, required: bool = False) -> Conversation:
    """A talk in which the first seat says back."""
    mirror = Mirror(id="m", who=Who.FIRST, rounds=2, required=required)
    return talk(together("a", mirror), together("b", Text(id="z")))


def test_not_yet_opens_another_round_and_the_last_one_an_end() -> None:
    c = said(mirror_talk(), Mirrored((AGAIN,)))
    assert c.value == Mirrored((AGAIN, Round(Words())))
    c = c.say(Mirrored((AGAIN, AGAIN)), NOW)
    assert c.hindrance(NOW) is Hindrance.NOT_YET_HEARD
    assert c.go_on(NOW) is c
    assert said(c, Mirrored((AGAIN, AGAIN), Ending.PARKED)).place.item == "z"
    assert said(c, Mirrored((AGAIN, HEARD))).place.item == "z"


def test_a_skipped_mirror_counts_as_close_enough_and_can_be_gone_on_from() -> None:
    for c in (mirror_talk(), mirror_talk().say(Mirrored(), NOW)):
        skipped = c.skip(NOW)
        assert skipped.place.item == "z"
        value = skipped.back().value
        assert isinstance(value, Mirrored)
        assert value.ending is Ending.CLOSE_ENOUGH
        assert gone_on(skipped.back()).place.item == "z"


def test_a_required_mirror_cannot_be_skipped_but_can_be_parked() -> None:
    c = mirror_talk(required=True)
    assert not c.may_skip
    assert c.skip(NOW) is c
    assert said(c, Mirrored((AGAIN,), Ending.PARKED)).place.item == "z"


# -- private parts ---------------------------------------------------------------------


def test_a_talk_can_begin_in_private() -> None:
    c = talk(private("a", Text(id="x")))
    assert at(c) == ("hand-over", "", FIRST)
    assert c.back() is c


def test_both_answer_decide_and_look_together() -> None:
    c = said(gone_on(talk(private("a", Text(id="x")))), MINE)
    assert at(c) == ("consent", "", FIRST)
    c = c.consent(Slot("x", FIRST), True).go_on(NOW)
    assert at(c) == ("hand-over", "", SECOND)
    c = gone_on(said(gone_on(c), THEIRS))
    assert at(c) == ("hand-over", "", None)
    c = gone_on(c)
    assert at(c) == ("reveal", "x", None)
    assert revealed(c.session, "x") == (Slot("x", FIRST),)
    assert gone_on(c).ended


def test_only_the_author_can_show_an_answer_and_only_where_they_are_asked() -> None:
    c = said(gone_on(talk(private("a", Text(id="x")))), MINE)
    slot = Slot("x", FIRST)
    shown = gone_on(c.consent(slot, True))
    assert shown.consent(slot, False).session.answers[slot].shown is False
    for elsewhere in (c.back(), gone_on(c), gone_on(said(gone_on(gone_on(c)), THEIRS))):
        with pytest.raises(ValueError):
            elsewhere.consent(slot, True)


@pytest.mark.parametrize("slot", [Slot("never", FIRST), Slot("empty", FIRST)])
def test_what_is_never_shared_or_not_there_cannot_be_shown(slot: Slot) -> None:
    c = talk(private("a", Text(id="x"), Text(id="never", share=Share.NEVER), Text(id="empty")))
    c = gone_on(said(gone_on(c), MINE, MINE))
    assert at(c) == ("consent", "", FIRST)
    with pytest.raises(ValueError):
        c.consent(slot, True)


def test_between_two_private_steps_both_are_not_called_together_for_nothing() -> None:
    never = Text(id="x", share=Share.NEVER), Text(id="y", share=Share.NEVER)
    c = gone_on(talk(private("a", never[0]), private("b", never[1])), 3)
    assert at(c) == ("item", "x", SECOND)
    c = gone_on(c)
    assert c.place.step == "b"
    assert at(c) == ("hand-over", "", FIRST)
    assert at(c.back()) == ("item", "x", SECOND)


def test_going_back_into_a_private_part_asks_for_its_owner() -> None:
    c = gone_on(said(gone_on(talk(private("a", Text(id="x")))), MINE))
    assert at(c) == ("hand-over", "", SECOND)
    assert c.back_asks_for is FIRST
    assert gone_on(c).back_asks_for is None
    assert gone_on(c).back().back().back_asks_for is None


def test_a_guess_is_rated_from_nothing_to_ten() -> None:
    c = talk(private("a", Choice(id="x", options=OPTIONS), Guess(id="g", of="x")))
    c = said(gone_on(c), Picked(("sad",)), Guessed(Picked(("far",))))
    slot = Slot("g", FIRST)
    value = c.rate(slot, 10).session.value(slot)
    assert isinstance(value, Guessed)
    assert value.closeness == 10
    for wrong in (-1, 11):
        with pytest.raises(ValueError):
            c.rate(slot, wrong)
    with pytest.raises(ValueError):
        c.rate(Slot("x", FIRST), 3)


# -- breaks and other detours ----------------------------------------------------------


def test_a_break_returns_to_where_it_was_called() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y")), **RESTS))
    away = c.take_break()
    assert (away.in_detour, away.session.breaks, at(away)) == (True, 1, ("item", "r1", None))
    assert away.take_break() is away
    back = gone_on(away, 2)
    assert (back.place, back.trail, back.in_detour) == (c.place, c.trail, False)


def test_a_break_from_a_private_part_returns_through_the_hand_over() -> None:
    c = said(gone_on(talk(private("a", Text(id="x"), Text(id="y")), **RESTS)), MINE)
    back = gone_on(c.take_break(), 2)
    assert at(back) == ("hand-over", "", FIRST)
    assert back.trail == ()
    assert gone_on(back).value == MINE


def test_a_break_can_be_taken_before_anyone_starts() -> None:
    c = talk(each("a", Text(id="x")), first_speaker=FirstSpeaker.ASK, **RESTS)
    assert at(c) == ("start", "", None)
    assert gone_on(c.take_break(), 2) == gone_on(c.take_break().back(), 0).__class__(
        c.take_break().session, c.place
    )


def test_a_second_break_begins_afresh() -> None:
    c = talk(together("a", Text(id="x")), **RESTS)
    again = said(c.take_break(), MINE, THEIRS).take_break()
    assert again.value is None
    assert again.session.breaks == 2


def test_a_break_that_is_over_before_it_begins_is_none() -> None:
    nothing = together("rest")
    c = talk(together("a", Text(id="x")), detours=(nothing,), pause="rest")
    assert c.take_break() is c


def test_without_a_break_in_the_flow_there_is_none() -> None:
    c = talk(together("a", Text(id="x")))
    assert c.take_break() is c


HOT = AnswerIs("r1", None, Check.ANSWERED, True)


def test_a_hidden_detour_returns_and_does_not_end_the_talk() -> None:
    rest = together("rest", Text(id="r1"), go_to=(to("calm"),))
    calm = together("calm", Text(id="c"), show_if=HOT)
    other = together("other", Text(id="o"))
    c = talk(together("a", Text(id="x")), detours=(rest, calm, other), pause="rest")
    assert gone_on(c.take_break()).place == c.place
    assert at(said(c.take_break(), MINE)) == ("item", "c", None)


def test_a_detour_can_end_the_talk() -> None:
    rest = together("rest", Text(id="r1"), go_to=(to("end"),))
    c = gone_on(talk(together("a", Text(id="x")), detours=(rest,), pause="rest").take_break())
    assert c.ended
    assert c.session.state is State.FINISHED
    assert c.back().session.state is State.OPEN
    assert at(c.back()) == ("item", "r1", None)


@pytest.mark.parametrize("step_left", [together("a", Text(id="x")), private("a", Text(id="x"))])
def test_a_detour_can_put_the_talk_off_to_where_it_was(step_left: object) -> None:
    rest = together("rest", Text(id="r1"), go_to=(to("later"),))
    assert isinstance(step_left, type(rest))
    c = talk(step_left, detours=(rest,), pause="rest")
    c = gone_on(c) if c.place.page is PageKind.HAND_OVER else c
    put_off = gone_on(c.take_break())
    assert put_off.session.state is State.LATER
    assert not put_off.in_detour
    assert not put_off.is_private
    assert put_off.taken_up().session.state is State.OPEN
    assert put_off.taken_up().place == put_off.place


def test_a_private_detour_leads_back_to_a_private_part_by_one_hand_over() -> None:
    rest = private("rest", Text(id="r1", share=Share.NEVER))
    c = gone_on(talk(private("a", Text(id="x")), detours=(rest,), pause="rest"))
    assert at(c) == ("item", "x", FIRST)
    back = gone_on(c.take_break(), 4)
    assert (back.place.step, at(back)) == ("a", ("hand-over", "", FIRST))
    assert (back.trail, back.aside) == ((), None)


def test_a_private_detour_that_puts_off_keeps_the_trail_of_the_talk() -> None:
    rest = private("rest", Text(id="r1", share=Share.NEVER), go_to=(to("later"),))
    c = talk(private("a", Text(id="x")), detours=(rest,), pause="rest")
    put_off = gone_on(c.take_break(), 4)
    assert at(gone_on(put_off, 1)) != ("item", "r1", FIRST)
    assert put_off.place == c.place
    assert put_off.trail == ()


def test_stopping_in_a_break_and_going_back_is_still_in_the_break() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y")), **RESTS))
    away = gone_on(c.take_break())
    assert away.stop(NOW).back() == away
    assert gone_on(away.stop(NOW).back()).place == c.place


# -- ends ------------------------------------------------------------------------------


def test_either_can_stop_anywhere_and_nothing_says_who() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y")))).stop(NOW)
    assert (c.session.state, c.session.ended, c.ended) == (State.STOPPED, NOW, True)
    assert c.stop(NOW + timedelta(hours=1)) is c
    assert c.back().session.state is State.OPEN
    assert c.back().session.ended is None


def test_an_ended_talk_can_be_neither_put_off_nor_broken_off_again() -> None:
    c = gone_on(talk(together("a", Text(id="x")), **RESTS))
    assert c.session.state is State.FINISHED
    assert c.put_off() is c
    assert c.take_break() is c
    assert c.taken_up() is c
    assert c.go_on(NOW) is c
    assert c.skip(NOW) is c


def test_empty_steps_and_steps_without_anything_to_show_are_passed_over() -> None:
    never = Text(id="h", show_if=AnswerIs("x", None, Check.ANSWERED, True))
    c = talk(
        together("empty"),
        private("alone"),
        together("a", Text(id="x")),
        each("hidden", never),
        private("hidden-too", Text(id="g", show_if=AnswerIs("x", None, Check.ANSWERED, True))),
        together("left-out", Text(id="l"), show_if=AnswerIs("x", None, Check.ANSWERED, True)),
        together("b", Text(id="z")),
    )
    assert at(c) == ("item", "x", None)
    assert at(gone_on(c)) == ("item", "z", None)


def test_branches_lead_to_the_first_step_that_holds_and_from_a_hidden_one_further() -> None:
    high = AnswerIs("n", None, Check.AT_LEAST, 5)
    steps = (
        together("a", Scale(id="n"), go_to=(to("c", high), to("end"))),
        together("b", Text(id="y")),
        together("c", Text(id="z"), show_if=AnswerIs("n", None, Check.AT_LEAST, 8)),
        together("d", Text(id="w")),
    )
    assert at(said(talk(*steps), Number(9))) == ("item", "z", None)
    assert at(said(talk(*steps), Number(6))) == ("item", "w", None)
    assert said(talk(*steps), Number(1)).ended


def test_a_step_of_the_talk_that_returns_ends_it() -> None:
    assert gone_on(talk(together("a", Text(id="x"), go_to=(to("return"),)))).ended


def test_a_talk_that_is_not_for_today_begins_again_another_day() -> None:
    steps = (
        together("ready", Text(id="x")),
        together("not-today", Text(id="y"), go_to=(to("later"),)),
    )
    put_off = gone_on(gone_on(talk(*steps)))
    assert put_off.session.state is State.LATER
    assert at(put_off) == ("item", "x", None)
    assert not put_off.trail


def test_how_somebody_was_today_is_asked_anew_another_day() -> None:
    gate = Scale(id="n", gate=True, share=Share.NEVER)
    steps = (
        Step(id="ready", title="Ready", turns=Turns.PRIVATE, items=(gate,)),
        together("not-today", Text(id="y"), go_to=(to("later"),)),
    )
    conversation = talk(*steps)
    while conversation.session.state is State.OPEN:
        if conversation.place.item == "n":
            conversation = conversation.say(Number(8), NOW)
        conversation = conversation.go_on(NOW)
    assert not conversation.session.answers


# -- starting, saying, asking ----------------------------------------------------------


def test_who_starts_has_to_be_said_and_can_be_said_otherwise() -> None:
    c = talk(each("a", Text(id="x")), first_speaker=FirstSpeaker.ASK)
    assert c.hindrance(NOW) is Hindrance.NEEDED
    assert c.go_on(NOW) is c
    assert at(gone_on(c.starts(SECOND))) == ("item", "x", SECOND)
    assert at(gone_on(gone_on(c.starts(SECOND)).back().starts(FIRST))) == ("item", "x", FIRST)


def test_what_both_answer_in_turns_is_asked_of_the_speaker_first() -> None:
    c = talk(each("a", Text(id="x", who=Who.BOTH)), first_speaker=FirstSpeaker.SECOND)
    seen = [(p.place.seat, p.place.turn) for p in (gone_on(c, times) for times in range(4))]
    assert seen == [(SECOND, SECOND), (FIRST, SECOND), (FIRST, FIRST), (SECOND, FIRST)]


def test_an_answer_keeps_the_question_with_the_names_put_in() -> None:
    c = talk(each("a", Text(id="x", ask="<speaker>, what did <listener> do?")))
    answer = c.say(MINE, NOW).session.answers[c.place.slot]
    assert (answer.asked, answer.at, answer.share) == ("Ada, what did Ben do?", NOW, Share.NOW)


def test_the_same_answer_again_changes_nothing() -> None:
    c = talk(together("a", Text(id="x"))).say(MINE, NOW)
    assert c.say(MINE, NOW + timedelta(hours=1)) is c
    assert c.say(None, NOW).value is None


@pytest.mark.parametrize("wrong", [Number(3), Words("x" * 20_001), Guessed(Number(1))])
def test_an_answer_of_another_kind_is_refused_and_nothing_changes(wrong: Words) -> None:
    c = talk(together("a", Text(id="x"))).say(MINE, NOW)
    with pytest.raises(ValueError):
        c.say(wrong, NOW)
    assert c.value == MINE


def test_nothing_can_be_said_where_nothing_is_asked() -> None:
    c = talk(together("a", Text(id="x"), intro="Hello."))
    with pytest.raises(ValueError):
        c.say(MINE, NOW)


def test_a_question_can_be_skipped_unless_it_is_required() -> None:
    c = talk(together("a", Text(id="x"), Text(id="y", required=True), Note(id="n", text="Hi.")))
    assert c.may_skip
    assert c.skip(NOW).place.item == "y"
    assert not c.skip(NOW).may_skip
    assert not gone_on(said(c.skip(NOW), MINE), 0).may_skip


def test_a_skipped_question_keeps_what_was_begun() -> None:
    c = talk(together("a", Text(id="x", max_chars=20), Text(id="y"))).say(Words("x" * 30), NOW)
    assert not c.may_go_on(NOW)
    assert c.skip(NOW).back().value == Words("x" * 30)


def test_a_timer_lets_go_when_its_time_has_passed() -> None:
    c = talk(together("a", Timer(id="t", minutes=1, can_stop_early=False)))
    assert not c.may_go_on(NOW)
    assert leading_on(c, NOW).ended


def test_whose_words_are_told_at_each_place() -> None:
    c = talk(step("a", Text(id="x"), turns=Turns.SECOND), together("b", Text(id="y")))
    assert (c.speaker, c.listener) == (SECOND, FIRST)
    assert c.said("<speaker> to <listener>, <first> and <second>") == "Ben to Ada, Ada and Ben"
    assert (gone_on(c).speaker, gone_on(c).listener) == (None, None)
