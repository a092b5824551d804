"""Faults of a flow: each with a place, a stable code, a message and a way to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import Any
from unicodedata import east_asian_width

from ..problem import Problem

MOST = 50
"""So many faults are shown of one file."""

_WIDTH = 96


class Severity(StrEnum):
    """How much a fault matters: an error keeps a flow from opening."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, where it is (from 1 on), and what to do about it."""

    code: str
    line: int
    column: int
    message: str
    hint: str = ""

    @cached_property
    def severity(self) -> Severity:
        """Told by the first letter of the code."""
        match self.code[0]:
            case "F":
                return Severity.ERROR
            case "W":
                return Severity.WARNING
            case _:
                return Severity.HINT


class FlowFaults(Problem):
    """A flow that cannot be opened, with all its faults."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        super().__init__(
            f"{quoted(name)} cannot be read: {len(faults)} faults were found in it.",
            "Nothing was changed.",
            "If it was kept by a newer Reknit, open it with that one.",
        )
        self.name = name
        self.faults = tuple(faults)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The first 50 faults as they stand in the file, errors before warnings of one place."""
    ordered = sorted(set(faults), key=lambda f: (f.line, f.column, f.code, f.message))
    return tuple(ordered[:MOST])


def printable(text: str) -> str:
    """The text without anything that could move, colour or hide what is on a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else " " if c in "\t\u00a0" else "\N{REPLACEMENT CHARACTER}"
        for c in text
    )


def quoted(text: str, most: int = 40) -> str:
    """A word of the file, safe to stand in a message."""
    text = printable(text)
    return f"“{text[: most - 1]}…”" if len(text) > most else f"“{text}”"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the known word that is nearest, or all of them if they are few."""
    words = [each for each in known if each]
    lowered = word[:64].casefold().replace("_", "-").replace(" ", "-")
    forms = {each.casefold().replace("_", "-"): each for each in words}
    near = get_close_matches(lowered, forms, n=1, cutoff=0.6)
    if near:
        return f"did you mean {quoted(forms[near[0]])}?"
    if 0 < len(words) <= 8:
        return "known here: " + ", ".join(words)
    return ""


def as_text(fault: Fault, name: str, lines: Sequence[str]) -> str:
    """The fault for a terminal: place, code, message, hint, the line with a caret under it."""
    hint = f" ({fault.hint})" if fault.hint else ""
    head = f"{printable(name)}:{fault.line}:{fault.column}: {fault.code} {fault.message}{hint}"
    if not 0 < fault.line <= len(lines):
        return head
    line, at = lines[fault.line - 1], fault.column - 1
    start = max(0, at - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = printable(line[start : start + _WIDTH])
    before = "".join("  " if east_asian_width(c) in "WF" else " " for c in shown[: at - start])
    return f"{head}\n    {shown}\n    {before}^"


def as_json(faults: Sequence[Fault], name: str) -> dict[str, Any]:
    """The faults of one file as plain JSON data."""
    return {
        "file": printable(name),
        "faults": [
            {
                "code": fault.code,
                "severity": fault.severity.value,
                "line": fault.line,
                "column": fault.column,
                "message": fault.message,
                "hint": fault.hint,
            }
            for fault in faults
        ],
    }


def json_text(data: Any) -> str:
    """JSON in ASCII alone, so that nothing of a file reaches a terminal as it is."""
    return json.dumps(data, indent=2, ensure_ascii=True)
