from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.vault.rotation import DAYS, KEPT_DAYS, REGULAR, WEEKS, Backup, Why, days_kept, surplus

DAY = date(2026, 11, 22)
days = st.integers(-60, 400).map(lambda back: DAY - timedelta(days=back))
backups = st.builds(
    lambda day, number, why: Backup(day, number, why, Path(f"{day}-{number}-{why}")),
    days,
    st.integers(1, 4),
    st.sampled_from(Why),
)


def test_of_a_year_of_days_the_last_seven_and_one_of_each_of_four_weeks_stay() -> None:
    kept = days_kept(DAY - timedelta(days=back) for back in range(365))
    assert sorted((DAY - day).days for day in kept) == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21]


@given(st.lists(days, max_size=60))
def test_the_newest_days_always_stay_and_never_too_many(given_days: list[date]) -> None:
    kept = days_kept(given_days)
    assert kept <= set(given_days)
    assert set(sorted(set(given_days))[-DAYS:]) <= kept
    assert len(kept) <= DAYS + WEEKS


@given(st.lists(backups, max_size=40))
def test_rotating_never_takes_the_newest_and_is_done_in_one_go(every: list[Backup]) -> None:
    gone = surplus(every, DAY)
    left = set(every) - gone
    regular = sorted(each for each in every if each.why in REGULAR)
    assert not regular or regular[-1] in left
    assert surplus(left, DAY) == frozenset()


@given(st.lists(backups, max_size=40))
def test_what_was_made_before_a_change_stays_a_week_and_the_future_stays(
    every: list[Backup],
) -> None:
    left = set(every) - surplus(every, DAY)
    for each in every:
        if each.day > DAY:
            assert each in left
        elif each.why not in REGULAR:
            assert (each in left) == ((DAY - each.day).days < KEPT_DAYS)
