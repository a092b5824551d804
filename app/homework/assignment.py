"""What a couple has taken on: a pack as it came, who sent it, and when they want to do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from ..flow.model import Flow
from ..session.value import Moment
from ..summary.plain import one_line, plain
from .checked import read_pack
from .occasion import Occasion
from .pack import Pack, Per
from .sheet import Went


@dataclass(frozen=True)
class Intent:
    """When and where the two want to do it, and what they do about what may get in the way.

    A fixed day and place, and an obstacle named beforehand, make it likelier (care.md 4).
    `weekday` counts from Monday, 0; `at` is a time of day.
    """

    weekday: int | None = None
    at: time | None = None
    place: str = ""
    obstacle: str = ""
    then: str = ""

    def __bool__(self) -> bool:
        return self != Intent()


@dataclass(frozen=True)
class Assignment:
    """A pack that was taken on. `source` is its file, `key` the public key of who signed it.

    `key` is '' where nobody did; `confirmed` says that the six words were compared. `pack` is
    None where this Reknit cannot read the file any more.
    """

    id: str
    source: str
    key: str
    confirmed: bool
    opened: date
    pack: Pack | None
    intent: Intent = field(default_factory=Intent)

    @property
    def digest(self) -> str:
        """SHA-256 of the pack’s file, in hex."""
        return sha256(self.source.encode()).hexdigest()

    @property
    def title(self) -> str:
        """What is practised."""
        return one_line(self.pack.title) if self.pack else "A pack that cannot be read here"

    def last_day(self) -> date | None:
        """The day until which it is meant."""
        return self.pack.last_day(self.opened) if self.pack else None

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        last = self.last_day()
        return last is not None and last < today

    def is_current(self, today: date) -> bool:
        """Whether it is to be done now: neither over nor taken back."""
        return self.pack is not None and not self.pack.is_withdrawn and not self.is_over(today)

    def with_intent(self, intent: Intent) -> Assignment:
        """The assignment with another day, place or obstacle."""
        return replace(self, intent=intent)

    def next_time(self, now: datetime) -> Moment | None:
        """The next fixed time after `now`, in the days it is meant for; None if there is none.

        `now` carries the zone of this computer.
        """
        if self.pack is None or self.intent.weekday is None:
            return None
        first = self.pack.first_day()
        start = max(now.date(), first) if first else now.date()
        day = start + timedelta(days=(self.intent.weekday - start.weekday()) % 7)
        moment = self._local(day)
        if self.intent.at and moment <= now:
            day += timedelta(days=7)
            moment = self._local(day)
        last = self.last_day()
        if last is not None and day > last:
            return None
        return Moment(moment, timed=self.intent.at is not None)

    def _local(self, day: date) -> datetime:
        """The fixed time of that day as clocks here will show it, in summer or in winter."""
        return datetime.combine(day, self.intent.at or time()).astimezone()


@dataclass(frozen=True)
class Progress:
    """How often it was done in the days that count now, of how often it is wanted."""

    done: int
    wanted: int
    per: Per

    @property
    def is_enough(self) -> bool:
        """Whether there is nothing left to do in these days."""
        return self.done >= self.wanted


def progress(pack: Pack, occasions: Iterable[Occasion], today: date) -> Progress:
    """How far they are: this day, this week from Monday on, or all in all. In part counts too."""
    counted = [each.day for each in occasions if each.went is not Went.NOT]
    match pack.per:
        case Per.DAY:
            counted = [day for day in counted if day == today]
        case Per.WEEK:
            monday = today - timedelta(days=today.weekday())
            counted = [day for day in counted if monday <= day <= today]
        case Per.ALL:
            pass
    return Progress(len(counted), pack.times, pack.per)


def to_json(assignment: Assignment) -> dict[str, Any]:
    """The assignment as plain JSON data; its id is that of the paper it is kept on."""
    intent = assignment.intent
    return {
        "assignment": 1,
        "source": assignment.source,
        "key": assignment.key,
        "confirmed": assignment.confirmed,
        "opened": assignment.opened.isoformat(),
        "intent": {
            "weekday": intent.weekday,
            "at": intent.at.isoformat("minutes") if intent.at else None,
            "place": intent.place,
            "obstacle": intent.obstacle,
            "then": intent.then,
        },
    }


def from_json(id_: str, data: dict[str, Any], library: Mapping[str, Flow]) -> Assignment:
    """The assignment that `to_json` wrote. Raises ValueError, which holds nothing of it."""
    try:
        source = str(data["source"])
        return Assignment(
            id=id_,
            source=source,
            key=str(data["key"]),
            confirmed=data["confirmed"] is True,
            opened=date.fromisoformat(data["opened"]),
            pack=read_pack(source.encode(), library).pack,
            intent=_intent(data["intent"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
        raise ValueError("this is no assignment that can be read here") from None


def _intent(data: dict[str, Any]) -> Intent:
    weekday, at = data["weekday"], data["at"]
    return Intent(
        weekday=None if weekday is None else int(weekday) % 7,
        at=time.fromisoformat(at) if at else None,
        place=one_line(data["place"]),
        obstacle=plain(data["obstacle"]),
        then=plain(data["then"]),
    )
