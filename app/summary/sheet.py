"""The ledger as a sheet of paper: what holds, when it comes back, and what has become of the rest.

It is a summary like any other to whatever writes or prints it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ..flow.items import Meaning
from ..session.session import Seat
from ..session.telling import day, moment, short_day
from .break_plan import BreakPlan
from .ledger import Dated, Entry, Ledger, Look, Standing
from .plain import one_line
from .summary import Copy, Layout, Line, Section, Summary

TITLE = "Our agreements"
HOLDS, AHEAD = "What we agreed", "What comes next"
SPACE = "When one of us needs space"
CHANGED, DROPPED = "What we changed", "What we let go"
_BOTH = frozenset(Seat)
_LABELS = {
    Meaning.LOOK_AGAIN: "We look at this again",
    Meaning.TALK_AT: "We talk about it",
    Meaning.ACTIVITY: "Together, without talking about it",
}


def sheet(
    kept: Ledger, names: tuple[str, str], today: date, plan: BreakPlan | None = None
) -> Summary:
    """The ledger on the day `today`; `names` are the first and the second partner's.

    `plan` is what was agreed for breaks; its word is what the fridge card begins with.
    """
    one, other = map(one_line, names)
    sections = (
        Section(HOLDS, tuple(map(_line, kept.in_force)), Layout.AGREEMENTS),
        Section(SPACE, _planned(plan)),
        Section(CHANGED, _told(kept.standing(Standing.CHANGED))),
        Section(DROPPED, _told(kept.standing(Standing.DROPPED))),
        Section(AHEAD, tuple(_dates(kept.dates, today)), Layout.CARDS),
    )
    return Summary(
        session="",
        flow="",
        version=1,
        title=_title(kept.breaks),
        language="en",
        names=(one, other),
        day=today,
        sections=tuple(section for section in sections if section.lines),
        signed=_BOTH,
        copy=Copy.SHEET,
    )


def _title(breaks: int) -> str:
    if not breaks:
        return TITLE
    return f"{TITLE}, {'one break' if breaks == 1 else f'{breaks} breaks'} kept by both"


def looked(look: Look) -> str:
    """How one look went, in a line; who said which is nobody's business but theirs."""
    parts = [f"Looked at on {short_day(look.day)}"]
    if look.tried:
        parts.append(f"Seen: {' / '.join(map(one_line, look.tried))}")
    if look.helped:
        parts.append(f"It helped {' and '.join(map(str, look.helped))} of 10")
    if look.now:
        parts.append(one_line(look.now))
    return ". ".join(part.rstrip(".") for part in parts) + "."


def until(entry: Entry, today: date) -> str:
    """How long it holds, in words."""
    last = entry.promise.until
    return f"Until {day(last)}" if last >= today else f"Its time was up on {day(last)}"


def breaks_kept(count: int) -> str:
    """The breaks that both came back from; empty where there was none."""
    if not count:
        return ""
    times = "one break" if count == 1 else f"{count} breaks"
    return f"You took {times}, and both came back."


def _line(entry: Entry) -> Line:
    return Line(
        key=entry.id,
        by=None if entry.partner is None else tuple(Seat)[entry.partner],
        text=entry.text,
        note=looked(entry.looks[-1]) if entry.looks else "",
        promise=entry.promise,
        printed_for=_BOTH,
    )


def _told(entries: Iterable[Entry]) -> tuple[Line, ...]:
    return tuple(map(_line, entries))


def _planned(plan: BreakPlan | None) -> tuple[Line, ...]:
    lines = plan.lines if plan else ()
    return tuple(replace(line, printed_for=_BOTH) for line in lines)


def _dates(dates: Iterable[Dated], today: date) -> Iterable[Line]:
    """The days ahead, the nearest first; each once."""
    ahead = {(each.means, each.moment): each for each in dates if _is_ahead(each, today)}
    for each in sorted(ahead.values(), key=lambda each: each.moment.at):
        yield Line(
            key=each.key,
            by=None,
            text=moment(each.moment),
            lead=_LABELS[each.means],
            means=each.means,
            moment=each.moment,
            printed_for=_BOTH,
        )


def _is_ahead(each: Dated, today: date) -> bool:
    return each.moment.at.date() >= today
