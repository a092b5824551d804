"""Reading and checking flows as their authors write them."""

from __future__ import annotations

from pathlib import Path

from app.flow.check import read_flow

DATA = Path(__file__).parent / "data"


def test_the_example_of_the_design_has_no_fault() -> None:
    checked = read_flow((DATA / "example.flow.yaml").read_bytes())
    assert checked.faults == ()
    assert checked.flow is not None
    assert [step.id for step in checked.flow.steps][:3] == ["acknowledge", "too-hot", "experience"]
