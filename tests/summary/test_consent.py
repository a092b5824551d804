"""Ticks and signatures: each for what is their own, nothing for the other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.items import Meaning
from app.session.session import Seat
from app.summary.compose import compose
from app.summary.consent import (
    hand_headlines,
    hand_nothing,
    handed,
    kept,
    outward,
    printed,
    sign,
    tick,
    tick_all,
    without,
)
from app.summary.summary import Column, Copy, Summary

from .evenings import FIRST, NOW, SECOND, agreed, all_handed, evening, two_views

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
    assert handed(FRESH).sections == ()


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
        for column, chosen in (
            (Column.STAYS, line.stays),
            (Column.PRINTED, line.printed),
            (Column.HANDED, line.handed),
        ):
            assert chosen == all(wanted.get((line.key, column, s), False) for s in line.authors)


@given(acts, st.sampled_from(Seat))
def test_all_acts_of_one_alone_keep_only_what_is_theirs(
    ticks: list[tuple[str, Column, Seat, bool]], seat: Seat
) -> None:
    summary = tick_all(FRESH, seat)
    for key, column, by, on in ticks:
        if by is seat and seat in summary.line(key).authors:
            summary = tick(summary, key, column, seat, on)
    copies = (kept(summary), printed(summary), handed(summary))
    assert {line.by for copy in copies for line in copy.lines} <= {seat}


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
    both = all_handed(evening())
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


# -- a copy for a therapist --------------------------------------------------------------


def test_keep_all_of_mine_hands_nothing_to_a_therapist() -> None:
    both = tick_all(tick_all(FRESH, FIRST), SECOND)
    assert handed(both).sections == ()
    assert not any(line.ticked(Column.HANDED, seat) for line in both.lines for seat in Seat)


def test_a_line_is_handed_on_only_where_everyone_whose_it_is_ticked_it() -> None:
    mine = tick(FRESH, MINE[0], Column.HANDED, FIRST, True)
    half = tick(mine, JOINT[0], Column.HANDED, FIRST, True)
    assert [line.key for line in handed(half).lines] == [MINE[0]]
    whole = tick(half, JOINT[0], Column.HANDED, SECOND, True)
    assert {line.key for line in handed(whole).lines} == {MINE[0], JOINT[0]}
    assert kept(whole).sections == () and printed(whole).sections == ()


@pytest.mark.parametrize("seat", Seat)
def test_headlines_are_what_came_of_the_talk_and_not_how_it_was_told(seat: Seat) -> None:
    mine = hand_headlines(FRESH, seat)
    turn = "first" if seat is FIRST else "second"
    assert [line.key for line in handed(mine).lines] == [f"plan/{turn}/{turn}"]
    assert not any(line.ticked(Column.HANDED, seat.other) for line in mine.lines)
    both = hand_headlines(mine, seat.other)
    told = {line.key for line in handed(both).lines}
    assert {key for key in told if "/" not in key} == {"space", "end", "look"}
    assert kept(both).sections == () and printed(both).sections == ()


def test_either_may_want_no_copy_for_a_therapist() -> None:
    both = all_handed(evening())
    assert list(handed(both).lines)
    none = hand_nothing(both)
    assert handed(none).sections == () and not none.agreed
    assert [line.key for line in kept(none).lines] == [line.key for line in kept(both).lines]
    assert hand_nothing(none) is none


def test_the_therapists_copy_is_headed_as_such_and_names_nobody_in_its_title() -> None:
    copy = handed(all_handed(evening()))
    assert copy.copy is Copy.THERAPISTS
    assert copy.heading == "For our therapist, from Sam and Alex"
    assert copy.document_title == "A note, 22 Nov 2026"
    assert copy.footer.startswith("Agreed by Sam and Alex, ")
    assert copy.footer.endswith("What each of us chose to hand on, not a contract.")


@given(acts)
def test_no_copy_leaves_with_a_line_of_another_one(
    ticks: list[tuple[str, Column, Seat, bool]],
) -> None:
    summary = FRESH
    for key, column, seat, on in ticks:
        if seat in summary.line(key).authors:
            summary = tick(summary, key, column, seat, on)
    assert outward(summary) == printed(summary)
    assert outward(handed(summary)) == handed(summary)
    assert all(line.handed for line in outward(handed(summary)).lines)


# -- taken back later --------------------------------------------------------------------


@given(st.sampled_from(KEYS), st.sampled_from(Seat))
def test_a_line_that_is_taken_back_leaves_no_trace(key: str, seat: Seat) -> None:
    both = all_handed(evening())
    if seat not in both.line(key).authors:
        with pytest.raises(ValueError, match="only the one who said it"):
            without(both, key, seat)
        return
    left = without(both, key, seat)
    assert [line for line in both.lines if line.key != key] == list(left.lines)
    assert all(section.lines for section in left.sections)
    assert (left.agreed, left.agreed_at, left.facts) == (both.agreed, both.agreed_at, both.facts)


def test_it_does_not_matter_who_takes_back_a_joint_line() -> None:
    both = agreed(evening())
    assert without(both, JOINT[0], FIRST) == without(both, JOINT[0], SECOND)


def test_one_of_two_views_that_is_left_does_not_tell_of_the_other() -> None:
    views = agreed(two_views())
    keys = [line.key for line in views.meaning(Meaning.INCIDENT)]
    assert [views.line(key).note for key in keys] == ["two views", "said aloud, two views"]
    one = without(views, keys[0], FIRST)
    assert one.line(keys[1]).note == "said aloud"
    only_mine = tick(views, keys[1], Column.PRINTED, SECOND, False)
    assert printed(only_mine).line(keys[0]).note == ""
    assert kept(only_mine).line(keys[0]).note == "two views"


def test_nothing_else_can_be_taken_back_than_what_is_there() -> None:
    with pytest.raises(KeyError):
        without(FRESH, "no-such-line", FIRST)
