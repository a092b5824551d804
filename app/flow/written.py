"""Plain data written as YAML that the reader takes back: a file that people may open as well."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def written(data: Mapping[str, Any]) -> str:
    """The mapping as YAML, one key a line; every text in double quotes, so that none can break out.

    It holds texts, whole numbers, mappings, and lists of these; the keys are the program's own.
    """
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        match value:
            case Mapping() if value:
                yield f"{indent}{key}:"
                yield from _mapping(value, f"{indent}  ")
            case str() | int():
                yield f"{indent}{key}: {_scalar(value)}"
            case Sequence() if value:
                yield f"{indent}{key}:"
                yield from _entries(value, f"{indent}  ")
            case _:
                yield f"{indent}{key}: {'{}' if isinstance(value, Mapping) else '[]'}"


def _entries(entries: Sequence[Any], indent: str) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Mapping) and entry:
            first, *rest = _mapping(entry, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(entry)}"


def _scalar(value: str | int) -> str:
    return json.dumps(str(value) if isinstance(value, str) else value, ensure_ascii=False)
