"""A text as an author would write it in a YAML file, so that the reader reads the same text."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z…“‘(][^\n]*").fullmatch
"""Begins with nothing that YAML has a meaning for."""
_UNSAFE = re.compile(r": |:$| #|\t| $|[\[\]{},]|[^\x20-\x7e\u00a0-\uffff\U00010000-\U0010ffff]")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_WIDE = 60


def written(text: str, indent: int = 0) -> str:
    """The text as the value of a key: plain where it can be, else in quotes, or under `|`.

    `indent` is the column of the key in spaces; what is written under `|` stands two deeper.
    """
    if "\n" in text:
        return _block(text, " " * (indent + 2))
    if _PLAIN(text) and not _UNSAFE.search(text) and text.lower() not in _WORDS:
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _block(text: str, margin: str) -> str:
    lines = text.strip().split("\n")
    return "|-\n" + "\n".join(f"{margin}{line}".rstrip() for line in lines)
