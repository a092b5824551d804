"""A new flow: whole at once, clean at once, and a copy that keeps its author's every comment."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import bundled
from app.bench.draft import run_new
from app.flow.check import run_check
from app.flow.checked import read_flow
from app.flow.items import Share
from app.flow.library import ENDING, Library
from app.flow.model import Flow, Status
from app.problem import Problem
from app.session.practice import read_practice

LIBRARY = Library.shipped()
NOT_ITS_OWN = "the-break"
COPIED = sorted(set(LIBRARY) - {NOT_ITS_OWN})


def new(
    file: Path, source: Path | str | None = None, people: str = "two", title: str = ""
) -> tuple[Flow, str]:
    out = io.StringIO()
    assert run_new(file, source, people, title, out) == 0
    checked = read_flow(file.read_bytes(), library=LIBRARY)
    assert checked.faults == ()
    assert checked.flow is not None
    return checked.flow, out.getvalue()


@pytest.mark.parametrize("people", ["one", "two"])
def test_a_template_is_clean_even_where_advice_counts(tmp_path: Path, people: str) -> None:
    file = tmp_path / f"sunday{ENDING}"
    flow, said = new(file, people=people)
    out = io.StringIO()
    assert run_check([file], "text", True, out) == 0
    assert out.getvalue() == ""
    assert (flow.id, flow.version, flow.status) == ("sunday", 1, Status.DRAFT)
    assert flow.is_alone == (people == "one")
    assert all(step.evidence for step in flow.steps)
    assert f"reknit flow check {file}" in said


def test_the_template_for_two_shows_what_a_talk_is_made_of(tmp_path: Path) -> None:
    flow, _ = new(tmp_path / f"sunday{ENDING}")
    kinds = {item.type for step in flow.steps for item in step.items}
    assert {"mirror", "agreement", "sign_off"} <= kinds
    assert any(item.share is Share.ASK for step in flow.steps for item in step.items)
    assert any(branch.target == "later" for step in flow.steps for branch in step.go_to)
    assert LIBRARY.joined(flow).pause


@pytest.mark.parametrize("people", ["one", "two"])
def test_the_practice_couple_answers_what_the_template_asks(tmp_path: Path, people: str) -> None:
    flow, _ = new(tmp_path / f"sunday{ENDING}", people=people)
    practice = read_practice((tmp_path / "sunday.practice.yaml").read_bytes())
    asked = {item.id for step in flow.steps for item in step.items}
    assert set(practice.answers) <= asked
    silent = {item.id for step in flow.steps for item in step.items if item.type in SILENT}
    assert asked - set(practice.answers) <= silent


SILENT = {"note", "breathing"}


@pytest.mark.parametrize("name", COPIED)
def test_a_copy_of_a_shipped_flow_is_clean_and_changed_in_four_lines(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / f"mine{ENDING}"
    flow, _ = new(file, name)
    assert flow.derived_from is not None
    assert (flow.derived_from.id, flow.derived_from.version) == (name, LIBRARY[name].version)
    assert (flow.id, flow.version, flow.status) == ("mine", 1, Status.DRAFT)
    before, after = lines(shipped(name + ENDING)), lines(file.read_bytes())
    assert len(after) == len(before) + 1
    assert len(set(after) - set(before)) <= 5
    practice = lines((tmp_path / "mine.practice.yaml").read_bytes())
    assert set(practice) - set(lines(shipped(f"{name}.practice.yaml"))) == {"flow: mine"}


def test_a_part_of_other_talks_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="part of other talks"):
        run_new(tmp_path / f"mine{ENDING}", NOT_ITS_OWN, "two", "", io.StringIO())
    assert not list(tmp_path.iterdir())


def test_a_copy_of_a_copy_names_the_flow_it_was_made_from(tmp_path: Path) -> None:
    first, second = tmp_path / f"first{ENDING}", tmp_path / f"second{ENDING}"
    new(first, "repair-short")
    text = first.read_text(encoding="utf-8").replace("version: 1\n", "version: 12 # so far\n", 1)
    first.write_text(text, encoding="utf-8")
    flow, _ = new(second, first)
    assert flow.derived_from is not None
    assert (flow.derived_from.id, flow.derived_from.version) == ("first", 12)
    assert "version: 1 # so far\n" in second.read_text(encoding="utf-8")
    assert (tmp_path / "second.practice.yaml").is_file()


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    for name in (f"mine{ENDING}", "mine.practice.yaml"):
        there = tmp_path / name
        there.write_text("mine")
        with pytest.raises(Problem, match="already"):
            run_new(tmp_path / "mine", None, "two", "", io.StringIO())
        assert [each.name for each in tmp_path.iterdir()] == [name]
        assert there.read_text() == "mine"
        there.unlink()


@pytest.mark.parametrize("name", ["sunday", "sunday.yaml", "sunday.yml", f"sunday{ENDING}"])
def test_the_ending_of_the_file_need_not_be_said(tmp_path: Path, name: str) -> None:
    run_new(tmp_path / name, None, "two", "", io.StringIO())
    assert (tmp_path / f"sunday{ENDING}").is_file()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Müde Abende", f"mude-abende{ENDING}"),
        ("7-days", f"sunday-check{ENDING}"),
        ("end", f"sunday-check{ENDING}"),
        ("repair-short", "comes with Reknit"),
    ],
)
def test_a_name_that_cannot_be_an_id_is_refused_with_one_that_can(
    tmp_path: Path, name: str, told: str
) -> None:
    with pytest.raises(Problem, match=told):
        run_new(tmp_path / name, None, "two", "", io.StringIO())
    assert not list(tmp_path.iterdir())


def test_the_line_for_editors_leads_to_the_schema(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "with a space"):
        folder.mkdir(exist_ok=True)
        new(folder / f"mine{ENDING}", "repair-short")
        head = (folder / f"mine{ENDING}").read_text(encoding="utf-8").split("\n", 1)[0]
        where = head.partition("$schema=")[2]
        assert " " not in where
        if not where.startswith("file:"):
            assert (folder / where).resolve().is_file()


@given(title=st.text(max_size=90))
def test_any_title_is_taken_as_it_is_or_refused(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    file = tmp_path_factory.mktemp("titles") / f"mine{ENDING}"
    try:
        run_new(file, None, "two", title, io.StringIO())
    except Problem:
        assert not file.exists()
        return
    flow = read_flow(file.read_bytes(), library=LIBRARY).flow
    assert flow is not None
    assert flow.title == " ".join(title.split()) or not title.strip()


def test_a_flow_with_faults_is_not_copied(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("flow: 1\nid: x\n")
    with pytest.raises(Problem, match="F102"):
        run_new(tmp_path / "mine", faulty, "two", "", io.StringIO())
    faulty.write_bytes(b"\xff\xfe")
    with pytest.raises(Problem, match="line 1"):
        run_new(tmp_path / "mine", faulty, "two", "", io.StringIO())
    with pytest.raises(Problem, match="no shipped flow"):
        run_new(tmp_path / "mine", "nowhere", "two", "", io.StringIO())


def shipped(name: str) -> bytes:
    return next(Path(str(bundled.flows())).rglob(name)).read_bytes()


def lines(data: bytes) -> list[str]:
    return data.decode().split("\n")
