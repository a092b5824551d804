"""The walks through every shipped flow: they come past all of it, and none is needless."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest

from app.bench.aim import Aim, Sort
from app.bench.cover import Cover, cover, own_steps
from app.bench.roads import Ground
from app.bench.source import as_played, chosen, practice_of
from app.bench.walk import END, LATER, walked
from app.flow.library import Library
from app.session.session import Seat
from tests.session.worlds import NOW

LIBRARY = Library.shipped()
DATA = Path(__file__).parents[1] / "flow" / "data"


@cache
def walks_of(name: str) -> tuple[Ground, Cover]:
    """The walks through a shipped flow, or through an example of the tests."""
    wanted: Path | str = name if name in LIBRARY else DATA / f"{name}.flow.yaml"
    flow = chosen(wanted, LIBRARY, io.StringIO())
    assert flow is not None
    practice = practice_of(flow, wanted)
    played = as_played(flow, practice, LIBRARY)
    ground = Ground(played, practice, NOW)
    return ground, cover(ground, own_steps(flow, played))


@pytest.mark.parametrize("name", LIBRARY)
def test_the_walks_come_past_all_of_a_shipped_flow_and_each_is_needed(name: str) -> None:
    ground, found = walks_of(name)
    assert found.whole
    assert not found.missed
    assert found.aims
    for walk in found.walks:
        others = frozenset[Aim]().union(*(each.aims for each in found.walks if each is not walk))
        assert len(found.walks) == 1 or not walk.aims & found.aims <= others
        assert walk.end in (END, LATER)
    again = walked(ground, found.walks[0].plan)
    assert (again.strides, again.aims) == (found.walks[0].strides, found.walks[0].aims)


def test_the_five_steps_are_come_past_in_two_walks() -> None:
    """Less is not possible: each of the two may start."""
    _, found = walks_of("repair-five-steps")
    assert [walk.starter for walk in found.walks] == [Seat.FIRST, Seat.SECOND]


def test_a_break_of_its_own_is_walked_as_well() -> None:
    ground, found = walks_of("example")
    assert not found.missed
    detours = {step.id for step in ground.flow.detours}
    rests = [walk for walk in found.walks if any(stride.rest for stride in walk.strides)]
    assert rests
    assert {Aim(Sort.STEP, name) for name in detours} <= rests[0].aims | rests[-1].aims
    assert any(aim.sort is Sort.SIGNED and aim.side == "not yet" for aim in found.aims)


def test_what_can_never_come_is_said() -> None:
    _, found = walks_of("every-key")
    assert found.missed == {Aim(Sort.BRANCH, "told", "true", 1)}
