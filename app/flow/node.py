"""What the reader makes of a file: a tree of nodes that know where they stand.

A scalar is the parser's own event: its value is always text, its marks are kept, and
nothing is copied, which is much of what makes the reader fast.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from yaml.events import AliasEvent, Event, ScalarEvent

Scalar = ScalarEvent
Alias = AliasEvent


class Mark(Protocol):
    """A place as the parser tells it, counted from 0."""

    @property
    def line(self) -> int:
        """The line, from 0 on."""

    @property
    def column(self) -> int:
        """The column in characters, from 0 on."""


class Spot(NamedTuple):
    """A place as people count, from 1 on."""

    line: int
    column: int


class Map:
    """A mapping: for each key the key's own node and what stands under it."""

    __slots__ = ("pairs", "start_mark")

    def __init__(self, start_mark: Mark | None) -> None:
        self.start_mark = start_mark
        self.pairs: dict[str, tuple[Scalar, Node]] = {}

    def get(self, name: str) -> Node | None:
        """What stands under a key, if it is there."""
        pair = self.pairs.get(name)
        return pair[1] if pair else None


class Seq:
    """A list."""

    __slots__ = ("entries", "start_mark")

    def __init__(self, start_mark: Mark | None) -> None:
        self.start_mark = start_mark
        self.entries: list[Node] = []


Node = Scalar | Map | Seq | Alias
"""An alias is never followed; the reader has reported it, and the checker passes over it."""


def spot(node: Node | Event) -> Spot:
    """Where a node begins."""
    mark = node.start_mark
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
