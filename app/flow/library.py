"""The shipped flows by id, read when they are first asked for, and how they join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable

from .. import bundled
from ..problem import Problem
from .checked import read_flow
from .fault import Severity
from .ground import BREAK
from .model import Branch, Flow, Step

ENDING = ".flow.yaml"
"""How the file of a flow is called: its id and this."""


class Library(Mapping[str, Flow]):
    """Flows by id. The names of the files are the ids, so looking one up reads only that one."""

    def __init__(self, files: Mapping[str, Traversable]) -> None:
        self._files = files
        self._read: dict[str, Flow] = {}

    @classmethod
    def shipped(cls) -> Library:
        """The flows that are delivered with the program."""
        return cls({file.name.removesuffix(ENDING): file for file in _files(bundled.flows())})

    def __getitem__(self, flow_id: str) -> Flow:
        """The flow as its file has it; KeyError if there is none, Problem if it is damaged."""
        if flow_id not in self._read:
            self._read[flow_id] = self._open(flow_id, self._files[flow_id])
        return self._read[flow_id]

    def __contains__(self, flow_id: object) -> bool:
        """Whether there is a flow of that id; reads nothing."""
        return flow_id in self._files

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._files)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._files)

    def _open(self, flow_id: str, file: Traversable) -> Flow:
        checked = read_flow(file.read_bytes())
        if checked.flow is None or checked.flow.id != flow_id:
            faults = [f for f in checked.faults if f.severity is Severity.ERROR]
            where = f" (line {faults[0].line}, {faults[0].code})" if faults else ""
            raise Problem(
                f"The talk “{flow_id}” cannot be read{where}.",
                "Nothing of yours is lost.",
                "Please install Reknit again.",
            )
        return checked.flow

    def joined(self, flow: Flow) -> Flow:
        """The flow as it is played: with the steps it opens with, and with a break.

        One person alone needs no break from the other; a flow for one is played as it stands.
        """
        if flow.is_alone:
            return flow
        if flow.opens_with and not flow.prelude:
            opening = self[flow.opens_with]
            flow = replace(
                flow,
                steps=(*opening.steps, *flow.steps),
                prelude=frozenset(step.id for step in opening.steps),
            )
        if flow.pause is None and flow.id != BREAK and BREAK in self:
            steps = tuple(_as_detours(self[BREAK].steps))
            flow = replace(flow, detours=(*flow.detours, *steps), pause=steps[0].id)
        return flow


def _as_detours(steps: tuple[Step, ...]) -> Iterator[Step]:
    """A detour that names no way on returns; a step goes on to the next. Say so."""
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        open_ended = not any(branch.otherwise for branch in step.go_to)
        if open_ended and following is not None:
            onward = Branch(otherwise=following.id)
            yield replace(step, go_to=(*step.go_to, onward))
        else:
            yield step


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(ENDING):
            yield entry
