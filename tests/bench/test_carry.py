"""app.bench.carry: a talk goes on where it was when its flow is changed under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.bench.carry import carried
from app.flow.items import Scale, Share, Text
from app.flow.model import Flow
from app.session.conversation import Conversation
from app.session.fitness import fits
from app.session.place import PageKind, is_shown, places
from app.session.session import Slot
from app.session.value import Number, Words

from ..session.flows import flows
from ..session.walks import Move, acted, leading_on, walks
from ..session.worlds import FIRST, NOW, answered, flow, private, said, session, talk, together


@given(moves=walks(), onto=flows())
def test_whatever_is_written_the_talk_stands_somewhere_and_every_answer_fits(
    moves: list[Move], onto: Flow
) -> None:
    before = moves[-1].after if moves else Conversation.begun(session(onto))
    there = carried(before, onto).conversation
    place = there.place
    if place.page is not PageKind.END:
        assert place in places(there.session, onto.step(place.step))
        assert is_shown(there.session, place)
    for slot, answer in there.session.answers.items():
        step, item = onto.home_of(slot.item)
        assert slot in there.session.slots(item.id)
        assert fits(onto, item, answer.value)
        assert answer.share is step.share(item)
    for act in ("on", "back", "skip", "break", "consent", "stop"):
        acted(there, act, 1, NOW)
    assert there.trail_of_talk is not None


@given(moves=walks(), onto=flows())
def test_a_carried_talk_can_be_gone_through_to_its_end(moves: list[Move], onto: Flow) -> None:
    there = carried(moves[-1].after if moves else Conversation.begun(session(onto)), onto)
    conversation = there.conversation
    for _ in range(200):
        if conversation.ended:
            return
        onward = leading_on(conversation, NOW)
        conversation = onward if onward != conversation else conversation.skip(NOW)
        if conversation.session.state == "later" or conversation.place == onward.place:
            return
    raise AssertionError("it goes round and round")


@given(moves=walks(), data=st.data())
def test_a_file_saved_unchanged_changes_nothing(moves: list[Move], data: st.DataObject) -> None:
    if not moves:
        return
    before = data.draw(st.sampled_from(moves)).after
    there = carried(before, before.session.flow)
    assert not there.dropped
    assert there.conversation.session.answers == before.session.answers
    if not there.moved:
        assert there.conversation.place == before.place


def test_it_stays_at_the_page_whose_words_were_changed() -> None:
    before = said(talk(together("s", Text(id="a"), Text(id="b"))), Words("One."))
    onto = flow(together("s", Text(id="a", ask="Other words?"), Text(id="b", ask="Here?")))
    there = carried(before, onto)
    assert not there.moved
    assert there.conversation.place.item == "b"
    assert there.conversation.session.answers[Slot("a")].asked == "Other words?"


def test_a_private_page_is_stayed_at_without_the_hand_over() -> None:
    before = talk(private("s", Text(id="a"))).go_on(NOW)
    assert before.place.item == "a"
    onto = flow(private("s", Text(id="a", ask="Other?")))
    assert carried(before, onto).conversation.place == before.place


def test_an_answer_of_another_kind_is_dropped_and_named() -> None:
    before = said(talk(together("s", Text(id="a"), Text(id="b"))), Words("One."))
    there = carried(before, flow(together("s", Scale(id="a"), Text(id="b"))))
    assert there.dropped == ("a",)
    assert not there.conversation.session.answers


def test_an_answer_that_is_out_of_bounds_now_is_dropped() -> None:
    before = said(talk(together("s", Scale(id="a"), Text(id="b"))), Number(9))
    there = carried(before, flow(together("s", Scale(id="a", to=5), Text(id="b"))))
    assert there.dropped == ("a",)


def test_a_page_that_is_gone_leads_back_to_the_last_one_there() -> None:
    before = said(talk(together("s", Text(id="a"), Text(id="b"))), Words("One."))
    there = carried(before, flow(together("s", Text(id="a"), Text(id="c"))))
    assert there.moved
    assert there.conversation.place.item == "a"
    assert there.conversation.session.value(Slot("a")) == Words("One.")


def test_with_all_of_it_gone_the_talk_begins_again() -> None:
    before = said(talk(together("s", Text(id="a"), Text(id="b"))), Words("One."))
    there = carried(before, flow(together("t", Text(id="x"))))
    assert there.moved
    assert there.conversation.place.item == "x"
    assert there.dropped == ("a",)


def test_what_is_shown_is_what_the_flow_promises_now() -> None:
    whole = answered(flow(private("s", Text(id="a"))), "a", Words("Mine."), FIRST, shown=True)
    before = Conversation.begun(whole)
    onto = flow(private("s", Text(id="a", share=Share.NEVER)))
    answer = carried(before, onto).conversation.session.answers[Slot("a", FIRST)]
    assert answer.share is Share.NEVER
    assert not answer.shown


def test_in_turns_an_answer_of_no_turn_is_dropped() -> None:
    before = said(talk(together("s", Text(id="a"), Text(id="b"))), Words("One."))
    onto = flow(together("s", Text(id="b")), private("t", Text(id="a")))
    assert carried(before, onto).dropped == ("a",)


def test_a_break_is_left_where_its_detour_is_gone() -> None:
    pause = together("pause", Text(id="p"))
    before = talk(together("s", Text(id="a")), detours=(pause,), pause="pause").take_break()
    assert before.in_detour
    there = carried(before, flow(together("s", Text(id="a"))))
    assert not there.conversation.in_detour
    assert there.conversation.place.item == "a"
    assert there.moved
