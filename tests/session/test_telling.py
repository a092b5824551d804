"""app.session.telling: an answer in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from app.flow.items import Agreement, Checklist, Choice, Date, Guess, Mirror, Scale, SignOff, Text
from app.session.session import Session, Slot
from app.session.telling import labels, moment, short_day, told, told_bare, verdict
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
from .worlds import flow, private, session, together

EVENING = datetime(2026, 11, 29, 19, 5, tzinfo=UTC)
WHO = {"one": "<first> left", "two": "Both of us"}


def a_session() -> Session:
    return session(
        flow(
            together(
                "open",
                Text(id="text"),
                Scale(id="scale", to=5),
                Choice(id="choice", options=WHO),
                Checklist(id="list", options=WHO, other=True),
                Mirror(id="mirror"),
                Date(id="date"),
                Agreement(id="plan"),
                SignOff(id="sign", statement="Yes?"),
            ),
            private("alone", Guess(id="guess", of="scale"), Guess(id="guess-of-list", of="list")),
        )
    )


@pytest.mark.parametrize(
    ("item", "value", "words"),
    [
        ("text", Words(" I left. "), "I left."),
        ("text", Words("", aloud=True), "Said aloud"),
        ("text", Words("In short", aloud=True), "In short"),
        ("text", Words(" "), ""),
        ("scale", Number(3), "3 of 5"),
        ("choice", Picked(("one",)), "Ada left"),
        ("list", Picked(("two", "one"), " Nobody "), "Ada left, Both of us, Nobody"),
        ("list", Picked(("gone",)), ""),
        ("guess", Guessed(Number(4), 7), "4 of 5"),
        ("guess-of-list", Guessed(Picked(("two",))), "Both of us"),
        ("mirror", Mirrored((Round(Words("You hid.")), Round(Words("You left.")))), "You left."),
        ("mirror", Mirrored((Round(Words(aloud=True)),)), "Said aloud"),
        ("mirror", Mirrored(), ""),
        ("date", Moment(EVENING), "Sunday 29 November 2026, 19:05"),
        ("date", Moment(EVENING, timed=False), "Sunday 29 November 2026"),
        ("plan", Plan("I go quiet", "say so"), "If I go quiet, then I say so"),
        ("plan", Plan(aloud=True), "Said aloud"),
        ("plan", Plan(), ""),
        ("plan", Plan(" ", " "), ""),
        ("sign", Signed(True), "Yes"),
        ("sign", Signed(False, 2), "Not yet"),
        ("sign", Signed(None, 2), ""),
        ("text", Spent(60, True), ""),
    ],
)
def test_an_answer_is_told_in_plain_words(item: str, value: Value, words: str) -> None:
    assert told(a_session(), Slot(item), value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Words(" I left. "), "I left."),
        (Words(aloud=True), "Said aloud"),
        (Number(3), "3"),
        (Picked(("felt-alone", "tired"), " Own "), "felt alone, tired, Own"),
        (Picked(("tired",)), "tired"),
        (Guessed(Number(4), 7), "4"),
        (Mirrored((Round(Words("You left.")),)), "You left."),
        (Moment(EVENING), "Sunday 29 November 2026, 19:05"),
        (Plan("I go quiet", "say so"), "If I go quiet, then I say so"),
        (Signed(False), "Not yet"),
        (Spent(60, True), ""),
    ],
)
def test_an_answer_whose_flow_is_gone_is_told_as_well_as_may_be(value: Value, words: str) -> None:
    assert told_bare(value) == words


@pytest.mark.parametrize("plan", [Plan(when="I go quiet"), Plan(then="call you")])
def test_half_a_plan_is_told_without_the_missing_half(plan: Plan) -> None:
    words = told(a_session(), Slot("plan"), plan)
    assert (plan.when or plan.then) in words
    assert ", then I" not in words


def test_own_answers_come_after_the_flows_options() -> None:
    made = a_session()
    every = labels(made, made.flow.item("list"), Picked(("two", "one"), "Own"))
    assert every == ("Ada left", "Both of us", "Own")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Mirrored((Round(Words(), Verdict.YES),)), "heard"),
        (Mirrored((Round(Words(), Verdict.MOSTLY),)), "mostly heard"),
        (Mirrored((Round(Words(), Verdict.NOT_YET),)), ""),
        (Mirrored((Round(Words(), Verdict.NOT_YET),), Ending.PARKED), "left for another day"),
        (Mirrored((), Ending.CLOSE_ENOUGH), "close enough for now"),
        (Mirrored(), ""),
    ],
)
def test_a_mirror_tells_how_it_ended(value: Mirrored, words: str) -> None:
    assert verdict(value) == words


def test_a_day_fits_a_narrow_column() -> None:
    assert short_day(date(2026, 12, 20)) == "20 Dec"


def test_a_moment_is_told_in_the_zone_in_which_it_was_chosen() -> None:
    chosen = datetime.fromisoformat("2026-11-29T23:30:00-05:00")
    assert moment(Moment(chosen)) == "Sunday 29 November 2026, 23:30"


@given(walks())
def test_every_answer_of_a_talk_can_be_told(moves: list[Move]) -> None:
    for move in moves[-1:]:
        for slot, answer in move.after.session.answers.items():
            told(move.after.session, slot, answer.value)
