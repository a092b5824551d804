"""What can be answered: as few replies as tests can tell apart, and each of them fits."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.reply import replies, usual, value_of
from app.flow.condition import AnswerIs, Whose
from app.flow.condition import Test as Check
from app.flow.items import Checklist, Choice, Date, Item, Mirror, Scale, SignOff, Text, Timer
from app.flow.model import Flow
from app.problem import Problem
from app.session.practice import Practice
from app.session.session import Seat
from app.session.value import Mirrored, Picked, Signed, Words
from tests.session.flows import flows
from tests.session.worlds import NAMES, NOW, OPTIONS, each, flow, session

SILENT = Practice(NAMES, {}, {})
HEAT: dict[str, Any] = {"id": "heat", "ask": "How stirred up?"}


def said(item: Item, *tests: AnswerIs, practice: Practice = SILENT) -> list[Any]:
    talk = session(flow(each("talk", item)))
    return list(replies(talk, item, practice, Seat.FIRST, tests, NOW))


def test_of_replies_that_no_test_tells_apart_there_is_one() -> None:
    loud = AnswerIs("heat", Whose.EITHER, Check.AT_LEAST, 7)
    calm = AnswerIs("heat", Whose.BOTH, Check.AT_MOST, 3)
    assert said(Scale(**HEAT)) == [None]
    assert said(Scale(**HEAT), loud) == [None, "7"]
    assert said(Scale(**HEAT), loud, calm) == [None, "0", "7"]
    twice = AnswerIs("heat", None, Check.PARTNERS_DIFFER_BY, 4)
    assert said(Scale(**HEAT), twice) == [None, *(str(number) for number in range(11))]


def test_the_practice_couple_s_own_reply_comes_first() -> None:
    loud = AnswerIs("heat", Whose.EITHER, Check.AT_LEAST, 7)
    couple = Practice(NAMES, {"heat": {"first": "9", "second": "2"}}, {})
    assert said(Scale(**HEAT), loud, practice=couple) == ["9", "0"]


def test_what_must_be_answered_is_answered_where_the_practice_couple_says_nothing() -> None:
    talk = session(flow(each("talk")))
    for item in (Scale(**HEAT, required=True), Text(**HEAT, required=True)):
        reply = usual(talk, item, SILENT, Seat.FIRST)
        assert value_of(talk, item, reply, NOW) is not None
    assert usual(talk, Text(**HEAT), SILENT, Seat.FIRST) is None


def test_ticks_that_are_looked_at_are_tried_together_and_apart() -> None:
    item = Checklist(**HEAT, options=OPTIONS, at_least=1)
    tests = [AnswerIs("heat", Whose.EITHER, Check.INCLUDES, each) for each in ("calm", "sad")]
    assert said(item, *tests) == [None, ["calm"], ["sad"], ["calm", "sad"]]


def test_an_own_answer_is_tried_where_it_counts() -> None:
    item = Choice(**HEAT, options=OPTIONS, other=True)
    found = said(item, AnswerIs("heat", Whose.EITHER, Check.IS, "other"))
    assert {"picked": [], "other": "Something else"} in found


def test_a_mirror_is_passed_and_parked_and_a_sign_off_given_and_refused() -> None:
    talk = session(flow(each("talk")))
    mirror, sign = Mirror(**HEAT, rounds=2), SignOff(**HEAT, statement="So be it.")
    passed, parked = (value_of(talk, mirror, reply, NOW) for reply in said(mirror))
    assert isinstance(passed, Mirrored)
    assert isinstance(parked, Mirrored)
    assert (passed.passed, len(parked.rounds), parked.ending) == (True, 2, "parked")
    assert [value_of(talk, sign, reply, NOW) for reply in said(sign)] == [
        Signed(True),
        Signed(False),
    ]


@pytest.mark.parametrize(
    ("item", "reply"),
    [
        (Scale(**HEAT), "11"),
        (Scale(**HEAT), "many"),
        (Choice(**HEAT, options=OPTIONS), "gone"),
        (Checklist(**HEAT, options=OPTIONS), ["calm", "calm"]),
        (Date(**HEAT), {"days": "1", "at": "25:61"}),
        (Date(**HEAT), {"days": "9" * 30}),
        (Date(**HEAT), "soon"),
        (Mirror(**HEAT), "perhaps"),
        (Mirror(**HEAT), {"verdict": "perhaps"}),
        (Text(**HEAT, aloud=False), {"aloud": "true"}),
        (Text(**HEAT), ["a", "list"]),
    ],
)
def test_what_is_no_answer_is_a_problem_in_words(item: Item, reply: Any) -> None:
    with pytest.raises(Problem, match="heat"):
        value_of(session(flow(each("talk", item))), item, reply, NOW)


def test_replies_are_in_the_words_of_a_practice_file() -> None:
    talk = session(flow(each("talk")))
    assert value_of(talk, Text(**HEAT), "Hello", NOW) == Words("Hello")
    assert value_of(talk, Choice(**HEAT, options=OPTIONS), "sad", NOW) == Picked(("sad",))
    assert value_of(talk, Timer(**HEAT, minutes=1), "done", NOW) is not None
    assert value_of(talk, Text(**HEAT), None, NOW) is None


@given(flows(), st.data())
def test_every_reply_to_every_item_of_a_flow_fits(a_flow: Flow, data: st.DataObject) -> None:
    talk = session(a_flow)
    for step in a_flow.all_steps():
        for item in step.items:
            test = AnswerIs(item.id, Whose.EITHER, Check.ANSWERED, True)
            for reply in replies(talk, item, SILENT, Seat.FIRST, (test,), NOW):
                value_of(talk, item, reply, NOW)
