"""A therapist's commands: a pack from its first line to its signature, and a sheet back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from ..bench.files import read_bytes, write_new, write_whole
from ..bench.modeline import modeline
from ..flow.fault import Fault, Severity, as_json, as_text, json_text, printable
from ..flow.library import Library
from ..flow.model import Flow
from ..flow.node import Map
from ..flow.reader import SIZE, read
from ..problem import Problem
from ..summary.plain import one_line
from ..summary.text import text
from .age import INTRO, LARGEST, opened, sealed
from .checked import checked_pack, read_pack
from .key import Sender, TherapistKey
from .pack import ENDING, Pack
from .schema import NAME as SCHEMA
from .sheet import Sheet, read_sheet
from .signature import signed, verified
from .view import view
from .words import comes_back, questions, rhythm, span

CLEAN, FAULTY = 0, 1
SEALED = ".age"
"""How a sealed file is called at its end."""
NOTHING_CHANGED = "Nothing was changed."

Command = Callable[[Namespace, TextIO], int]
"""Does what was asked for, writes to the stream, and returns the exit status."""

_TEMPLATE = """\
pack: 1
id: {id}
version: 1
language: en
title: {title}
from:
  name: Your name
  practice: Your practice
why: |
  Why this helps, in two or three short sentences. Your clients read it before they take it on.
flows:
  - {{id: {flow}, version: {version}}}
minutes: {minutes}
times: 1
per: week
days: 28
ask_when: Which day, at what time, and where?
ask_obstacle: What could get in the way?
# What may come back. Each of the two still decides about each line of their own.
returns:
  tell: [minutes, headline, tension, felt-heard, stuck, breaks, agreements]
  question: What shall we begin with next time?
