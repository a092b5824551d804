"""How old somebody is who reads a text with ease: Flesch and Kincaid (1975), for English."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-z’']+")
_SENTENCE = re.compile(r"(?<![.!?…:])[.!?…:]++(?:[\s”’\"')]|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyszcxg]es)$")
SCHOOL = 5
"""How old somebody is in the first school year, less one: grade and age differ by it."""


@dataclass(frozen=True)
class Reading:
    """How much there is to read, and of what kind."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: Reading) -> Reading:
        """Both, one after the other."""
        return Reading(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
        )

    @property
    def age(self) -> float:
        """The reading age in years; 0 where there are no words."""
        if not self.words:
            return 0.0
        sentence, word = self.words / self.sentences, self.syllables / self.words
        return max(0.0, 0.39 * sentence + 11.8 * word - 15.59 + SCHOOL)


def reading(text: str) -> Reading:
    """What a text without marks asks of its reader; each line, a bullet say, ends a sentence."""
    words = _WORD.findall(text)
    ends = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part))
    return Reading(len(words), max(1, ends) if words else 0, sum(map(_syllables, words)))


def reading_age(text: str) -> float:
    """The reading age of one text in years."""
    return reading(text).age


def _syllables(word: str) -> int:
    letters = word.lower().strip("’'")
    count = len(_VOWELS.findall(letters))
    if count > 1 and _SILENT.search(letters):
        count -= 1
    return max(1, count)
