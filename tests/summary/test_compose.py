"""Which answers become lines, and how they read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.flow.items import Choice, Guess, Item, Meaning, Mirror, Scale, Share, SignOff, Text, Who
from app.flow.model import Flow, Step, Turns
from app.session.session import Seat, Session, State
from app.session.value import (
    Guessed,
    Mirrored,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Value,
    Verdict,
    Words,
)
from app.summary.compose import compose
from app.summary.summary import Box, BreakRule, Layout, Line, Summary

from .evenings import FIRST, FLOW, HERE, NOW, SECOND, START, empty, evening, heard, said

SUMMARY = compose(evening(), NOW)


def small(*items: Item, turns: Turns = Turns.TOGETHER) -> Session:
    """A session of a flow of one step."""
    step = Step(id="only", title="The only one", turns=turns, items=items)
    return empty(flow=replace(FLOW, steps=(step,), detours=(), pause=None, prelude=frozenset()))


def only_line(session: Session) -> Line:
    """The one line of its summary."""
    (line,) = compose(session, NOW).lines
    return line


def texts(summary: Summary) -> list[str]:
    return [line.text for line in summary.lines]


def test_sections_follow_the_stages_between_what_happened_and_what_comes_next() -> None:
    assert [section.title for section in SUMMARY.sections] == [
        "What happened",
        "What we wished for",
        "How it was",
        "A different way",
        "When one of us needs space",
        "What we agreed",
        "Thank you",
        "What comes next",
    ]


def test_the_head_tells_day_length_and_breaks() -> None:
    assert SUMMARY.heading == "Sam and Alex"
    assert SUMMARY.dated == "Sunday 22 November 2026"
    assert SUMMARY.facts == "A repair talk, 48 minutes, one break"


def test_a_talk_that_was_put_off_says_so_without_saying_by_whom() -> None:
    put_off = compose(replace(empty(), state=State.LATER), NOW)
    assert put_off.facts == "A repair talk, to be continued"


def test_a_heading_keeps_the_order_of_the_home_when_the_seats_are_swapped() -> None:
    swapped = replace(SUMMARY, swapped=True)
    assert swapped.heading == "Alex and Sam"
    assert [swapped.partner(seat) for seat in Seat] == [1, 0]


def test_the_day_is_the_one_it_was_at_home() -> None:
    late = replace(empty(), started=datetime(2026, 11, 22, 23, 30, tzinfo=HERE))
    assert compose(late, NOW).day.day == 22


def test_a_break_and_a_night_between_do_not_count_as_talking() -> None:
    session = said(small(Text(id="one"), Text(id="two")), "one", Words("a"))
    next_day = replace(session.answers[next(iter(session.answers))], at=START + timedelta(days=1))
    session = session.with_answer(next_day)
    session = replace(session, ended=START + timedelta(days=1, minutes=7))
    assert compose(session, NOW + timedelta(days=1)).minutes == 7


@pytest.mark.parametrize(
    "never",
    [
        *("SECRET-DIARY", "SECRET-ECHO", "SECRET-BREAK"),
        *("9 of 10", "8 of 10", "I pulled away", "You felt alone", "21:00"),
    ],
)
def test_what_is_nobody_elses_never_becomes_a_line(never: str) -> None:
    assert not any(never in line.sentence for line in SUMMARY.lines)


def test_guesses_and_sign_offs_are_left_out_unless_the_flow_asks_for_them() -> None:
    assert not [line for line in SUMMARY.lines if line.key.startswith(("guessed", "done"))]


def test_feelings_stand_behind_their_lead_with_the_own_word_last() -> None:
    sam, alex = (SUMMARY.line(f"feelings/{seat}") for seat in Seat)
    assert (sam.sentence, alex.sentence) == ("I felt lonely, worried", "I felt ashamed, far away")


def test_feelings_wait_for_both() -> None:
    session = evening()
    alone = {slot: a for slot, a in session.answers.items() if slot.item != "feelings"}
    alone |= {s: a for s, a in session.answers.items() if s.item == "feelings" and s.by is FIRST}
    summary = compose(replace(session, answers=alone), NOW)
    assert not any("lonely" in text for text in texts(summary))


def test_a_private_line_is_there_only_after_its_author_has_shown_it() -> None:
    assert [line.by for line in SUMMARY.lines if line.key.startswith("echo")] == [SECOND]


def test_a_story_is_marked_as_heard_only_where_its_teller_said_so() -> None:
    story = Text(id="story", ask="How was it?")
    session = said(
        small(story, Mirror(id="back", of="story"), turns=Turns.EACH),
        *("story", Words("Long."), FIRST, FIRST),
    )
    assert only_line(session).note == ""
    verdicts = {Verdict.NOT_YET: "", Verdict.MOSTLY: "heard by Alex", Verdict.YES: "heard by Alex"}
    for verdict, note in verdicts.items():
        mirrored = Mirrored((Round(Words("x"), verdict),))
        assert only_line(said(session, "back", mirrored, SECOND, FIRST)).note == note


def test_what_was_only_said_aloud_leaves_no_line() -> None:
    session = said(small(Text(id="one", ask="?")), "one", Words("", aloud=True))
    assert compose(session, NOW).sections == ()


def test_a_plan_that_was_only_said_aloud_leaves_no_line() -> None:
    session = evening()
    spoken = Plan(aloud=True)
    session = said(session, "plan", spoken, FIRST, FIRST)
    assert [line.by for line in compose(session, NOW).agreements] == [SECOND]


def test_a_line_said_aloud_and_written_says_so() -> None:
    assert SUMMARY.line("story/second/second").note == "said aloud, heard by Sam"


def test_a_short_answer_stands_behind_its_question() -> None:
    assert SUMMARY.line("owned/second/first").sentence == "How is that for you? I accept that"


def test_agreements_end_after_the_days_of_the_flow_unless_said_otherwise() -> None:
    assert SUMMARY.table.heads == ("Who", "If …", "then I …", "Until", "How we notice")
    assert [row[3] for row in SUMMARY.table.rows] == ["20 Dec", "10 Jan 2027"]


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (Plan("I worry", "ask once."), "If I worry, then I ask once."),
        (Plan("If I worry.", "then I ask once."), "If I worry, then I ask once."),
        (Plan("", "ask once"), "I ask once"),
        (Plan("it is late", "we both go to bed"), "If it is late, then we both go to bed"),
        (Plan("I worry", ""), "If I worry"),
    ],
)
def test_a_plan_reads_as_one_sentence_however_it_was_typed(plan: Plan, sentence: str) -> None:
    session = said(empty(), "plan", plan, FIRST, FIRST)
    assert only_line(session).text == sentence


def test_a_plan_and_its_day_share_a_box() -> None:
    boxes = SUMMARY.boxes
    assert boxes[0] == Box(
        "Together, without talking about it",
        "A walk by the river, Saturday 28 November 2026",
        Meaning.ACTIVITY,
    )
    assert [box.label for box in boxes[1:]] == ["Where we are now", "We look at this again"]


def test_a_label_ends_with_a_colon_where_it_stands_in_a_line() -> None:
    (activity, _) = SUMMARY.meaning(Meaning.ACTIVITY)
    assert activity.sentence == "Together, without talking about it: A walk by the river"


def test_the_look_again_line_keeps_its_moment_for_the_calendar() -> None:
    (look,) = SUMMARY.meaning(Meaning.LOOK_AGAIN)
    assert look.moment is not None and look.moment.at.hour == 19


def test_the_rule_of_the_break_has_the_numbers_of_the_flow() -> None:
    assert SUMMARY.rule == BreakRule(20, 1440)


def test_two_views_stand_side_by_side_until_there_is_a_joint_sentence() -> None:
    mine = Text(id="view", who=Who.BOTH, ask="?", means=Meaning.INCIDENT)
    ours = Text(id="ours", ask="?", means=Meaning.INCIDENT)
    session = said(small(mine, ours), "view", Words("He left."), FIRST)
    assert only_line(session).note == ""
    session = said(session, "view", Words("I left at nine."), SECOND)
    assert [line.note for line in compose(session, NOW).lines] == ["two views", "two views"]
    session = said(session, "ours", Words("It went quiet at nine."))
    assert only_line(session).text == "It went quiet at nine."


def asked_for(item: Item, value: Value, *others: Item) -> list[str]:
    """The lines of an item with and without `summary: true`."""
    found = []
    for wanted in (None, True, False):
        session = small(*others, replace(item, summary=wanted))
        by = None if item.who is None else FIRST
        found.append(texts(compose(said(session, item.id, value, by), NOW)))
    assert found[2] == []
    assert found[0] == []
    return found[1]


def test_a_flow_may_ask_for_a_number_a_sign_off_or_what_was_said_back() -> None:
    assert asked_for(Scale(id="calm", ask="?"), Number(4)) == ["4 of 10"]
    done = SignOff(id="done", statement="Enough.", by=Who.COUPLE)
    assert asked_for(done, Signed(True)) == ["Yes"]
    assert asked_for(done, Signed(False, 1)) == []
    text = Text(id="told", ask="?", who=Who.SECOND)
    mirror = Mirror(id="back", of="told", who=Who.FIRST)
    assert asked_for(mirror, heard("You felt far."), text) == ["You felt far."]


def test_no_flow_may_ask_for_what_steers_or_how_close_one_was_heard() -> None:
    never = (
        Scale(id="gate", ask="?", gate=True),
        Scale(id="scale", ask="?", share=Share.NEVER),
        Scale(id="felt", ask="?", means=Meaning.FELT_HEARD),
        Scale(id="close", ask="?", means=Meaning.CLOSENESS),
    )
    for item in never:
        assert asked_for(item, Number(4)) == []


def test_a_guess_is_told_only_once_what_it_guesses_may_be_seen_and_never_its_closeness() -> None:
    feelings = Choice(id="felt", ask="?", who=Who.BOTH, options={"sad": "sad"}, share=Share.ASK)
    guess = Guess(id="guess", of="felt", ask="What did Alex feel?", summary=True)
    session = small(feelings, guess, turns=Turns.PRIVATE)
    session = said(session, "guess", Guessed(Picked(("sad",)), 3), FIRST)
    session = said(session, "felt", Picked(("sad",)), SECOND)
    assert compose(session, NOW).sections == ()
    session = said(session, "felt", Picked(("sad",)), SECOND, shown=True)
    lines = {line.key: line.sentence for line in compose(session, NOW).lines}
    assert lines == {"felt/second": "? sad", "guess/first": "What did Alex feel? sad"}


def test_a_stage_that_is_called_like_a_table_keeps_its_lines() -> None:
    step = Step(id="s", title="What we agreed", items=(Text(id="t", ask="?"),))
    flow: Flow = replace(FLOW, steps=(step,), detours=(), pause=None, prelude=frozenset())
    (section,) = compose(said(empty(flow=flow), "t", Words("Less noise.")), NOW).sections
    assert section.layout is Layout.LINES


def test_nothing_said_makes_an_empty_summary() -> None:
    summary = compose(empty(), NOW)
    assert summary.sections == () and summary.boxes == () and summary.table.rows == ()
