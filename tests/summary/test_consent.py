"""Ticks and signatures: each for what is their own, nothing for the other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.session import Seat
from app.summary.compose import compose
from app.summary.consent import kept, printed, sign, tick, tick_all, without
from app.summary.summary import Column, Summary

from .evenings import FIRST, NOW, SECOND, agreed, evening

FRESH = compose(evening(), NOW)
KEYS = [line.key for line in FRESH.lines]
MINE = [line.key for line in FRESH.lines if line.by is FIRST]
JOINT = [line.key for line in FRESH.lines if line.by is None]

acts = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(Column), st.sampled_from(Seat), st.booleans()),
    max_size=40,
)


def test_nothing_starts_ticked() -> None:
    assert kept(FRESH).sections == () and printed(FRESH).sections == ()


def test_a_line_stays_once_the_one_who_said_it_ticks_it() -> None:
    summary = tick(FRESH, MINE[0], Column.STAYS, FIRST, True)
    assert [line.key for line in kept(summary).lines] == [MINE[0]]
    assert printed(summary).sections == ()


def test_a_joint_line_needs_both() -> None:
    half = tick(FRESH, JOINT[0], Column.PRINTED, FIRST, True)
    assert not half.line(JOINT[0]).printed
    whole = tick(half, JOINT[0], Column.PRINTED, SECOND, True)
    assert [line.key for line in printed(whole).lines] == [JOINT[0]]


def test_nobody_ticks_for_the_other() -> None:
    with pytest.raises(ValueError, match="only the one who said it"):
        tick(FRESH, MINE[0], Column.STAYS, SECOND, True)


def test_a_line_that_is_not_there_cannot_be_ticked() -> None:
    with pytest.raises(KeyError):
        tick(FRESH, "no-such-line", Column.STAYS, FIRST, True)


@given(acts)
def test_ticks_never_make_the_others_line_stay(
    ticks: list[tuple[str, Column, Seat, bool]],
) -> None:
    summary, wanted = FRESH, dict[tuple[str, Column, Seat], bool]()
    for key, column, seat, on in ticks:
        if seat in summary.line(key).authors:
            summary = tick(summary, key, column, seat, on)
            wanted[key, column, seat] = on
    for line in summary.lines:
        for column, chosen in ((Column.STAYS, line.stays), (Column.PRINTED, line.printed)):
            assert chosen == all(wanted.get((line.key, column, s), False) for s in line.authors)


@given(acts, st.sampled_from(Seat))
def test_all_acts_of_one_alone_keep_only_what_is_theirs(
    ticks: list[tuple[str, Column, Seat, bool]], seat: Seat
) -> None:
    summary = tick_all(FRESH, seat)
    for key, column, by, on in ticks:
        if by is seat and seat in summary.line(key).authors:
            summary = tick(summary, key, column, seat, on)
    assert {line.by for line in (*kept(summary).lines, *printed(summary).lines)} <= {seat}


def test_keep_all_of_mine_is_one_act_and_can_be_taken_back() -> None:
    mine = tick_all(FRESH, FIRST)
    assert [line.key for line in kept(mine).lines] == MINE
    assert not any(line.ticked(column, SECOND) for line in mine.lines for column in Column)
    assert not any(mine.line(key).stays for key in JOINT)
    assert tick_all(mine, FIRST, on=False) == FRESH


def test_keep_all_of_mine_can_be_for_the_computer_alone() -> None:
    mine = tick_all(FRESH, FIRST, columns=(Column.STAYS,))
    assert [line.key for line in kept(mine).lines] == MINE
    assert printed(mine).sections == ()


def test_both_agree_at_one_moment_and_no_other_is_kept() -> None:
    one = sign(FRESH, SECOND, True, NOW)
    assert not one.agreed and one.agreed_at is None
    assert one.footer.startswith("Not yet agreed by both.")
    both = sign(one, FIRST, True, NOW + timedelta(minutes=3))
    assert both.agreed and both.agreed_at == NOW + timedelta(minutes=3)
    assert both.footer == (
        "Agreed by Sam and Alex, Sunday 22 November 2026, 21:15. "
        "A note to yourselves, not a contract and not therapy."
    )


def test_a_signature_can_be_taken_back() -> None:
    back = sign(agreed(evening()), FIRST, False, NOW)
    assert back.signed == {SECOND} and back.agreed_at is None


def test_to_sign_twice_changes_nothing() -> None:
    both = agreed(evening())
    assert sign(both, FIRST, True, NOW + timedelta(days=1)) is both


@given(st.sampled_from(KEYS), st.sampled_from(Column), st.sampled_from(Seat))
def test_a_change_of_any_tick_clears_both_signatures(key: str, column: Column, seat: Seat) -> None:
    both = agreed(evening())
    if seat not in both.line(key).authors:
        return
    changed = tick(both, key, column, seat, False)
    assert changed.signed == frozenset() and changed.agreed_at is None


def test_a_tick_that_changes_nothing_keeps_the_signatures() -> None:
    both = agreed(evening())
    assert tick(both, MINE[0], Column.STAYS, FIRST, True) is both
    assert tick_all(both, SECOND) is both


def test_what_is_kept_keeps_its_signatures_and_nothing_else_of_what_was_said() -> None:
    summary = tick_all(FRESH, FIRST)
    signed: Summary = summary
    for seat in Seat:
        signed = sign(signed, seat, True, NOW)
    stored = kept(signed)
    assert stored.agreed
    assert {line.by for line in stored.lines} == {FIRST}
    assert all(section.lines for section in stored.sections)


def test_what_is_taken_back_leaves_all_else_as_both_agreed_to_it() -> None:
    both = agreed(evening())
    left = without(both, MINE[0])
    assert [line.key for line in left.lines] == [k for k in KEYS if k != MINE[0]]
    assert left.agreed and left.agreed_at == both.agreed_at
    assert without(left, MINE[0]) == left
