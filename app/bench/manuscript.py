"""An author's file, changed in single places; all else stays byte for byte, comments too."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..flow.node import Map, Mark, Node, Scalar
from ..flow.reader import read
from ..problem import Problem
from .modeline import MODELINE

_MARK = "\ufeff"


@dataclass(frozen=True)
class Manuscript:
    """The text of a file whose root is a mapping, with its line ends as they are."""

    text: str

    @classmethod
    def of(cls, data: bytes) -> Manuscript:
        """The file of these bytes; raises Problem where it cannot be read as YAML."""
        reading = read(data)
        if reading.faults or not isinstance(reading.root, Map):
            where = f" (line {reading.faults[0].line})" if reading.faults else ""
            raise Problem(f"This file cannot be read as YAML{where}.", "Nothing was changed.")
        return cls(data.decode())

    def encoded(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode()

    def with_value(self, path: tuple[str, ...], value: str) -> Manuscript:
        """With another text under a key, in the place of the one that stands there.

        `path` leads through mappings; `value` is YAML already. KeyError where no single text
        stands there.
        """
        node = self._node(path)
        if not isinstance(node, Scalar):
            raise KeyError(path)
        return self._with(*self._span(node), value)

    def with_key(self, name: str, value: str, after: str) -> Manuscript:
        """With a new key of the root, on a line of its own below the one of `after`.

        KeyError where `after` holds no single text.
        """
        node, root = self._node((after,)), self._root
        if not isinstance(node, Scalar):
            raise KeyError(after)
        _, end = self._span(node)
        if root.start_mark and self.text[self._at(root.start_mark)] == "{":
            return self._with(end, end, f", {name}: {value}")
        line = self.text.find("\n", end)
        line = len(self.text) if line < 0 else line
        ends = "\r\n" if self.text[line - 1 : line] == "\r" else "\n"
        line -= len(ends) - 1
        margin = " " * (root.start_mark.column if root.start_mark else 0)
        return self._with(line, line, f"{ends}{margin}{name}: {value}")

    def with_schema(self, where: str) -> Manuscript:
        """With the line for editors leading to the schema there, if the file has such a line."""
        at = self.text.find(MODELINE)
        if at < 0 or self.text[:at].strip(_MARK + "\r\n"):
            return self
        start = at + len(MODELINE)
        line = self.text[start:].split("\n", 1)[0].rstrip("\r")
        return self._with(start, start + len(line), where)

    def has(self, *path: str) -> bool:
        """Whether something stands under a key."""
        return self._node(path) is not None

    @property
    def _root(self) -> Map:
        root = read(self.text.encode()).root
        assert isinstance(root, Map)
        return root

    def _node(self, path: tuple[str, ...]) -> Node | None:
        node: Node | None = self._root
        for name in path:
            node = node.get(name) if isinstance(node, Map) else None
        return node

    def _with(self, start: int, end: int, text: str) -> Manuscript:
        return replace(self, text=self.text[:start] + text + self.text[end:])

    def _span(self, node: Scalar) -> tuple[int, int]:
        """From where to where a text stands; of one under `|` without the empty lines below."""
        assert node.start_mark is not None
        assert node.end_mark is not None
        start, end = self._at(node.start_mark), self._at(node.end_mark)
        return start, start + len(self.text[start:end].rstrip())

    def _at(self, mark: Mark) -> int:
        """Where a place of the parser is in the text. It counts no mark at the very beginning."""
        at = len(_MARK) if self.text.startswith(_MARK) else 0
        for _ in range(mark.line):
            at = self.text.index("\n", at) + 1
        return at + mark.column
