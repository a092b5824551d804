"""The identity of a flow: its canonical form, and the SHA-256 of that.

The canonical form is JSON: keys in the order of the field table, defaults left out, no
spaces, UTF-8. It is read back by the reader and the field table that read a flow's file,
for JSON is YAML, so a stored conversation needs no second way in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from hashlib import sha256
from typing import Any

from .condition import All, AnswerIs, Nothing
from .condition import Any as AnyOf
from .fault import FlowFaults
from .items import Item
from .model import Flow
from .node import Map, Scalar, Seq
from .reader import read
from .structure import outlined
from .table import TABLE, rows_of

_ROOM = 4 * 1024 * 1024
_PRELUDE = "prelude"


def to_canonical(flow: Flow) -> bytes:
    """The canonical form of a flow, joined or not; equal flows give equal bytes."""
    form = plain_form(flow)
    if flow.prelude:
        form[_PRELUDE] = sorted(flow.prelude)
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()


def from_canonical(data: bytes) -> Flow:
    """The flow of a canonical form; raises FlowFaults where the bytes are none."""
    reading = read(data, size=_ROOM)
    prelude: frozenset[str] = frozenset()
    if isinstance(reading.root, Map) and _PRELUDE in reading.root.pairs:
        _, node = reading.root.pairs.pop(_PRELUDE)
        if isinstance(node, Seq):
            prelude = frozenset(e.value for e in node.entries if isinstance(e, Scalar))
    outline = outlined(reading)
    faults = (*reading.faults, *outline.walk.faults)
    if outline.flow is None or faults:
        raise FlowFaults("a stored flow", faults)
    return replace(outline.flow, prelude=prelude)


def digest(flow: Flow) -> str:
    """The SHA-256 of the canonical form, in hexadecimal digits."""
    return sha256(to_canonical(flow)).hexdigest()


def plain_form(value: Any) -> Any:
    """Any record of keys, or a part of one, as plain JSON data: in the canonical form."""
    match value:
        case AnswerIs(item, whose, test, against, by):
            of = {} if whose is None else {"of": whose.value}
            more = {} if by == 1 else {"by": by}
            return {"answer": item, **of, test.value: plain_form(against), **more}
        case All(parts):
            return {"all": plain_form(parts)}
        case AnyOf(parts):
            return {"any": plain_form(parts)}
        case Nothing(parts):
            return {"none": plain_form(parts)}
        case tuple():
            return [plain_form(each) for each in value]
        case Mapping():
            return dict(value)
        case str():
            return str(value)
    return _record(value) if is_dataclass(value) else value


def _record(record: Any) -> dict[str, Any]:
    form: dict[str, Any] = {"type": record.type} if isinstance(record, Item) else {}
    for row in (TABLE.get(type(record)) or rows_of(type(record))).values():
        value = getattr(record, row.field)
        if row.required or value != row.default:
            form[row.name] = plain_form(value)
    return form
