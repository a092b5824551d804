"""app.bench.reason: conditions are said in words, with what becomes of them now."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.bench.reason import FAILS, HOLDS, in_words, reasons
from app.flow.condition import All, AnswerIs, Condition, Nothing, Whose
from app.flow.condition import Any as AnyOf
from app.flow.condition import Test as Check
from app.flow.items import Scale, Text, Who
from app.flow.model import END, Flow
from app.session.conversation import Conversation
from app.session.place import PageKind, Place
from app.session.value import Number

from ..session.flows import flows
from ..session.worlds import FIRST, NOW, SECOND, also, each, flow, session, talk, to, together

TENSE = AnswerIs("tension", Whose.EITHER, Check.AT_LEAST, 7)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (TENSE, "“tension” is 7 or more for one of the two, or both"),
        (AnswerIs("a", Whose.BOTH, Check.AT_MOST, 3), "“a” is 3 or less for both"),
        (AnswerIs("a", None, Check.IS, "far"), "“a” is “far”"),
        (AnswerIs("a", None, Check.IS, True), "“a” is yes"),
        (AnswerIs("a", None, Check.IS_NOT, "far"), "“a” is answered, but not with “far”"),
        (AnswerIs("a", None, Check.IS_ONE_OF, ("x", "y")), "“a” is “x” or “y”"),
        (AnswerIs("a", None, Check.INCLUDES, "x"), "“a” includes “x”"),
        (AnswerIs("a", None, Check.INCLUDES_ANY, ("x",)), "“a” includes “x”"),
        (
            AnswerIs("a", Whose.SPEAKER, Check.ANSWERED, True),
            "“a” was answered for the one who speaks",
        ),
        (AnswerIs("a", None, Check.ANSWERED, False), "“a” was not answered"),
        (
            AnswerIs("a", None, Check.PARTNERS_DIFFER_BY, 4),
            "the two answers to “a” differ by 4 or more",
        ),
        (
            AnswerIs("a", Whose.LISTENER, Check.ABOVE, "b", 2),
            "“a” is 2 or more higher than “b” for the one who listens",
        ),
        (All((TENSE,)), "“tension” is 7 or more for one of the two, or both"),
        (
            AnyOf((AnswerIs("a", None, Check.ANSWERED, True), All((TENSE, TENSE)))),
            "“a” was answered or (“tension” is 7 or more for one of the two, or both and "
            "“tension” is 7 or more for one of the two, or both)",
        ),
        (
            Nothing((AnswerIs("a", None, Check.ANSWERED, True),)),
            "it is not so that “a” was answered",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(condition: Condition, words: str) -> None:
    assert in_words(condition) == words


@given(of=flows())
def test_every_condition_of_any_step_can_be_told(of: Flow) -> None:
    begun = Conversation.begun(session(of))
    for reason in reasons(begun):
        assert reason.what and reason.when and reason.outcome


def test_the_first_way_that_holds_is_taken_and_the_later_ones_are_not() -> None:
    of = flow(
        together("s", Scale(id="tension", who=Who.BOTH), go_to=(to(END, TENSE), to("t"))),
    )
    begun = Conversation.begun(session(of))
    assert [reason.outcome for reason in reasons(begun)] == [
        FAILS,
        "This way is taken, as things stand.",
    ]
    tense = Conversation(also(begun.session, "tension", Number(8), FIRST), begun.place)
    assert [reason.outcome for reason in reasons(tense)] == [
        "This way is taken, as things stand.",
        "An earlier way is taken.",
    ]
    assert reasons(tense)[0].what == "After this step the talk ends if"


def test_what_differs_for_the_two_is_said_by_name() -> None:
    mine = AnswerIs("a", Whose.SPEAKER, Check.AT_LEAST, 5)
    begun = talk(each("s", Scale(id="a"), Text(id="b", show_if=mine)))
    there = begun.say(Number(8), NOW)
    (reason,) = reasons(there)
    assert reason.what == "“b” is shown if"
    assert reason.outcome == "Holds now in the turn of Ada, not in the turn of Ben."


def test_a_step_that_is_shown_only_then_says_so() -> None:
    shown = together("t", Text(id="b"), show_if=TENSE)
    of = flow(together("s", Scale(id="tension", who=Who.BOTH)), shown)
    whole = also(session(of), "tension", Number(9), SECOND)
    there = Conversation(whole, Place(PageKind.ITEM, "t", "b"))
    (reason,) = reasons(there)
    assert (reason.what, reason.outcome) == ("This step is shown if", HOLDS)
