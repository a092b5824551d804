"""app.session.bookmark: a place to take up again after any stop."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given

from app.flow.condition import AnswerIs, Whose
from app.flow.condition import Test as Check
from app.flow.items import Scale, Share, SignOff, Text, Who
from app.flow.model import Flow, Step, Turns
from app.session.bookmark import bookmark, resumed
from app.session.conversation import Conversation
from app.session.place import PageKind
from app.session.session import Seat, Slot, State
from app.session.value import Number, Signed, Words

from .walks import Move, walks
from .worlds import (
    FIRST,
    NOW,
    SECOND,
    at,
    flow,
    gone_on,
    private,
    said,
    taken_up_again,
    talk,
    to,
    together,
)

MINE = Words("Mine alone.")
REST = together("rest", Text(id="r1"), Text(id="r2"))


def words_in(data: Any) -> Iterator[str]:
    """Every text in JSON data, keys included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from words_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from words_in(value)


def ids_of(of: Flow) -> set[str]:
    """All that a bookmark may hold."""
    keys = {"place", "trail", "aside", "starter", "breaks", "state", ""}
    items = {item.id for step in of.all_steps() for item in step.items}
    return keys | items | {step.id for step in of.all_steps()} | {*PageKind, *Seat, *State}


@given(walks())
def test_a_bookmark_is_plain_json_of_ids_alone(moves: list[Move]) -> None:
    for move in moves:
        written = json.loads(json.dumps(bookmark(move.after)))
        assert written == bookmark(move.after)
        assert set(words_in(written)) <= ids_of(move.after.session.flow)


def has_skipped_gate(c: Conversation) -> bool:
    """Whether a hidden answer that steers was left out; a closed talk cannot tell it from lost."""
    asked = (place for place in c.trail if place.page is PageKind.ITEM)
    gates = (p.slot for p in asked if getattr(c.session.flow.item(p.item), "gate", False))
    return any(slot not in c.session.answers for slot in gates)


@given(walks())
def test_a_bookmark_brings_back_the_same_place_with_the_same_way_back(moves: list[Move]) -> None:
    for move in moves:
        c = move.after
        if not c.is_private and not has_skipped_gate(c):
            there = resumed(c.session, json.loads(json.dumps(bookmark(c))))
            assert replace(there, session=c.session) == c
            assert there.session == replace(c.session, state=there.session.state)


@given(walks(acts=("say", "on", "on", "on", "consent", "break", "close", "later", "back")))
def test_closing_loses_no_answer_that_may_be_kept(moves: list[Move]) -> None:
    for move in moves:
        kept = {slot: a for slot, a in move.before.session.answers.items() if a.kept}
        if move.act in ("close", "later"):
            assert move.after.session.answers == kept


@given(walks(acts=("say", "on", "on", "on", "skip", "break", "close")))
def test_a_talk_taken_up_is_never_on_a_private_page(moves: list[Move]) -> None:
    for move in moves:
        if move.act == "close":
            assert not move.after.is_private


def test_a_private_page_is_taken_up_at_its_hand_over() -> None:
    c = said(gone_on(talk(together("a", Text(id="o")), private("s", Text(id="x"))), 2), MINE)
    c = gone_on(c)
    assert at(c) == ("hand-over", "", SECOND)
    c = gone_on(c)
    assert at(c) == ("item", "x", SECOND)
    again = taken_up_again(c)
    assert at(again) == ("hand-over", "", SECOND)
    assert again.trail == c.trail[:-1]


def test_an_ended_talk_stays_ended() -> None:
    c = gone_on(talk(together("a", Text(id="x"))))
    assert c.session.state is State.FINISHED
    assert taken_up_again(c) == c
    stopped = talk(together("a", Text(id="x"))).stop(NOW)
    assert taken_up_again(stopped) == stopped


def test_a_talk_put_off_is_open_again_where_it_was() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y"))))
    again = taken_up_again(c.put_off())
    assert again.place == c.place
    assert again.session.state is State.OPEN


def test_a_break_is_taken_up_in_the_break_and_leads_back() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y")), detours=(REST,), pause="rest"))
    again = taken_up_again(gone_on(c.take_break()))
    assert at(again) == ("item", "r2", None)
    assert gone_on(again).place == c.place
    assert again.session.breaks == 1


def test_a_place_that_is_gone_is_left_out() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y"), Text(id="z"))), 2)
    smaller = flow(together("a", Text(id="x")))
    there = resumed(replace(c.session, flow=smaller), bookmark(c))
    assert at(there) == ("item", "x", None)
    assert there.trail == ()


def test_a_bookmark_of_another_flow_begins_the_talk_again() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y"))))
    other = flow(together("b", Text(id="o")))
    assert at(resumed(replace(c.session, flow=other), bookmark(c))) == ("item", "o", None)


def test_a_break_left_from_a_place_that_is_gone_is_over() -> None:
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y")), detours=(REST,), pause="rest"))
    smaller = flow(together("a", Text(id="x")), detours=(REST,), pause="rest")
    there = resumed(replace(c.session, flow=smaller), bookmark(c.take_break()))
    assert at(there) == ("item", "x", None)
    assert not there.in_detour
    assert gone_on(there).ended


# -- hidden answers that steer ---------------------------------------------------------

GATE = Scale(id="heat", share=Share.NEVER, gate=True)
HOT = AnswerIs("heat", Whose.EITHER, Check.AT_LEAST, 7)


def gated(*, turns: Turns = Turns.PRIVATE) -> tuple[Step, ...]:
    """A readiness check that ends the talk for today, and what comes else."""
    ready = private("ready", GATE, Text(id="own"), go_to=(to("end", HOT),))
    return ready, together("talk", Text(id="t"))


def test_a_hidden_answer_lost_on_closing_is_asked_again_before_it_steers() -> None:
    c = said(gone_on(talk(*gated())), Number(9), MINE)
    c = gone_on(c, 2)
    assert at(c) == ("item", "heat", SECOND)
    again = taken_up_again(c)
    assert at(again) == ("hand-over", "", FIRST)
    assert again.trail == ()


def test_with_all_hidden_answers_at_hand_a_private_part_goes_on_where_it_was() -> None:
    c = gone_on(said(gone_on(talk(*gated())), Number(9), MINE), 2)
    there = resumed(c.session, bookmark(c))
    assert at(there) == ("hand-over", "", SECOND)


def test_a_break_from_a_private_part_leads_back_to_the_lost_hidden_answer() -> None:
    c = said(gone_on(talk(*gated(), detours=(REST,), pause="rest")), Number(9), MINE)
    c = gone_on(c, 2).take_break()
    again = taken_up_again(gone_on(c))
    assert at(again) == ("item", "r2", None)
    assert at(again.back().back()) == ("item", "heat", FIRST)
    assert again.back().back_asks_for is FIRST
    assert at(gone_on(again)) == ("hand-over", "", FIRST)


def test_a_refused_sign_off_keeps_its_count_through_closing() -> None:
    sign = SignOff(id="s", statement="?", who=Who.COUPLE, if_not="x", at_most=2)
    c = said(talk(together("a", Text(id="x"), sign), together("b", Text(id="y"))), MINE)
    c = taken_up_again(said(c, Signed(False)))
    assert at(c) == ("item", "x", None)
    c = said(c.go_on(NOW), Signed(False))
    assert at(c) == ("item", "y", None)
    assert c.session.value(Slot("s")) == Signed(False, 2)
