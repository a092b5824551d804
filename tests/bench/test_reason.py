"""app.bench.reason: conditions are said in words, with what becomes of them now."""

from __future__ import annotations

from hypothesis import given

from app.bench.reason import FAILS, HOLDS, reasons
from app.flow.condition import AnswerIs, Whose
from app.flow.condition import Test as Check
from app.flow.items import Scale, Text, Who
from app.flow.model import END, Flow
from app.session.conversation import Conversation
from app.session.place import PageKind, Place
from app.session.value import Number

from ..session.flows import flows
from ..session.worlds import FIRST, NOW, SECOND, also, each, flow, session, talk, to, together

TENSE = AnswerIs("tension", Whose.EITHER, Check.AT_LEAST, 7)


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
    assert reasons(tense)[0].what == "Goes on to the end if"
    assert reasons(tense)[0].when == "one of the two said 7 or more at “tension”"


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
