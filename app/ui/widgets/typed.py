"""What people type or paste, made harmless: composed letters, no control characters."""

from __future__ import annotations

import unicodedata

LONGEST = 20_000
_NOT_TEXT = ("Cc", "Cs")
_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})


def cleaned(text: str, *, lines: bool = True) -> str:
    """`text` in NFC, without control characters but newline and tab; on one line unless `lines`.

    Marks of direction stay: every text is set by itself, so they reach no further than it.
    """
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in _NOT_TEXT)
    composed = unicodedata.normalize("NFC", "".join(kept))
    return composed if lines else " ".join(composed.split())
