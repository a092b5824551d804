"""What a preview plays: a shipped talk, or an author's file as it stands now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ...bench.proof import Proof, read_proof
from ...bench.source import PRACTICE, as_played, practice_of
from ...flow.fault import printable, quoted
from ...flow.library import ENDING, Library
from ...flow.model import Flow
from ...problem import Problem
from ...session.practice import Practice
from .watch import Watch

NOBODY = Practice(("Sam", "Alex"), {}, {})


class Watched(QObject):
    """`changed` says that `proof`, `flow` or `practice` is another one.

    `flow` is the last one that was well, as it is played: with what it opens with, and with a
    break. None until there was one. Of a shipped talk there is no `proof`.
    """

    changed = Signal()

    def __init__(self, wanted: Path | str, library: Library) -> None:
        super().__init__()
        self._wanted, self._library = wanted, library
        self.is_file = isinstance(wanted, Path)
        self.name = printable(wanted.name if isinstance(wanted, Path) else wanted)
        self.proof: Proof | None = None
        self.flow: Flow | None = None
        self.practice, self.trouble = NOBODY, ""
        if isinstance(wanted, Path):
            self._watch = Watch((wanted, _beside(wanted)), self)
            self._watch.changed.connect(self._look)
            self._read(wanted)
        elif wanted in library:
            self._take(library[wanted])
            self.name = library[wanted].title
        else:
            raise Problem(f"There is no file and no shipped flow {quoted(wanted)}.")

    def _look(self) -> None:
        before = (self.proof, self.practice, self.trouble)
        if isinstance(self._wanted, Path):
            self._read(self._wanted)
        if before != (self.proof, self.practice, self.trouble):
            self.changed.emit()

    def _read(self, file: Path) -> None:
        self.proof = read_proof(file, self._library)
        if self.proof.flow is not None:
            self._take(self.proof.flow)

    def _take(self, flow: Flow) -> None:
        try:
            self.practice, self.trouble = practice_of(flow, self._wanted), ""
        except Problem as problem:
            self.practice, self.trouble = NOBODY, problem.what_happened
        self.flow = as_played(flow, self.practice, self._library)


def _beside(file: Path) -> Path:
    """Where the practice couple's answers to a file lie."""
    return file.with_name(file.name.removesuffix(ENDING) + PRACTICE)
