"""From a session to its summary: only what both may see, and of that only what helps.

What becomes a line (care.md 6.11) is decided here and nowhere else: `_may_become_a_line`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from ..flow.items import Agreement, Date, Item, Meaning, Mirror, Share, Timer
from ..flow.model import Flow, Step
from ..session.place import revealed, stage_of
from ..session.session import Seat, Session, Slot
from ..session.value import Mirrored
from .line import filled, line_of, text_of
from .plain import one_line
from .summary import CYCLE, TWO_VIEWS, BreakRule, Layout, Line, Section, Summary

HAPPENED, WISHED, THANKS = "What happened", "What we wished for", "Thank you"
SPACE, AGREED, NEXT = "When one of us needs space", "What we agreed", "What comes next"
OUR_CYCLE = "Our cycle"

SHORTEST_BREAK = timedelta(minutes=20)
"""A gap this long between two answers is a break or another day (care.md 2.1)."""

_TOLD_BY_DEFAULT = frozenset({"text", "choice", "checklist", "date", "agreement"})
_NEVER_TOLD = frozenset({"note", "timer", "breathing", "exercise"})
_NEVER_MEANT = frozenset({Meaning.RETURN_AT, Meaning.FELT_HEARD, Meaning.CLOSENESS})
_TOLD_OF_BEFORE = frozenset({Meaning.INCIDENT, Meaning.WISH, Meaning.TALK_AT})
_OWN_PLACE: dict[Meaning | None, str] = {
    Meaning.INCIDENT: HAPPENED,
    Meaning.WISH: WISHED,
    Meaning.WORD: SPACE,
    Meaning.SPACE: SPACE,
    Meaning.THANKS: THANKS,
    Meaning.END_STATE: NEXT,
    Meaning.TALK_AT: NEXT,
    Meaning.LOOK_AGAIN: NEXT,
    Meaning.ACTIVITY: NEXT,
    **dict.fromkeys(CYCLE, OUR_CYCLE),
}


def compose(session: Session, now: datetime) -> Summary:
    """The summary of a session, with nothing ticked yet. `now` carries the local time zone."""
    flow = session.flow
    return Summary(
        session=session.id,
        flow=flow.id,
        version=flow.version,
        title=one_line(flow.title),
        language=flow.language,
        names=(one_line(session.names[0]), one_line(session.names[1])),
        day=session.started.astimezone(now.tzinfo).date(),
        minutes=_minutes(session, now),
        breaks=session.breaks,
        state=session.state,
        swapped=session.swapped,
        rule=_break_rule(flow),
        sections=_sections(session, now),
    )


def _sections(session: Session, now: datetime) -> tuple[Section, ...]:
    """What happened, the stages as they came, then what stands apart from them."""
    today = session.started.astimezone(now.tzinfo).date()
    ahead: dict[str, list[Line]] = {HAPPENED: [], WISHED: [], OUR_CYCLE: []}
    behind: dict[str, list[Line]] = {SPACE: [], AGREED: [], THANKS: [], NEXT: []}
    for step, item, line in _lines(session, today):
        stage = filled(session, stage_of(session.flow, step).title, None)
        own = AGREED if isinstance(item, Agreement) else _OWN_PLACE.get(line.means)
        place = behind if own in behind else ahead
        place.setdefault(own or stage, []).append(line)
    told = [Section(title, tuple(lines), _circle(title)) for title, lines in ahead.items()]
    told += [Section(title, tuple(lines), _layout(title)) for title, lines in behind.items()]
    return tuple(section for section in told if section.lines)


def _layout(own: str) -> Layout:
    return {AGREED: Layout.AGREEMENTS, NEXT: Layout.CARDS}.get(own, Layout.LINES)


def _circle(own: str) -> Layout:
    return Layout.CYCLE if own == OUR_CYCLE else Layout.LINES


def _lines(session: Session, today: date) -> Iterator[tuple[Step, Item, Line]]:
    heard = _heard(session)
    incidents, outdated = _incidents(session), _outdated(session)
    for step, item, slot in _open_slots(session):
        if (item.means is Meaning.INCIDENT and slot not in incidents) or slot in outdated:
            continue
        line = line_of(session, item, session.answers[slot], today)
        notes = [line.note] if line.note else []
        notes += [TWO_VIEWS] if slot in incidents and len(incidents) > 1 else []
        notes += [f"heard by {heard[slot]}"] if slot in heard else []
        if line.text:
            yield step, item, replace(line, note=", ".join(notes))


def _open_slots(session: Session) -> Iterator[tuple[Step, Item, Slot]]:
    """What both may see and may be told, as it came: turn by turn, item by item."""
    for step in session.flow.steps:
        told_of = (item for item in step.items if _may_become_a_line(session.flow, step, item))
        found = [(item, slot) for item in told_of for slot in revealed(session, item.id)]
        for item, slot in sorted(found, key=lambda each: each[1].turn is Seat.SECOND):
            yield step, item, slot


def _may_become_a_line(flow: Flow, step: Step, item: Item) -> bool:
    """Whether answers to an item are told at all, once both may see them.

    Never: what steers in secret, breaks, how well one was heard or how close a guess came.
    Only where the flow says `summary: true`: other numbers, sign-offs, guesses, what was said
    back, the part one played, and what came before the talk but for `_TOLD_OF_BEFORE`.
    """
    secret = step.share(item) is Share.NEVER or getattr(item, "gate", False)
    if secret or item.type in _NEVER_TOLD or item.means in _NEVER_MEANT or item.summary is False:
        return False
    if item.summary:
        return True
    before = step.id in flow.prelude and item.means not in _TOLD_OF_BEFORE
    return item.type in _TOLD_BY_DEFAULT and item.means is not Meaning.PART and not before


def _heard(session: Session) -> dict[Slot, str]:
    """Who heard what, where the one who said it confirmed that (care.md 6.11)."""
    heard: dict[Slot, str] = {}
    for step in session.flow.steps:
        for item in step.items:
            if not isinstance(item, Mirror) or item.of is None:
                continue
            for mirror in session.slots(item.id):
                value = session.value(mirror)
                passed = isinstance(value, Mirrored) and value.passed and session.is_open(mirror)
                for slot in session.slots(item.of) if passed and mirror.by else ():
                    if mirror.by and slot.by is mirror.by.other:
                        heard[slot] = one_line(session.name(mirror.by))
    return heard


def _incidents(session: Session) -> frozenset[Slot]:
    """The joint sentence if there is one; otherwise the view of each."""
    slots = [
        slot
        for _, item, slot in _open_slots(session)
        if item.means is Meaning.INCIDENT and text_of(session, session.answers[slot]).strip()
    ]
    joint = [slot for slot in slots if slot.by is None]
    return frozenset(joint or slots)


def _outdated(session: Session) -> frozenset[Slot]:
    """What somebody said of the cycle and has put in other words since."""
    said = [
        (item.means, slot)
        for _, item, slot in _open_slots(session)
        if item.means in CYCLE and text_of(session, session.answers[slot]).strip()
    ]
    newest = {(means, slot.by): slot for means, slot in said}
    return frozenset(slot for _, slot in said) - frozenset(newest.values())


def _minutes(session: Session, now: datetime) -> int | None:
    """About how long the two talked: from answer to answer, without breaks and other days."""
    moments = sorted(
        moment
        for moment in (session.started, *(a.at for a in session.answers.values()), session.ended)
        if moment is not None and moment <= now
    )
    gaps = (later - sooner for sooner, later in pairwise(moments))
    talked = sum((gap for gap in gaps if gap < SHORTEST_BREAK), timedelta())
    return round(talked / timedelta(minutes=1)) or None


def _break_rule(flow: Flow) -> BreakRule:
    """The numbers of the break as the flow sets them: its return time, or its timer."""
    items = [item for step in flow.detours for item in step.items]
    for item in items:
        if isinstance(item, Date) and item.means is Meaning.RETURN_AT:
            return BreakRule(item.earliest_minutes, item.latest_minutes)
    shortest = (t.shortest or t.minutes for t in items if isinstance(t, Timer))
    return BreakRule(next(shortest, 0), 0)
