"""About how wide words run, never too little: a drawing is shown in whatever font there is.

The widths are those of Verdana, the widest of the usual fonts, in parts of the size.
"""

from __future__ import annotations

_NARROW, _LOWER, _UPPER, _WIDE = 0.46, 0.66, 0.84, 1.1
_BOLD = 1.16
_LATIN = "\u024f"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """At least as wide as the text runs in a font of `size` px."""
    return sum(map(_letter, text)) * size * (_BOLD if bold else 1)


def _letter(letter: str) -> float:
    if letter in " .,:;!'’‘“”|ijltfrI()[]-·":
        return _NARROW
    if letter in "mwMW@%…—" or letter > _LATIN:
        return _WIDE
    return _UPPER if letter.isupper() or not letter.isalnum() or letter > "~" else _LOWER


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that surely have room; a word that is too long is parted."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *parts, line = _parted(word, room, size, bold)
        lines += parts
    return (*lines, line) if line else tuple(lines)


def _parted(word: str, room: float, size: float, bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, bold=bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts
