"""app.session.fitness: what answers an item, and what stands in the way of going on."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given

from app.flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    SignOff,
    Text,
    Timer,
)
from app.session.fitness import LONGEST, Hindrance, fits, hindrance
from app.session.session import Session, Slot
from app.session.value import (
    Ending,
    Guessed,
    Mirrored,
    Moment,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Spent,
    Value,
    Verdict,
    Words,
)

from .walks import Move, walks
from .worlds import NOW, OPTIONS, answered, flow, private, session, together, values

SAID = Words("You left.")
AGAIN, HEARD = Round(SAID, Verdict.NOT_YET), Round(SAID, Verdict.YES)
EVERY = (
    Note(id="note", text="Read."),
    Text(id="text", max_chars=20),
    Scale(id="scale", start=1, to=5),
    Choice(id="choice", options=OPTIONS),
    Checklist(id="list", options=OPTIONS, other=True, at_least=1, at_most=2),
    Mirror(id="mirror", rounds=2),
    Timer(id="timer", minutes=3, more=1),
    Breathing(id="breath"),
    Exercise(id="exercise", options=OPTIONS),
    Date(id="date", earliest_minutes=20, latest_minutes=1_440),
    Agreement(id="plan"),
    SignOff(id="sign", statement="Agreed?"),
)
WORLD = flow(
    together("open", *EVERY), private("alone", Guess(id="guess", of="choice"), Text(id="own"))
)


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("text", Words("x" * LONGEST)),
        ("text", Words(aloud=True)),
        ("scale", Number(1)),
        ("scale", Number(5)),
        ("choice", Picked(("sad",))),
        ("choice", Picked()),
        ("list", Picked(("sad", "calm", "far"), "own")),
        ("guess", Guessed(Picked(("sad",)), 10)),
        ("mirror", Mirrored((AGAIN, HEARD))),
        ("timer", Spent(60, True, 1)),
        ("breath", Spent(60, True)),
        ("date", Moment(NOW)),
        ("plan", Plan("a", "b", sure=10)),
        ("sign", Signed(False)),
    ],
)
def test_an_answer_of_its_kind_and_within_its_bounds_fits(item: str, value: Value) -> None:
    assert fits(WORLD, WORLD.item(item), value)


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("text", Words("x" * (LONGEST + 1))),
        ("scale", Number(0)),
        ("scale", Number(6)),
        ("choice", Picked(("sad", "calm"))),
        ("choice", Picked(("nowhere",))),
        ("choice", Picked((), "own")),
        ("list", Picked(("sad", "sad"))),
        ("list", Picked((), "x" * (LONGEST + 1))),
        ("guess", Guessed(Picked(("nowhere",)))),
        ("guess", Guessed(Number(1))),
        ("guess", Guessed(Picked(("sad",)), 11)),
        ("mirror", Mirrored((AGAIN, AGAIN, AGAIN))),
        ("mirror", Mirrored((Round(Words("x" * (LONGEST + 1))),))),
        ("timer", Spent(-1)),
        ("timer", Spent(0, False, 2)),
        ("date", Moment(datetime(2026, 3, 2))),
        ("plan", Plan("x" * (LONGEST + 1))),
        ("plan", Plan(sure=11)),
        ("note", Words("x")),
        ("exercise", Picked(("sad",))),
    ],
)
def test_an_answer_out_of_bounds_does_not_fit(item: str, value: Value) -> None:
    assert not fits(WORLD, WORLD.item(item), value)


def test_what_may_not_be_said_aloud_has_to_be_written() -> None:
    aloud = Words(aloud=True)
    assert not fits(WORLD, Text(id="t", aloud=False), aloud)
    assert not fits(WORLD, Mirror(id="m", aloud=False), Mirrored((Round(aloud),)))
    assert fits(WORLD, Mirror(id="m"), Mirrored((Round(aloud),)))


@given(values)
def test_a_value_fits_the_items_of_one_kind_only(value: Value) -> None:
    alike = [{"choice", "list"}, {"timer", "breath"}]
    names = {item.id for item in EVERY if fits(WORLD, item, value)}
    assert len(names) <= 1 or any(names <= kinds for kinds in alike)


def way_on(item: Item, value: Value | None, waited: timedelta = timedelta()) -> Hindrance | None:
    """What stands in the way of going on from one item after an answer and a wait."""
    world = flow(together("only", item))
    made = session(world) if value is None else answered(world, item.id, value)
    return hindrance(made, item, Slot(item.id), NOW + waited)


@pytest.mark.parametrize("item", EVERY)
def test_nothing_is_required_unless_it_says_so(item: Item) -> None:
    assert way_on(item, None) is (Hindrance.NOT_YET_HEARD if item.type == "mirror" else None)


@pytest.mark.parametrize(
    ("item", "empty"),
    [
        (Text(id="x", required=True), Words("  ")),
        (Choice(id="x", options=OPTIONS, required=True), Picked()),
        (Checklist(id="x", options=OPTIONS, required=True, at_least=2), Picked((), "")),
        (Agreement(id="x", required=True), Plan(noticed="only this")),
        (SignOff(id="x", statement="?", required=True), Signed()),
        (Scale(id="x", required=True), None),
        (Date(id="x", required=True), None),
    ],
)
def test_what_is_required_waits_for_an_answer(item: Item, empty: Value | None) -> None:
    assert way_on(item, None) is Hindrance.NEEDED
    if empty is not None:
        assert way_on(item, empty) is Hindrance.NEEDED


@pytest.mark.parametrize("item", [Note(id="x", required=True), Breathing(id="x", required=True)])
def test_what_asks_nothing_is_never_waited_for(item: Item) -> None:
    assert way_on(item, None) is None


def test_a_refusal_is_an_answer_even_where_one_is_required() -> None:
    assert way_on(SignOff(id="x", statement="?", required=True), Signed(False)) is None


def test_a_text_has_to_become_shorter_but_is_never_cut() -> None:
    item = Text(id="x", max_chars=20)
    assert way_on(item, Words("x" * 20)) is None
    assert way_on(item, Words("x" * 21)) is Hindrance.TOO_LONG


@pytest.mark.parametrize(
    ("ticks", "hurdle"),
    [
        (Picked(("sad",)), Hindrance.TOO_FEW),
        (Picked(("sad",), "own"), None),
        (Picked(("sad", "calm")), None),
        (Picked(("sad", "calm"), "own"), Hindrance.TOO_MANY),
        (Picked(), None),
    ],
)
def test_ticks_are_counted_with_the_own_answer(ticks: Picked, hurdle: Hindrance | None) -> None:
    item = Checklist(id="x", options=OPTIONS, other=True, at_least=2, at_most=2)
    assert way_on(item, ticks) is hurdle


@pytest.mark.parametrize(
    ("minutes", "hurdle"),
    [(18, Hindrance.TOO_SOON), (20, None), (60, None), (62, Hindrance.TOO_LATE)],
)
def test_a_moment_is_measured_from_when_it_was_chosen(
    minutes: int, hurdle: Hindrance | None
) -> None:
    item = Date(id="x", earliest_minutes=20, latest_minutes=60)
    chosen = Moment(NOW + timedelta(minutes=minutes))
    assert way_on(item, chosen) is hurdle
    assert way_on(item, chosen, timedelta(days=3)) is hurdle


def test_today_can_be_chosen_in_every_time_zone() -> None:
    for hours in range(-12, 15):
        here = NOW.astimezone(timezone(timedelta(hours=hours)))
        today = Moment(here.replace(hour=0, minute=0), timed=False)
        assert way_on(Date(id="x", time=False), today) is None


def test_yesterday_cannot_be_chosen() -> None:
    item = Date(id="x", time=False, latest_minutes=1_440)
    assert way_on(item, Moment(NOW - timedelta(days=1), False)) is Hindrance.TOO_SOON
    assert way_on(item, Moment(NOW + timedelta(days=3), False)) is Hindrance.TOO_LATE


def test_a_timer_can_be_ended_before_unless_it_says_no() -> None:
    assert way_on(Timer(id="x", minutes=3), None) is None
    stays = Timer(id="x", minutes=3, can_stop_early=False)
    assert way_on(stays, None) is Hindrance.STILL_RUNNING
    assert way_on(stays, Spent(20)) is Hindrance.STILL_RUNNING
    assert way_on(stays, Spent(180, True)) is None


def test_the_shortest_time_of_a_timer_has_to_pass() -> None:
    item = Timer(id="x", minutes=30, shortest=20)
    assert way_on(item, Spent(20 * 60 - 1)) is Hindrance.STILL_RUNNING
    assert way_on(item, Spent(20 * 60)) is None


def until(shortest: int, chosen: bool) -> Session:
    """A session with a timer that runs until an agreed moment."""
    world = flow(together("x", Date(id="when"), Timer(id="wait", until="when", shortest=shortest)))
    return answered(world, "when", Moment(NOW + timedelta(hours=1))) if chosen else session(world)


@pytest.mark.parametrize(
    ("made", "minutes", "hurdle"),
    [
        (until(20, chosen=True), 19, Hindrance.STILL_RUNNING),
        (until(20, chosen=True), 20, None),
        (until(0, chosen=True), 0, None),
        (until(20, chosen=False), 0, None),
    ],
)
def test_a_break_lasts_its_shortest_time_from_when_it_was_agreed(
    made: Session, minutes: int, hurdle: Hindrance | None
) -> None:
    later = NOW + timedelta(minutes=minutes)
    assert hindrance(made, made.flow.item("wait"), Slot("wait"), later) is hurdle


@pytest.mark.parametrize(
    ("value", "hurdle"),
    [
        (None, Hindrance.NOT_YET_HEARD),
        (Mirrored(), Hindrance.NOT_YET_HEARD),
        (Mirrored((Round(SAID),)), Hindrance.NOT_YET_HEARD),
        (Mirrored((HEARD,)), None),
        (Mirrored((AGAIN,)), None),
        (Mirrored((AGAIN, AGAIN)), Hindrance.NOT_YET_HEARD),
        (Mirrored((AGAIN, AGAIN), Ending.PARKED), None),
        (Mirrored((), Ending.CLOSE_ENOUGH), None),
    ],
)
def test_a_mirror_waits_for_the_speakers_verdict(
    value: Mirrored | None, hurdle: Hindrance | None
) -> None:
    assert way_on(Mirror(id="x", rounds=2), value) is hurdle


@given(walks())
def test_every_answer_of_a_talk_fits_its_item(moves: list[Move]) -> None:
    for move in moves[-1:]:
        for slot, answer in move.after.session.answers.items():
            of = move.after.session.flow
            assert fits(of, of.item(slot.item), answer.value)
