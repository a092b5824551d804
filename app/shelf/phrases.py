"""The deck of phrases: short sentences by family, ours and the couple's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .. import bundled
from ..flow.node import Map, Node, Scalar, Seq
from ..flow.reader import read
from ..problem import Problem

FLOW = "our-phrases"
"""The talk in which a couple writes its own; each item is `phrase-` and the id of a family."""
ITEM = "phrase-"
MOST, LONGEST = 8, 120
"""How many phrases of their own a family shows, and how many characters of each."""


@dataclass(frozen=True)
class Family:
    """Phrases for one purpose; `own` are the couple's."""

    id: str
    title: str
    phrases: tuple[str, ...]
    own: tuple[str, ...] = ()


def shipped() -> tuple[Family, ...]:
    """The families that are delivered with the program; none where the file is damaged."""
    try:
        return families((bundled.resources() / "library" / "phrases.yaml").read_bytes())
    except (OSError, Problem):
        return ()


def families(data: bytes) -> tuple[Family, ...]:
    """The families in a file of the library; what is none is passed over."""
    root = read(data).root
    entries = root.get("families") if isinstance(root, Map) else None
    found = entries.entries if isinstance(entries, Seq) else ()
    return tuple(_family(each) for each in found if isinstance(each, Map))


def with_own(deck: tuple[Family, ...], written: Mapping[str, str]) -> tuple[Family, ...]:
    """The deck with what the couple wrote, by the id of the item: one phrase a line."""
    return tuple(replace(each, own=_lines(written.get(f"{ITEM}{each.id}", ""))) for each in deck)


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()).removeprefix("- ")[:LONGEST] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST]


def _family(node: Map) -> Family:
    phrases = node.get("phrases")
    sentences = phrases.entries if isinstance(phrases, Seq) else ()
    found = (_words(each) for each in sentences)
    return Family(_words(node.get("id")), _words(node.get("title")), tuple(filter(None, found)))


def _words(node: Node | None) -> str:
    return node.value.strip() if isinstance(node, Scalar) else ""
