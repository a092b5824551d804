"""An author's file at one moment: the flow in it, or all that keeps it from being one."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..flow.checked import checked
from ..flow.fault import Fault, Severity, printable
from ..flow.model import Flow
from ..flow.reader import SIZE, read
from ..problem import Problem
from .files import read_bytes

GONE = "The file is not there just now."
NO_FILE = "This is not a file that can be read."
_BEFORE, _AROUND = 40, 72


@dataclass(frozen=True)
class Proof:
    """What a file holds. `missing` says why it could not be opened, or is empty."""

    name: str
    data: bytes
    flow: Flow | None
    faults: tuple[Fault, ...]
    lines: tuple[str, ...]
    missing: str = ""

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that keep it from opening."""
        return tuple(fault for fault in self.faults if fault.severity is Severity.ERROR)


def read_proof(file: Path, library: Mapping[str, Flow]) -> Proof:
    """Read and check a file; never raises for what is there, or is not."""
    name = printable(file.name)
    try:
        # a pipe or a device would never end
        if not stat.S_ISREG(file.stat().st_mode):
            return Proof(name, b"", None, (), (), NO_FILE)
        data = read_bytes(file, SIZE)
    except OSError:
        return Proof(name, b"", None, (), (), GONE)
    except Problem as problem:
        return Proof(name, b"", None, (), (), problem.what_happened)
    reading = read(data)
    found = checked(reading, library, tone=True)
    return Proof(name, data, found.flow, found.faults, tuple(reading.lines))


def source_line(proof: Proof, fault: Fault) -> tuple[str, int] | None:
    """The line of a fault as it can be shown, and where in it the fault is, from 0 on.

    Of a long line the part around the fault. None where the file has no such line.
    """
    if not 0 < fault.line <= len(proof.lines):
        return None
    line, at = proof.lines[fault.line - 1], fault.column - 1
    start = max(0, at - _BEFORE) if len(line) > _AROUND else 0
    shown = printable(line[start : start + _AROUND])
    return shown, max(0, min(at - start, len(shown)))
