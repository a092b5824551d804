"""A preview's clock never jumps back and never skips by itself, however its pace is changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ui.bench.pace import FAST, Pace

NOW = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)


class Wall:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def test_it_runs_as_the_computer_does_unless_it_is_told_otherwise() -> None:
    wall = Wall()
    pace = Pace(wall=wall, since=NOW)
    wall.now += timedelta(minutes=3)
    assert pace() == wall.now
    fast = pace.at(FAST)
    wall.now += timedelta(minutes=1)
    assert fast() - pace() == timedelta(minutes=FAST - 1)


@given(
    changes=st.lists(st.tuples(st.integers(0, 600), st.sampled_from([1, FAST])), max_size=12),
    ahead=st.integers(-100, 100),
)
def test_time_only_goes_on(changes: list[tuple[int, int]], ahead: int) -> None:
    wall = Wall()
    pace, before = Pace(wall=wall, since=NOW), NOW
    for seconds, times in changes:
        wall.now += timedelta(seconds=seconds)
        gone = pace() - before
        assert timedelta() <= gone <= timedelta(seconds=seconds * FAST)
        before, pace = pace(), pace.at(times)
        assert pace() == before
    later = pace.later(before + timedelta(seconds=ahead))
    assert later() == before + timedelta(seconds=max(0, ahead))
