"""The ledger: what was agreed, how the looks at it went, and what has become of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.flow.items import Who
from app.session.session import Seat
from app.session.value import Number, Picked
from app.summary.consent import without
from app.summary.ledger import Standing, agreement_id, ledger, matters
from app.summary.record import from_json, to_json
from app.summary.summary import Summary

from .looks import Said, first_evening, look, reworded, talk, three_looks, went

NOTHING = (0, 3)


def standings(summaries: list[Summary]) -> list[Standing]:
    return [entry.standing for entry in ledger(summaries).entries]


def test_what_was_agreed_on_an_evening_is_open() -> None:
    second, first = ledger([first_evening()]).entries
    assert (first.who, first.partner, first.standing) == ("Sam", 0, Standing.OPEN)
    assert first.promise.when == "I start to worry"
    assert second.text == "If I want to be alone, then I say so."
    assert second.promise.until == date(2027, 1, 10)
    assert not first.looks


def test_its_id_is_short_and_always_the_same() -> None:
    entry = ledger([first_evening()]).entries[1]
    assert entry.id == agreement_id("0" * 32, "plan/first/first")
    assert len(entry.id) == 10


def test_an_agreement_is_kept_changed_or_dropped_by_what_both_said() -> None:
    changed_and_kept = three_looks()[:2]
    assert standings(changed_and_kept) == [Standing.OPEN, Standing.KEPT, Standing.CHANGED]
    assert standings(three_looks()) == [Standing.DROPPED, Standing.KEPT, Standing.CHANGED]


def test_what_comes_in_the_place_of_an_agreement_belongs_to_the_same_one() -> None:
    new, _, old = ledger(three_looks()[:2]).entries
    assert new.follows == old.id
    assert new.who == old.who == "Sam"
    assert new.text == "If it is late, then I write it down."


def test_a_look_tells_what_both_said_and_never_who() -> None:
    kept = next(e for e in ledger(three_looks()).entries if e.standing is Standing.KEPT)
    first, second = kept.looks
    assert (first.tried, first.helped, first.pick) == (("Once", "More than once"), (8, 7), "keep")
    assert (second.day, second.now) == (date(2026, 12, 6), "We keep it")


def test_what_holds_comes_back_the_newest_first_with_whose_it_is() -> None:
    so_far = ledger(three_looks()[:2])
    assert [agreed.who for agreed in so_far.agreed(swapped=False)] == [Who.FIRST, Who.SECOND]
    assert [agreed.who for agreed in so_far.agreed(swapped=True)] == [Who.SECOND, Who.FIRST]


def test_wanting_to_change_it_without_new_words_leaves_it_as_it_was() -> None:
    told = [first_evening()]
    told.append(look(told, 1, *went(0, "change")))
    assert standings(told) == [Standing.OPEN, Standing.OPEN]
    assert ledger(told).entries[0].looks[0].now == "We change it"


def test_what_was_not_ticked_is_not_known() -> None:
    told = [first_evening()]
    unticked = look(told, 1, *went(0, "drop"))
    joint = next(line.key for line in unticked.lines if line.pick == "drop")
    told.append(without(unticked, joint, Seat.FIRST))
    assert standings(told) == [Standing.OPEN, Standing.OPEN]


def test_what_was_taken_back_is_gone_and_what_followed_it_stands_alone() -> None:
    evening, *looks = three_looks()
    left = without(evening, "plan/first/first", Seat.FIRST)
    entries = ledger([left, *looks]).entries
    assert [entry.standing for entry in entries] == [Standing.DROPPED, Standing.KEPT]
    assert entries[0].follows == ""


def test_breaks_are_counted_for_both_together_only() -> None:
    assert ledger(three_looks()).breaks == 3
    assert ledger(three_looks(), 40).breaks == 40


def test_two_rounds_that_bore_nothing_are_noticed_once_at_the_second() -> None:
    told = [first_evening()]
    told.append(look(told, 1, *went(0, "keep", NOTHING)))
    assert not ledger(told).bore_nothing_twice(talk(1))
    told.append(look(told, 2, *went(0, "keep", (3, 3))))
    assert ledger(told).bore_nothing_twice(talk(2))
    told.append(look(told, 3, *went(0, "keep", (6, 3))))
    assert not ledger(told).bore_nothing_twice(talk(3))


def test_what_came_in_its_place_goes_on_with_its_rounds() -> None:
    told = [first_evening()]
    told.append(look(told, 1, *went(1, "change", NOTHING), reworded(1, Seat.FIRST)))
    told.append(look(told, 2, *went(0, "drop")))
    assert ledger(told).bore_nothing_twice(talk(2))


def test_a_round_that_helped_one_of_the_two_bore_something() -> None:
    told = [first_evening()]
    for number in (1, 2):
        told.append(look(told, number, *went(0, "keep", (0, 4))))
    assert not ledger(told).bore_nothing_twice(talk(2))


def test_one_of_two_numbers_is_no_verdict_of_both() -> None:
    told = [first_evening()]
    for number in (1, 2):
        told.append(
            look(told, number, ("tried:0", Picked(("not-yet",)), Seat.SECOND),
                 ("tried:0", Picked(("once",)), Seat.FIRST),
                 ("helped:0", Number(0), Seat.FIRST), ("what-now:0", Picked(("keep",)), None))
        )  # fmt: skip
    assert not ledger(told).bore_nothing_twice(talk(2))


def test_it_is_the_same_read_from_the_few_lines_it_needs() -> None:
    kept = [json.loads(json.dumps(to_json(each))) for each in three_looks()]
    assert ledger([from_json(each, matters) for each in kept]) == ledger(three_looks())


LOOKS = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.sampled_from(["keep", "smaller", "change", "drop"]),
            st.tuples(st.integers(0, 10), st.integers(0, 10)) | st.none(),
            st.booleans(),
        ),
        max_size=3,
        unique_by=lambda each: each[0],
    ),
    max_size=5,
)


@given(LOOKS, st.randoms())
def test_whatever_became_of_them_no_agreement_is_lost_or_counted_twice(
    looks: list[list[tuple[int, str, tuple[int, int] | None, bool]]], chance: Random
) -> None:
    told = [first_evening()]
    for number, acts in enumerate(looks, start=1):
        so_far = ledger(told).in_force
        given_ones: list[Said] = []
        for place, now, helped, new in acts:
            if place < len(so_far):
                given_ones += went(place, now, helped)
                by = so_far[place].partner
                owner = None if by is None else tuple(Seat)[by]
                given_ones += [reworded(place, owner)] if new else []
        told.append(look(told, number, *given_ones))
    whole = ledger(told)
    promises = [line for summary in told for line in summary.lines if line.promise]
    assert len(whole.entries) == len(promises)
    assert len({entry.id for entry in whole.entries}) == len(whole.entries)
    followed = {entry.follows for entry in whole.entries} - {""}
    for entry in whole.entries:
        assert (entry.standing is Standing.CHANGED) is (entry.id in followed)
        assert len(entry.looks) <= len(looks)
    mixed = [*told]
    chance.shuffle(mixed)
    assert ledger(mixed) == whole


def test_two_homes_whose_partners_sit_the_other_way_round_tell_the_same() -> None:
    swapped = replace(first_evening(), swapped=True, names=("Alex", "Sam"))
    assert [entry.partner for entry in ledger([swapped]).entries] == [0, 1]
