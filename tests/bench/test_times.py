"""How long a flow takes each of the two, and whether both get the floor alike."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.bench.pace import Load, page
from app.bench.roads import Ground
from app.bench.times import Row, notes, run_time, times, total, unequal
from app.bench.walk import Plan, visited
from app.flow.items import Breathing, Item, Mirror, Note, Text, Timer, Who
from app.flow.library import Library
from app.flow.model import FirstSpeaker, Flow, People, Step, Turns
from app.session.practice import Practice
from tests.session.worlds import NAMES, NOW, each, flow, private, step, together

SILENT = Practice(NAMES, {}, {})


def row_of(one: Step, **keys: object) -> Row:
    (row,) = times(Ground(flow(one, **keys), SILENT, NOW))
    return row


def told(minutes: int = 3) -> Item:
    return Text(id="told", ask="What was it like?", minutes=minutes)


def test_a_turn_lasts_as_long_as_it_states_and_the_other_listens_as_long() -> None:
    row = row_of(each("talk", told(3)))
    first, second = row.loads
    assert (first.says, second.says) == (180.0, 180.0)
    assert first.waits >= 180
    assert (first.asked, second.asked) == (1, 1)
    assert row.seconds == pytest.approx(2 * 180 + first.reads)


def test_the_one_who_says_it_back_speaks_as_well() -> None:
    back = Mirror(id="back", ask="What did you hear?", of="told")
    row = row_of(step("talk", told(), back, turns=Turns.EACH))
    assert {load.asked for load in row.loads} == {2}
    assert {load.says for load in row.loads} == {180.0 + 40.0}


def test_a_timer_in_a_turn_is_speaking_time_and_elsewhere_quiet() -> None:
    clock = Timer(id="clock", ask="Two minutes", minutes=2, who=Who.SPEAKER)
    assert {load.says for load in row_of(each("talk", clock)).loads} == {120.0}
    quiet = row_of(together("talk", Timer(id="clock", ask="Quiet", minutes=2)))
    assert [(load.says, load.waits) for load in quiet.loads] == [(0.0, 120.0)] * 2
    breaths = Breathing(id="breath", breathe_in=4, out=6, rounds=6)
    assert row_of(together("talk", breaths)).seconds == 60.0


def test_while_one_is_alone_at_the_screen_the_other_waits() -> None:
    row = row_of(private("alone", Text(id="x", ask="Why?", who=Who.FIRST)))
    first, second = row.loads
    assert first.writes > 0
    assert second.writes == second.reads == 0
    assert second.waits == pytest.approx(row.seconds)


def test_what_both_say_is_shared_out() -> None:
    row = row_of(together("talk", told(2)))
    assert {load.says for load in row.loads} == {60.0}
    assert row.seconds == pytest.approx(120 + row.loads[0].reads)
    assert {load.asked for load in row.loads} == {0}


def test_reading_grows_with_the_words() -> None:
    short, long = (
        row_of(together("talk", Note(id="n", text="word " * count))).loads[0].reads
        for count in (30, 300)
    )
    assert long == pytest.approx(10 * short)


def test_a_flow_for_one_has_no_speaking_time_and_no_floor() -> None:
    one = flow(step("talk", told(), turns=Turns.FIRST), people=People.ONE)
    rows = times(Ground(one, SILENT, NOW))
    assert total(rows).loads[0].says == 0
    assert not [note for note in notes(one, rows, NAMES) if "floor" in note]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Load(says=300, asked=5), Load(says=300, asked=5), False),
        (Load(says=300), Load(says=100), True),
        (Load(says=50), Load(says=10), False),
        (Load(says=300), Load(says=280), False),
        (Load(asked=7), Load(asked=3), True),
        (Load(asked=3), Load(asked=2), False),
    ],
)
def test_the_floor_is_unequal_where_one_has_much_more(
    first: Load, second: Load, expected: bool
) -> None:
    assert unequal((first, second)) is unequal((second, first)) is expected


def test_an_author_is_told_of_an_unequal_floor_and_of_who_always_begins() -> None:
    talk = flow(
        step("lead", told(5), turns=Turns.FIRST),
        each("one", Text(id="a", ask="And?")),
        each("two", Text(id="b", ask="And?")),
        first_speaker=FirstSpeaker.SECOND,
    )
    said = " ".join(notes(talk, times(Ground(talk, SILENT, NOW)), NAMES))
    assert "The floor is not equal: Ada speaks about" in said
    assert "Ben speaks first each time" in said


LIBRARY = Library.shipped()


@pytest.mark.parametrize("name", LIBRARY)
def test_every_shipped_flow_can_be_timed_and_no_page_takes_more_than_its_share(name: str) -> None:
    out = io.StringIO()
    assert run_time(name, "json", out) == 0
    data = json.loads(out.getvalue())
    assert data["seconds"] == pytest.approx(sum(row["seconds"] for row in data["steps"]), abs=30)
    for row in data["steps"]:
        for seat in ("first", "second"):
            load = row[seat]
            busy = load["reads"] + load["says"] + load["writes"] + load["waits"]
            assert busy == pytest.approx(row["seconds"], abs=4) or LIBRARY[name].is_alone


@pytest.mark.parametrize("name", ["repair-five-steps", "repair-short", "both-together"])
def test_the_talks_of_two_give_both_the_floor_alike(name: str) -> None:
    out = io.StringIO()
    run_time(name, "json", out)
    assert json.loads(out.getvalue())["unequal"] is False


def test_it_is_told_step_by_step_within_the_width_of_a_terminal() -> None:
    out = io.StringIO()
    assert run_time("coming-back", "text", out) == 0
    said = out.getvalue()
    assert "Sam: The one who pulled away; Alex: The one who waited" in said
    assert "The floor is not equal" in said
    assert "coming-own" in said
    assert max(map(len, said.splitlines())) <= 88


def test_the_steps_of_another_flow_are_one_row() -> None:
    out = io.StringIO()
    run_time("repair-five-steps", "text", out)
    assert out.getvalue().count("before-you-start") == 1
    assert "before-check" not in out.getvalue()


def test_a_flow_with_faults_is_not_timed(tmp_path: Path) -> None:
    file = tmp_path / "x.flow.yaml"
    file.write_text("flow: 1\n")
    out = io.StringIO()
    assert run_time(file, "text", out) == 1
    assert "F102" in out.getvalue()


def test_each_page_of_a_talk_has_a_time() -> None:
    talk: Flow = LIBRARY.joined(LIBRARY["both-together"])
    ground = Ground(talk, SILENT, NOW)
    pages = [page(ready) for ready, _, _ in visited(ground, Plan())]
    assert all(each.seconds >= 0 for each in pages)
    assert sum(each.seconds for each in pages) > 60
