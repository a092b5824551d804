"""How talks went for one person, in their own numbers: theirs alone, and no mark (care.md 2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ..flow.fault import FlowFaults
from ..flow.items import Meaning, Scale
from ..session.session import Answer, Session
from ..session.value import Number
from ..vault.compartment import Compartment
from ..vault.partner import Partner
from ..vault.store import Vault
from .talks import session_of

TALKS = 60
"""How many of the newest talks are looked at."""


@dataclass(frozen=True)
class _Words:
    means: Meaning
    title: str
    low: str
    high: str


class Measure(Enum):
    """What is drawn, with its words; `low` and `high` are what the ends of the scale mean.

    How stirred up somebody was before a talk is not here: that is never saved (care.md 6.11).
    """

    TENSION = _Words(Meaning.TENSION_AFTER, "How stirred up I was at the end", "calm", "stirred up")
    HEARD = _Words(Meaning.FELT_HEARD, "How well I felt heard", "not at all", "fully")
    CLOSE = _Words(Meaning.CLOSENESS, "How close I felt", "far", "close")

    @property
    def words(self) -> _Words:
        """What is said about it."""
        return self.value


@dataclass(frozen=True)
class Mark:
    """One number of one evening, on a scale from 0 to 1; `told` is as it was given."""

    at: datetime
    part: float
    told: str


def trend(vault: Vault, room: Compartment) -> dict[Measure, tuple[Mark, ...]]:
    """The numbers that the owner of the room gave, the oldest first, of each measure.

    Only what lies in the room, or what its owner showed; never the other's. Raises VaultProblem.
    """
    found: dict[Measure, list[Mark]] = {measure: [] for measure in Measure}
    by_meaning = {measure.words.means: measure for measure in Measure}
    for session, answers in reversed(list(_evenings(vault, room))):
        for answer in answers:
            item = session.flow.item(answer.slot.item)
            measure = by_meaning.get(item.means) if item.means else None
            if measure and isinstance(item, Scale) and isinstance(answer.value, Number):
                found[measure].append(_mark(session, item, answer.value))
    return {measure: tuple(marks) for measure, marks in found.items()}


def _mark(session: Session, item: Scale, value: Number) -> Mark:
    part = (value.number - item.start) / (item.to - item.start)
    return Mark(session.started, min(1.0, max(0.0, part)), f"{value.number} of {item.to}")


def _evenings(vault: Vault, room: Compartment) -> Iterator[tuple[Session, tuple[Answer, ...]]]:
    """The newest talks with what the owner of the room answered in them, each slot once."""
    for head in vault.sessions(TALKS):
        try:
            session = session_of(vault.load(head.id))
        except (KeyError, FlowFaults):
            continue
        shown = (each for each in session.answers.values() if _mine(each, session, room))
        own = {answer.slot: answer for answer in (*shown, *room.answers(head.id))}
        known = {item.id for step in session.flow.all_steps() for item in step.items}
        yield session, tuple(each for each in own.values() if each.slot.item in known)


def _mine(answer: Answer, session: Session, room: Compartment) -> bool:
    by = answer.slot.by
    return by is not None and Partner.in_seat(by, session.swapped) is room.partner
