"""The shelf with every help text, and the search in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import bundled
from ..flow.markup import plain
from .help_text import HelpError, HelpText, Part, read

FOLDER, ENDING = "library", ".md"
EXCERPT = 140
"""About how many characters of a part are shown where it was found."""
_IN_TITLE, _IN_WORDS, _IN_HEADING, _IN_TEXT = 8, 6, 4, 1


@dataclass(frozen=True)
class Found:
    """A text that holds all that was looked for; `part` says where it is said best."""

    text: HelpText
    part: int
    excerpt: str
    weight: int


class Shelf:
    """The help texts in their order. Iterating gives each text; `shelf[id]` the one of that id."""

    def __init__(self, texts: Iterable[HelpText]) -> None:
        self._texts = tuple(sorted(texts, key=lambda text: (text.place, text.id)))
        self._by_id = {text.id: text for text in self._texts}
        if len(self._by_id) != len(self._texts):
            raise HelpError("two texts have the same id")
        self._leaves = {text.id: tuple(_leaves(text)) for text in self._texts}

    @classmethod
    def shipped(cls) -> Shelf:
        """The texts that are delivered with the program. Raises HelpError."""
        folder = bundled.resources() / FOLDER
        return cls(
            read(each.read_bytes()) for each in folder.iterdir() if each.name.endswith(ENDING)
        )

    def __iter__(self) -> Iterator[HelpText]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, text_id: str) -> HelpText:
        return self._by_id[text_id]

    def find(self, words: str) -> tuple[Found, ...]:
        """The texts in which every word stands, or begins a word; the best first.

        Capital letters and accents do not matter. No word at all finds every text, in order.
        """
        wanted = _folded(words).split()
        found = [hit for text in self._texts if (hit := self._in(text, wanted))]
        return tuple(sorted(found, key=lambda hit: -hit.weight)) if wanted else tuple(found)

    def _in(self, text: HelpText, wanted: list[str]) -> Found | None:
        title, words = _folded(text.title), _folded(" ".join((*text.words, text.about)))
        leaves = self._leaves[text.id]
        weight = 0
        best = [0] * len(leaves)
        for word in wanted:
            outside = _IN_TITLE * _begins(title, word) + _IN_WORDS * _begins(words, word)
            inside = [
                _IN_HEADING * _begins(heading, word) + _IN_TEXT * _begins(body, word)
                for heading, body, _ in leaves
            ]
            if not outside and not any(inside):
                return None
            weight += outside
            best = [before + more for before, more in zip(best, inside, strict=True)]
        at = max(range(len(leaves)), key=lambda number: best[number])
        return Found(text, at, _excerpt(leaves[at][2], wanted, text.about), weight + best[at])


def _leaves(text: HelpText) -> Iterator[tuple[str, str, str]]:
    """Of each part: heading and words as they are looked for, and the words as they are read."""
    for part in text.parts:
        said = _said(part)
        yield _folded(part.title), _folded(said), said


def _said(part: Part) -> str:
    lines = (line.removeprefix("- ") for line in plain(part.text).splitlines())
    return " ".join(" ".join(lines).split())


def _folded(words: str) -> str:
    """Without capitals and accents; typographic apostrophes as typed ones."""
    parted = unicodedata.normalize("NFKD", words.casefold().replace("\u2019", "'"))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _begins(text: str, word: str) -> bool:
    """Whether a word of the text begins with this one."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


def _excerpt(said: str, wanted: list[str], otherwise: str) -> str:
    """The words around the first place where something wanted stands."""
    folded = _folded(said)
    places = [at for word in wanted if (at := folded.find(word)) >= 0]
    if not places or len(folded) != len(said):
        return otherwise
    start = said.rfind(" ", 0, max(0, min(places) - EXCERPT // 3)) + 1
    end = said.find(" ", start + EXCERPT)
    cut = said[start:] if end < 0 else said[start:end]
    return f"{'… ' if start else ''}{cut}{' …' if end >= 0 else ''}"
