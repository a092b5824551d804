"""What two people agreed on for their breaks, while they were calm."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from ..flow.items import Meaning
from ..session.session import Seat
from .summary import Line, Summary

MEANT = frozenset({Meaning.WORD, Meaning.SPACE})
_MINUTES = re.compile(r"min-([1-9][0-9]{0,3})").fullmatch
_HOUR = 60


@dataclass(frozen=True)
class BreakPlan:
    """The lines in which it was agreed, in their order, and how long a break is.

    They are by the partners as in this home. `minutes` is 0 where no length was agreed, or none
    that a clock can tell.
    """

    lines: tuple[Line, ...]
    minutes: int = 0

    @property
    def told(self) -> tuple[str, ...]:
        """It in words."""
        return tuple(line.sentence for line in self.lines)


def break_plan(summary: Summary) -> BreakPlan | None:
    """What a summary says about breaks; None where it says nothing."""
    lines = summary.meaning(*MEANT)
    if not lines:
        return None
    lengths = (_length(line.pick) for line in lines if line.means is Meaning.SPACE)
    at_home = (
        replace(line, by=tuple(Seat)[summary.partner(line.by)]) if line.by else line
        for line in lines
    )
    return BreakPlan(tuple(at_home), next(filter(None, lengths), 0))


def matters(line: dict[str, Any]) -> bool:
    """Whether a plan for breaks needs that line of a summary, as it is kept."""
    return line["means"] in MEANT


def _length(pick: str) -> int:
    """The minutes of an option that is called `min-30`, or `hour`."""
    if pick == "hour":
        return _HOUR
    found = _MINUTES(pick)
    return int(found[1]) if found else 0
