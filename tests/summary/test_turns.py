"""The turns at the ticks: one after the other, and a yes that holds only while nothing changes."""

from __future__ import annotations

import pytest

from app.summary.compose import compose
from app.summary.consent import tick_all
from app.summary.summary import Column
from app.summary.turns import Turns

from .evenings import FIRST, NOW, SECOND, evening

FRESH = Turns(compose(evening(), NOW), FIRST)
BOTH_HAD = FRESH.passed_on(FIRST).passed_on(SECOND)
AGREED = BOTH_HAD.agreed(FIRST, NOW).agreed(SECOND, NOW)
MINE = next(line.key for line in FRESH.summary.lines if line.by is FIRST)


def test_each_ticks_in_turn_and_then_nobody() -> None:
    assert FRESH.passed_on(FIRST).busy is SECOND
    assert BOTH_HAD.busy is None


def test_whoever_begins_the_other_comes_next() -> None:
    swapped = Turns(FRESH.summary, SECOND)
    assert swapped.passed_on(SECOND).busy is FIRST
    assert swapped.passed_on(SECOND).passed_on(FIRST).busy is None


def test_who_ticks_again_does_not_give_the_other_another_turn() -> None:
    again = BOTH_HAD.taken_up(SECOND)
    assert again.busy is SECOND
    assert again.passed_on(SECOND).busy is None


def test_both_say_yes_one_after_the_other() -> None:
    half = BOTH_HAD.agreed(FIRST, NOW)
    assert half.summary.signed == {FIRST} and not half.summary.agreed
    assert AGREED.summary.agreed and not AGREED.again


def test_a_tick_after_a_yes_asks_for_it_again_and_keeps_saying_so() -> None:
    changed = AGREED.taken_up(FIRST).with_ticks(FIRST, [(MINE, Column.STAYS, True)])
    assert changed.again and not changed.summary.signed
    assert changed.passed_on(FIRST).agreed(FIRST, NOW).again


def test_to_tick_all_of_ones_own_after_a_yes_asks_for_it_again_too() -> None:
    assert AGREED.with_summary(tick_all(AGREED.summary, SECOND)).again


def test_the_same_ticks_again_leave_the_yes_as_it_is() -> None:
    same = AGREED.with_ticks(FIRST, [(MINE, Column.STAYS, False)])
    assert same.summary.agreed and not same.again


def test_ticks_before_any_yes_ask_for_nothing_again() -> None:
    assert not FRESH.with_ticks(FIRST, [(MINE, Column.STAYS, True)]).again


def test_nobody_ticks_for_the_other() -> None:
    with pytest.raises(ValueError, match="only the one who said it"):
        FRESH.with_ticks(SECOND, [(MINE, Column.STAYS, True)])
