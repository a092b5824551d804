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
"""The classes whose mappings stand in a flow."""


@dataclass(frozen=True)
class Row:
    """One key of a record: its name in the file, its field, and what it holds."""

    name: str
    field: str
    kind: Kind
    about: str
    required: bool
    default: Any


def rows_of(record: type[Any]) -> Mapping[str, Row]:
    """The rows of a record class by the key's name, in the order in which they are written."""
    rows = {}
    for each in fields(record):
        key = each.metadata.get("key")
        if isinstance(key, Key):
            name = key.name or each.name
            rows[name] = Row(name, each.name, key.kind, key.about, key.required, each.default)
    return MappingProxyType(rows)


TABLE: Mapping[type[Any], Mapping[str, Row]] = MappingProxyType(
    {record: rows_of(record) for record in (*RECORDS.values(), Sidecar, Item, *ITEMS.values())}
)
"""The rows of each class that a flow, or a translation of one, is made of."""


def types_with(name: str) -> list[str]:
    """The item types that have a key of this name which not every item has."""
    if name in TABLE[Item]:
        return []
    return [word for word, kind in ITEMS.items() if name in TABLE[kind]]
