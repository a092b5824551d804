"""The drawing of a flow: all of its road, and nothing that could act."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.diagram import OTHERWISE, Diagram, diagram
from app.bench.drawing import run_diagram
from app.bench.layout import laid_out
from app.bench.measure import width, wrapped
from app.bench.mermaid import mermaid
from app.bench.svg import svg
from app.flow.model import END, LATER, RETURN, Flow

from .flows import FLOWS, LIBRARY, hostile

NAMES = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parent / "data"


def drawn(flow: Flow) -> Diagram:
    return diagram(flow, LIBRARY)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_every_step_and_detour_of_a_flow_is_drawn_and_led_to(flow: Flow) -> None:
    made = drawn(flow)
    ids = [box.id for box in made.boxes]
    ways_out = (END, LATER, RETURN)
    assert [step.id for step in flow.all_steps()] == [e for e in ids if e not in ways_out]
    firsts = {flow.steps[0].id, *(step.id for step in flow.detours)}
    assert set(ids) - firsts <= {arrow.end for arrow in made.arrows}
    assert len(made.arrows) >= sum(len(step.go_to) for step in flow.all_steps())


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_every_branch_has_its_condition_or_is_the_usual_way(flow: Flow) -> None:
    made = drawn(flow)
    for step in flow.all_steps():
        ways = [arrow.words for arrow in made.arrows if arrow.begin == step.id]
        ifs = sum(branch.condition is not None for branch in step.go_to)
        assert sum(words.startswith("if ") for words in ways) == ifs
        assert ways.count(OTHERWISE) <= 1 and len(set(ways)) == len(ways)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_boxes_stand_below_each_other_and_hold_their_words(flow: Flow) -> None:
    made = laid_out(drawn(flow))
    bottom = 0.0
    for node in made.nodes:
        assert node.y > bottom
        bottom = node.y + node.height
        assert node.x + node.width < made.width and bottom < made.height
        lines = [*node.title, *node.notes, *node.only]
        assert all(node.y < y < bottom - 4 for y, _ in lines)
        room = node.width - 2 * (node.words - node.x)
        assert all(width(line, 15, bold=True) <= room for _, line in node.title)
        assert all(width(line, 12.5) <= room for _, line in (*node.notes, *node.only))


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_the_words_of_branches_lie_over_no_box_and_no_other_words(flow: Flow) -> None:
    made = laid_out(drawn(flow))
    lines = [(each.x, y, line) for each in made.exits for y, line in each.lines]
    for number, (x, y, line) in enumerate(lines):
        assert x + width(line, 12.5) < made.width
        for node in made.nodes:
            beside = x > node.x + node.width
            assert beside or y - 10 > node.y + node.height or y < node.y
        for other_x, other_y, _ in lines[number + 1 :]:
            assert abs(y - other_y) > 11 or abs(x - other_x) > 200


def test_lanes_of_different_targets_never_run_over_each_other() -> None:
    for flow in FLOWS:
        runs: dict[str, list[tuple[float, float, str]]] = {}
        for way in laid_out(drawn(flow)).ways:
            if found := re.fullmatch(r"M\S+ (\S+) H(\S+) V(\S+) H\S+", way):
                runs.setdefault(found[2], []).append((float(found[1]), float(found[3]), found[3]))
        for lane in runs.values():
            for one in lane:
                for other in lane:
                    apart = one[1] < other[0] or other[1] < one[0]
                    assert apart or one[2] == other[2]


def test_the_words_of_a_flow_stay_words_in_every_drawing() -> None:
    made = drawn(hostile())
    tree = ElementTree.fromstring(svg(made))
    kinds = {each.tag.removeprefix(NAMES) for each in tree.iter()}
    assert kinds <= {"svg", "title", "desc", "defs", "marker", "path", "rect", "text", "circle"}
    text = mermaid(made)
    assert "<script" not in text and "-->|" not in text.replace('-->|"', "")
    quoted = re.sub(r'"[^"]*"', '""', text.partition("    classDef")[0])
    assert re.fullmatch(r'[\w\s\[\]()\-><|":]*', quoted)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_who_cannot_see_a_drawing_hears_all_of_it(flow: Flow) -> None:
    made = drawn(flow)
    tree = ElementTree.fromstring(svg(made))
    told = tree.findtext(f"{NAMES}desc") or ""
    assert tree.get("role") == "img" and tree.findtext(f"{NAMES}title") == made.title
    assert all(box.title in told for box in made.boxes)
    assert all(arrow.words in told for arrow in made.arrows)


@given(st.text(max_size=60), st.floats(20, 400))
def test_wrapped_words_have_room_and_none_is_lost(text: str, room: float) -> None:
    lines = wrapped(text, room, 15)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width(line, 15) <= room or len(line) == 1 for line in lines)


def test_the_drawing_of_a_flow_is_as_it_was(tmp_path: Path) -> None:
    for kind in ("mmd", "svg"):
        file = tmp_path / f"coming-back.{kind}"
        assert run_diagram("coming-back", file, io.StringIO()) == 0
        assert file.read_text() == (GOLDEN / file.name).read_text()


def test_without_a_file_a_drawing_is_mermaid_on_the_screen() -> None:
    out = io.StringIO()
    assert run_diagram("coming-back", None, out) == 0
    assert out.getvalue() == (GOLDEN / "coming-back.mmd").read_text()


def test_of_a_flow_with_faults_there_is_no_drawing_but_the_faults(tmp_path: Path) -> None:
    file = tmp_path / "bad.flow.yaml"
    file.write_text("flow: 1\n")
    out = io.StringIO()
    assert run_diagram(file, None, out) == 1
    assert "F102" in out.getvalue()
