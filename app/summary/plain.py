"""Texts made fit for paper: what was typed, without the characters nobody can see."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but newline and tab
    "\u202a-\u202e\u2066-\u2069"  # bidi overrides, which would turn the rest of a line around
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"\n\s*\n\s*")


def plain(text: str) -> str:
    """The text in NFC, without control characters or bidi overrides (vault.md, hostile text).

    Newlines stay, at most one empty line between two paragraphs; tabs become spaces.
    """
    lines = _NEWLINES.sub("\n", text).replace("\t", " ")
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", lines))
    return _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in seen.split("\n"))).strip()


def one_line(text: str) -> str:
    """The plain text on one line, for names, titles and the cells of a table."""
    return " ".join(plain(text).split())
