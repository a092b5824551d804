"""An occasion: one time a pack was done, done in part, or not done, and what may be handed on.

What it holds of a talk was ticked by the one who said it, before it was kept; the rest of the
talk is not here (care.md 4, vault.md rule 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from ..flow.items import Meaning
from ..flow.reader import FORBIDDEN
from ..session.session import Answer, Session
from ..session.value import Number
from ..summary.line import key_of, text_of
from ..summary.plain import one_line, plain
from ..summary.summary import Line, Summary
from .pack import Pack, Tells
from .sheet import ASKED, BREAKS, MINUTES, TEN, Went


class Kind(StrEnum):
    """What a line of an occasion tells."""

    MINUTES = "minutes"
    BREAKS = "breaks"
    TENSION_BEFORE = "tension-before"
    TENSION_AFTER = "tension-after"
    FELT_HEARD = "felt-heard"
    HEADLINE = "headline"
    STUCK = "stuck"
    OBSTACLE = "obstacle"
    AGREEMENT = "agreement"
    OUTCOME = "outcome"
    ANSWER = "answer"


NUMBERS = frozenset(
    {Kind.MINUTES, Kind.BREAKS, Kind.TENSION_BEFORE, Kind.TENSION_AFTER, Kind.FELT_HEARD}
)
"""What is told as a number and not in words."""
_MEANT = {
    Meaning.TENSION_BEFORE: (Kind.TENSION_BEFORE, Tells.TENSION),
    Meaning.TENSION_AFTER: (Kind.TENSION_AFTER, Tells.TENSION),
    Meaning.FELT_HEARD: (Kind.FELT_HEARD, Tells.FELT_HEARD),
}
_TOLD = {
    Kind.MINUTES: Tells.MINUTES,
    Kind.BREAKS: Tells.BREAKS,
    Kind.TENSION_BEFORE: Tells.TENSION,
    Kind.TENSION_AFTER: Tells.TENSION,
    Kind.FELT_HEARD: Tells.FELT_HEARD,
    Kind.HEADLINE: Tells.HEADLINE,
    Kind.STUCK: Tells.STUCK,
    Kind.AGREEMENT: Tells.AGREEMENTS,
    Kind.OUTCOME: Tells.AGREEMENTS,
}
_LOOKED = frozenset({Meaning.TRIED, Meaning.HELPED, Meaning.WHAT_NOW})


@dataclass(frozen=True)
class Said:
    """One line that may be handed on. `partner` is whose it is, 0 or 1, or None for both's.

    `key` tells it from the others of its occasion; where it was an answer, it is the key of its
    line in the summary, so that taking the line back takes this one back as well.
    """

    key: str
    kind: Kind
    partner: int | None
    text: str = ""
    number: int | None = None
    asked: str = ""


@dataclass(frozen=True)
class Occasion:
    """One time of one pack: `assignment` is the id under which the pack is kept here.

    `talk` is the id of the talk it was, '' where there was none. Of `said` everything was ticked
    by everyone it belongs to.
    """

    assignment: str
    day: date
    went: Went
    talk: str = ""
    said: tuple[Said, ...] = ()

    def without(self, key: str) -> Occasion:
        """The occasion as if that line had never been handed on (vault.md, rule 5)."""
        return self.with_said(tuple(each for each in self.said if each.key != key))

    def with_said(self, said: tuple[Said, ...]) -> Occasion:
        """The occasion with these lines in the place of the others."""
        return replace(self, said=said)

    def untold(self) -> Occasion:
        """Only that it was, and how it went: the talk itself is gone."""
        return Occasion(self.assignment, self.day, self.went)


def tellable(pack: Pack, session: Session, summary: Summary) -> tuple[Said, ...]:
    """What of a talk may be offered to be handed on: what the pack asks for, and both may see.

    `summary` is that of the talk. An answer that only its author knows is no line of it, nor is
    anything of a flow for one: a whitelist asks, and never opens what is closed.
    """
    if pack.returns is None or session.flow.is_alone:
        return ()
    return tuple(_tellable(pack, session, summary))


def _tellable(pack: Pack, session: Session, summary: Summary) -> Iterator[Said]:
    told = frozenset(pack.returns.tell if pack.returns else ())
    if Tells.MINUTES in told and summary.minutes:
        yield Said("minutes", Kind.MINUTES, None, number=min(summary.minutes, MINUTES))
    if Tells.BREAKS in told:
        yield Said("breaks", Kind.BREAKS, None, number=min(summary.breaks, BREAKS))
    for answer in session.answers.values():
        if session.is_open(answer.slot) and not pack.keeps_back(answer.slot.item):
            yield from _of_answer(pack, session, answer, told)
    for line in summary.lines:
        if pack.keeps_back(_item_of(line.key)):
            continue
        yield from _of_line(summary, line, told)


def _of_answer(
    pack: Pack, session: Session, answer: Answer, told: frozenset[Tells]
) -> Iterator[Said]:
    item, by = session.flow.item(answer.slot.item), answer.slot.by
    partner = None if by is None else by.position ^ session.swapped
    key = key_of(answer.slot)
    kind, asked_for = _MEANT.get(item.means, (None, None)) if item.means else (None, None)
    if kind and asked_for in told and isinstance(answer.value, Number):
        number = answer.value.number
        if 0 <= number <= TEN:
            yield Said(key, kind, partner, number=number, asked=heading(answer.asked))
    elif pack.returns and item.id in pack.returns.answers:
        text = readable(text_of(session, answer))
        if text:
            yield Said(key, Kind.ANSWER, partner, text, asked=heading(answer.asked))


def _of_line(summary: Summary, line: Line, told: frozenset[Tells]) -> Iterator[Said]:
    partner = None if line.by is None else summary.partner(line.by)
    text = readable(line.text)
    if not text:
        return
    if line.means is Meaning.INCIDENT and Tells.HEADLINE in told:
        yield Said(line.key, Kind.HEADLINE, partner, text)
    if Tells.AGREEMENTS in told and line.promise is not None:
        yield Said(line.key, Kind.AGREEMENT, partner, text)
    if Tells.AGREEMENTS in told and line.means in _LOOKED:
        yield Said(line.key, Kind.OUTCOME, partner, text, asked=heading(line.asked))


def asked_for(pack: Pack, said: Said) -> bool:
    """Whether a pack wants such a line at all; what got in the way goes with every sheet."""
    item = _item_of(said.key)
    if pack.returns is None or pack.keeps_back(item):
        return False
    if said.kind is Kind.ANSWER:
        return item in pack.returns.answers
    return said.kind is Kind.OBSTACLE or _TOLD[said.kind] in pack.returns.tell


def _item_of(key: str) -> str:
    return key.partition("/")[0]


def readable(text: str) -> str:
    """The text without characters that the reader of a sheet would refuse."""
    return FORBIDDEN.sub(" ", plain(text)).strip()


def heading(text: str) -> str:
    """A question or a name on one line, no longer than a sheet can have it."""
    return one_line(readable(text))[:ASKED].rstrip()


def to_json(occasion: Occasion) -> dict[str, Any]:
    """The occasion as plain JSON data."""
    return {
        "occasion": 1,
        "assignment": occasion.assignment,
        "day": occasion.day.isoformat(),
        "went": occasion.went.value,
        "talk": occasion.talk,
        "said": [vars(each) for each in occasion.said],
    }


def from_json(data: dict[str, Any]) -> Occasion:
    """The occasion that `to_json` wrote. Raises ValueError, which holds nothing of it."""
    try:
        said = tuple(_said(each) for each in data["said"])
        day, went = date.fromisoformat(data["day"]), Went(data["went"])
        return Occasion(str(data["assignment"]), day, went, str(data["talk"]), said)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
        raise ValueError("this is no occasion that can be read here") from None


def _said(data: dict[str, Any]) -> Said:
    number, partner = data["number"], data["partner"]
    return Said(
        key=str(data["key"]),
        kind=Kind(data["kind"]),
        partner=None if partner is None else int(partner),
        text=plain(data["text"]),
        number=None if number is None else int(number),
        asked=one_line(data["asked"]),
    )
