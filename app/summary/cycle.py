"""The cycle of two people: what each does, feels and needs, and the sentences that tell it.

It is made of lines only, so that it holds what its authors have let stand and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.items import Meaning
from ..session.session import Seat
from .plain import one_line
from .summary import CYCLE, Layout, Line, Section, Summary

NOBODYS_FAULT = "The cycle is the trouble. It is nobody’s fault."
_IN_OWN_VOICE = re.compile(r"(?i)^i(?:\b|['’])")


@dataclass(frozen=True)
class Half:
    """One partner's half of the circle; `feels` and `needs` are empty where nothing was said."""

    by: Seat
    name: str
    does: str
    feels: str = ""
    needs: str = ""

    @property
    def beneath(self) -> tuple[tuple[str, str], ...]:
        """What lies under the step that is seen: a verb, and what was said."""
        said = (("feels", self.feels), ("needs", self.needs))
        return tuple((verb, _voiced(words)) for verb, words in said if words)

    @property
    def step(self) -> tuple[str, str]:
        """Who, and does what. Where it is told with *I* it is quoted, and nobody stands before."""
        quoted = _voiced(self.does)
        return ("", quoted) if quoted != self.does else (self.name, self.does)

    @property
    def clause(self) -> str:
        """What comes after *the more*."""
        who, does = self.step
        return f"{who} {does}" if who else f"{does} ({self.name})"


@dataclass(frozen=True)
class Cycle:
    """Both halves, the first partner's first, and what the two call it, if they do."""

    name: str
    halves: tuple[Half, Half]

    @property
    def turn(self) -> str:
        """The circle told once around from either side: it has no first step."""
        one, other = (half.clause for half in self.halves)
        return f"The more {one}, the more {other}. The more {other}, the more {one}."

    @property
    def called(self) -> str:
        """Its name, and that it is the opponent."""
        return f"We call it “{self.name}”. {NOBODYS_FAULT}" if self.name else NOBODYS_FAULT

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it in words."""
        beneath = (_beneath(half) for half in self.halves if half.beneath)
        return (self.turn, *beneath, self.called)


def cycle(summary: Summary) -> Cycle | None:
    """The cycle in a summary; None unless both have told what they do."""
    halves = tuple(_half(summary, seat) for seat in sorted(Seat, key=summary.partner))
    one, other = halves
    if not (one.does and other.does):
        return None
    return Cycle(_said(summary, Meaning.CYCLE_NAME, None).strip("“”\"'‘’ "), (one, other))


def lines_of(summary: Summary, section: Section) -> tuple[Line, ...]:
    """The lines of a section as they are read: a whole cycle in its sentences."""
    made = cycle(summary) if section.layout is Layout.CYCLE else None
    if made is None:
        return section.lines
    return *_sentences(made), *(line for line in section.lines if line.means not in CYCLE)


def _sentences(made: Cycle) -> Iterator[Line]:
    yield Line("cycle/turn", None, made.turn)
    for half in made.halves:
        if half.beneath:
            yield Line(f"cycle/{half.by}", half.by, _beneath(half))
    yield Line("cycle/called", None, made.called)


def _half(summary: Summary, seat: Seat) -> Half:
    means = Meaning.CYCLE_DOES, Meaning.CYCLE_FEELS, Meaning.CYCLE_NEEDS
    return Half(seat, summary.name(seat), *(_said(summary, each, seat) for each in means))


def _said(summary: Summary, means: Meaning, by: Seat | None) -> str:
    """The newest of what one said, or both, on one line and without its full stop."""
    said = [line.text for line in summary.meaning(means) if line.by is by]
    return one_line(said[-1]).rstrip(" .,;") if said else ""


def _beneath(half: Half) -> str:
    told = " and ".join(f"{verb} {words}" for verb, words in half.beneath)
    return f"Beneath it, {half.name} {told}."


def _voiced(words: str) -> str:
    return f"“{words}”" if _IN_OWN_VOICE.match(words) else words
