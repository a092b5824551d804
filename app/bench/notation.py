"""A part of a flow on one line, as its author would write it."""

from __future__ import annotations

import re
from typing import Any

from ..flow.digest import plain_form
from ..flow.fault import printable, quoted

_BARE = re.compile(r"[\w<>.-]{1,40}").fullmatch

_SEEN_BEFORE = 12
"""So many characters of what is the same are shown before a difference."""


def notation(value: Any, most: int = 60) -> str:
    """A value of a flow, safe for a terminal: `{answer: begin, is: later}`, `“A text”`, `12`.

    A text of more than `most` characters is cut.
    """
    return _written(plain_form(value), most)


def two_texts(before: str, after: str, most: int = 60) -> tuple[str, str]:
    """Two texts, each cut to where they begin to differ, as `notation` writes them."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(same - _SEEN_BEFORE, 0)) + 1
    if max(len(before), len(after)) <= most or start == 0:
        return notation(before, most), notation(after, most)
    return notation(f"… {before[start:]}", most), notation(f"… {after[start:]}", most)


def _written(form: Any, most: int) -> str:
    match form:
        case None:
            return "nothing"
        case bool():
            return "true" if form else "false"
        case dict():
            return "{" + ", ".join(f"{key}: {_written(v, most)}" for key, v in form.items()) + "}"
        case list():
            return ", ".join(_written(each, most) for each in form)
        case str() if not _BARE(form):
            return quoted(" ".join(form.split()), most)
    return printable(str(form))
