"""A pack while its therapist writes it: from what a form says to a signed file.

The form sees no flow that is written out inside a pack: such flows are carried along as the
lines they are, so that nothing of their author is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..flow.checked import checked
from ..flow.digest import plain_form
from ..flow.fault import Fault, Severity, printable
from ..flow.model import Flow
from ..flow.node import Map
from ..flow.reader import SIZE, read
from ..flow.structure import record_of
from ..flow.walk import Walk
from ..flow.written import written
from ..problem import Problem
from ..summary.plain import one_line
from .checked import CheckedPack, read_pack
from .key import TherapistKey
from .pack import FORMAT, From, Pack, Returns, Standing
from .signature import signed, unsigned

NOTHING_SIGNED = "Nothing was signed."
_NAME = re.compile(r"[^a-z0-9]+")
_ID_LONGEST = 48
OTHER_RECIPIENT = Problem(
    "This pack asks for replies that are sealed for another key than yours.",
    NOTHING_SIGNED,
    "Take the line that begins with `recipient:` out of it, and Reknit puts yours in.",
)
NO_FLOW = Problem(
    "This file is no talk that can go into a pack.",
    "Your pack is as it was.",
    "`reknit flow check` says what is wrong with it.",
)


@dataclass(frozen=True)
class Writing:
    """A pack without its own flows, and these flows as they stand in a file."""

    pack: Pack
    inside: str = ""

    @property
    def text(self) -> str:
        """The file without its signature."""
        return written(plain_form(self.pack)) + self.inside

    def checked(self, library: Mapping[str, Flow]) -> CheckedPack:
        """The whole pack, or what is wrong with it."""
        return read_pack(self.text.encode(), library)


def blank(name: str, practice: str = "", contact: str = "") -> Writing:
    """A pack to begin with, of this therapist."""
    return Writing(
        Pack(
            pack=FORMAT,
            id="",
            version=1,
            language="en",
            title="",
            sender=From(name=name, practice=practice, contact=contact),
            why="",
            returns=Returns(),
        )
    )


def adapted(source: str, library: Mapping[str, Flow], sender: From, *, own: bool) -> Writing:
    """A pack to be changed, in the name of `sender`.

    One of one's `own` keeps its id and gets the next version; of another's a new pack is made.
    Raises Problem where it cannot be read.
    """
    checked = read_pack(source.encode(), library)
    if checked.pack is None:
        raise refusal(checked.faults)
    pack = replace(checked.pack, inside=(), standing=Standing.CURRENT)
    if own:
        pack = replace(pack, version=pack.version + 1)
    else:
        pack = replace(pack, id="", version=1, sender=sender, recipient="")
    return Writing(pack, _section(source, "inside"))


def restored(text: str) -> Writing | None:
    """What was being written, however far it was; None where nothing of it can be read."""
    reading = read(text.encode("utf-8", "surrogatepass"))
    if reading.root is None:
        return None
    pack = record_of(Walk(reading.text), reading.root, Pack)
    if pack is None:
        return None
    return Writing(replace(pack, inside=()), _section(text, "inside"))


def with_flow(writing: Writing, source: str, library: Mapping[str, Flow]) -> Writing:
    """The pack with a flow of one's own written into it. Raises NO_FLOW, or what is wrong.

    The comments of its file are not in it: they are the author's, who hands the pack to others.
    """
    reading = read(source.encode())
    if not isinstance(reading.root, Map) or "flow" not in reading.root.pairs:
        raise NO_FLOW
    read_alone = checked(reading, library)
    if read_alone.flow is None:
        raise refusal(read_alone.faults)
    lines = written(plain_form(read_alone.flow)).removesuffix("\n").split("\n")
    entry = "".join(f"    {line}\n" for line in lines)
    head = writing.inside or "inside:\n"
    added = replace(writing, inside=f"{head}  -\n{entry}")
    known = _named(added).checked(library)
    before = {str(fault) for fault in _named(writing).checked(library).faults}
    wrong = [f for f in known.faults if f.severity is Severity.ERROR and str(f) not in before]
    if wrong:
        raise refusal(tuple(wrong))
    return added


def finished(writing: Writing, key: TherapistKey, taken: set[str]) -> Writing:
    """The pack with the recipient of its therapist, and an id of its own if it has none.

    `taken` are the ids that are in use already.
    """
    pack = replace(writing.pack, recipient=key.recipient)
    if not pack.id:
        pack = replace(pack, id=_new_id(pack.title, taken))
    return replace(writing, pack=pack)


def signable(data: bytes, key: TherapistKey, library: Mapping[str, Flow]) -> bytes:
    """A file that its therapist wrote by hand, with their recipient in it; not signed yet.

    Raises Problem where it has faults, or another recipient than that of this key.
    """
    checked = read_pack(data, library)
    if checked.pack is None:
        raise refusal(checked.faults)
    if checked.pack.recipient == key.recipient:
        return data
    if checked.pack.recipient:
        raise OTHER_RECIPIENT
    plain = unsigned(data)
    end = b"\r\n" if plain.endswith(b"\r\n") else b"\n"
    with_line = plain + b"recipient: " + key.recipient.encode() + end
    again = read_pack(with_line, library)
    if again.pack != replace(checked.pack, recipient=key.recipient):
        raise OTHER_RECIPIENT
    return with_line


def signed_pack(data: bytes, key: TherapistKey, library: Mapping[str, Flow]) -> bytes:
    """The file with its signature, once more read as a couple will read it. Raises Problem."""
    whole = signed(data, key)
    checked = read_pack(whole, library)
    if checked.pack is None or len(whole) > SIZE:
        raise refusal(checked.faults)
    if checked.pack.recipient != key.recipient:
        raise OTHER_RECIPIENT
    return whole


def refusal(faults: tuple[Fault, ...]) -> Problem:
    """A pack that cannot be opened, with the first thing that is wrong."""
    wrong = [fault for fault in faults if fault.severity is Severity.ERROR]
    first = wrong[0] if wrong else None
    words = f": {printable(first.message)} (line {first.line}, {first.code})" if first else ""
    more = f" There are {len(wrong) - 1} more." if len(wrong) > 1 else ""
    hint = f"{printable(first.hint)[:1].upper()}{printable(first.hint)[1:]}." if first else ""
    return Problem(f"This pack would not open{words}.{more}", NOTHING_SIGNED, hint.lstrip("."))


def _named(writing: Writing) -> Writing:
    """The same with what a form may still be without, so that only the flows are looked at."""
    pack = writing.pack
    return replace(
        writing,
        pack=replace(pack, id=pack.id or "pack", title=pack.title or "-", why=pack.why or "-"),
    )


def _new_id(title: str, taken: set[str]) -> str:
    words = _NAME.sub("-", one_line(title).lower()).strip("-")[:_ID_LONGEST].strip("-")
    begin = words if words[:1].isalpha() and words not in ("true", "false", "null") else "pack"
    number, found = 1, begin
    while found in taken:
        number += 1
        found = f"{begin}-{number}"
    return found


def _section(source: str, name: str) -> str:
    """The lines of a key and of all that stands below it, as they are; '' where it is not there."""
    reading = read(source.encode())
    if not isinstance(reading.root, Map) or name not in reading.root.pairs:
        return ""
    keys = {key: pair[0].start_mark for key, pair in reading.root.pairs.items()}
    starts = {key: mark.line for key, mark in keys.items() if mark is not None}
    begin = starts[name]
    end = min((line for line in starts.values() if line > begin), default=None)
    lines = [line for line in reading.lines[begin:end] if not line.startswith("# signature:")]
    return "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n"
