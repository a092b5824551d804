"""Every shipped flow is whole: no error, no warning, its evidence in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import bundled
from app.flow.check import read_flow
from app.flow.digest import digest, from_canonical, to_canonical
from app.flow.library import ENDING, Library
from app.flow.model import Flow

FILES = sorted(Path(str(bundled.flows())).rglob(f"*{ENDING}"))
LIBRARY = Library.shipped()

every_flow = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def read(file: Path) -> Flow:
    return LIBRARY[file.name.removesuffix(ENDING)]


def test_the_library_finds_every_shipped_flow() -> None:
    assert sorted(file.name for file in FILES) == sorted(f"{name}{ENDING}" for name in LIBRARY)
    assert {"before-you-start", "the-break"} <= set(LIBRARY)


@every_flow
def test_a_shipped_flow_has_neither_errors_nor_warnings(file: Path) -> None:
    assert read_flow(file.read_bytes(), library=LIBRARY).faults == ()


@every_flow
def test_the_name_of_the_file_is_the_id_of_the_flow(file: Path) -> None:
    assert read(file).id == file.name.removesuffix(ENDING)


@every_flow
def test_every_step_has_its_evidence(file: Path) -> None:
    for step in read(file).all_steps():
        assert step.evidence or all(item.evidence for item in step.items), step.id


@every_flow
def test_a_shipped_flow_names_its_author_and_licence(file: Path) -> None:
    about = read(file).about
    assert about is not None
    assert about.license == "CC-BY-4.0"


@every_flow
def test_a_joined_flow_has_a_break_and_can_be_stored(file: Path) -> None:
    joined = LIBRARY.joined(read(file))
    if joined.is_alone:
        assert joined is read(file)
    elif joined.id != "the-break":
        assert joined.pause in {step.id for step in joined.detours}
    again = from_canonical(to_canonical(joined))
    assert again == joined
    assert digest(again) == digest(joined)


@every_flow
def test_the_ids_of_a_joined_flow_are_unique(file: Path) -> None:
    joined = LIBRARY.joined(read(file))
    ids = [step.id for step in joined.all_steps()]
    ids += [item.id for step in joined.all_steps() for item in step.items]
    assert len(ids) == len(set(ids))


def test_the_five_step_talk_has_five_stages() -> None:
    assert len(LIBRARY.joined(LIBRARY["repair-five-steps"]).stages) == 5


@every_flow
def test_no_stage_is_one_that_a_talk_can_pass_by(file: Path) -> None:
    """It would stand beside the talk as done, though nobody was asked anything there."""
    flow = read(file)
    ids, stages = [step.id for step in flow.steps], {step.id for step in flow.stages}
    for at, step in enumerate(flow.steps):
        for branch in step.go_to:
            if branch.step in ids:
                assert not stages & set(ids[at + 1 : ids.index(branch.step)]), branch.step


@every_flow
def test_the_editor_line_of_a_flow_leads_to_the_schema(file: Path) -> None:
    line = file.read_text(encoding="utf-8").split("\n", 1)[0]
    assert line.startswith("# yaml-language-server: $schema=")
    if (Path(str(bundled.flows())).parent / "resources").is_dir():
        assert (file.parent / line.partition("=")[2]).resolve().is_file()
