"""The shipped flows, how they join, and how a joined flow is kept and read back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.check import read_flow
from app.flow.digest import digest, from_canonical, to_canonical
from app.flow.fault import FlowFaults
from app.flow.library import Library
from app.flow.model import Flow
from app.problem import Problem

DATA = Path(__file__).parent / "data"
HEAD = "flow: 1\nid: {id}\nversion: 1\nlanguage: en\ntitle: T\nminutes: 5\n"
STEPS = (
    "steps:\n  - id: {id}\n    title: S\n    items:\n"
    "      - {{id: {id}-note, type: note, text: x}}\n"
)


def written(folder: Path, flow_id: str, steps: str, extra: str = "") -> None:
    text = HEAD.format(id=flow_id) + extra + steps
    (folder / f"{flow_id}.flow.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    written(tmp_path, "before-you-start", STEPS.format(id="before-room"))
    second = STEPS.format(id="break-back").removeprefix("steps:\n")
    written(tmp_path, "the-break", STEPS.format(id="break-call") + second)
    written(tmp_path, "talk", STEPS.format(id="talk-step"), "opens_with: before-you-start\n")
    return Library({file.name.removesuffix(".flow.yaml"): file for file in tmp_path.iterdir()})


def example() -> Flow:
    flow = read_flow((DATA / "every-key.flow.yaml").read_bytes()).flow
    assert flow is not None
    return flow


def test_the_steps_it_opens_with_come_first_and_are_no_stages(library: Library) -> None:
    joined = library.joined(library["talk"])
    assert [step.id for step in joined.steps] == ["before-room", "talk-step"]
    assert [step.id for step in joined.stages] == ["talk-step"]


def test_a_flow_without_a_break_gets_the_shipped_one_step_by_step(library: Library) -> None:
    joined = library.joined(library["talk"])
    assert joined.pause == "break-call"
    assert [step.id for step in joined.detours] == ["break-call", "break-back"]
    assert [branch.target for branch in joined.detours[0].go_to] == ["break-back"]
    assert joined.detours[1].go_to == ()


def test_a_flow_for_one_is_played_as_it_stands(library: Library) -> None:
    alone = read_flow((DATA / "alone.flow.yaml").read_bytes()).flow
    assert alone is not None
    assert alone.is_alone
    assert library.joined(alone) is alone


def test_a_flow_with_its_own_break_keeps_it(library: Library) -> None:
    assert library.joined(example()).detours == example().detours


def test_joining_twice_changes_nothing(library: Library) -> None:
    joined = library.joined(library["talk"])
    assert library.joined(joined) == joined


def test_the_break_does_not_break_itself(library: Library) -> None:
    assert library.joined(library["the-break"]).detours == ()


def test_a_flow_is_read_only_when_it_is_asked_for(tmp_path: Path) -> None:
    bad = tmp_path / "bad.flow.yaml"
    bad.write_text("no flow", encoding="utf-8")
    library = Library({"bad": bad})
    assert list(library) == ["bad"]
    assert "bad" in library
    with pytest.raises(Problem, match="cannot be read"):
        library["bad"]
    with pytest.raises(KeyError):
        library["worse"]


def test_a_flow_under_another_name_than_its_id_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "talk", STEPS.format(id="talk-step"))
    with pytest.raises(Problem):
        Library({"walk": tmp_path / "talk.flow.yaml"})["walk"]


def test_a_joined_flow_comes_back_whole_from_its_canonical_form(library: Library) -> None:
    alone = read_flow((DATA / "alone.flow.yaml").read_bytes()).flow
    assert alone is not None
    for flow in (example(), alone, library["talk"], library.joined(library["talk"])):
        again = from_canonical(to_canonical(flow))
        assert again == flow
        assert again.prelude == flow.prelude
        assert to_canonical(again) == to_canonical(flow)


def test_comments_and_the_order_of_keys_do_not_change_the_digest() -> None:
    data = (DATA / "example.flow.yaml").read_text(encoding="utf-8")
    title = "title: Repair after one of us pulled away\n"
    moved = "# a remark\n" + title + data.replace(title, "")
    one, other = read_flow(data.encode()).flow, read_flow(moved.encode()).flow
    assert one is not None
    assert other is not None
    assert digest(one) == digest(other)


def test_the_digest_of_the_example_stays_what_it_is() -> None:
    """It pins what a session began with; a change here is a change of the canonical form."""
    assert digest(example()) == EXAMPLE_DIGEST


def test_every_text_changes_the_digest() -> None:
    flow = example()
    assert digest(replace(flow, title="Another")) != digest(flow)
    assert digest(replace(flow, prelude=frozenset({"alone"}))) != digest(flow)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=80))
def test_any_title_survives_the_canonical_form(title: str) -> None:
    flow = replace(example(), title=title.strip() or "T")
    assert from_canonical(to_canonical(flow)) == flow


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"{", b"\xff", b'{"flow": 1, "prelude": 7}'])
def test_bytes_that_are_no_flow_are_refused_with_faults(data: bytes) -> None:
    with pytest.raises(FlowFaults):
        from_canonical(data)


def test_the_canonical_form_is_json_without_defaults() -> None:
    form = json.loads(to_canonical(example()))
    assert form["flow"] == 1
    assert "then" not in form
    assert form["steps"][0]["items"][0]["type"] == "scale"


EXAMPLE_DIGEST = "8423ec0fc1096905c2ab1e0d29e28f900946b2be71f7125a45c227362381e04d"
