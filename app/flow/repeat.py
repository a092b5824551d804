"""A flow written out for the agreements it comes back to: one copy of a step for each.

It is done once, before a talk begins; what comes out is pinned with the talk. The words of an
agreement were typed by the couple, so they go in as a quotation that is nothing but text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from .condition import AnswerIs, Condition, Test
from .ground import runs
from .items import Agreement, Who
from .kinds import AnyCondition, AnyItem, Identifier, Labels, ListOf, Prose, Record, Reference
from .model import END, Flow, Step
from .reader import FORBIDDEN
from .table import TABLE
from .wording import AGREEMENT

MOST = 8
"""The most agreements that one talk comes back to (care.md 6.10)."""
STEPS = 60
"""The most steps of a talk, with those that another flow brings in."""
SUFFIX = 16
"""The most characters of an agreement's id."""
STEM = 62 - SUFFIX
"""So many characters of an id stand at the beginning of each of its copies."""

GONE = "…"
"""What stands where words are left out."""

_SHORT, _LONG, _LABEL = 60, 200, 400
_SMALL_FIELD = 200
"""A text with no more room than this gets the words alone, and short: titles, leads of lines."""
_ID = re.compile(f"[a-z0-9]{{1,{SUFFIX}}}").fullmatch
_UNSEEN = str.maketrans(dict.fromkeys("\x85\xa0\u202f\u205f\u3000", " "))
_SPACES = re.compile("[\u2000-\u200b]")
_ANGLE = re.compile(r"<(?=[/A-Za-z])")
_OWNERS = {Who.FIRST: "<first>: ", Who.SECOND: "<second>: "}

Names = Mapping[str, str]
"""New ids by old ones."""


@dataclass(frozen=True)
class Agreed:
    """An agreement as a flow comes back to it: a short id, its words, and whose it is."""

    id: str
    words: str
    who: Who = Who.COUPLE


def repeats(flow: Flow) -> bool:
    """Whether a flow has a step that comes once for each agreement."""
    return any(step.repeat for step in flow.steps)


def expanded(flow: Flow, agreements: Sequence[Agreed]) -> Flow:
    """The flow with its repeated steps written out, for `MOST` agreements and no more.

    The ids of a copy end in the id of its agreement. Steps with nothing to repeat are left
    out; an agreement whose ids are taken is, too. A flow that is not repeated stays as it is.
    """
    if not repeats(flow):
        return flow
    chosen = _fitting(flow, agreements)
    groups = [_written_out(run, chosen) if run[0].repeat else run for run in _runs(flow.steps)]
    steps = tuple(step for group in groups for step in group)
    targets = _targets(flow, groups)
    prelude = frozenset(
        step.id
        for run, group in zip(_runs(flow.steps), groups, strict=True)
        for step in group
        if run[0].id in flow.prelude
    )
    return replace(flow, steps=tuple(_led(step, targets) for step in steps), prelude=prelude)


