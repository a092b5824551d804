"""A flow as a booklet to fill in on paper, for those who do not want a screen.

What is private stands on sheets of their own, so that nobody has to show them: those that are
kept and those that are shown when both are done are never the same sheet (care.md 2.8).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..session.session import Seat
from .form import By, Form, Says, Words

SAFETY, THE_END = "/safety", "/end"
"""Anchors of what a booklet has besides its steps."""


class Leaflet(StrEnum):
    """What belongs together on sheets of its own."""

    SHARED = "shared"
    KEPT = "kept"
    SHOWN = "shown"


@dataclass(frozen=True)
class Question:
    """One item as a form.

    `text` and `help` may have the little markup, as may `do` and `rather_not`; `only` says when
    it is asked, `seen` who will see what is written.
    """

    anchor: str
    ask: str
    forms: tuple[Form, ...]
    by: tuple[By, ...] = (None,)
    text: str = ""
    help: str = ""
    only: str = ""
    seen: str = ""
    do: str = ""
    rather_not: str = ""


@dataclass(frozen=True)
class Section:
    """A step, or one turn of it: what is told to whom, what is asked, and where it goes on.

    `by` has the turn, `told` texts with little markup and to whom each is said.
    """

    anchor: str
    title: str
    by: By = None
    turn: str = ""
    only: Words = ()
    told: tuple[tuple[By, str], ...] = ()
    body: tuple[Question | Says, ...] = ()
    ways: tuple[Words, ...] = ()
    stage: bool = True


@dataclass(frozen=True)
class Part:
    """Sections on sheets of their own; `seat` is whose they are, None: for both."""

    leaflet: Leaflet
    seat: By
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Cover:
    """The first page: `seats` what each of the two is this time, `how` how to use it."""

    summary: str
    minutes: int
    ask: str
    seats: tuple[tuple[Seat, str], ...]
    who_begins: bool
    how: tuple[Words, ...]


@dataclass(frozen=True)
class Booklet:
    """The whole of it. `pause` is the anchor of the break, '' where there is none."""

    title: str
    language: str
    cover: Cover
    parts: tuple[Part, ...]
    pause: str = ""

    @property
    def alone(self) -> bool:
        """Whether it is for one."""
        return not self.cover.seats
