"""The field table: which keys a record has, read off the frozen classes themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from .items import ITEMS, Evidence, Item
from .kinds import Key, Kind
from .model import About, Branch, DerivedFrom, Flow, Seats, Step
from .sidecar import Sidecar

RECORDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        record.__name__: record
        for record in (Flow, About, DerivedFrom, Seats, Step, Branch, Evidence)
    }
)
"""The classes a `Record` kind can name."""


@dataclass(frozen=True)
class Row:
    """One key of a record: its name in the file, its field, and what it holds."""

    name: str
    field: str
    kind: Kind
    about: str
    required: bool
    default: Any


def _rows(record: type[Any]) -> Mapping[str, Row]:
    rows = {}
    for each in fields(record):
        key = each.metadata.get("key")
        if isinstance(key, Key):
            name = key.name or each.name
            rows[name] = Row(name, each.name, key.kind, key.about, key.required, each.default)
    return MappingProxyType(rows)


TABLE: Mapping[type[Any], Mapping[str, Row]] = MappingProxyType(
    {record: _rows(record) for record in (*RECORDS.values(), Sidecar, Item, *ITEMS.values())}
)
"""For each record class its rows by the key's name, in the order in which they are written."""


def types_with(name: str) -> list[str]:
    """The item types that have a key of this name which not every item has."""
    if name in TABLE[Item]:
        return []
    return [word for word, kind in ITEMS.items() if name in TABLE[kind]]
