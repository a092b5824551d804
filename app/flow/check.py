"""Checking files and saying all that is wrong with them: what is behind `reknit check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from .checked import Checked, checked, read_flow
from .fault import Fault, Severity, as_json, as_text, in_order, json_text, printable
from .library import ENDING, Library
from .model import Flow
from .node import Map, Scalar, spot
from .reader import SIZE, Reading, read
from .translation import checked_translation, is_translation

__all__ = ["Checked", "read_flow", "run_check"]


CLEAN, FAULTY, UNREADABLE = 0, 1, 2
_OTHERS = {
    "practice": ("what the practice couple answers", "check the flow beside it instead"),
    "pack": ("a pack", "`reknit pack check` reads it"),
    "sheet": ("a completion sheet", "`reknit pack open` shows it"),
}
"""Files that are no flow, by the key that only they have, and what to do with them."""


def run_check(files: Sequence[Path], form: str, strict: bool, out: TextIO) -> int:
    """Check files and write what is wrong with them; the exit status of `reknit check`.

    `form` is text or json; with `strict` a warning counts as a fault. 0: clean, 1: faults,
    2: a file could not be opened at all.
    """
    library = Library.shipped()
    status = CLEAN
    reports: list[dict[str, Any]] = []
    for file in files:
        name = str(file)
        try:
            reading = read(_bytes(file))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            reports.append({"file": printable(name), "unreadable": reason, "faults": []})
            _write_if(form == "text", out, [f"{printable(name)}: cannot be opened: {reason}"])
            status = UNREADABLE
            continue
        faults = _faults(reading, file, library)
        reports.append(as_json(faults, name))
        lines = reading.lines
        _write_if(form == "text", out, [as_text(fault, name, lines) for fault in faults])
        status = max(status, _status(faults, strict))
    _write_if(form == "json", out, [json_text(reports)])
    return status


def _bytes(file: Path) -> bytes:
    """No more of a file than shows that it is too large."""
    with file.open("rb") as stream:
        return stream.read(SIZE + 1)


def _write_if(wanted: bool, out: TextIO, lines: Sequence[str]) -> None:
    if wanted:
        out.writelines(f"{line}\n" for line in lines)


def _faults(reading: Reading, file: Path, library: Library) -> tuple[Fault, ...]:
    other = _other(reading)
    if other is not None:
        return in_order((*reading.faults, other))
    if not is_translation(reading):
        return checked(reading, library, tone=True).faults
    flow = _translated_flow(reading, file, library)
    if flow is None:
        words = "the flow of this translation cannot be read"
        hint = f"put it beside the file, and name it with its id and {ENDING}"
        return in_order((*reading.faults, Fault("F403", 1, 1, words, hint)))
    return checked_translation(reading, flow).faults


def _other(reading: Reading) -> Fault | None:
    """The fault of a file that is no flow and does not mean to be one."""
    pairs = reading.root.pairs if isinstance(reading.root, Map) else {}
    for name, (words, hint) in _OTHERS.items():
        if name in pairs and "steps" not in pairs:
            at = spot(pairs[name][0])
            return Fault("F120", at.line, at.column, f"this is {words}, and no flow", hint)
    return None


def _translated_flow(reading: Reading, file: Path, library: Library) -> Flow | None:
    """The flow a translation is of: the one beside it, or a shipped one."""
    named = reading.root.get("of") if isinstance(reading.root, Map) else None
    if not isinstance(named, Scalar):
        return None
    if named.value in library:
        return library[named.value]
    for beside in sorted(file.parent.glob(f"*{ENDING}")):
        if beside.name == named.value + ENDING:
            return checked(read(_bytes(beside)), library).flow
    return None


def _status(faults: Sequence[Fault], strict: bool) -> int:
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return FAULTY if any(fault.severity in counted for fault in faults) else CLEAN
