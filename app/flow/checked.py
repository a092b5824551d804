"""A flow that was read and checked, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .fault import Fault, Severity, in_order
from .lints import advise
from .model import Flow
from .reader import Reading, read
from .semantics import examine
from .structure import outlined
from .tone import heard


@dataclass(frozen=True)
class Checked:
    """A flow, if it may be opened, and everything that is wrong with it or odd."""

    flow: Flow | None
    faults: tuple[Fault, ...]


def read_flow(data: bytes, *, library: Mapping[str, Flow] | None = None) -> Checked:
    """Read and check one flow; never raises for what the bytes hold.

    `library` holds the flows that `opens_with` and `then` may name; without it these
    references are taken on trust. The flow is None if there is any error.
    """
    return checked(read(data), library)


def checked(reading: Reading, library: Mapping[str, Flow] | None, *, tone: bool = False) -> Checked:
    """Check what was read as a flow; for its author also how it sounds."""
    flow, found = _examined(reading, library, tone)
    if not (reading.faults or found):
        return Checked(flow, ())
    every = (*reading.faults, *found)
    faulty = any(fault.severity is Severity.ERROR for fault in every)
    return Checked(None if faulty else flow, in_order(every))


def examined(reading: Reading, library: Mapping[str, Flow], *, tone: bool = False) -> list[Fault]:
    """What is wrong with one flow that stands inside another file, or odd."""
    return _examined(reading, library, tone)[1]


def _examined(
    reading: Reading, library: Mapping[str, Flow] | None, tone: bool
) -> tuple[Flow | None, list[Fault]]:
    outline = outlined(reading)
    if outline.flow is not None and reading.root is not None:
        ground = examine(outline.flow, outline.walk, library)
        advise(ground, reading.text, reading.root)
        if tone:
            heard(ground)
    return outline.flow, outline.walk.faults