def _runs(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """The steps in their order, those that are repeated together in one."""
    found: list[list[Step]] = []
    last: int | None = None
    for step, run in zip(steps, runs(tuple(steps)), strict=True):
        if run is not None and run == last:
            found[-1].append(step)
        else:
            found.append([step])
        last = run
    return [tuple(run) for run in found]


def _fitting(flow: Flow, agreements: Sequence[Agreed]) -> list[Agreed]:
    """The first agreements for which there is room, each with ids that nobody else has."""
    repeated = [step for step in flow.steps if step.repeat]
    room = (STEPS - (len(flow.steps) - len(repeated))) // len(repeated)
    own = set(_ids(repeated))
    taken = {*_ids(flow.all_steps()), *flow.retired} - own
    chosen: list[Agreed] = []
    for agreed in agreements:
        ids = {_suffixed(name, agreed) for name in own}
        if len(chosen) == min(MOST, room):
            break
        if _ID(agreed.id) and len(ids) == len(own) and not ids & taken:
            chosen.append(agreed)
            taken |= ids
    return chosen


def _ids(steps: Any) -> Iterator[str]:
    for step in steps:
        yield step.id
        yield from (item.id for item in step.items)


def _suffixed(name: str, agreed: Agreed) -> str:
    return f"{name[: 62 - len(agreed.id)]}-{agreed.id}"


def _written_out(run: tuple[Step, ...], chosen: Sequence[Agreed]) -> tuple[Step, ...]:
    """All copies of a run; together they are one stage, or part of the one before them."""
    copies: list[Step] = []
    stage = run[0].part_of
    for agreed in chosen:
        names = {name: _suffixed(name, agreed) for name in _ids(run)}
        for step in run:
            copy = _copy(step, names, agreed)
            copies.append(replace(copy, repeat=None, part_of=stage))
            stage = stage or copy.id
    return tuple(copies)


def _targets(flow: Flow, groups: Sequence[Sequence[Step]]) -> Names:
    """Where a road leads that led to a repeated step: its first copy, or what follows it."""
    targets: dict[str, str] = {}
    onward = END
    for run, group in reversed([*zip(_runs(flow.steps), groups, strict=True)]):
        if run[0].repeat:
            for place, step in enumerate(run):
                targets[step.id] = group[place].id if group else onward
        onward = group[0].id if group else onward
    return targets


def _led(step: Step, targets: Names) -> Step:
    """The step with its ways on, and its stage, as they are now."""
    ways = tuple(
        replace(
            way,
            step=targets.get(way.step, way.step) if way.step else way.step,
            otherwise=targets.get(way.otherwise, way.otherwise) if way.otherwise else way.otherwise,
        )
        for way in step.go_to
    )
    return replace(step, go_to=ways) if ways != step.go_to else step


# -- one copy -------------------------------------------------------------------------


def _copy(record: Any, names: Names, agreed: Agreed) -> Any:
    """A step or an item with new ids, and with the agreement's words in its texts."""
    changed: dict[str, Any] = {}
    for row in TABLE[type(record)].values():
        value = getattr(record, row.field)
        match row.kind:
            case Identifier() | Reference(to="item") if value:
                changed[row.field] = names.get(value, value)
            case Prose(limit=limit, markup=markup) if value:
                changed[row.field] = _told(value, limit, markup, agreed)
            case Labels():
                labels = {o: _told(label, _LABEL, False, agreed) for o, label in value.items()}
                changed[row.field] = MappingProxyType(labels)
            case ListOf(kind=Prose(limit=limit, markup=markup)):
                changed[row.field] = tuple(_told(each, limit, markup, agreed) for each in value)
            case ListOf(kind=AnyItem()):
                changed[row.field] = tuple(_copy(each, names, agreed) for each in value)
            case AnyCondition() if value is not None:
                changed[row.field] = _condition(value, names)
            case Record(of=kind) if value is not None and kind is not Step:
                changed[row.field] = _copy(value, names, agreed)
    if isinstance(record, Agreement) and record.who is None:
        changed["who"] = agreed.who
    return replace(record, **changed)


def _condition(condition: Condition, names: Names) -> Condition:
    if isinstance(condition, AnswerIs):
        against = condition.against
        if condition.test is Test.ABOVE:
            against = names.get(str(against), against)
        return replace(condition, item=names.get(condition.item, condition.item), against=against)
    return replace(condition, parts=tuple(_condition(part, names) for part in condition.parts))


def _told(text: str, limit: int, markup: bool, agreed: Agreed) -> str:
    """The text with the agreement as a quotation, cut short where there is little room."""
    times = text.count(AGREEMENT)
    if not times:
        return text
    small = limit <= _SMALL_FIELD
    owner = "" if small else _OWNERS.get(agreed.who, "")
    around = len(text) - times * len(AGREEMENT) + times * (len(owner) + 2)
    most = min((limit - around) // times, _SHORT if small else _LONG)
    if most < 1:
        return text.replace(AGREEMENT, GONE)
    return text.replace(AGREEMENT, f"{owner}“{shortened(agreed.words, markup, most)}”")


def shortened(words: str, markup: bool, most: int) -> str:
    """Words of the couple as plain text on one line: no name, no mark, nothing unseen.

    At most so many characters; `markup` says whether marks would mean anything there.
    """
    seen = _SPACES.sub(" ", FORBIDDEN.sub(" ", words).translate(_UNSEEN))
    line = _ANGLE.sub("‹", " ".join(seen.split()))
    if markup:
        line = line.replace("*", "∗")
    if len(line) <= most:
        return line or GONE
    return line[: most - 1].rstrip() + GONE
