"""A completion sheet as it comes back to a therapist: sealed or plain, and never half opened."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass

from ..flow.fault import Severity, printable
from ..flow.node import Map
from ..flow.reader import SIZE, read
from ..problem import Problem
from .age import opened
from .key import TherapistKey
from .sheet import Sheet, read_sheet

NOTHING = "Nothing was filed."
AGAIN = "Ask the couple for the file again."
A_PACK = Problem("This is a pack, not a sheet.", NOTHING, "Open it under “Sign a pack”.")
NO_SHEET = Problem("What was sealed in this file is no sheet.", NOTHING, AGAIN)
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
    sealed = not _meant(data)
    plain = opened(data, key.secret) if sealed else data
    if len(plain) > SIZE:
        raise TOO_LARGE
    checked = read_sheet(plain)
    if checked.sheet is None:
        raise _no_sheet(plain)
    return Reply(checked.sheet, plain.decode("utf-8-sig"), sealed)


def read_text(text: str) -> Sheet | None:
    """The sheet of a text that was filed; None where this Reknit cannot read it any more."""
    return read_sheet(text.encode("utf-8", "surrogatepass")).sheet


def _no_sheet(plain: bytes) -> Problem:
    match _meant(plain):
        case "pack":
            return A_PACK
        case "":
            return NO_SHEET
    fault = next(f for f in read_sheet(plain).faults if f.severity is Severity.ERROR)
    return Problem(
        f"This sheet cannot be read: {printable(fault.message)} (line {fault.line}, {fault.code}).",
        NOTHING,
        AGAIN,
    )


def _meant(data: bytes) -> str:
    """Whether a text means to be a sheet or a pack; '' for anything else."""
    root = read(data).root
    keys = root.pairs if isinstance(root, Map) else {}
    if "sheet" in keys or data.removeprefix(BOM_UTF8).startswith(b"sheet:"):
        return "sheet"
    return "pack" if "pack" in keys else ""
