"""A help text of the library, and how its file is read.

The files are ours, and read as if they were not: bounded, every line known or refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.items import Evidence, Grade

SIZE = 64 * 1024
"""The largest file that is read, in bytes."""

_FENCE = "---"
_KEYS = ("id", "title", "about", "place", "words")
_ID = re.compile(r"[a-z][a-z0-9-]{0,62}")
_REFUSED = re.compile(r"^\s*(#(?!# )|```|\d+\. |\|)|^\s+- |[<>]\w|\]\(|!\[|\*\*")
"""Marks that Markdown knows and these files do not: they would be shown as they are typed."""


class HelpError(ValueError):
    """A file of the library that breaks its own rules; says the line."""


@dataclass(frozen=True)
class Part:
    """A part of a text under its own heading; the first one has none.

    `text` is in the little markup of `flow.markup`; `claims` grade what it says.
    """

    title: str
    text: str
    claims: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class HelpText:
    """One text on the shelf: what it is about, where it stands, and its parts."""

    id: str
    title: str
    about: str
    place: int
    words: tuple[str, ...]
    parts: tuple[Part, ...]


def read(data: bytes) -> HelpText:
    """The text in a file. Raises HelpError with the line that is wrong and why."""
    if len(data) > SIZE:
        raise HelpError(f"longer than {SIZE} bytes")
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise HelpError("not UTF-8") from error
    if lines[:1] != [_FENCE] or _FENCE not in lines[1:]:
        raise HelpError(f"line 1: a head between two lines of {_FENCE} is needed")
    end = lines.index(_FENCE, 1)
    head = _head(lines[1:end])
    parts = tuple(_parts(lines[end + 1 :], end + 2))
    return HelpText(
        id=head["id"],
        title=head["title"],
        about=head["about"],
        place=int(head["place"]),
        words=tuple(word.strip() for word in head["words"].split(",") if word.strip()),
        parts=parts,
    )


def _head(lines: list[str]) -> dict[str, str]:
    head: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        key, colon, value = (each.strip() for each in line.partition(":"))
        if not colon or key not in _KEYS or key in head or not value:
            raise HelpError(f"line {number}: one of {', '.join(_KEYS)} is needed, each once")
        head[key] = value
    if missing := [key for key in _KEYS if key not in head]:
        raise HelpError(f"the head has no {missing[0]}")
    if not _ID.fullmatch(head["id"]):
        raise HelpError(f"{head['id']!r} is no id")
    if not head["place"].isdecimal() or len(head["place"]) > 4:
        raise HelpError(f"{head['place']!r} is no place on the shelf")
    return head


def _parts(lines: list[str], first: int) -> Iterator[Part]:
    title, text, claims = "", list[str](), list[Evidence]()

    def part() -> Part:
        return Part(title, "\n".join(text).strip(), tuple(claims))

    for number, line in enumerate(lines, first):
        if line.startswith("## "):
            if title or "".join(text).strip():
                yield part()
            title, text, claims = line[3:].strip(), [], []
        elif line.startswith("> "):
            claims.append(_claim(line[2:], number))
        elif claims and line.strip():
            raise HelpError(f"line {number}: what grades a part stands at its end")
        elif _REFUSED.search(line):
            raise HelpError(f"line {number}: paragraphs, bullets and *emphasis* are all there is")
        else:
            text.append(line)
    yield part()


def _claim(line: str, number: int) -> Evidence:
    grade, _, source = (each.strip() for each in line.partition(":"))
    if grade not in set(Grade) or not source:
        raise HelpError(f"line {number}: a grade, a colon and a source are needed")
    return Evidence(grade=Grade(grade), source=source)
