"""app.bench.passage and stand_in: the practice couple comes through any flow, to any step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from app.bench.passage import led_to, onward, passed_by, set_down
from app.bench.source import AGREED
from app.bench.stand_in import WORDS, filled_in, stand_in
from app.flow.items import Date, Scale, Text, Timer, Who
from app.flow.library import Library
from app.flow.model import Flow
from app.flow.repeat import expanded
from app.session.conversation import Conversation
from app.session.fitness import fits, hindrance
from app.session.place import PageKind, places
from app.session.practice import Practice, read_practice
from app.session.session import Seat, State
from app.session.value import Moment, Number, Spent, Words

from ..session.flows import flows
from ..session.worlds import FIRST, NOW, SECOND, each, private, said, session, talk, together

NOBODY = Practice(("Sam", "Alex"), {}, {})
SHIPPED = Library.shipped()


@given(of=flows())
def test_a_stand_in_answers_every_item_so_that_the_talk_may_go_on(of: Flow) -> None:
    for step in of.all_steps():
        for item in step.items:
            value = stand_in(of, item, NOW)
            if value is None:
                continue
            assert fits(of, item, value)
            there = session(of)
            slot = there.slots(item.id)[0]
            asked = (place for place in places(there, step) if place.page is PageKind.ITEM)
            place = next(each for each in asked if each.slot == slot)
            after = Conversation(there, place).say(value, NOW)
            assert hindrance(after.session, item, slot, NOW) is None


@given(of=flows())
def test_without_practice_answers_a_talk_still_comes_to_its_end(of: Flow) -> None:
    there = Conversation.begun(session(of))
    moment = NOW
    for _ in range(300):
        if there.ended or there.session.state is State.LATER:
            return
        moment += timedelta(hours=1)
        before, there = there, onward(there, NOBODY, moment)
        assert there.place != before.place or there.session != before.session
    raise AssertionError("it does not end")


@pytest.mark.parametrize("flow_id", sorted(SHIPPED))
def test_every_step_of_a_shipped_talk_can_be_gone_to(flow_id: str) -> None:
    of = expanded(SHIPPED.joined(SHIPPED[flow_id]), AGREED)
    begun = Conversation.begun(session(of))
    for step in of.all_steps():
        there = led_to(begun, step.id, NOBODY, NOW) or set_down(begun, step.id)
        assert there is None or there.place.step == step.id
    assert led_to(begun, begun.place.step, NOBODY, NOW) == begun


def test_the_practice_couple_is_asked_first_and_a_stand_in_only_where_it_is_silent() -> None:
    practice = read_practice(b"practice: 1\nanswers:\n  a: From Sam.\n")
    before = talk(together("s", Text(id="a"), Text(id="b")))
    first = filled_in(practice, before, NOW)
    assert first.value == Words("From Sam.")
    assert filled_in(practice, first.go_on(NOW), NOW).value == Words(WORDS)


@pytest.mark.parametrize("answer", ["lots", "99999", "{a: b}", "[1, 2]", "'9' ", "1e5"])
def test_a_practice_answer_that_does_not_fit_is_stood_in_for(answer: str) -> None:
    practice = read_practice(f"practice: 1\nanswers:\n  a: {answer}\n".encode())
    there = filled_in(practice, talk(together("s", Scale(id="a"))), NOW)
    assert isinstance(there.value, Number)
    assert 0 <= there.value.number <= 10


@pytest.mark.parametrize(
    "answer",
    ["{minutes: x}", "{days: 99999999999}", "{at: noon}", "{minutes: 9999999999999}", "soon"],
)
def test_a_practice_date_that_is_none_is_stood_in_for(answer: str) -> None:
    practice = read_practice(f"practice: 1\nanswers:\n  a: {answer}\n".encode())
    there = filled_in(practice, talk(together("s", Date(id="a"))), NOW)
    assert isinstance(there.value, Moment)
    assert there.hindrance(NOW) is None


def test_a_timer_is_filled_in_as_if_its_time_had_passed() -> None:
    timer = Timer(id="t", minutes=3, can_stop_early=False)
    there = filled_in(NOBODY, talk(together("s", timer)), NOW)
    assert there.value == Spent(180, True)
    assert there.may_go_on(NOW)


def test_a_step_on_no_road_is_set_down_at_with_the_answers_there_are() -> None:
    before = said(
        talk(
            together("s", Text(id="a"), Text(id="b")),
            detours=(together("pause", Text(id="p")), together("aside", Text(id="q"))),
            pause="pause",
        ),
        Words("One."),
    )
    assert led_to(before, "aside", NOBODY, NOW) is None
    there = set_down(before, "aside")
    assert there is not None
    assert there.in_detour
    assert there.place.item == "q"
    assert there.session.answers == before.session.answers
    assert there.back().place == before.place
    paused = set_down(before, "pause")
    assert paused is not None
    assert paused.session.breaks == 1
    assert set_down(before, "nowhere") is None


def test_seen_as_one_the_other_answers_by_themselves() -> None:
    begun = talk(
        private("p", Text(id="own")), each("e", Text(id="told")), together("t", Text(id="u"))
    )
    assert begun.place.seat is FIRST
    there = passed_by(begun, SECOND, NOBODY, NOW, forward=True)
    assert (there.place.page, there.place.seat) == (PageKind.HAND_OVER, SECOND)
    assert there.session.answers
    back = passed_by(there.back(), SECOND, NOBODY, NOW, forward=False)
    assert back.place.seat is not SECOND
    assert passed_by(there, SECOND, NOBODY, NOW, forward=True) == there


def test_a_talk_for_one_seat_alone_is_passed_by_to_its_end() -> None:
    begun = talk(together("s", Text(id="a", who=Who.FIRST), Text(id="b", who=Who.FIRST)))
    there = passed_by(begun, Seat.SECOND, NOBODY, NOW, forward=True)
    assert there.ended
