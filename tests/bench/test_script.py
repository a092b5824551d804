"""A walk in a file: people can read it, and it is gone again just so, or the change is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.cover import cover, own_steps
from app.bench.rerun import departure
from app.bench.roads import Ground
from app.bench.script import Script, read_script, to_yaml
from app.bench.source import as_played, practice_of
from app.flow.items import Choice, Item
from app.flow.library import Library
from app.flow.model import Flow
from app.problem import Problem
from tests.session.worlds import NOW

LIBRARY = Library.shipped()
SHORT = LIBRARY["repair-short"]


def ground_of(flow: Flow, name: str) -> Ground:
    practice = practice_of(flow, name)
    return Ground(as_played(flow, practice, LIBRARY), practice, NOW)


GROUND = ground_of(SHORT, "repair-short")


def files(name: str) -> list[bytes]:
    ground = ground_of(LIBRARY[name], name)
    walks = cover(ground, own_steps(LIBRARY[name], ground.flow)).walks
    return [to_yaml(walk, ground.flow, ground.practice.names, "A walk.") for walk in walks]


@pytest.mark.parametrize("name", ["repair-short", "welcoming-back", "the-break", "a-moment"])
def test_a_walk_that_was_written_down_is_gone_again_just_so(name: str) -> None:
    ground = ground_of(LIBRARY[name], name)
    for data in files(name):
        assert departure(ground, read_script(data, ground.flow, "walk")) is None


def test_it_names_each_step_each_question_and_who_answers() -> None:
    text = files("repair-short")[0].decode()
    assert text.startswith("# A walk.\nwalk: 1\nflow: repair-short\nversion: 1\nroad:\n")
    assert "  # How it was (short-how)\n" in text
    assert "  - at: short-told  # <speaker>, what was it like for you?\n" in text
    assert "    turn: first\n    by: first  # Sam\n    says: " in text


def first_script(ground: Ground) -> Script:
    return read_script(files("repair-short")[0], ground.flow, "walk")


def changed(**keys: Item) -> Ground:
    """The short repair with an item changed."""
    flow = GROUND.flow
    steps = tuple(
        replace(step, items=tuple(keys.get(item.id.replace("-", "_"), item) for item in step.items))
        for step in flow.steps
    )
    return replace(GROUND, flow=replace(flow, steps=steps))


def test_an_item_that_is_gone_is_where_the_talk_goes_elsewhere() -> None:
    ground = changed()
    without = replace(
        ground.flow,
        steps=tuple(
            replace(s, items=tuple(i for i in s.items if i.id != "short-told-back"))
            for s in ground.flow.steps
        ),
    )
    said = departure(replace(ground, flow=without), first_script(ground))
    assert said is not None
    assert said.startswith("After “short-told” (Sam) came “short-told-back” (Alex, in Sam’s turn);")


def test_an_option_that_is_gone_is_no_answer_any_more() -> None:
    item = SHORT.item("short-ready")
    assert isinstance(item, Choice)
    ground = changed(short_ready=replace(item, options={"not-today": "Not today"}))
    said = departure(ground, first_script(changed()))
    assert said is not None
    assert "“short-ready”" in said
    assert "no answer" in said


def test_a_talk_that_goes_on_or_ends_earlier_is_noticed() -> None:
    ground = changed()
    script = first_script(ground)
    shorter = replace(script, strides=script.strides[:-1])
    assert "came the end; now comes" in str(departure(ground, shorter))
    for end, told in (("later", "came another day; now comes the end"), ("end", "None")):
        assert told in str(departure(ground, replace(script, end=end)))
    longer = replace(script, strides=(*script.strides, script.strides[0]))
    assert "now comes the end" in str(departure(ground, longer))


def test_an_answer_that_must_be_given_now_is_waited_for() -> None:
    item = SHORT.item("short-incident")
    ground = changed(short_incident=replace(item, required=True))
    script = first_script(changed())
    strides = tuple(
        replace(s, reply=None) if s.place.item == "short-incident" else s for s in script.strides
    )
    assert "waits for another answer" in str(departure(ground, replace(script, strides=strides)))


GOOD = "walk: 1\nflow: repair-short\nversion: 1\nroad:\n  - {at: short-told}\nends: end\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("walk: 1", "walk: 2", "no walk"),
        ("walk: 1", "wlak: 1", "no walk"),
        ("ends: end", "ends: never", "ends:"),
        ("ends: end\n", "", "ends:"),
        ("road:\n  - {at: short-told}", "road: {}", "a list"),
        ("{at: short-told}", "{at: x, say: y}", "line 5"),
        ("{at: short-told}", "[at]", "line 5"),
        ("{at: short-told}", "{at: x, by: third}", "line 5: a seat"),
        ("version: 1", "starts: third", "a seat"),
        ("{at: short-told}", "{at: &x y}", "line 5"),
        (GOOD, "- a list", "no walk"),
        (GOOD, "", "cannot be read"),
    ],
)
def test_a_file_that_is_no_walk_is_refused_with_the_reason(
    before: str, after: str, told: str
) -> None:
    assert before in GOOD
    with pytest.raises(Problem, match=told):
        read_script(GOOD.replace(before, after).encode(), SHORT, "walk")


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_a_walk_or_a_problem(data: bytes) -> None:
    for whole in (data, GOOD.replace("short-told", data.decode(errors="replace")).encode()):
        try:
            script = read_script(whole, SHORT, "walk")
        except Problem:
            continue
        assert departure(changed(), script) is not None
