"""Reading and checking a flow, against loading the same bytes with PyYAML's C loader.

Processor time, the two taken in turn, so that whatever else the machine does falls on neither.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
import yaml

from app.flow.checked import checked, read_flow
from app.flow.reader import read

AIM, LISTENING = 1.0, 6.0
ROUNDS = 40
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "flow" / "data" / "example.flow.yaml"
LONGEST = ROOT / "flows" / "repair" / "repair-five-steps.flow.yaml"
FLOWS = [*sorted((ROOT / "flows").glob("*/*.flow.yaml")), EXAMPLE]


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.name.partition(".")[0])
def test_a_checked_flow_takes_no_longer_than_a_loaded_one(file: Path) -> None:
    data = file.read_bytes()
    assert _ratio(data, lambda: read_flow(data)) <= AIM


def test_listening_to_a_flow_for_its_author_takes_a_few_times_as_long() -> None:
    data = LONGEST.read_bytes()
    assert _ratio(data, lambda: checked(read(data), None, tone=True)) <= LISTENING


def _ratio(data: bytes, act: Callable[[], object]) -> float:
    loaded, acted = [], []
    for _ in range(ROUNDS):
        loaded.append(_seconds(lambda: yaml.load(data, Loader=yaml.CSafeLoader)))
        acted.append(_seconds(act))
    ratio = median(one / other for one, other in zip(acted, loaded, strict=True))
    print(
        f"\nload {median(loaded) * 1000:.2f} ms, check {median(acted) * 1000:.2f} ms, {ratio:.3f}"
    )
    return ratio


def _seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
