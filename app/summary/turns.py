"""The turns at the ticks of a summary: one after the other, then each says yes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ..session.session import Seat
from .consent import sign, tick
from .summary import Column, Summary


@dataclass(frozen=True)
class Turns:
    """A summary, and who ticks now: `busy`, or nobody once both had their turn.

    `again`: something has changed since one of the two had said yes.
    """

    summary: Summary
    busy: Seat | None
    had: frozenset[Seat] = frozenset()
    again: bool = False

    def with_ticks(self, seat: Seat, ticks: Iterable[tuple[str, Column, bool]]) -> Turns:
        """As the lines of that one are ticked now. Raises as `tick` does."""
        summary = self.summary
        for key, column, on in ticks:
            summary = tick(summary, key, column, seat, on)
        return self.with_summary(summary)

    def with_summary(self, summary: Summary) -> Turns:
        """With other ticks; a yes that was said before is said again."""
        again = self.again or bool(self.summary.signed and not summary.signed)
        return replace(self, summary=summary, again=again)

    def passed_on(self, seat: Seat) -> Turns:
        """That one is through; now the other ticks, who may have been before."""
        had = self.had | {seat}
        return replace(self, had=had, busy=None if seat.other in had else seat.other)

    def taken_up(self, seat: Seat) -> Turns:
        """That one ticks again."""
        return replace(self, busy=seat)

    def agreed(self, seat: Seat, now: datetime) -> Turns:
        """That one has said yes to it as it stands."""
        return replace(self, summary=sign(self.summary, seat, True, now))
