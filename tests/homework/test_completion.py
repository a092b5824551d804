"""From occasions to a sheet: whitelist ∩ what both may see ∩ what each ticked ∩ what both agree."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.flow.items import (
    Agreement,
    Checklist,
    Choice,
    Item,
    Meaning,
    Mirror,
    Note,
    Share,
    Text,
    Who,
)
from app.flow.model import Flow, Step
from app.flow.repeat import Agreed, expanded
from app.homework.completion import agreed, draft, let_out
from app.homework.occasion import NUMBERS, Kind, Occasion, Said, tellable
from app.homework.pack import Pack, Returns, Tells
from app.homework.sheet import Pair, Remark, Sheet, Time, Went, Whose, read_sheet, sheet_text
from app.homework.view import view
from app.problem import Problem
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import Mirrored, Picked, Plan, Round, Value, Verdict, Words
from app.summary.compose import compose
from app.summary.consent import handed, sign, tick, tick_all
from app.summary.summary import Column, Summary
from app.summary.text import text

from ..session.worlds import fitting
from ..summary.evenings import NOW, empty
from .packs import ID, TODAY, pack, sheet, sheets, shipped, taken

FIRST, SECOND = Seat
HANDED = (Column.HANDED,)
WHOLE = replace(pack(), returns=Returns(tell=tuple(Tells), answers=("wish",)))

SAID = (
    Said("minutes", Kind.MINUTES, None, number=12),
    Said("breaks", Kind.BREAKS, None, number=0),
    Said("calm-before/first", Kind.TENSION_BEFORE, 0, number=7),
    Said("calm/first", Kind.TENSION_AFTER, 0, number=3),
    Said("calm/second", Kind.TENSION_AFTER, 1, number=5),
    Said("heard/second", Kind.FELT_HEARD, 1, number=8),
    Said("noted-headline", Kind.HEADLINE, None, "The visit"),
    Said("noted-stuck", Kind.STUCK, None, "At the door"),
    Said("noted-obstacle", Kind.OBSTACLE, None, "The late shift"),
    Said("plan/first", Kind.AGREEMENT, 0, "I ask once."),
    Said("plan/second", Kind.AGREEMENT, 1, "I say so."),
    Said("tried", Kind.OUTCOME, None, "Twice", asked="Did you try it?"),
    Said("wish/first", Kind.ANSWER, 0, "More time", asked="What do you wish for?"),
    Said("wish/second", Kind.ANSWER, 1, "A walk", asked="What do you wish for?"),
)
TEXTS = [each.text for each in SAID if each.text]
TIME = Occasion("1", date(2026, 11, 26), Went.PART, "0" * 32, SAID)


def drafted(*occasions: Occasion, of: Pack = WHOLE, question: str = "") -> Sheet:
    return draft(taken(of), of, occasions or (TIME,), ("Sam", "Alex"), TODAY, ID, question)


def both_yes(summary: Summary) -> Summary:
    for seat in Seat:
        summary = sign(summary, seat, True, NOW)
    return summary


def all_ticked(of: Sheet) -> Summary:
    summary = view(of)
    for seat in Seat:
        summary = tick_all(summary, seat, columns=HANDED)
    return both_yes(summary)


def keys(summary: Summary) -> list[str]:
    return [line.key for line in summary.lines]


# -- drafted ---------------------------------------------------------------------------


def test_everything_that_was_let_out_has_its_place() -> None:
    (time,) = drafted().times
    assert time == Time(
        day="2026-11-26",
        went=Went.PART,
        minutes=12,
        breaks=0,
        tension_before=Pair(one=7),
        tension_after=Pair(one=3, two=5),
        felt_heard=Pair(two=8),
        headline=(Remark(of=Whose.BOTH, text="The visit"),),
        stuck=(Remark(of=Whose.BOTH, text="At the door"),),
        obstacle=(Remark(of=Whose.BOTH, text="The late shift"),),
        agreements=(
            Remark(of=Whose.ONE, text="I ask once."),
            Remark(of=Whose.TWO, text="I say so."),
        ),
        outcomes=(Remark(of=Whose.BOTH, text="Twice", asked="Did you try it?"),),
        answers=(
            Remark(of=Whose.ONE, text="More time", asked="What do you wish for?"),
            Remark(of=Whose.TWO, text="A walk", asked="What do you wish for?"),
        ),
    )


def test_the_head_says_which_pack_and_nothing_of_who_they_are() -> None:
    made = drafted()
    assert (made.pack, made.version, made.title) == ("ten-minutes", 1, "Ten minutes a week")
    assert made.digest == taken(WHOLE).digest
    assert (made.people.one, made.people.two) == ("Sam", "Alex")
    nobody = draft(taken(WHOLE), WHOLE, (), ("", " \u202e"), TODAY, ID)
    assert (nobody.people.one, nobody.people.two) == ("One", "Two")


def test_the_oldest_occasion_comes_first() -> None:
    sooner = replace(TIME, day=date(2026, 11, 20), said=())
    assert [time.day for time in drafted(TIME, sooner).times] == ["2026-11-20", "2026-11-26"]


@pytest.mark.parametrize("tells", Tells)
def test_what_the_pack_asks_for_no_more_is_not_drafted(tells: Tells) -> None:
    narrow = replace(pack(), returns=Returns(tell=tuple(set(Tells) - {tells}), answers=()))
    written = sheet_text(drafted(of=narrow))
    whole = sheet_text(drafted())
    assert len(written) < len(whole)
    assert "More time" in whole and "More time" not in written
    names = {Tells.TENSION: "tension", Tells.FELT_HEARD: "felt_heard"}
    assert f"    {names.get(tells, tells)}" not in written


def test_a_pack_that_wants_nothing_gets_only_how_it_went() -> None:
    (time,) = drafted(of=pack()).times
    assert time == Time(day="2026-11-26", went=Went.PART)


@pytest.mark.parametrize(
    "name", ["Zoë", "A" * 300, "\u061cNur", "a\u2028b", "\x00", "\ud800", "<b>"]
)
def test_whatever_they_are_called_the_sheet_can_be_read(name: str) -> None:
    made = draft(taken(WHOLE), WHOLE, (TIME,), (name, name), TODAY, ID, name)
    assert read_sheet(sheet_text(made).encode()).sheet == made


# -- ticked ----------------------------------------------------------------------------


def test_a_joint_line_goes_only_with_both_halves() -> None:
    made = drafted()
    summary = tick_all(view(made), FIRST, columns=HANDED)
    only = agreed(made, both_yes(summary))
    assert only.times == ()
    summary = tick(summary, "times.0.went", Column.HANDED, SECOND, True)
    (time,) = agreed(made, both_yes(summary)).times
    assert time.headline == time.stuck == () and time.minutes is None
    assert time.tension_after == Pair(one=3)
    assert [each.text for each in time.answers] == ["More time"]


def test_before_both_have_said_yes_there_is_no_sheet() -> None:
    made = drafted()
    for summary in (
        view(made, ticked=True),
        sign(view(made, ticked=True), FIRST, True, NOW),
        sign(view(made, ticked=True), SECOND, True, NOW),
        sign(both_yes(view(made, ticked=True)), FIRST, False, NOW),
        tick(both_yes(view(made, ticked=True)), "times.0.stuck.0", Column.HANDED, FIRST, False),
    ):
        with pytest.raises(ValueError, match="both have to agree first"):
            agreed(made, summary)


def test_with_everything_ticked_everything_goes() -> None:
    made = drafted(question="How do we begin?")
    assert agreed(made, all_ticked(made)) == made


def test_with_nothing_ticked_nothing_goes() -> None:
    made = drafted(question="How do we begin?")
    only = agreed(made, both_yes(view(made)))
    assert (only.times, only.question) == ((), ())
    assert not any(each in sheet_text(only) for each in TEXTS)


def test_an_occasion_goes_as_a_whole_or_not_at_all() -> None:
    made = drafted()
    summary = tick(all_ticked(made), "times.0.went", Column.HANDED, FIRST, False)
    assert agreed(made, both_yes(summary)).times == ()


@settings(max_examples=25)
@given(sheets, st.randoms())
def test_of_any_sheet_only_what_all_its_authors_ticked_is_left(
    made: Sheet, chance: random.Random
) -> None:
    summary = view(made)
    for line in tuple(summary.lines):
        for seat in line.authors:
            if chance.random() < 0.7:
                summary = tick(summary, line.key, Column.HANDED, seat, True)
    only = agreed(made, both_yes(summary))
    left = [line for line in summary.lines if line.handed]
    gone = {line.key.split(".")[1] for line in summary.lines if line.key.endswith(".went")}
    gone -= {line.key.split(".")[1] for line in left if line.key.endswith(".went")}
    expected = [
        (line.lead, line.text, line.by)
        for line in left
        if not (line.key.startswith("times.") and line.key.split(".")[1] in gone)
    ]
    assert [(line.lead, line.text, line.by) for line in view(only).lines] == expected
    assert agreed(only, all_ticked(only)) == only


def test_what_is_printed_is_what_is_sealed() -> None:
    made = drafted(question="How do we begin?")
    summary = all_ticked(made)
    summary = tick(summary, "times.0.stuck.0", Column.HANDED, SECOND, False)
    summary = both_yes(tick(summary, "times.0.answers.1", Column.HANDED, SECOND, False))
    printed, sealed = text(handed(summary)), sheet_text(agreed(made, summary))
    for each in (*TEXTS, "How do we begin?"):
        assert (each in printed) == (each in sealed) == (each not in ("At the door", "A walk"))


def test_more_than_a_sheet_can_hold_is_said_and_nothing_goes() -> None:
    long = replace(TIME, said=tuple(replace(SAID[7], text="x" * 20_000) for _ in range(3)))
    many = drafted(*[replace(long, day=date(2026, 10, day)) for day in range(1, 8)])
    with pytest.raises(Problem, match="more than one sheet can hold"):
        agreed(many, all_ticked(many))
    too_often = drafted(*[replace(TIME, said=())] * 61)
    with pytest.raises(Problem, match="more than one sheet can hold"):
        agreed(too_often, all_ticked(too_often))


# -- let out ---------------------------------------------------------------------------


def test_what_each_ticked_of_an_occasion_is_let_out_and_nothing_else() -> None:
    summary = view(drafted(), went=False)
    assert "times.0.went" not in keys(summary)
    assert let_out(TIME, summary) == ()
    mine = tick_all(summary, FIRST, columns=HANDED)
    assert {each.partner for each in let_out(TIME, mine)} == {0}
    both = tick_all(mine, SECOND, columns=HANDED)
    assert let_out(TIME, both) == SAID


@pytest.mark.parametrize("number", range(len(SAID)))
def test_each_line_alone_is_let_out_alone(number: int) -> None:
    whole = view(drafted(), went=False)
    assert len(keys(whole)) == len(SAID)
    (alone,) = view(drafted(replace(TIME, said=(SAID[number],))), went=False).lines
    mine = [line for line in whole.lines if (line.text, line.by) == (alone.text, alone.by)]
    (same,) = [line for line in mine if line.lead == alone.lead]
    summary = whole
    for seat in same.authors:
        summary = tick(summary, same.key, Column.HANDED, seat, True)
    assert let_out(TIME, summary) == (SAID[number],)


def test_a_line_that_was_not_shown_is_not_let_out_in_the_place_of_another() -> None:
    unasked = replace(SAID[12], key="unasked/first", text="SECRET")
    whole = replace(TIME, said=(unasked, *SAID[12:]))
    summary = view(drafted(whole), went=False)
    assert len(keys(summary)) == 2
    for seat in Seat:
        summary = tick_all(summary, seat, columns=HANDED)
    assert unasked not in let_out(whole, summary)


def test_of_two_numbers_in_one_place_the_one_that_was_shown_is_let_out() -> None:
    twice = replace(TIME, said=(SAID[3], replace(SAID[3], key="calm/first/second", number=9)))
    summary = view(drafted(twice), went=False)
    (line,) = summary.lines
    assert line.pick == "9"
    ticked = tick_all(summary, FIRST, columns=HANDED)
    assert [each.number for each in let_out(twice, ticked)] == [9]


# -- canaries: every answer of every shipped flow --------------------------------------


def spoken(flow: Flow, item: Item, canary: str) -> Value | None:
    """An answer that holds the canary, where it can hold words at all."""
    match item:
        case Note():
            return None
        case Text():
            return Words(canary)
        case Choice() | Checklist() if item.other:
            return Picked((), canary)
        case Mirror():
            return Mirrored((Round(Words(canary), Verdict.YES),))
        case Agreement():
            return Plan(canary, canary, noticed=canary)
    return next(iter(fitting(flow, item)), None)


def every_answer(flow: Flow, chance: random.Random) -> tuple[Session, dict[Slot, str]]:
    """A session in which nearly everything was answered, some of it shown, and the canaries."""
    session, canaries = replace(empty(flow=flow), ended=NOW, breaks=1), dict[Slot, str]()
    for step in flow.all_steps():
        for item in step.items:
            for slot in () if isinstance(item, Note) else session.slots(item.id):
                canary = f"heron{len(canaries):03}"
                value = spoken(flow, item, canary)
                if value is None or chance.random() < 0.1:
                    continue
                canaries[slot] = canary
                share, shown = step.share(item), chance.random() < 0.5
                answer = Answer(slot, value, item.ask, share, NOW, shown)
                session = session.with_answer(answer)
    return session, canaries


def may_be_told(flow: Flow, item: Item, returns: Returns) -> bool:
    """Whether a pack asks for this answer under any of its names."""
    tell = frozenset(returns.tell)
    looked = (Meaning.TRIED, Meaning.HELPED, Meaning.WHAT_NOW)
    return (
        item.id in returns.answers
        or (item.means is Meaning.INCIDENT and Tells.HEADLINE in tell)
        or (isinstance(item, Agreement) and Tells.AGREEMENTS in tell)
        or (item.means in looked and Tells.AGREEMENTS in tell)
    )


def any_pack(flow: Flow, chance: random.Random) -> Pack:
    """A pack that asks for anything, also for what the check of a pack refuses."""
    items = [item.id for step in flow.all_steps() for item in step.items]
    answers = tuple(chance.sample(items, min(12, len(items))))
    tell = tuple(each for each in Tells if chance.random() < 0.6)
    return replace(pack(), id=flow.id, returns=Returns(tell=tell, answers=answers))


def shipped_talk(flow_id: str) -> Flow:
    library = shipped()
    one, both = Agreed("one", "I say so", Who.FIRST), Agreed("two", "We walk", Who.COUPLE)
    return expanded(library.joined(library[flow_id]), (one, both))


def closed(session: Session) -> Iterator[tuple[Step, Item, Slot]]:
    """Every answer that is not for both."""
    for slot, answer in session.answers.items():
        step, item = session.flow.home_of(slot.item)
        hidden = answer.share is Share.NEVER or step.share(item) is Share.NEVER
        if session.flow.is_alone or hidden or not session.is_open(slot):
            yield step, item, slot


@pytest.mark.parametrize("flow_id", sorted(shipped()))
@pytest.mark.parametrize("seed", range(3))
def test_only_what_is_asked_for_open_and_ticked_of_a_shipped_flow_is_on_the_sheet(
    flow_id: str, seed: int
) -> None:
    chance = random.Random(f"{flow_id} {seed}")
    flow = shipped_talk(flow_id)
    session, canaries = every_answer(flow, chance)
    of = any_pack(flow, chance)
    returns = of.returns
    assert returns is not None
    offered = tellable(of, session, compose(session, NOW))
    if flow.is_alone:
        assert offered == ()
    secret = {canaries[slot] for _, _, slot in closed(session) if slot in canaries}
    secret |= {c for s, c in canaries.items() if not may_be_told(flow, flow.item(s.item), returns)}
    occasion = Occasion("1", TODAY, Went.DONE, session.id, offered)
    made = draft(taken(of), of, [occasion], session.names, TODAY, ID)
    assert not [each for each in secret if each in sheet_text(made)]
    summary, unticked = view(made), set[str]()
    for line in tuple(summary.lines):
        ticked = line.key.endswith(".went") or chance.random() < 0.5
        for seat in line.authors if ticked else ():
            summary = tick(summary, line.key, Column.HANDED, seat, True)
        unticked |= set() if ticked else {c for c in canaries.values() if c in line.text}
    only = agreed(made, both_yes(summary))
    shown = {
        c for line in summary.lines if line.handed for c in canaries.values() if c in line.text
    }
    written = sheet_text(only)
    assert not [each for each in secret | (unticked - shown) if each in written]
    assert all(each in written for each in shown)
    assert read_sheet(written.encode()).sheet == only


def test_some_canary_comes_through_or_the_trial_proves_nothing() -> None:
    flow = shipped_talk("repair-short")
    session, canaries = every_answer(flow, random.Random(1))
    items = [item.id for step in flow.steps for item in step.items]
    of = replace(pack(), returns=Returns(tell=tuple(Tells), answers=tuple(items)))
    found = tellable(of, session, compose(session, NOW))
    told = " ".join(each.text for each in found)
    assert sum(canary in told for canary in canaries.values()) > 5
    assert any(each.kind in NUMBERS for each in found)


def test_a_small_sheet_is_one() -> None:
    assert sheet().times
