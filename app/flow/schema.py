"""The JSON Schema of a flow, read off the field table, for editors that complete and check.

Draft 07, because that is what editors understand. It says what the checker says about
structure; ids, references, order and promises are the checker's alone.
`python -m app.flow.schema` writes it to resources/schema/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .clause import BY, CONDITION_LIMIT, JOINERS, LISTED, TESTS, WORDS_LIMIT
from .condition import Test, Whose
from .items import ITEMS, Item
from .kinds import (
    ID_PATTERN,
    RESERVED_IDS,
    AnyCondition,
    AnyItem,
    Constant,
    Flag,
    Identifier,
    Kind,
    Labels,
    ListOf,
    OneOf,
    Prose,
    Record,
    Reference,
    Whole,
    Word,
    Wordings,
)
from .model import Flow
from .table import RECORDS, Row, rows_of

NAME = "flow-1.schema.json"
LABEL_LIMIT = 400
_TEXT = ["string", "number", "boolean"]
_YAML_WORDS = ["true", "false", "null"]


def schema() -> dict[str, Any]:
    """The schema of format 1."""
    parts = (record for record in RECORDS.values() if record is not Flow)
    return schema_of("A Reknit flow", Flow, parts)


def schema_of(title: str, root: type[Any], parts: Iterable[type[Any]]) -> dict[str, Any]:
    """The schema of a file that is one record, with the records that may stand in it."""
    definitions: dict[str, Any] = {record.__name__.lower(): _object(record) for record in parts}
    definitions["item"] = _item()
    for depth in range(1, CONDITION_LIMIT + 1):
        definitions[_condition_name(depth)] = _condition(depth)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **_object(root),
        "definitions": definitions,
    }


def schema_text(made: dict[str, Any]) -> str:
    """A schema as it is stored."""
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _object(record: type[Any]) -> dict[str, Any]:
    rows = rows_of(record).values()
    return {
        "description": _first_line(record),
        "type": "object",
        "additionalProperties": False,
        "required": [row.name for row in rows if row.required],
        "properties": {row.name: _property(row) for row in rows},
    }


def _first_line(record: type[Any]) -> str:
    return (record.__doc__ or "").strip().split("\n")[0]


def _property(row: Row) -> dict[str, Any]:
    return {"description": row.about, **_kind(row.kind, row.required)}


def _kind(kind: Kind, required: bool = False) -> dict[str, Any]:
    match kind:
        case Prose(limit=limit):
            return {"type": _TEXT, "maxLength": limit}
        case Identifier():
            pattern = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
            return {**pattern, "not": {"enum": sorted(RESERVED_IDS)}}
        case Reference():
            pattern = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
            return {**pattern, "not": {"enum": _YAML_WORDS}}
        case Whole(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Flag():
            return {"type": "boolean"}
        case OneOf(words=words):
            return _words(words)
        case Constant(value=value):
            return {"const": value}
        case Labels(most=most):
            return _labels(most)
        case Wordings(most=most):
            texts = {"type": "object", "additionalProperties": {"type": _TEXT}}
            return {"type": "object", "maxProperties": most, "additionalProperties": texts}
        case ListOf(kind=inner, most=most):
            least = {"minItems": 1} if required else {}
            return {"type": "array", **least, "maxItems": most, "items": _kind(inner)}
        case Record(name=name):
            return {"$ref": f"#/definitions/{name.lower()}"}
        case AnyItem():
            return {"$ref": "#/definitions/item"}
        case AnyCondition():
            return {"$ref": f"#/definitions/{_condition_name(1)}"}


def _words(words: type[Word]) -> dict[str, Any]:
    """The words of a list, and what an editor says of each."""
    return {
        "enum": [word.value for word in words],
        "enumDescriptions": [word.about for word in words],
    }


def _labels(most: int) -> dict[str, Any]:
    """Labels by their id. Editors look at a key like `1` or `true` as a key of this form only."""
    form = f"^(?!(?:{'|'.join(_YAML_WORDS)})$){ID_PATTERN}$"
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": most,
        "patternProperties": {form: {"type": _TEXT, "maxLength": LABEL_LIMIT}},
        "additionalProperties": False,
    }


def _item() -> dict[str, Any]:
    """One `if`/`then` a type, so that an editor speaks of the keys of this type alone."""
    types = {
        "enum": list(ITEMS),
        "enumDescriptions": [_first_line(kind) for kind in ITEMS.values()],
        "description": "the kind of item",
    }
    return {
        "description": _first_line(Item),
        "type": "object",
        "required": ["type"],
        "properties": {"type": types},
        "if": {"type": "object", "required": ["type"]},
        "else": {"defaultSnippets": [_beginning(word, kind) for word, kind in ITEMS.items()]},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": word}}, "required": ["type"]},
                "then": _of_type(kind),
            }
            for word, kind in ITEMS.items()
        ],
    }


def _of_type(kind: type[Item]) -> dict[str, Any]:
    form = _object(kind)
    form["properties"] = {"type": {}, **form["properties"]}
    return {"title": kind.type, **form}


_QUESTIONS = frozenset({"text", "scale", "choice", "checklist", "guess", "mirror", "date"})
_FIRST: Mapping[str, Mapping[str, Any]] = {
    "note": {"text": ""},
    "timer": {"minutes": 3},
    "agreement": {"ask": ""},
}


def _beginning(word: str, kind: type[Item]) -> dict[str, Any]:
    """An item to begin with, which an editor can put in: what it needs, still empty."""
    keys: dict[str, Any] = {"id": "", "type": word}
    keys.update({"ask": ""} if word in _QUESTIONS else _FIRST.get(word, {}))
    for row in rows_of(kind).values():
        if row.required:
            keys.setdefault(row.name, {"one": "", "two": ""} if row.name == "options" else "")
    stops = iter(range(1, 9))
    body = {name: _stop(value, stops) for name, value in keys.items()}
    return {"label": f"new {word}", "description": _first_line(kind), "body": body}


def _stop(value: Any, stops: Iterator[int]) -> Any:
    """Numbers for the empty places, in the order in which an editor stops at them."""
    if isinstance(value, dict):
        return {name: _stop(inner, stops) for name, inner in value.items()}
    return value or f"${next(stops)}"


def _condition_name(depth: int) -> str:
    return "condition" if depth == 1 else f"condition-{depth}"


def _condition(depth: int) -> dict[str, Any]:
    """A test, or conditions joined; one definition a level, so that the depth is bounded."""
    inner: dict[str, Any] = {"not": {}}
    if depth < CONDITION_LIMIT:
        inner = {"$ref": f"#/definitions/{_condition_name(depth + 1)}"}
    joined = {
        word: {"type": "array", "minItems": 1, "maxItems": WORDS_LIMIT, "items": inner}
        for word in JOINERS
    }
    tests = {
        test.value: {"description": f"holds when {test.about}", **_test(test in LISTED, kind)}
        for test, kind in TESTS.items()
    }
    single = {"required": ["answer"], "maxProperties": 4, "oneOf": [_needs(t) for t in tests]}
    any_joined = {"anyOf": [_needs(word) for word in joined]}
    return {
        "description": "when something is shown, or where the talk goes",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "answer": {"description": "the item whose answer counts", **_kind(Reference("item"))},
            "of": {"description": "whose answer", **_words(Whose)},
            **tests,
            "by": {"description": "by how much at least", **_kind(BY)},
            **joined,
        },
        "dependencies": {"by": [Test.ABOVE.value]},
        "if": any_joined,
        "then": {"maxProperties": 1},
        "else": single,
    }


def _needs(name: str) -> dict[str, Any]:
    return {"required": [name]}


def _test(listed: bool, kind: Kind | None) -> dict[str, Any]:
    if kind is not None:
        return _kind(kind)
    word = {"type": ["string", "number", "boolean"]}
    if not listed:
        return word
    return {"type": "array", "minItems": 1, "maxItems": WORDS_LIMIT, "items": word}


if __name__ == "__main__":
    Path("resources/schema", NAME).write_text(schema_text(schema()), encoding="utf-8")
