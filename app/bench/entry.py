"""One text of a flow on its way to a translator and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from ..flow.reader import FORBIDDEN
from ..problem import Problem

SIZE = 1024 * 1024
"""The most bytes a file of texts may have; the longest shipped flow needs about 60 KiB."""
MOST, LONGEST = 4_000, 20_000
"""The most texts, and the most characters of one."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}").fullmatch
_LONGEST_LANGUAGE = 12


@dataclass(frozen=True)
class Entry:
    """A text: its key in the flow, its source, its translation (empty: none yet).

    `unsure` says that the translation is to be looked at again; `before` is then the source it
    was made from, if that is known. `line` is where it stands in a file it was read from.
    """

    key: str
    source: str
    target: str = ""
    unsure: bool = False
    before: str = ""
    line: int = 0


@dataclass(frozen=True)
class Texts:
    """All that is in a file of texts: of which flow if it says so, from and to a language."""

    flow: str
    source: str
    to: str
    entries: tuple[Entry, ...]


def is_language(word: str) -> bool:
    """Whether a word can name a language, `de` or `pt-BR`, and so be part of a file's name."""
    return bool(_LANGUAGE(word)) and len(word) <= _LONGEST_LANGUAGE


def refuse(line: int, words: str, todo: str = "") -> NoReturn:
    """Raises the Problem of a file of texts, with its line."""
    raise Problem(f"Line {line} of this file: {words}.", "Nothing was changed.", todo)


def decoded(data: bytes) -> str:
    """The text of a file of texts, its lines ending in a line feed alone.

    Raises Problem where it is too large, is not UTF-8, or holds what nobody can see.
    """
    if len(data) > SIZE:
        raise Problem(f"This file has more than {SIZE // 1024} KiB.", "Nothing was changed.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        refuse(data[: error.start].count(b"\n") + 1, "this is not UTF-8", "Save it as UTF-8.")
    checked(text, 1)
    return text


def checked(text: str, line: int) -> str:
    """The text; raises Problem where it holds what nobody can see. `line` is its first one."""
    found = FORBIDDEN.search(text)
    if found is not None:
        line += text.count("\n", 0, found.end() - 1)
        code = ord(text[found.end() - 1])
        refuse(line, f"the character U+{code:04X} is not allowed here", "Delete it.")
    return text


def collected(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries; raises Problem where a key comes twice, or there are too many of them."""
    lines: dict[str, int] = {}
    for entry in entries:
        if len(entry.target) > LONGEST:
            refuse(entry.line, f"a text has more than {LONGEST:,} characters")
        if lines.setdefault(entry.key, entry.line) != entry.line:
            first = lines[entry.key]
            refuse(entry.line, f"the key “{entry.key[:60]}” stands in line {first} already")
    if len(entries) > MOST:
        refuse(entries[MOST].line, f"more than {MOST:,} texts")
    return tuple(entries)
