"""From occasions to a completion sheet: drafted, read line by line, and cut to what both agree.

What comes back is the whitelist of the pack, of that what each let out of their own, and of that
what both say yes to (vault.md, Therapist exchange). The one sheet is what is read, printed and
sealed, so no two of them can differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ..flow.reader import SIZE
from ..problem import Problem
from ..session.session import Seat
from ..session.telling import day
from ..summary.plain import one_line
from ..summary.summary import Column, Copy, Line, Section, Summary
from .assignment import Assignment
from .occasion import Kind, Occasion, Said, asked_for, heading, readable
from .pack import Pack
from .sheet import (
    FORMAT,
    NAME,
    Pair,
    People,
    Remark,
    Sheet,
    Time,
    Went,
    Whose,
    read_sheet,
    sheet_text,
)

WENT = {Went.DONE: "Done", Went.PART: "Done in part", Went.NOT: "Not done"}
QUESTION = "For our next hour"
_PAIRS = {
    Kind.TENSION_BEFORE: "tension_before",
    Kind.TENSION_AFTER: "tension_after",
    Kind.FELT_HEARD: "felt_heard",
}
_WORDS = {
    Kind.HEADLINE: "headline",
    Kind.STUCK: "stuck",
    Kind.OBSTACLE: "obstacle",
    Kind.AGREEMENT: "agreements",
    Kind.OUTCOME: "outcomes",
    Kind.ANSWER: "answers",
}
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
TOO_MUCH = Problem(
    "This is more than one sheet can hold.",
    "Nothing of yours is lost.",
    "Untick the longest lines, or hand on fewer occasions at a time.",
)


def draft(
    assignment: Assignment,
    pack: Pack,
    occasions: Sequence[Occasion],
    people: tuple[str, str],
    today: date,
    sheet_id: str,
    question: str = "",
) -> Sheet:
    """Everything of these occasions that may be handed on, the oldest first.

    `people` is what the two want to be called in it, `sheet_id` 32 hex digits drawn by chance.
    What the pack does not ask for, or not any more, is not in it.
    """
    one, two, title = (heading(name)[:NAME].rstrip() for name in (*people, pack.title))
    asked = (Remark(of=Whose.BOTH, text=readable(question)),) if readable(question) else ()
    return Sheet(
        sheet=FORMAT,
        id=sheet_id,
        pack=pack.id,
        version=pack.version,
        digest=assignment.digest,
        title=title,
        written=today.isoformat(),
        people=People(one=one or "One", two=two or "Two"),
        times=tuple(_time(each, pack) for each in sorted(occasions, key=lambda each: each.day)),
        question=asked,
    )


def _time(occasion: Occasion, pack: Pack) -> Time:
    told: dict[str, Any] = {}
    for each in occasion.said:
        if not asked_for(pack, each):
            continue
        if each.kind in _PAIRS:
            field = _PAIRS[each.kind]
            told[field] = _with(told.get(field, Pair()), each)
        elif each.kind in _WORDS:
            field = _WORDS[each.kind]
            words, asked = readable(each.text), heading(each.asked)
            remark = Remark(of=_whose(each), text=words, asked=asked)
            told[field] = (*told.get(field, ()), remark)
        else:
            told[each.kind.value] = each.number
    return Time(day=occasion.day.isoformat(), went=occasion.went, **told)


def let_out(occasion: Occasion, summary: Summary) -> tuple[Said, ...]:
    """What of an occasion everyone it belongs to has ticked.

    `summary` is the `view` of a draft of this occasion alone.
    """
    ticked = {line.key: line for line in summary.lines if line.chosen(Column.HANDED)}
    counts: Counter[str] = Counter()
    found: dict[str, Said] = {}
    for each in occasion.said:
        if each.kind in _PAIRS:
            place = f"{_PAIRS[each.kind]}.{_whose(each)}"
        elif each.kind in _WORDS:
            field = _WORDS[each.kind]
            place = f"{field}.{counts[field]}"
            counts[field] += 1
        else:
            place = each.kind.value
        line = ticked.get(f"times.0.{place}")
        if line and (each.kind not in _WORDS or line.text == readable(each.text)):
            found[place] = each
    return tuple(found.values())


def _whose(said: Said) -> Whose:
    return Whose.BOTH if said.partner is None else (Whose.ONE, Whose.TWO)[said.partner]


def _with(pair: Pair, said: Said) -> Pair:
    match _whose(said):
        case Whose.ONE:
            return replace(pair, one=said.number)
        case Whose.TWO:
            return replace(pair, two=said.number)
        case Whose.BOTH:
            return pair


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


def agreed(sheet: Sheet, summary: Summary) -> Sheet:
    """Only what everyone it belongs to has ticked, once both have said yes.

    `summary` is the `view` of this sheet. Raises ValueError before both have agreed, and
    Problem where the sheet is too long for the one who opens it.
    """
    if not summary.agreed:
        raise ValueError("both have to agree first")
    keys = {line.key for line in summary.lines if line.chosen(Column.HANDED)}
    times = (
        _only_of(time, f"times.{number}", keys)
        for number, time in enumerate(sheet.times)
        if f"times.{number}.went" in keys
    )
    only = replace(sheet, times=tuple(times), question=_chosen(sheet.question, "question", keys))
    text = sheet_text(only).encode()
    if len(text) > SIZE or read_sheet(text).sheet != only:
        raise TOO_MUCH
    return only


def _only_of(time: Time, place: str, keys: set[str]) -> Time:
    kept: dict[str, Any] = {}
    for field in ("minutes", "breaks"):
        kept[field] = getattr(time, field) if f"{place}.{field}" in keys else None
    for field in _PAIRS.values():
        pair = getattr(time, field) or Pair()
        pair = Pair(
            one=pair.one if f"{place}.{field}.one" in keys else None,
            two=pair.two if f"{place}.{field}.two" in keys else None,
        )
        kept[field] = pair or None
    for field in _WORDS.values():
        kept[field] = _chosen(getattr(time, field), f"{place}.{field}", keys)
    return replace(time, **kept)


def _chosen(remarks: Sequence[Remark], place: str, keys: set[str]) -> tuple[Remark, ...]:
    return tuple(each for number, each in enumerate(remarks) if f"{place}.{number}" in keys)
