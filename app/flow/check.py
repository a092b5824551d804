"""Reading a flow and saying all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from .fault import Fault, Severity, as_json, as_text, in_order, json_text, printable
from .library import Library
from .lints import advise
from .model import Flow
from .reader import SIZE, Reading, read
from .semantics import examine
from .structure import outlined


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
    return _checked(read(data), library)


def _checked(reading: Reading, library: Mapping[str, Flow] | None) -> Checked:
    outline = outlined(reading)
    if outline.flow is not None and reading.root is not None:
        ground = examine(outline.flow, outline.walk, library)
        advise(ground, reading.text, reading.root)
    if not (reading.faults or outline.walk.faults):
        return Checked(outline.flow, ())
    every = (*reading.faults, *outline.walk.faults)
    faulty = any(fault.severity is Severity.ERROR for fault in every)
    return Checked(None if faulty else outline.flow, in_order(every))


CLEAN, FAULTY, UNREADABLE = 0, 1, 2


def run_check(files: Sequence[Path], form: str, strict: bool, out: TextIO) -> int:
    """Check files and write what is wrong with them; the exit status of `reknit check`.

    `form` is text or json; with `strict` a warning counts as a fault. 0: clean, 1: faults,
    2: a file could not be read at all.
    """
    library = Library.shipped()
    status = CLEAN
    reports = []
    for file in files:
        name = str(file)
        try:
            with file.open("rb") as stream:
                data = stream.read(SIZE + 1)
        except OSError as error:
            status = UNREADABLE
            reason = error.strerror or type(error).__name__
            reports.append({"file": printable(name), "unreadable": reason, "faults": []})
            if form == "text":
                out.write(f"{printable(name)}: cannot be opened: {reason}\n")
            continue
        reading = read(data)
        faults = _checked(reading, library).faults
        status = max(status, _status(faults, strict))
        reports.append(as_json(faults, name))
        if form == "text":
            lines = reading.lines
            out.writelines(f"{as_text(fault, name, lines)}\n" for fault in faults)
    if form == "json":
        out.write(json_text(reports) + "\n")
    return status


def _status(faults: Sequence[Fault], strict: bool) -> int:
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return FAULTY if any(fault.severity in counted for fault in faults) else CLEAN
