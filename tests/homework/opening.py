"""Whatever a file holds, opened as the program opens it, and what it then says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from app.flow.fault import Fault
from app.flow.model import Flow
from app.flow.reader import Reading, read
from app.homework.arrival import Arrived, Known, arrival
from app.homework.assignment import Assignment
from app.homework.checked import checked_pack, read_pack
from app.homework.key import TherapistKey
from app.homework.reply import read_reply
from app.homework.signature import signed, verified
from app.problem import Problem

from .packs import KEY, TODAY, shipped

FORGER = TherapistKey(bytes(range(32, 64)))
"""The key of somebody else."""
AT_HOME = b"""\
pack: 1
id: listening-week
version: 2
language: en
title: Ten minutes of listening
from: {name: R. Vogel, practice: Practice at the Mill}
why: Small and often.
flows:
  - {id: repair-short, version: 1}
"""
"""The pack that the couple has already, as the therapist wrote it."""
SIGNED = signed(AT_HOME, KEY)
VOGEL = Known(KEY.sender.key, "R. Vogel", True)
SAID = {
    Arrived.NEW: "It is new here.",
    Arrived.NEWER: "It is a newer version of one that is here.",
    Arrived.KNOWN: "It is here already.",
}


def told(
    data: bytes, library: Mapping[str, Flow], *, desk: bool = False
) -> tuple[bool, tuple[str, ...]]:
    """Whether it is shown, and every sentence that is said about it.

    A couple opens packs; at a therapist's `desk` sheets are opened, sealed or plain.
    """
    try:
        return _of_sheet(data) if desk else _of_pack(data, read(data), library)
    except Problem as problem:
        return False, (str(problem),)


def _of_sheet(data: bytes) -> tuple[bool, tuple[str, ...]]:
    reply = read_reply(data, KEY)
    sheet, seal = reply.sheet, "Sealed" if reply.sealed else "Not sealed"
    told_of = f"A sheet of “{sheet.pack}”, {sheet.written}, times: {len(sheet.times)}."
    return True, (f"{seal}.", told_of)


def _of_pack(
    data: bytes, reading: Reading, library: Mapping[str, Flow]
) -> tuple[bool, tuple[str, ...]]:
    checked = checked_pack(reading, library)
    if checked.pack is None:
        return False, tuple(_lines(checked.faults))
    sender = verified(data)
    source, key = data.decode("utf-8-sig"), sender.key if sender else ""
    found = arrival(checked.pack, source, key, [VOGEL], [at_home()])
    by = f"The six words are: {' '.join(sender.words)}." if sender else "Nobody has signed it."
    taken_back = ("It is not to be done any more.",) * checked.pack.is_withdrawn
    return True, (SAID[found.arrived], by, *taken_back, *_lines(checked.faults))


@cache
def at_home() -> Assignment:
    """The pack that the couple has already, taken on."""
    pack = read_pack(SIGNED, shipped()).pack
    return Assignment("1", SIGNED.decode(), KEY.sender.key, True, TODAY, pack)


def _lines(faults: tuple[Fault, ...]) -> Iterator[str]:
    for fault in faults:
        hint = f" ({fault.hint})" if fault.hint else ""
        yield f"{fault.line}:{fault.column} {fault.code} {fault.message}{hint}"
