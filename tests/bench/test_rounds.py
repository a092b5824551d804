"""`reknit flow walk`, as an author meets it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.bench.draft import run_new
from app.bench.rounds import run_walk
from app.problem import Problem

DATA = Path(__file__).parents[1] / "flow" / "data"


def walk(
    wanted: Path | str, to: Path | None = None, again: Path | None = None, form: str = "text"
) -> tuple[int, str]:
    out = io.StringIO()
    return run_walk(wanted, to, again, form, out), out.getvalue()


def new(tmp_path: Path) -> Path:
    run_new(tmp_path / "mine", None, "two", "", io.StringIO())
    return tmp_path / "mine.flow.yaml"


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_it_says_how_many_walks_there_are_and_what_is_special_in_each() -> None:
    status, said = walk("coming-back")
    assert status == 0
    assert said.startswith("Coming back (coming-back 1)\n4 walks together come past all")
    assert "as the practice couple answers" in said
    assert "(Alex): “not yet”" in said
    assert "never" not in said
    assert max(map(len, said.splitlines())) <= 88


def test_what_never_comes_is_named_and_counts_as_a_fault() -> None:
    status, said = walk(DATA / "every-key.flow.yaml")
    assert status == 1
    assert "told: way on 2 is never taken: {if: {answer: tension, of: either, is: 10}" in said


@pytest.mark.parametrize("people", ["one", "two"])
def test_a_new_flow_can_be_walked_at_once(tmp_path: Path, people: str) -> None:
    run_new(tmp_path / "mine", None, people, "", io.StringIO())
    status, said = walk(tmp_path / "mine.flow.yaml")
    assert status == 0, said


def test_walks_are_written_down_and_go_the_same_until_the_flow_goes_elsewhere(
    tmp_path: Path,
) -> None:
    file, walks = new(tmp_path), tmp_path / "walks"
    status, said = walk(file, to=walks)
    assert (status, f"--run {walks}" in said) == (0, True)
    names = sorted(each.name for each in walks.iterdir())
    assert names[0] == "mine-1.walk.yaml"
    status, said = walk(file, again=walks)
    assert (status, said.count("as before")) == (0, len(names))
    change(file, "What did you feel?", "What was it like?")
    assert walk(file, again=walks)[0] == 0
    change(file, "is: other-day", "is: now")
    status, said = walk(file, again=walks)
    assert status == 1
    assert "came “my-view” (Sam); now comes another day." in " ".join(said.split())


def test_walks_that_are_there_are_not_written_over(tmp_path: Path) -> None:
    walk("our-phrases", to=tmp_path)
    with pytest.raises(Problem, match="already"):
        walk("our-phrases", to=tmp_path)


def test_walks_of_other_flows_are_left_alone(tmp_path: Path) -> None:
    walk("our-phrases", to=tmp_path)
    walk("well-wisher", to=tmp_path)
    assert walk("well-wisher", again=tmp_path)[1].count("as before") == 1
    with pytest.raises(Problem, match="no walks of “a-moment”"):
        walk("a-moment", again=tmp_path)


def test_the_same_can_be_had_as_json(tmp_path: Path) -> None:
    status, said = walk("repair-short", form="json")
    data = json.loads(said)
    assert status == 0
    assert data["missed"] == []
    assert data["walks"][0]["road"][0] == {
        "at": "short-ready",
        "by": "first",
        "turn": None,
        "break": False,
        "says": "calm",
    }
    walk("repair-short", to=tmp_path)
    again = json.loads(walk("repair-short", again=tmp_path, form="json")[1])
    assert [each["departs"] for each in again] == [None] * len(data["walks"])


def test_a_flow_with_faults_is_not_walked(tmp_path: Path) -> None:
    file = new(tmp_path)
    change(file, "is: other-day", "is: another")
    status, said = walk(file)
    assert status == 1
    assert "F311" in said
    with pytest.raises(Problem, match="no shipped flow"):
        walk("nowhere")
