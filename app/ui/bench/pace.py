"""A clock for previews: as fast as this computer's, or so many times faster."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from ..wizard.record import Clock, now

FAST = 20
"""How many times faster time runs where an author does not want to wait for it."""


@dataclass(frozen=True)
class Pace:
    """Tells the time since `begun`, `times` as fast as the clock it goes by."""

    times: int = 1
    wall: Clock = now
    since: datetime = field(default_factory=now)
    begun: datetime | None = None

    def __call__(self) -> datetime:
        begun = self.since if self.begun is None else self.begun
        return begun + (self.wall() - self.since) * self.times

    def later(self, moment: datetime) -> Pace:
        """The same pace from that moment on, if it has not come yet."""
        return replace(self, since=self.wall(), begun=max(self(), moment))

    def at(self, times: int) -> Pace:
        """From this moment on so many times as fast; no time is jumped over, none comes again."""
        return replace(self, times=times, since=self.wall(), begun=self())