"""


def _new(command: Namespace, out: TextIO) -> int:
    library = Library.shipped()
    if command.flow not in library:
        hint = f"Known are: {', '.join(sorted(library))}."
        raise Problem(f"There is no shipped flow “{command.flow}”.", NOTHING_CHANGED, hint)
    flow = library[command.flow]
    file = command.file if command.file.suffix == ENDING else command.file.with_suffix(ENDING)
    words = modeline(file.parent, SCHEMA) + _TEMPLATE.format(
        id=file.stem,
        title=one_line(command.title) or one_line(flow.title),
        flow=flow.id,
        version=flow.version,
        minutes=flow.minutes,
    )
    if command.key is not None:
        words += f"recipient: {_key(command.key).recipient}\n"
    checked = read_pack(words.encode(), library)
    if checked.pack is None:
        fault = next(each for each in checked.faults if each.severity is Severity.ERROR)
        raise Problem(f"The new pack would have a fault: {fault.message}.", NOTHING_CHANGED)
    write_new({file: words.encode()})
    print(f"Written: {printable(str(file))}", file=out)
    print("Open it in an editor and put your own words in. Then:", file=out)
    print(f"    reknit pack check {printable(str(file))}", file=out)
    return CLEAN


def _make_key(command: Namespace, out: TextIO) -> int:
    key = TherapistKey.new()
    write_new({command.to: f"{key.line}\n".encode()})
    print(
        f"Written: {printable(str(command.to))}. Keep it safe; nobody can make it again.", file=out
    )
    print(f"Your public key:  {key.recipient}", file=out)
    print(f"Your six words:   {' '.join(key.sender.words)}", file=out)
    return CLEAN


def _check(command: Namespace, out: TextIO) -> int:
    library, status = Library.shipped(), CLEAN
    reports = []
    for file in command.files:
        data = read_bytes(file, SIZE)
        checked = checked_pack(read(data), library, tone=True)
        reports.append(as_json(checked.faults, str(file)))
        lines = read(data).lines
        if command.form == "text":
            out.writelines(f"{as_text(f, str(file), lines)}\n" for f in checked.faults)
            print(f"{printable(str(file))}: {_standing(data)}", file=out)
        if any(_counts(fault, command.strict) for fault in checked.faults) or not _holds(data):
            status = FAULTY
    if command.form == "json":
        print(json_text(reports), file=out)
    return status


def _counts(fault: Fault, strict: bool) -> bool:
    return fault.severity is Severity.ERROR or (strict and fault.severity is Severity.WARNING)


def _holds(data: bytes) -> bool:
    """Whether there is no signature, or one that fits."""
    try:
        verified(data)
    except Problem:
        return False
    return True


def _standing(data: bytes) -> str:
    """Whether it is signed, and by whom."""
    try:
        sender = verified(data)
    except Problem as problem:
        return str(problem)
    if isinstance(sender, Sender):
        return f"signed; the six words are: {' '.join(sender.words)}"
    return "not signed yet"


def _sign(command: Namespace, out: TextIO) -> int:
    key, data = _key(command.key), read_bytes(command.file, SIZE)
    checked = read_pack(data, Library.shipped())
    if checked.pack is None:
        number = sum(each.severity is Severity.ERROR for each in checked.faults)
        words = f"{number} fault{'s' if number > 1 else ''} in it would keep it from opening."
        raise Problem(words, NOTHING_CHANGED, "`reknit pack check` says which.")
    recipient = key.recipient
    if checked.pack.recipient != recipient:
        raise Problem(
            "The pack has no recipient, or not that of this key.",
            NOTHING_CHANGED,
            f"Write this line into it: recipient: {recipient}",
        )
    write_whole(command.file, signed(data, key))
    print(f"Signed: {printable(str(command.file))}", file=out)
    print(f"Your six words: {' '.join(key.sender.words)}", file=out)
    return CLEAN


def _open(command: Namespace, out: TextIO) -> int:
    """Show a pack as a couple will see it, or a sheet as it was handed on."""
    data = read_bytes(command.file, LARGEST)
    if data.startswith(INTRO) or command.file.suffix == SEALED:
        if command.key is None:
            words = "This sheet is sealed."
            raise Problem(words, NOTHING_CHANGED, "Say --key with the file of your key.")
        return _show_sheet(opened(data, _key(command.key).secret), out)
    library = Library.shipped()
    reading = read(data)
    if isinstance(reading.root, Map) and "sheet" in reading.root.pairs:
        return _show_sheet(data, out)
    checked = checked_pack(reading, library)
    if checked.pack is None:
        lines = reading.lines
        out.writelines(f"{as_text(f, str(command.file), lines)}\n" for f in checked.faults)
        return FAULTY
    flows = tuple(checked.pack.flows_in(library))
    for line in _shown(checked.pack, flows, _standing(data)):
        print(printable(line), file=out)
    return CLEAN


def _shown(pack: Pack, flows: tuple[Flow, ...], standing: str) -> list[str]:
    lines = [one_line(pack.title), f"From {one_line(pack.sender.name)}; {standing}.", ""]
    lines += [*pack.why.strip().split("\n"), "", rhythm(pack), span(pack, date.today())]
    for flow in flows:
        lines += ["", f"“{one_line(flow.title)}” asks:"]
        lines += [f"  {asked}  ({seen})" for asked, seen in questions(flow)]
    told = list(comes_back(pack, flows)) or ["nothing"]
    return [*lines, "", "What may come back:", *(f"  {each}" for each in told)]


def _show_sheet(data: bytes, out: TextIO) -> int:
    sheet = _sheet(data)
    for line in text(view(sheet, ticked=True)).split("\n"):
        print(printable(line), file=out)
    return CLEAN


def _seal(command: Namespace, out: TextIO) -> int:
    pack = read_pack(read_bytes(command.pack, SIZE), Library.shipped()).pack
    if pack is None or not pack.recipient:
        words = "The pack cannot be read, or has no recipient."
        raise Problem(words, NOTHING_CHANGED, "`reknit pack check` says more.")
    data = read_bytes(command.file, SIZE)
    _sheet(data)
    write_new({command.to: sealed(data, pack.recipient)})
    print(f"Written: {printable(str(command.to))}", file=out)
    return CLEAN


def _sheet(data: bytes) -> Sheet:
    checked = read_sheet(data)
    if checked.sheet is None:
        first = next(f for f in checked.faults if f.severity is Severity.ERROR)
        words = f"This is no completion sheet: {first.message} (line {first.line}, {first.code})."
        raise Problem(words, NOTHING_CHANGED)
    return checked.sheet


def _key(file: Path) -> TherapistKey:
    line = read_bytes(file, 1_000).decode("utf-8", "replace").strip()
    return TherapistKey.from_line(line)


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "new": _new,
        "key": _make_key,
        "check": _check,
        "sign": _sign,
        "open": _open,
        "seal": _seal,
    }
)
"""`reknit pack …`, a line each."""
