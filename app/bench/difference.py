"""What changed between two versions of a flow, and what each change means for answers.

The classes are those of flow-format.md, "Versioning". The keys are walked by the field table;
a key that no rule below knows is breaking when it changes, so a new one is never taken lightly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from ..flow.digest import digest
from ..flow.items import Breathing, Evidence, Item, Share, Timer
from ..flow.kinds import Flag, Labels, ListOf, Prose, Whole
from ..flow.model import About, DerivedFrom, Flow, Seats, Status, Step
from ..flow.table import TABLE, Row


class Grade(IntEnum):
    """What a change means for a talk that is under way, and for answers that are kept."""

    COSMETIC = 0
    ADDITIVE = 1
    BREAKING = 2
    FORBIDDEN = 3


@dataclass(frozen=True)
class Change:
    """One change: whose id, which key of it, from what to what, and what to do about it.

    `key` is empty where a whole step or item came or went.
    """

    id: str
    key: str
    grade: Grade
    before: Any
    after: Any
    advice: str = ""


SAME_MEANING = "check that it still means the same"
NEW_ID = "give it a new id"
_ORDER = "the order is another one"
_RETIRE = "put its id under retired:"
_PROMISE = f"an answer keeps the promise it was given under; {NEW_ID}"
_RAISE = "raise the version"

_WALKED = frozenset({"id", "version", "steps", "detours", "items", "retired", "who", "share", "by"})
"""Keys that are looked at by themselves below."""
_COSMETIC = frozenset(
    {"status", "group", "minutes", "then", "part_of", "hints", "draw", "days", "sure_from"}
    | {"offer_minutes", "offer_days", "at_end"}
)
_MORE_IS_WIDER = frozenset({"max_chars", "at_most", "rounds", "latest_minutes"})
_LESS_IS_WIDER = frozenset({"at_least", "earliest_minutes"})
_YES_IS_WIDER = frozenset({"aloud", "other", "can_stop_early"})
_NO_IS_WIDER = frozenset({"required"})
_ASKED = frozenset({"ask", "statement", "low", "high", "options"})
_OPENNESS = (Share.NEVER, Share.ASK, Share.AFTER_BOTH, Share.NOW)
"""From the strictest promise to the loosest."""


def differences(old: Flow, new: Flow) -> tuple[Change, ...]:
    """Every change from the old flow to the new one, the gravest first."""
    found = [*_versions(old, new), *_retired(old, new), *_keys("flow", old, new)]
    found += _homes(old, new)
    for name, lane in (("steps", (old.steps, new.steps)), ("detours", (old.detours, new.detours))):
        found += _lists("flow", name, *lane)
    olds = {step.id: step for step in old.all_steps()}
    for step in new.all_steps():
        if step.id in olds:
            found += _steps(olds[step.id], step)
    return tuple(sorted(found, key=lambda change: -change.grade))


def _versions(old: Flow, new: Flow) -> Iterator[Change]:
    if old.id != new.id:
        known = new.derived_from is not None and new.derived_from.id == old.id
        if not known:
            advice = "an id never changes; an adapted flow says derived_from:"
            yield Change("flow", "id", Grade.FORBIDDEN, old.id, new.id, advice)
    elif new.version < old.version:
        yield Change("flow", "version", Grade.FORBIDDEN, old.version, new.version, _RAISE)
    elif new.version == old.version and digest(old) != digest(new):
        grade = Grade.COSMETIC if old.status is Status.DRAFT else Grade.FORBIDDEN
        advice = f"{_RAISE}; what was handed out under a number stays as it was"
        yield Change("flow", "version", grade, old.version, new.version, advice)
    elif new.version > old.version:
        yield Change("flow", "version", Grade.COSMETIC, old.version, new.version)


def _retired(old: Flow, new: Flow) -> Iterator[Change]:
    """Ids are never reused, and what is retired stays so."""
    if old.id != new.id:
        return
    used = {*_named(new)}
    for name in old.retired:
        if name in used:
            yield Change(name, "id", Grade.FORBIDDEN, "retired", "used again", "choose a new id")
        elif name not in new.retired:
            yield Change(name, "retired", Grade.BREAKING, "retired", "not named", _RETIRE)


def _named(flow: Flow) -> dict[str, tuple[str, Step, Step | Item]]:
    """Each id with the kind of thing it names, the step that holds it, and the thing."""
    found: dict[str, tuple[str, Step, Step | Item]] = {}
    for step in flow.all_steps():
        found.setdefault(step.id, ("step" if step in flow.steps else "detour", step, step))
        for item in step.items:
            found.setdefault(item.id, (item.type, step, item))
    return found


def _homes(old: Flow, new: Flow) -> Iterator[Change]:
    """What came, what went, what became another kind of thing, and what moved."""
    olds, news = _named(old), _named(new)
    for name, (kind, step, record) in olds.items():
        if name not in news:
            advice = "" if name in new.retired or old.id != new.id else _RETIRE
            yield Change(name, "", Grade.BREAKING, kind, None, advice)
            continue
        other, home, after = news[name]
        if type(record) is not type(after):
            yield Change(name, "type", Grade.FORBIDDEN, kind, other, NEW_ID)
        elif kind != other:
            yield Change(name, "", Grade.BREAKING, kind, other)
        elif isinstance(record, Item) and isinstance(after, Item) and step.id != home.id:
            yield Change(name, "", Grade.BREAKING, f"in {step.id}", f"in {home.id}")
            yield from _promises(step, record, home, after)
    for name, (kind, step, record) in news.items():
        if name not in olds:
            grade = _grade_of_new(kind, record)
            if record is step or step.id in olds or grade is not Grade.ADDITIVE:
                yield Change(name, "", grade, None, kind)


def _grade_of_new(kind: str, record: Step | Item) -> Grade:
    """Something new is additive unless it must be answered, or leads elsewhere."""
    must = record.required if isinstance(record, Item) else kind == "step" and record.go_to
    return Grade.BREAKING if must else Grade.ADDITIVE


def _lists(owner: str, key: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """The order of those that are in both."""
    both = {each.id for each in old} & {each.id for each in new}
    before = [each.id for each in old if each.id in both]
    after = [each.id for each in new if each.id in both]
    if before != after:
        yield Change(owner, key, Grade.BREAKING, before, after, _ORDER)


def _steps(old: Step, new: Step) -> Iterator[Change]:
    yield from _keys(new.id, old, new)
    yield from _lists(new.id, "items", old.items, new.items)
    olds = {item.id: item for item in old.items}
    for item in new.items:
        before = olds.get(item.id)
        if before is not None and type(before) is type(item):
            yield from _keys(item.id, before, item)
            yield from _promises(old, before, new, item)


def _promises(old: Step, before: Item, new: Step, after: Item) -> Iterator[Change]:
    """Who answers, and when the other sees it, with what is meant where nothing is said."""
    was, now = old.who(before), new.who(after)
    if was is not now and (old.turns is new.turns or before.who is not after.who):
        yield Change(after.id, "who", Grade.BREAKING, was, now)
    seen, shown = old.share(before), new.share(after)
    if _OPENNESS.index(shown) > _OPENNESS.index(seen):
        yield Change(after.id, "share", Grade.FORBIDDEN, seen, shown, _PROMISE)
    elif shown is not seen:
        yield Change(after.id, "share", Grade.BREAKING, seen, shown)


def _keys(owner: str, old: Any, new: Any, prefix: str = "") -> Iterator[Change]:
    for row in TABLE[type(new)].values():
        before, after = getattr(old, row.field), getattr(new, row.field)
        name = prefix + row.name
        if isinstance(row.kind, Labels):
            yield from _options(owner, name, before, after)
        elif before == after or row.name in _WALKED:
            continue
        elif isinstance(before, Seats) and isinstance(after, Seats):
            yield from _keys(owner, before, after, f"{name}.")
        else:
            grade = _grade(new, row, before, after)
            yield Change(owner, name, grade, before, after, _advice(row, grade))


def _options(
    owner: str, name: str, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[Change]:
    for option, label in old.items():
        where = f"{name}.{option}"
        if option not in new:
            yield Change(owner, where, Grade.BREAKING, label, None)
        elif new[option] != label:
            yield Change(owner, where, Grade.COSMETIC, label, new[option], SAME_MEANING)
    for option, label in new.items():
        if option not in old:
            yield Change(owner, f"{name}.{option}", Grade.ADDITIVE, None, label)
    before, after = ([o for o in one if o in old and o in new] for one in (old, new))
    if before != after:
        yield Change(owner, name, Grade.COSMETIC, before, after, _ORDER)


def _grade(record: Any, row: Row, before: Any, after: Any) -> Grade:
    kind, name = row.kind, row.name
    if isinstance(kind, Prose | ListOf) and isinstance(getattr(kind, "kind", kind), Prose):
        return Grade.BREAKING if name == "language" else Grade.COSMETIC
    if isinstance(record, Timer | Breathing) and isinstance(kind, Whole):
        return Grade.COSMETIC
    if name == "summary":
        return Grade.BREAKING if before is False else Grade.COSMETIC
    if name in _COSMETIC or isinstance(before or after, About | Evidence | DerivedFrom):
        return Grade.COSMETIC
    if name == "people" or (name == "gate" and after):
        return Grade.FORBIDDEN
    if name == "means":
        return Grade.ADDITIVE if before is None else Grade.BREAKING
    return Grade.ADDITIVE if _wider(row, before, after) else Grade.BREAKING


def _advice(row: Row, grade: Grade) -> str:
    if row.name in _ASKED:
        return SAME_MEANING
    if grade is Grade.FORBIDDEN:
        return NEW_ID if row.name == "people" else _PROMISE
    return ""


def _wider(row: Row, before: Any, after: Any) -> bool:
    """Whether whatever was possible with the old value still is; None is no bound."""
    name = row.name
    match row.kind:
        case Flag():
            return name in (_YES_IS_WIDER if after else _NO_IS_WIDER)
        case Whole() if name in _MORE_IS_WIDER:
            return after is None or (before is not None and after > before)
        case Whole() if name in _LESS_IS_WIDER:
            return bool(after < before)
    return False
