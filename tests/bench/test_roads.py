"""The graph of all roads: nothing that two people can come past is missing in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.bench import roads
from app.bench.aim import Aim, Sort, aims, at_first, between
from app.bench.cover import in_order
from app.bench.roads import Ground, explored
from app.bench.walk import begun
from app.flow.condition import All, AnswerIs, Whose
from app.flow.condition import Test as Check
from app.flow.items import Choice, Item, Note, Scale
from app.flow.model import Flow
from app.problem import Problem
from app.session.practice import Practice
from app.session.session import State
from tests.session.flows import flows
from tests.session.walks import Move, walks
from tests.session.worlds import NAMES, NOW, OPTIONS, flow, private, to, together

SILENT = Practice(NAMES, {}, {})


def ground(a_flow: Flow, practice: Practice = SILENT) -> Ground:
    return Ground(a_flow, practice, NOW)


def all_aims(a_flow: Flow) -> frozenset[Aim]:
    """Everything that any road comes past."""
    start = begun(ground(a_flow))
    nodes = explored(ground(a_flow), start).nodes
    return at_first(start).union(*(edge.aims for node in nodes for edge in node.edges))


@given(walks(acts=("on", "on", "say", "skip")))
def test_what_a_random_walk_comes_past_is_on_a_road(moves: list[Move]) -> None:
    if not moves or not moves[0].before.session.flow.steps:
        return
    known = all_aims(moves[0].before.session.flow)
    for move in moves:
        if move.act in ("on", "skip") and move.before.place != move.after.place:
            found = between(move.before, move.after)
            assert {aim for aim in found if aim.sort is not Sort.STARTS} <= known
        if move.after.session.state is State.LATER:
            return


@settings(max_examples=20)
@given(flows())
def test_every_road_leads_on_to_an_end(a_flow: Flow) -> None:
    own = ground(a_flow)
    nodes = explored(own, begun(own)).nodes
    order = {number: at for at, number in enumerate(in_order(nodes))}
    assert len(order) == len(nodes)
    for number, node in enumerate(nodes):
        assert node.ends or node.edges
        assert all(order[edge.to] < order[number] for edge in node.edges)


def scale(name: str) -> Item:
    return Scale(id=name, ask="How much?")


def note(name: str, condition: AnswerIs | All) -> Item:
    return Note(id=name, text="Read this.", show_if=condition)


HIGH = AnswerIs("one", None, Check.AT_LEAST, 7)
LOW = AnswerIs("one", None, Check.AT_MOST, 3)


def test_a_condition_that_can_never_hold_is_on_no_road() -> None:
    talk = flow(together("talk", scale("one"), note("never", All((HIGH, LOW)))))
    missing = aims(talk, frozenset({"talk"})) - all_aims(talk)
    assert missing == {Aim(Sort.ITEM, "never"), Aim(Sort.SHOWN, "never", "true")}


def test_a_condition_that_always_holds_is_never_false_on_any_road() -> None:
    answered = AnswerIs("one", None, Check.ANSWERED, True)
    one = Scale(id="one", ask="How much?", required=True)
    talk = flow(together("talk", one, note("always", answered)))
    missing = aims(talk, frozenset({"talk"})) - all_aims(talk)
    assert missing == {Aim(Sort.SHOWN, "always", "false")}


def test_a_way_on_that_an_earlier_one_takes_first_is_never_taken() -> None:
    begin = together("begin", scale("one"), go_to=(to("a", HIGH), to("b", HIGH), to("c")))
    talk = flow(begin, *(together(name, scale(f"{name}-1")) for name in "abc"))
    missing = aims(talk, frozenset({"begin", "a", "b", "c"})) - all_aims(talk)
    assert missing == {Aim(Sort.BRANCH, "begin", "true", 1)}


def test_two_answers_are_compared_in_all_ways() -> None:
    apart = AnswerIs("one", None, Check.PARTNERS_DIFFER_BY, 10)
    begin = private("begin", Scale(id="one", ask="How much?"))
    talk = flow(begin, together("talk", note("apart", apart)))
    assert not aims(talk, frozenset({"begin", "talk"})) - all_aims(talk)


def tangled(count: int) -> Flow:
    """Many answers that are all looked at in the end."""
    items = [Choice(id=f"c{n}", ask="Which?", options=OPTIONS) for n in range(count)]
    tests = [AnswerIs(f"c{n}", None, Check.IS, "sad") for n in range(count)]
    ends = [note(f"n{n}", test) for n, test in enumerate(tests)]
    return flow(together("begin", *items), together("end", *ends))


def test_answers_that_nothing_looks_at_any_more_do_not_part_the_roads() -> None:
    items: list[Item] = []
    for number in range(15):
        items.append(Scale(id=f"s{number}", ask="How much?"))
        items.append(note(f"n{number}", AnswerIs(f"s{number}", None, Check.AT_LEAST, 5)))
    own = ground(flow(together("talk", *items)))
    assert len(explored(own, begun(own)).nodes) < 60
    alone = [
        replace(item, show_if=replace(item.show_if, of=Whose.SPEAKER))
        if isinstance(item.show_if, AnswerIs)
        else item
        for item in items
    ]
    own = ground(flow(private("talk", *alone)))
    assert len(explored(own, begun(own)).nodes) < 120


def test_a_tangled_flow_is_walked_on_the_roads_that_are_nearly_the_usual_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(roads, "MOST", 500)
    own = ground(tangled(12))
    found = explored(own, begun(own))
    assert found.unusual is not None
    seen = frozenset[Aim]().union(*(edge.aims for node in found.nodes for edge in node.edges))
    assert {Aim(Sort.SHOWN, f"n{n}", "true") for n in range(12)} <= seen
    small = explored(ground(tangled(3)), begun(ground(tangled(3))))
    assert small.unusual is None


def test_a_flow_without_an_end_to_its_roads_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roads, "MOST", 5)
    own = ground(tangled(12))
    with pytest.raises(Problem, match="too many roads"):
        explored(own, begun(own))


def test_where_the_practice_couple_is_stuck_the_item_is_named() -> None:
    own = ground(
        flow(together("talk", Scale(id="one", ask="How much?", required=True))),
        Practice(NAMES, {"one": "12"}, {}),
    )
    with pytest.raises(Problem, match="one"):
        explored(own, begun(own))
