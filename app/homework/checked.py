"""A pack that was read and checked, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..flow.checked import examined
from ..flow.fault import Fault, Severity, in_order, quoted
from ..flow.items import Item, Note, Share, Text
from ..flow.model import Flow, Step
from ..flow.node import Map, Seq, Spot
from ..flow.reader import Reading, read
from ..flow.structure import record_of
from ..flow.tone import is_english, listened
from ..flow.walk import Walk
from .age import recipient_of
from .pack import INSIDE, Pack

_DAY = re.compile(r"2[01]\d\d-\d\d-\d\d", re.ASCII)
"""Days of two centuries: with a far one no time can be reckoned."""
_OPENNESS = (Share.NEVER, Share.ASK, Share.AFTER_BOTH, Share.NOW)
"""From what nobody else sees to what is seen at once."""


@dataclass(frozen=True)
class CheckedPack:
    """A pack, if it may be opened, and everything that is wrong with it or odd."""

    pack: Pack | None
    faults: tuple[Fault, ...]


def is_pack(reading: Reading) -> bool:
    """Whether a file means to be a pack, whatever its name."""
    return isinstance(reading.root, Map) and "pack" in reading.root.pairs


def read_pack(data: bytes, library: Mapping[str, Flow]) -> CheckedPack:
    """Read and check one pack; never raises for what the bytes hold.

    `library` holds the shipped flows. The pack is None if there is any error.
    """
    return checked_pack(read(data), library)


def checked_pack(
    reading: Reading, library: Mapping[str, Flow], *, tone: bool = False
) -> CheckedPack:
    """Check what was read as a pack, and each of its own flows as a flow.

    For its author also how these sound.
    """
    walk = Walk(reading.text)
    pack = None if reading.root is None else record_of(walk, reading.root, Pack)
    inner: list[Fault] = []
    if pack is not None:
        inner = [fault for part in _inside(reading) for fault in examined(part, library, tone=tone)]
        _Rules(pack, walk, library).examine()
        if tone and is_english(pack.language):
            listened(walk, [(pack, Note), *([(pack.returns, Text)] if pack.returns else [])])
    faults = in_order((*reading.faults, *walk.faults, *inner))
    faulty = any(fault.severity is Severity.ERROR for fault in faults)
    return CheckedPack(None if faulty else pack, faults)


def _inside(reading: Reading) -> Iterator[Reading]:
    """Each flow that is written out in the pack, to be looked at by itself; none too many."""
    flows = reading.root.get("inside") if isinstance(reading.root, Map) else None
    for entry in flows.entries[:INSIDE] if isinstance(flows, Seq) else ():
        if isinstance(entry, Map):
            yield Reading(entry, reading.text, ())


class _Rules:
    """What holds between the parts of one pack, and between it and the shipped flows."""

    def __init__(self, pack: Pack, walk: Walk, library: Mapping[str, Flow]) -> None:
        self._pack, self._walk, self._library = pack, walk, library

    def examine(self) -> None:
        """Note every fault."""
        if not self._pack.flow_ids and self._walk.holds(self._pack, "flows", "inside"):
            words = "there is nothing to do in this pack"
            self._walk.fault("F501", self._walk.at(self._pack), words, "name a flow under `flows`")
        self._shipped()
        self._own()
        self._dates()
        self._what_comes_back()

    def _shipped(self) -> None:
        for number, use in enumerate(self._pack.flows):
            at = self._walk.at(use, "id")
            if use.id and use.id in [each.id for each in self._pack.flows[:number]]:
                words = f"{quoted(use.id)} is named twice"
                self._walk.fault("F503", at, words, "name each flow once")
            if use.id not in self._library:
                if use.id:
                    hint = self._walk.near(use.id, self._library)
                    words = f"there is no shipped flow {quoted(use.id)}"
                    self._walk.fault("F502", at, words, hint or "write it out under `inside`")
            elif self._walk.holds(use, "version"):
                self._version(use.version, self._library[use.id], (use, "version"))

    def _version(self, wanted: int, flow: Flow, at: tuple[object, str]) -> None:
        if wanted > flow.version:
            words = f"{quoted(flow.id)} is here in version {flow.version}, not {wanted} yet"
            self._walk.fault("F504", at, words, "it takes a newer Reknit")
        elif wanted < flow.version:
            words = f"{quoted(flow.id)} is here in version {flow.version}"
            hint = f"look at it again, then write version: {flow.version}"
            self._walk.fault("W501", at, words, hint)

    def _own(self) -> None:
        for number, flow in enumerate(self._pack.inside):
            at = self._walk.at(flow, "id")
            earlier = [each.id for each in self._pack.inside[:number]]
            if flow.id and (flow.id in self._library or flow.id in earlier):
                words = f"there is another flow {quoted(flow.id)}"
                hint = "give yours an id of its own, and say derived_from"
                self._walk.fault("F505", at, words, hint)
            if flow.derived_from and flow.derived_from.id in self._library:
                self._promises(flow, self._library[flow.derived_from.id])

    def _promises(self, flow: Flow, origin: Flow) -> None:
        """What is asked in private in the original is not asked openly under the same id."""
        kept = {item.id: _promise(origin, step, item) for step, item in _asked(origin)}
        for step, item in _asked(flow):
            before = kept.get(item.id, Share.NOW)
            if _OPENNESS.index(_promise(flow, step, item)) > _OPENNESS.index(before):
                words = f"{quoted(item.id)} is more private in {quoted(origin.id)}"
                hint = f"write share: {before}, or give the question a new id"
                self._walk.fault("F506", self._walk.at(item, "share"), words, hint)

    def _dates(self) -> None:
        pack, days = self._pack, {}
        for name in ("starts", "until"):
            text = getattr(pack, name)
            if not text or not self._walk.holds(pack, name):
                continue
            try:
                if not _DAY.fullmatch(text):
                    raise ValueError
                days[name] = date.fromisoformat(text)
            except ValueError:
                words = f"{quoted(text)} is no day"
                self._walk.fault("F507", self._walk.at(pack, name), words, "like 2026-12-20")
        if len(days) == 2 and days["until"] < days["starts"]:
            words = "the last day comes before the first"
            self._walk.fault("F508", self._walk.at(pack, "until"), words, "change one of the two")
        if pack.until and pack.days:
            words = "there is a last day and a number of days"
            self._walk.fault("F508", self._walk.at(pack, "days"), words, "keep one of the two")

    def _what_comes_back(self) -> None:
        pack, returns = self._pack, self._pack.returns
        if pack.recipient and recipient_of(pack.recipient) is None:
            words = "this is no public key, or it was mistyped"
            at = self._walk.at(pack, "recipient")
            self._walk.fault("F511", at, words, "copy the line age1… once more")
        if returns is None:
            return
        homes: dict[str, list[tuple[Flow, Step, Item]]] = {}
        for flow in self._pack.flows_in(self._library):
            for step, item in _asked(flow):
                homes.setdefault(item.id, []).append((flow, step, item))
        for number, name in enumerate(returns.answers):
            at = self._walk.at(returns, "answers", number)
            if name not in homes:
                if name:
                    words = f"no flow of this pack asks {quoted(name)}"
                    self._walk.fault("F509", at, words, self._walk.near(name, homes))
                continue
            for home in homes[name]:
                self._may_come_back(*home, at)

    def _may_come_back(self, flow: Flow, step: Step, item: Item, at: Spot) -> None:
        """Refuse what was promised to nobody else (vault.md, rule 4)."""
        if flow.is_alone:
            words = f"{quoted(item.id)} is asked of one alone, and stays with that one"
        elif step.share(item) is Share.NEVER:
            words = f"{quoted(item.id)} was promised to stay hidden"
        else:
            return
        self._walk.fault("F510", at, words, "take it out of the list")


def _promise(flow: Flow, step: Step, item: Item) -> Share:
    """To whom an answer was promised; what one alone is asked stays with that one."""
    return Share.NEVER if flow.is_alone else step.share(item)


def _asked(flow: Flow) -> Iterator[tuple[Step, Item]]:
    for step in flow.all_steps():
        for item in step.items:
            if not isinstance(item, Note):
                yield step, item
