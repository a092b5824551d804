"""The ledger: every agreement two people made, and how each look at it went.

It is kept nowhere. It is read off the summaries that both agreed to, so what was taken back
there is gone here as well. Nothing in it measures one of the two (care.md 6.9, 6.10).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from ..flow.items import Meaning, Who
from ..flow.repeat import Agreed
from ..session.value import Moment
from .summary import Line, Promise, Summary

FRUITLESS = 3
"""Where both say that it helped no more than this, a round bore nothing."""

LOOKED = frozenset({Meaning.TRIED, Meaning.HELPED, Meaning.WHAT_NOW})
DATES = frozenset({Meaning.LOOK_AGAIN, Meaning.TALK_AT, Meaning.ACTIVITY})
DROP = "drop"
OTHERWISE = frozenset({"smaller", "change"})
KEEP = "keep"
_ID = 10


class Standing(StrEnum):
    """What has become of an agreement."""

    OPEN = "open"
    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Look:
    """One look at an agreement: what both said of it, never who said which."""

    talk: str
    day: date
    tried: tuple[str, ...] = ()
    helped: tuple[int, ...] = ()
    pick: str = ""
    now: str = ""

    @property
    def bore_nothing(self) -> bool:
        """Whether it was let go, or helped neither of the two."""
        both = len(self.helped) == 2 and max(self.helped) <= FRUITLESS
        return self.pick == DROP or both


@dataclass(frozen=True)
class Entry:
    """An agreement. `partner` is whose it is, 0 or 1 as in this home, or None for both's.

    `follows` is the id of the agreement in whose place it came.
    """

    id: str
    talk: str
    day: date
    who: str
    partner: int | None
    text: str
    promise: Promise
    standing: Standing = Standing.OPEN
    looks: tuple[Look, ...] = ()
    follows: str = ""

    @property
    def in_force(self) -> bool:
        """Whether it still holds, and comes back at the next look."""
        return self.standing in (Standing.OPEN, Standing.KEPT)


@dataclass(frozen=True)
class Dated:
    """A moment that both wanted kept, and what for; `key` is the same whenever it is read."""

    means: Meaning
    moment: Moment
    key: str


@dataclass(frozen=True)
class Ledger:
    """All agreements, the newest first; the moments that were set; breaks that were kept.

    A break is kept by two or by nobody: there is one number, for both together.
    """

    entries: tuple[Entry, ...] = ()
    dates: tuple[Dated, ...] = ()
    breaks: int = 0

    @property
    def in_force(self) -> tuple[Entry, ...]:
        """What still holds."""
        return tuple(entry for entry in self.entries if entry.in_force)

    def standing(self, *standings: Standing) -> tuple[Entry, ...]:
        """The agreements of which that has become."""
        return tuple(entry for entry in self.entries if entry.standing in standings)

    def agreed(self, swapped: bool) -> tuple[Agreed, ...]:
        """What a talk comes back to; `swapped` says who sits in the first seat of it."""
        return tuple(
            Agreed(entry.id, entry.text, _seat(entry.partner, swapped)) for entry in self.in_force
        )

    def bore_nothing_twice(self, talk: str) -> bool:
        """Whether in that talk two rounds in a row had borne nothing for an agreement.

        What came in the place of an agreement goes on with its rounds.
        """
        return any(_twice(self._rounds(entry), talk) for entry in self.entries)

    def _rounds(self, entry: Entry) -> tuple[Look, ...]:
        """The looks at it, after those at what it came in the place of."""
        known = {each.id: each for each in self.entries}
        looks, met = entry.looks, {entry.id}
        while (before := known.get(entry.follows)) is not None and before.id not in met:
            entry = before
            met.add(entry.id)
            looks = (*entry.looks, *looks)
        return looks


def ledger(summaries: Iterable[Summary], breaks: int | None = None) -> Ledger:
    """The ledger of the summaries that were kept, in whatever order they come.

    `breaks` is how many were taken in them; None counts those of the summaries here.
    """
    told = sorted(summaries, key=lambda each: each.session)
    entries: dict[str, Entry] = {}
    dates: list[Dated] = []
    for summary in told:
        _look_back(entries, summary)
        for line in summary.lines:
            if line.promise is not None:
                _enter(entries, summary, line, line.promise)
            if line.moment is not None and line.means in DATES:
                dates.append(Dated(line.means, line.moment, f"{summary.session}-{line.key}"))
    counted = sum(each.breaks for each in told) if breaks is None else breaks
    return Ledger(tuple(reversed(entries.values())), tuple(dates), counted)


def matters(line: dict[str, Any]) -> bool:
    """Whether the ledger needs that line of a summary, as it is kept."""
    return bool(line["promise"] or line["moment"] or line["means"] in LOOKED)


def agreement_id(talk: str, key: str) -> str:
    """What an agreement is called for good: short, and made from where it was said."""
    return sha256(f"{talk}/{key}".encode()).hexdigest()[:_ID]


def _enter(entries: dict[str, Entry], summary: Summary, line: Line, promise: Promise) -> None:
    """Take a new agreement in, and note which one it came in the place of."""
    name = agreement_id(summary.session, line.key)
    before = entries.get(_about(line))
    entries[name] = Entry(
        id=name,
        talk=summary.session,
        day=summary.day,
        who=summary.author(line),
        partner=None if line.by is None else summary.partner(line.by),
        text=line.text,
        promise=promise,
        follows=before.id if before else "",
    )
    if before is not None:
        entries[before.id] = replace(before, standing=Standing.CHANGED)


def _look_back(entries: dict[str, Entry], summary: Summary) -> None:
    """Take in what was said of earlier agreements."""
    about: dict[str, list[Line]] = {}
    for line in summary.lines:
        if line.means in LOOKED and _about(line) in entries:
            about.setdefault(_about(line), []).append(line)
    for name, lines in about.items():
        entry, look = entries[name], _look(summary, lines)
        standing = {KEEP: Standing.KEPT, DROP: Standing.DROPPED}.get(look.pick, entry.standing)
        entries[name] = replace(entry, looks=(*entry.looks, look), standing=standing)


def _look(summary: Summary, lines: Sequence[Line]) -> Look:
    """What both said, in the order of this home."""
    said = sorted(lines, key=lambda line: summary.partner(line.by) if line.by else 0)
    now = next((line for line in said if line.means is Meaning.WHAT_NOW), None)
    return Look(
        summary.session,
        summary.day,
        tried=tuple(dict.fromkeys(line.text for line in said if line.means is Meaning.TRIED)),
        helped=tuple(_numbers(said)),
        pick=now.pick if now else "",
        now=now.text if now else "",
    )


def _numbers(lines: Iterable[Line]) -> Iterator[int]:
    for line in lines:
        if line.means is Meaning.HELPED and line.pick.isascii() and line.pick.isdigit():
            yield int(line.pick[:3])


def _about(line: Line) -> str:
    """The id of the agreement that a repeated item came back to: what its own id ends in."""
    return line.key.partition("/")[0].rpartition("-")[2]


def _twice(looks: Sequence[Look], talk: str) -> bool:
    last = looks[-2:]
    return len(last) == 2 and last[-1].talk == talk and all(look.bore_nothing for look in last)


def _seat(partner: int | None, swapped: bool) -> Who:
    if partner is None:
        return Who.COUPLE
    return Who.SECOND if bool(partner) ^ swapped else Who.FIRST
