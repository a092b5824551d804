"""The drawing and the logic sheet of a flow: all of it, and nothing that could act."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.bench.diagram import Diagram, diagram, mermaid
from app.bench.drawing import run_diagram, run_sheet
from app.bench.logic_sheet import html, logic_sheet
from app.bench.svg import LETTERS, WIDE, svg
from app.bench.wording import condition, short
from app.flow import condition as rules
from app.flow.condition import All, AnswerIs, Nothing, Whose
from app.flow.condition import Any as AnyOf
from app.flow.library import Library
from app.flow.model import END, LATER, RETURN, Flow
from app.problem import Problem

LIBRARY = Library.shipped()
HOSTILE = '"]<script>alert(1)</script>--> & <img src=x> %%{init}%% |'
NAMES = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parent / "data"


def hostile() -> Flow:
    flow = LIBRARY["repair-short"]
    steps = tuple(
        replace(
            step,
            title=HOSTILE,
            intro=HOSTILE,
            items=tuple(replace(item, ask=HOSTILE, help=HOSTILE) for item in step.items),
        )
        for step in flow.steps
    )
    return replace(flow, title=HOSTILE, steps=steps)


def reached(drawn: Diagram) -> set[str]:
    return {arrow.end for arrow in drawn.arrows}


@pytest.mark.parametrize("name", LIBRARY)
def test_every_step_and_detour_of_a_flow_is_drawn_and_led_to(name: str) -> None:
    flow = LIBRARY[name]
    drawn = diagram(flow)
    ids = [box.id for box in drawn.boxes]
    assert [step.id for step in flow.all_steps()] == [
        each for each in ids if each not in (END, LATER, RETURN)
    ]
    firsts = {flow.steps[0].id, *(step.id for step in flow.detours)}
    assert set(ids) - firsts <= reached(drawn)
    branches = sum(len(step.go_to) for step in flow.all_steps())
    assert len(drawn.arrows) >= branches


@pytest.mark.parametrize("name", LIBRARY)
def test_no_line_of_a_drawing_is_longer_than_its_box(name: str) -> None:
    tree = ElementTree.fromstring(svg(diagram(LIBRARY[name])))
    for text in tree.iter(f"{NAMES}text"):
        assert len(text.text or "") <= max(LETTERS, 80)
        assert float(text.get("x", "0")) < float(tree.get("width", "0"))
    boxes = [each for each in tree.iter(f"{NAMES}rect") if each.get("width") == str(WIDE)]
    tops = [float(each.get("y", "0")) for each in boxes]
    ends = [top + float(b.get("height", "0")) for top, b in zip(tops, boxes, strict=True)]
    assert all(end < following for end, following in zip(ends, tops[1:], strict=False))


def test_the_words_of_a_flow_stay_words_in_every_drawing() -> None:
    drawn = diagram(hostile())
    tree = ElementTree.fromstring(svg(drawn))
    kinds = {each.tag.removeprefix(NAMES) for each in tree.iter()}
    assert kinds <= {"svg", "title", "desc", "defs", "marker", "path", "rect", "text"}
    text = mermaid(drawn)
    assert "<script" not in text and "-->|" not in text.replace('-->|"', "")
    quoted = re.sub(r'"[^"]*"', '""', text)
    assert re.fullmatch(r'[\w\s\[\]()\-><|"]*', quoted)


@pytest.mark.parametrize("name", LIBRARY)
def test_every_text_of_a_flow_stands_on_its_logic_sheet(name: str) -> None:
    from html import unescape

    flow = LIBRARY[name]
    page = unescape(html(logic_sheet(flow)))
    for step in flow.all_steps():
        assert step.title in page
        for item in step.items:
            assert item.ask in page and f"{item.id}\n{item.type}" in page
            for label in getattr(item, "options", {}).values():
                assert label in page


def test_the_words_of_a_flow_stay_words_on_the_logic_sheet() -> None:
    page = html(logic_sheet(hostile()))
    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;" in page


def test_translations_stand_beside_what_was_written() -> None:
    flow = LIBRARY["repair-short"]
    other = replace(flow, language="de", title="Das kurze Gespräch")
    first = replace(flow.steps[0], title="Was war")
    page = html(logic_sheet(flow, (replace(other, steps=(first, *flow.steps[1:])),)))
    assert "<th>de</th>" in page and "<td>Was war</td>" in page


def test_a_condition_reads_as_half_a_sentence() -> None:
    flow = LIBRARY["repair-short"]
    calm = AnswerIs("short-ready", Whose.EITHER, rules.Test.IS, "not-today")
    stirred = AnswerIs("short-ready", Whose.BOTH, rules.Test.IS_ONE_OF, ("calm", "stirred"))
    asked = "“How are you for a short talk now?”"
    assert condition(calm, flow) == f"one of the two chose “Not today” at {asked}"
    assert condition(All((calm, stirred)), flow) == (
        f"one of the two chose “Not today” at {asked} and "
        f"both chose “Calm enough to listen” or “A bit stirred up” at {asked}"
    )
    assert condition(AnyOf((Nothing((calm,)), stirred)), flow).startswith("(it is not so that one")
    unknown = AnswerIs("elsewhere", None, rules.Test.AT_LEAST, 7)
    assert condition(unknown, flow) == "the two together said 7 or more at “elsewhere”"


def test_a_long_question_is_cut_in_a_condition() -> None:
    assert short("x" * 80, 10) == f"{'x' * 9}…"


def test_the_drawing_of_a_flow_is_as_it_was(tmp_path: Path) -> None:
    for kind in ("mmd", "svg"):
        file = tmp_path / f"coming-back.{kind}"
        assert run_diagram("coming-back", file, io.StringIO()) == 0
        assert file.read_text() == (GOLDEN / file.name).read_text()


def test_a_sheet_goes_only_into_a_web_page(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"end in \.html"):
        run_sheet("repair-short", tmp_path / "sheet.docx", io.StringIO())
    file = tmp_path / "sheet.html"
    assert run_sheet("repair-short", file, io.StringIO()) == 0
    assert file.read_text().startswith("<!doctype html>")


def test_of_a_flow_with_faults_there_is_no_drawing_but_the_faults(tmp_path: Path) -> None:
    file = tmp_path / "bad.flow.yaml"
    file.write_text("flow: 1\n")
    out = io.StringIO()
    assert run_diagram(file, None, out) == 1
    assert "F102" in out.getvalue()
