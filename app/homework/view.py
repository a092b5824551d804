"""A completion sheet as it is read: line by line, to tick, to print, and by a therapist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ..session.session import Seat
from ..session.telling import day
from ..summary.plain import one_line
from ..summary.summary import Copy, Line, Section, Summary
from .occasion import readable
from .sheet import Pair, Remark, Sheet, Time, Went, Whose

WENT = {Went.DONE: "Done", Went.PART: "Done in part", Went.NOT: "Not done"}
QUESTION = "For our next hour"
_LEADS = {
    "tension_before": "Tension before:",
    "tension_after": "Tension after:",
    "felt_heard": "Felt heard:",
    "headline": "It was about:",
    "stuck": "It got stuck at:",
    "obstacle": "What got in the way:",
    "agreements": "Agreed:",
}
_HALF = {Whose.ONE: Seat.FIRST, Whose.TWO: Seat.SECOND, Whose.BOTH: None}


def view(sheet: Sheet, ticked: bool = False, went: bool = True) -> Summary:
    """The sheet as lines, to be read, ticked and printed; each line has its place as its key.

    `ticked` says that each has let out their own lines before; a question is new to both.
    Without `went` it says nothing of how the occasions went.
    """
    sections = [
        Section(_title(time), tuple(_lines(time, f"times.{number}", ticked))[not went :])
        for number, time in enumerate(sheet.times)
    ]
    asked = tuple(_remarks(sheet.question, "question", "", ticked=False))
    if asked:
        sections.append(Section(QUESTION, asked))
    return Summary(
        session=sheet.id,
        flow=sheet.pack,
        version=sheet.version,
        title=one_line(sheet.title),
        language="en",
        names=(one_line(sheet.people.one), one_line(sheet.people.two)),
        day=date.fromisoformat(sheet.written),
        sections=tuple(sections),
        copy=Copy.THERAPISTS,
    )


def _title(time: Time) -> str:
    return day(date.fromisoformat(time.day))


def _lines(time: Time, place: str, ticked: bool) -> Iterator[Line]:
    yield _line(f"{place}.went", Whose.BOTH, WENT[time.went], "", ticked)
    if time.minutes is not None:
        text = f"About {time.minutes} minute{'' if time.minutes == 1 else 's'}"
        yield _line(f"{place}.minutes", Whose.BOTH, text, "", ticked)
    if time.breaks is not None:
        text = {0: "No break", 1: "One break"}.get(time.breaks, f"{time.breaks} breaks")
        yield _line(f"{place}.breaks", Whose.BOTH, text, "", ticked)
    for field in ("headline", "tension_before", "tension_after", "felt_heard"):
        told, lead = getattr(time, field), _LEADS[field]
        if isinstance(told, Pair):
            yield from _numbers(told, f"{place}.{field}", lead, ticked)
        else:
            yield from _remarks(told or (), f"{place}.{field}", lead, ticked)
    for field in ("stuck", "obstacle", "agreements", "outcomes", "answers"):
        lead = _LEADS.get(field, "")
        yield from _remarks(getattr(time, field), f"{place}.{field}", lead, ticked)


def _numbers(pair: Pair, place: str, lead: str, ticked: bool) -> Iterator[Line]:
    for whose, number in ((Whose.ONE, pair.one), (Whose.TWO, pair.two)):
        if number is not None:
            line = _line(f"{place}.{whose}", whose, f"{number} of 10", lead, ticked)
            yield replace(line, pick=str(number))


def _remarks(remarks: Iterable[Remark], place: str, lead: str, ticked: bool) -> Iterator[Line]:
    for number, remark in enumerate(remarks):
        before = lead or one_line(remark.asked)
        yield _line(f"{place}.{number}", remark.of, remark.text, before, ticked)


def _line(key: str, whose: Whose, text: str, lead: str, ticked: bool) -> Line:
    line = Line(key, _HALF[whose], readable(text), lead=lead)
    return replace(line, handed_for=line.authors) if ticked else line
