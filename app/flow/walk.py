"""What is gathered while a tree of nodes is read into a flow."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from .fault import MOST, Fault, did_you_mean
from .node import Map, Node, Scalar, Seq, Spot, spot

_PLENTY = 20 * MOST

Where = tuple[Any, str]
"""A key of a record; its place is only looked for when there is a fault."""


class Walk:
    """The faults found so far, and where each record of the flow stands in the file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.failed: set[tuple[int, str]] = set()
        self.angled: list[Scalar] = []
        self.dashed: list[Scalar] = []
        self.placed: list[tuple[Any, Scalar]] = []
        self._hints = 0
        self._maps: dict[int, Map] = {}

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    def fault(self, code: str, at: Node | Spot | Where, message: str, hint: str = "") -> None:
        """Note one fault; of very many only the first are kept."""
        if len(self.faults) == _PLENTY:
            return
        place = at if isinstance(at, Spot) else self._spot(at)
        self.faults.append(Fault(code, place.line, place.column, message, hint))

    def _spot(self, at: Node | Where) -> Spot:
        return self.at(*at) if isinstance(at, tuple) else spot(at)

    def near(self, word: str, known: Iterable[str]) -> str:
        """A hint with the nearest known word; looked for only as often as faults are shown."""
        self._hints += 1
        return did_you_mean(word, known) if self._hints <= MOST else ""

    def keep(self, record: Any, node: Map) -> None:
        """Remember the node a record was read from. The flow keeps the record alive."""
        self._maps[id(record)] = node

    def place(self, record: Any, start: int) -> None:
        """The texts with a `<` since `start` belong to this record."""
        self.placed.extend((record, each) for each in self.angled[start:])
        del self.angled[start:]

    def fail(self, record: Any, field: str) -> None:
        """Remember that a field of a record could not be read."""
        self.failed.add((id(record), field))

    def holds(self, record: Any, *names: str) -> bool:
        """Whether these fields of a record were read without a fault."""
        return not self.failed or not any((id(record), name) in self.failed for name in names)

    def at(self, record: Any, key: str = "", entry: int | str | None = None) -> Spot:
        """Where a record stands, or the value under its key, or an entry of that value."""
        known = self._maps.get(id(record))
        if known is None:
            return Spot(1, 1)
        node: Node = known
        if key:
            node = known.get(key) or node
        if isinstance(node, Seq) and isinstance(entry, int) and entry < len(node.entries):
            node = node.entries[entry]
        elif isinstance(node, Map) and isinstance(entry, str) and entry in node.pairs:
            node = node.pairs[entry][0]
        return spot(node)

    def key_at(self, record: Any, key: str) -> Spot:
        """Where a key itself stands; the record where the key is left out."""
        known = self._maps.get(id(record))
        if known and key in known.pairs:
            return spot(known.pairs[key][0])
        return self.at(record)

    def node_of(self, record: Any) -> Map | None:
        """The mapping a record was read from."""
        return self._maps.get(id(record))
