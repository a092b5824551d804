"""Five ways to say it: the cards of the library, read when they are first wanted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ... import bundled
from ...flow.node import Map, Node, Scalar, Seq
from ...flow.reader import read


@dataclass(frozen=True)
class WordCard:
    """A way to say it, with sentences to try and one to leave out."""

    title: str
    sentence: str
    tries: tuple[str, ...]
    rather_not: str


@cache
def word_cards() -> tuple[WordCard, ...]:
    """The cards that are delivered with the program; none where the file is damaged."""
    try:
        data = (bundled.resources() / "library" / "cards.yaml").read_bytes()
    except OSError:
        return ()
    return cards_in(data)


def cards_in(data: bytes) -> tuple[WordCard, ...]:
    """The cards in a file of the library; what is no card is passed over."""
    root = read(data).root
    entries = root.get("cards") if isinstance(root, Map) else None
    found = entries.entries if isinstance(entries, Seq) else ()
    return tuple(_card(each) for each in found if isinstance(each, Map))


def _card(node: Map) -> WordCard:
    tries = node.get("try")
    sentences = tries.entries if isinstance(tries, Seq) else ()
    return WordCard(
        _words(node.get("title")),
        _words(node.get("sentence")),
        tuple(_words(each) for each in sentences),
        _words(node.get("rather_not")),
    )


def _words(node: Node | None) -> str:
    return node.value.strip() if isinstance(node, Scalar) else ""
