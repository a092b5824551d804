"""Names where there is little room for them."""

from __future__ import annotations

from unicodedata import bidirectional

FROM_THE_RIGHT = {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def shortened(name: str, most: int = 32) -> str:
    """A name for a heading: cut where it is very long, and kept apart from the words around it.

    The marks around it (U+2068, U+2069) keep a name that is written from the right in its place.
    """
    name = " ".join(name.split())
    cut = name if len(name) <= most else name[: most - 1].rstrip() + "…"
    return f"\u2068{cut}\u2069"


def in_a_sentence(name: str, most: int = 60) -> str:
    """The name itself, or where it is very long or written from the right, one that keeps still."""
    plain = len(name) <= most and not any(bidirectional(c) in FROM_THE_RIGHT for c in name)
    return name if plain else shortened(name, most)
