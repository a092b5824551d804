"""Names where there is little room for them."""

from __future__ import annotations


def shortened(name: str, most: int = 32) -> str:
    """A name for a heading: cut where it is very long, and kept apart from the words around it.

    The marks around it (U+2068, U+2069) keep a name that is written from the right in its place.
    """
    name = " ".join(name.split())
    cut = name if len(name) <= most else name[: most - 1].rstrip() + "…"
    return f"\u2068{cut}\u2069"
