"""Each page about a pack or a sheet has a bad example that raises exactly that code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.flow.fault import Fault
from app.homework.checked import read_pack
from app.homework.sheet import read_sheet, sheet_text

from ..flow.test_codes import OF_HOMEWORK, PAGES, examples
from .packs import codes, sheet, shipped, text

OURS = [page for page in PAGES if OF_HOMEWORK.match(page.stem)]
GIVEN = re.compile(r"\{id: ([a-z-]+), version: 1\}")


def whole(example: str, form: str) -> str:
    """A whole file around an example that has only some keys of it."""
    named = {line.partition(":")[0] for line in example.splitlines() if line[:1].isalpha()}
    if named & {"flows", "inside"}:
        named |= {"flows"}
    lines = form.splitlines()
    kept, keep = [], False
    for line in lines:
        keep = line.partition(":")[0] not in named if line[:1].isalpha() else keep
        kept += [line] * keep
    return "\n".join((example, *kept)) + "\n"


def as_it_is_here(example: str) -> str:
    """The example with each shipped flow in the version that is shipped."""
    return GIVEN.sub(
        lambda found: (
            f"{{id: {found[1]}, version: {shipped()[found[1]].version}}}"
            if found[1] in shipped()
            else found[0]
        ),
        example,
    )


def faults_of(example: str) -> tuple[Fault, ...]:
    if example.startswith("sheet:"):
        return read_sheet(whole(example, sheet_text(sheet())).encode()).faults
    form = text(flows=[{"id": "check-in", "version": shipped()["check-in"].version}])
    return read_pack(whole(as_it_is_here(example), form).encode(), shipped()).faults


@pytest.mark.parametrize("page", [p for p in OURS if examples(p)], ids=lambda page: page.stem)
def test_the_bad_example_raises_that_code_alone_and_the_good_one_nothing(page: Path) -> None:
    bad, good = examples(page)
    assert {fault.code for fault in faults_of(bad)} == {page.stem}, faults_of(bad)
    assert faults_of(good) == ()


def test_an_older_version_is_only_told() -> None:
    older = text(flows=[{"id": "small-talk", "version": 1}])
    assert codes(older) == ["W501"]


def test_there_are_pages_about_packs_and_about_sheets() -> None:
    assert {page.stem[:2] for page in OURS} == {"F5", "F6", "W5"}
