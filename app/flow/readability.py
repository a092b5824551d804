"""How old somebody is who reads a text with ease: Flesch and Kincaid (1975), for English."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z’']+")
_SENTENCE = re.compile(r"[.!?…:]+(?:\s|$)|\n\s*\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyszcxg]es)$")
SCHOOL = 5
"""How old somebody is in the first school year, less one: grade and age differ by it."""


def reading_age(text: str) -> float:
    """The age in years; 0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return max(0.0, grade + SCHOOL)


def _syllables(word: str) -> int:
    letters = word.lower().strip("’'")
    count = len(_VOWELS.findall(letters))
    if count > 1 and _SILENT.search(letters):
        count -= 1
    return max(1, count)
