"""From occasions to a completion sheet: drafted, and cut to what both agree.

What comes back is the whitelist of the pack, of that what each let out of their own, and of that
what both say yes to (vault.md, Therapist exchange). The one sheet is what is read, printed and
sealed, so no two of them can differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ..flow.reader import SIZE
from ..problem import Problem
from ..summary.summary import Column, Summary
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
    Whose,
    read_sheet,
    sheet_text,
)

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
