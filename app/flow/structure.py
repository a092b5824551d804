"""From a tree of nodes to a frozen flow, by the field table; every fault of shape at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from .cells import FAILED, Cell, plain_cell, scalar_word, wrong_shape
from .clause import condition
from .fault import quoted
from .items import ITEMS, NOTHING, Item, Note
from .kinds import (
    AnyCondition,
    AnyItem,
    Constant,
    Identifier,
    Kind,
    Labels,
    ListOf,
    OneOf,
    Prose,
    Record,
    Reference,
    Whole,
    Wordings,
)
from .model import Flow
from .node import Map, Node, Scalar, Seq
from .reader import Reading
from .table import rows_of, types_with
from .walk import Walk

T = TypeVar("T")

_BLANK: Mapping[type[Any], Any] = {
    Prose: "",
    Identifier: "",
    Reference: "",
    Labels: NOTHING,
    Wordings: NOTHING,
    ListOf: (),
    Whole: 0,
    Constant: 1,
}


@dataclass(frozen=True)
class Outline:
    """What could be made of a file.

    With faults the flow is only good for looking for more of them: what could not be
    read has its default, and `walk` knows which fields these are.
    """

    flow: Flow | None
    walk: Walk


def outlined(reading: Reading) -> Outline:
    """Read the tree of a whole flow."""
    walk = Walk(reading.text)
    root = reading.root
    flow = None if root is None else record_of(walk, root, Flow)
    return Outline(flow, walk)


def record_of(walk: Walk, root: Node, record: type[T]) -> T | None:
    """Read a whole file, or a part of one, as one record whose fields are its keys."""
    found = _record(record)(walk, root, root)
    return found if isinstance(found, record) else None


@dataclass(frozen=True)
class _Form:
    """A record class made ready for reading: a cell for each key, and what must be there."""

    cells: Mapping[str, tuple[str, Cell]]
    required: frozenset[str]


def _form(record: type[Any]) -> _Form:
    rows = rows_of(record).values()
    return _Form(
        {row.name: (row.field, _cell(row.kind, row.required)) for row in rows},
        frozenset(row.field for row in rows if row.required),
    )


def _cell(kind: Kind, required: bool = False) -> Cell:
    match kind:
        case ListOf(kind=inner, most=most):
            return _list(_cell(inner), int(required), most)
        case Record(of=record):
            return _record(record)
        case AnyItem():
            return _item
        case AnyCondition():
            return condition
        case _:
            cell = plain_cell(kind)
            assert cell is not None
            return cell


def _record(record: type[Any]) -> Cell:
    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is not Map:
            return wrong_shape(walk, node, key, "F103", "a mapping of keys")
        return _filled(walk, node, record)

    return read


def _filled(walk: Walk, node: Map, record: type[Any], known: bool = True) -> Any:
    """Build a record from a mapping; where `known` is false, other keys are passed over."""
    form = _FORMS[record]
    cells = form.cells
    values: dict[str, Any] = {}
    failed: list[str] = []
    start = len(walk.angled)
    for name, (key, value) in node.pairs.items():
        cell = cells.get(name)
        if cell is None:
            if known and not (name == "type" and issubclass(record, Item)):
                _unknown_key(walk, key, record)
            continue
        field, read = cell
        found = read(walk, value, key)
        if found is FAILED:
            failed.append(field)
        else:
            values[field] = found
    if not form.required <= values.keys():
        _fill_blanks(walk, node, record, values, failed)
    # What a frozen class's own __init__ does, without a call for each field; the defaults are
    # attributes of the class. It takes a twentieth off the time of a whole check.
    built = object.__new__(record)
    built.__dict__.update(values)
    walk.keep(built, node)
    if len(walk.angled) > start:
        walk.place(built, start)
    for field in failed:
        walk.fail(built, field)
    return built


def _fill_blanks(
    walk: Walk, node: Map, record: type[Any], values: dict[str, Any], failed: list[str]
) -> None:
    """Report required keys that are not there, and put something in their place."""
    for row in rows_of(record).values():
        if not row.required or row.field in values:
            continue
        if row.field not in failed:
            walk.fault("F102", node, f"the key {quoted(row.name)} is missing", row.about)
            failed.append(row.field)
        values[row.field] = _blank(row.kind)


def _blank(kind: Kind) -> Any:
    """What stands in the place of a value that could not be read."""
    match kind:
        case OneOf(words=words):
            return next(iter(words))
        case Record(of=record):
            rows = rows_of(record).values()
            return record(**{row.field: _blank(row.kind) for row in rows if row.required})
        case _:
            return _BLANK[type(kind)]


def _unknown_key(walk: Walk, key: Scalar, record: type[Any]) -> None:
    name = key.value
    if name.startswith("\0"):
        return  # no key at all, reported by the reader
    others = types_with(name) if issubclass(record, Item) else []
    if name.startswith("-"):
        hint = "put a space after the dash"
    elif name == "<<":
        hint = "parts of a file cannot be merged; write them out"
    elif others:
        hint = f"it belongs to {', '.join(others)}"
    else:
        hint = walk.near(name, _FORMS[record].cells)
    where = f"type {record.type}" if issubclass(record, Item) else record.__name__.lower()
    walk.fault("F101", key, f"{quoted(name)} is no key of {where}", hint)


def _list(read_entry: Cell, least: int, most: int) -> Cell:
    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is not Seq:
            return wrong_shape(walk, node, key, "F104", "a list of lines with a dash")
        if len(node.entries) < least:
            walk.fault("F119", key, "at least one entry is needed", "begin it with a dash")
        if len(node.entries) > most:
            words = f"{len(node.entries)} entries; {most} is the most here"
            walk.fault("F114", node, words, "leave some out")
        found = [read_entry(walk, entry, entry) for entry in node.entries[: most + 1]]
        return tuple(each for each in found if each is not FAILED)

    return read


def _item(walk: Walk, node: Node, key: Node) -> Any:
    if type(node) is not Map:
        return wrong_shape(walk, node, key, "F103", "a mapping of keys")
    named = node.get("type")
    record = ITEMS.get(named.value) if type(named) is Scalar else None
    if record is not None:
        return _filled(walk, node, record)
    if named is None:
        walk.fault("F102", node, "the key “type” is missing", "one of " + ", ".join(ITEMS))
    else:
        word = scalar_word(walk, named, node.pairs["type"][0], "the type of an item")
        if word is not None:
            hint = walk.near(word, ITEMS) or "one of " + ", ".join(ITEMS)
            walk.fault("F115", named, f"{quoted(word)} is no type of item", hint)
    stand_in = _filled(walk, node, Note, known=False)
    walk.fail(stand_in, "type")
    return stand_in


class _Forms(dict[type[Any], _Form]):
    """The form of each record class, made when one is first read."""

    def __missing__(self, record: type[Any]) -> _Form:
        form = self[record] = _form(record)
        return form


_FORMS = _Forms()
