"""What people type or paste, made harmless: composed letters, no control characters."""

from __future__ import annotations

import unicodedata

LONGEST = 20_000
_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})


def cleaned(text: str, *, lines: bool = True) -> str:
    """`text` in NFC, without control characters but newline and tab; on one line unless `lines`.

    Marks that steer the direction of text inside what is read are kept balanced by Qt and stay.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BREAKS))
    if not lines:
        text = " ".join(text.split())
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
    return "".join(char for char in kept if not 0xD800 <= ord(char) <= 0xDFFF)
