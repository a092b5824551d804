"""A completion sheet as it comes back to a therapist: sealed or plain, and never half opened."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass

from ..flow.fault import Severity, printable
from ..flow.node import Map
from ..flow.reader import SIZE, Reading, read
from ..problem import Problem
from .age import opened
from .key import TherapistKey
from .sheet import CheckedSheet, Sheet, checked_sheet, read_sheet

_MISSING, _FORMAT = frozenset({"F102", "F107"}), "F118"
"""The codes for what is not there, and for another format than the one that is read here."""
NOTHING = "Nothing was filed."
AGAIN = "Ask the couple for the file again."
A_PACK = Problem("This is a pack, not a sheet.", NOTHING, "Open it under “Sign a pack”.")
NO_SHEET = Problem("What was sealed in this file is no sheet.", NOTHING, AGAIN)
CUT = Problem("The end of this sheet is missing.", NOTHING, AGAIN)
TOO_LARGE = Problem("This file is larger than a sheet can be.", NOTHING, AGAIN)


@dataclass(frozen=True)
class Reply:
    """A sheet that came, and its text as it was handed on. `sealed`: only this key opens it.

    A seal keeps a sheet from other eyes. It does not tell who made it: that the couple says.
    """

    sheet: Sheet
    text: str
    sealed: bool


def read_reply(data: bytes, key: TherapistKey) -> Reply:
    """Open what a couple handed on; raises a Problem that says why it is no sheet.

    A plain file is taken too, where both wanted it that way.
    """
    plain, reading = data, read(data)
    sealed = not _meant(data, reading)
    if sealed:
        plain = opened(data, key.secret)
        reading = read(plain)
    if len(plain) > SIZE:
        raise TOO_LARGE
    checked = checked_sheet(reading)
    if checked.sheet is None:
        raise _no_sheet(checked, _meant(plain, reading))
    return Reply(checked.sheet, plain.decode("utf-8-sig"), sealed)


def read_text(text: str) -> Sheet | None:
    """The sheet of a text that was filed; None where this Reknit cannot read it any more."""
    return read_sheet(text.encode("utf-8", "surrogatepass")).sheet


def _no_sheet(checked: CheckedSheet, meant: str) -> Problem:
    match meant:
        case "pack":
            return A_PACK
        case "":
            return NO_SHEET
    wrong = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
    if {fault.code for fault in wrong} <= _MISSING and any("“end”" in f.message for f in wrong):
        return CUT
    fault = next((each for each in wrong if each.code == _FORMAT), wrong[0])
    return Problem(
        f"This sheet cannot be read: {printable(fault.message)} (line {fault.line}, {fault.code}).",
        NOTHING,
        AGAIN,
    )


def _meant(data: bytes, reading: Reading) -> str:
    """Whether a text means to be a sheet or a pack; '' for anything else."""
    root = reading.root
    keys = root.pairs if isinstance(root, Map) else {}
    if "sheet" in keys or data.removeprefix(BOM_UTF8).startswith(b"sheet:"):
        return "sheet"
    return "pack" if "pack" in keys else ""
