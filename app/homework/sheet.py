"""A completion sheet: what a couple hands back, as frozen data and as a file.

It holds what a pack's whitelist allows and both have agreed to, and has no words for anything
else: no journal, no readiness, nothing about safety, nobody who paused (care.md 4). It is read
as a stranger's file, for whoever has the public key can seal one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..flow.digest import plain_form
from ..flow.fault import Fault, Severity, in_order, quoted
from ..flow.kinds import Constant, ListOf, OneOf, Prose, Record, Reference, Whole, Word, key
from ..flow.reader import Reading, read
from ..flow.structure import record_of
from ..flow.walk import Walk
from ..flow.written import written

FORMAT = 1
TEXT, ASKED, NAME = 20_000, 1_200, 80
"""The most characters of what was said, of what was asked, and of a name."""
TIMES = 60
"""So many occasions fit into one sheet."""
TEN, MINUTES, BREAKS = 10, 1_440, 99
"""The highest number on a scale, of minutes, and of breaks."""
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Went(Word):
    """How an occasion went; each of the three is an answer."""

    DONE = "done", "as it was meant"
    PART = "part", "in part"
    NOT = "not", "not this time"


class Whose(Word):
    """Whose it is: of one of the two, or of both together."""

    ONE = "one", "of the one named first"
    TWO = "two", "of the one named second"
    BOTH = "both", "of both together"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A number of each, from 0 to 10; left out where it was not handed on."""

    one: int | None = key(Whole(0, TEN), "of the first named")
    two: int | None = key(Whole(0, TEN), "of the second named")

    def __bool__(self) -> bool:
        return self.one is not None or self.two is not None


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A few words, and whose they are."""

    of: Whose = key(OneOf(Whose), "whose words they are", required=True)
    text: str = key(Prose(TEXT), "the words", required=True)
    asked: str = key(Prose(ASKED), "what was asked, or what it is about", default="")


@dataclass(frozen=True, kw_only=True)
class Time:
    """One occasion, with what of it was handed on."""

    day: str = key(Prose(10), "the day, like 2026-11-30", required=True)
    went: Went = key(OneOf(Went), "done, in part, or not", required=True)
    minutes: int | None = key(Whole(0, MINUTES), "about how long it took")
    breaks: int | None = key(Whole(0, BREAKS), "how many breaks were taken")
    tension_before: Pair | None = key(Record(Pair), "how tense each was before, 0 to 10")
    tension_after: Pair | None = key(Record(Pair), "how tense each was after, 0 to 10")
    felt_heard: Pair | None = key(Record(Pair), "how far each felt heard, 0 to 10")
    headline: tuple[Remark, ...] = key(
        ListOf(Record(Remark), most=3), "what it was about", default=()
    )
    stuck: tuple[Remark, ...] = key(ListOf(Record(Remark), most=3), "where it stuck", default=())
    obstacle: tuple[Remark, ...] = key(
        ListOf(Record(Remark), most=3), "what got in the way", default=()
    )
    agreements: tuple[Remark, ...] = key(
        ListOf(Record(Remark), most=20), "what they agreed on", default=()
    )
    outcomes: tuple[Remark, ...] = key(
        ListOf(Record(Remark), most=40), "what became of earlier agreements", default=()
    )
    answers: tuple[Remark, ...] = key(
        ListOf(Record(Remark), most=60), "answers the pack asked for", default=()
    )


@dataclass(frozen=True, kw_only=True)
class People:
    """What the two want to be called in this sheet: names, letters, or anything else."""

    one: str = key(Prose(NAME), "the first", required=True)
    two: str = key(Prose(NAME), "the second", required=True)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What both handed on, of one pack."""

    sheet: int = key(Constant(FORMAT), "the format of the file", required=True)
    id: str = key(Prose(32), "drawn by chance; a copy of the sheet has the same", required=True)
    pack: str = key(Reference("pack"), "the id of the pack", required=True)
    version: int = key(Whole(1, 999_999), "its version", required=True)
    digest: str = key(Prose(64), "SHA-256 of the pack’s file, in hex", required=True)
    title: str = key(Prose(NAME), "what was practised", required=True)
    written: str = key(Prose(10), "the day, like 2026-11-30", required=True)
    people: People = key(Record(People), "what the two are called here", required=True)
    times: tuple[Time, ...] = key(ListOf(Record(Time), most=TIMES), "the occasions", default=())
    question: tuple[Remark, ...] = key(
        ListOf(Record(Remark), most=3), "what they would like to ask", default=()
    )
    end: int = key(
        Constant(FORMAT), "the last line; where it is missing, so is more", required=True, default=1
    )

    def name(self, whose: Whose) -> str:
        """What the one is called whose it is; *Both* for the two."""
        match whose:
            case Whose.ONE:
                return self.people.one
            case Whose.TWO:
                return self.people.two
            case Whose.BOTH:
                return "Both"


@dataclass(frozen=True)
class CheckedSheet:
    """A sheet, if it may be read, and everything that is wrong with its file."""

    sheet: Sheet | None
    faults: tuple[Fault, ...]


def read_sheet(data: bytes) -> CheckedSheet:
    """Read one sheet; never raises for what the bytes hold. The sheet is None if it has faults."""
    return checked_sheet(read(data))


def checked_sheet(reading: Reading) -> CheckedSheet:
    """Check what was read as a sheet."""
    walk = Walk(reading.text)
    sheet = None if reading.root is None else record_of(walk, reading.root, Sheet)
    if sheet is not None:
        _examine(sheet, walk)
    faults = in_order((*reading.faults, *walk.faults))
    faulty = any(fault.severity is Severity.ERROR for fault in faults)
    return CheckedSheet(None if faulty else sheet, faults)


def _examine(sheet: Sheet, walk: Walk) -> None:
    if walk.holds(sheet, "id") and not _ID.fullmatch(sheet.id):
        words = "the id of a sheet is 32 digits from 0 to f"
        walk.fault("F601", walk.at(sheet, "id"), words, "ask for the sheet again")
    if walk.holds(sheet, "digest") and not _DIGEST.fullmatch(sheet.digest):
        words = "the digest of a pack is 64 digits from 0 to f"
        walk.fault("F601", walk.at(sheet, "digest"), words, "ask for the sheet again")
    for record, name in ((sheet, "written"), *((time, "day") for time in sheet.times)):
        text = getattr(record, name)
        if walk.holds(record, name) and not _is_day(text):
            words = f"{quoted(text)} is no day"
            walk.fault("F602", walk.at(record, name), words, "like 2026-12-20")


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def sheet_text(sheet: Sheet) -> str:
    """The sheet as it is handed over: UTF-8 once encoded, and read back by `read_sheet`."""
    return written(plain_form(sheet))
