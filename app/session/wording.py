"""Gentle remarks on wording: local, never blocking, always dismissible (care.md 2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..flow.items import Hint

_ABSOLUTE = re.compile(r"\b(always|never|every (?:single )?time|constantly)\b", re.IGNORECASE)
_YOU_ARE = re.compile(
    r"\b(you are|you're|you’re|you were|you make me|you made me)\b", re.IGNORECASE
)
_STING = re.compile(r"\b(finally|about time|at last|for once|always)\b", re.IGNORECASE)
_SORRY = re.compile(r"\b(sorry|apologi[sz]e|my fault|forgive)\b", re.IGNORECASE)


def remark(text: str, hints: Iterable[Hint]) -> str | None:
    """The one remark that a text calls for, or None."""
    for hint in hints:
        match hint:
            case Hint.BLAME if found := _ABSOLUTE.search(text):
                return f"“{found[0]}” is easily heard as blame. One moment may say more."
            case Hint.BLAME if found := _YOU_ARE.search(text):
                return f"“{found[0]} …” may land as blame. “I felt …” is easier to hear."
            case Hint.STING if found := _STING.search(text):
                return f"“{found[0]}” can sting a little. The sentence may not need it."
            case Hint.SORRY if len(_SORRY.findall(text)) > 1:
                return "One clear sorry is enough. Then say what you will do."
    return None
