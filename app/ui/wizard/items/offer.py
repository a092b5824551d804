"""The days and moments that a date offers, in words and as chips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtGui import QColor

from ....flow.items import Date
from ....session.telling import clock, day, short_day
from ... import theme
from ...theme import Partner
from ...widgets import Chip

EVENING, NOON = time(19), time(12)


@dataclass(frozen=True)
class Offer:
    """A moment to pick; of a `whole_day` the time may still be changed."""

    words: str
    at: datetime
    whole_day: bool


def offers(item: Date, moment: datetime) -> tuple[Offer, ...]:
    """What an item offers, seen from a moment in the time zone of this computer.

    A day on which nothing within the item's bounds is left is not offered.
    """
    minutes = [_in_minutes(count, moment) for count in item.offer_minutes] if item.time else []
    days = [_in_days(item, count, moment) for count in item.offer_days]
    return (*minutes, *(each for each in days if each is not None))


def local(moment: datetime, days: int, at: time) -> datetime:
    """That many days on, at a time by the clock on the wall, whatever summer time does."""
    there = moment.date() + timedelta(days=days)
    return datetime.combine(there, at).astimezone()


def span(minutes: int) -> str:
    """A stretch of time in words, for example *an hour*."""
    hours, rest = divmod(minutes, 60)
    if hours >= 48 and not rest and not hours % 24:
        return f"{hours // 24} days"
    if not hours:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    if rest:
        return f"{hours} h {rest} min"
    return "an hour" if hours == 1 else f"{hours} hours"


def _in_minutes(count: int, moment: datetime) -> Offer:
    just_before = moment + timedelta(minutes=count + 1) - timedelta.resolution
    at = just_before.replace(second=0, microsecond=0)
    return Offer(f"In {span(count)} · {clock(at)}", at, whole_day=False)


def _in_days(item: Date, count: int, moment: datetime) -> Offer | None:
    at = local(moment, count, EVENING if item.time else NOON)
    there = at.date()
    if item.time:
        soonest = _full_hour(moment + timedelta(minutes=max(item.earliest_minutes, 30)))
        latest = moment + timedelta(minutes=item.latest_minutes)
        at = min(max(at, soonest), latest.replace(second=0, microsecond=0))
        if at.date() != there or at < moment + timedelta(minutes=item.earliest_minutes):
            return None
    return Offer(f"{_days(count)} · {day(there)[:3]} {short_day(there)}", at, whole_day=True)


def _full_hour(moment: datetime) -> datetime:
    up = moment + timedelta(hours=1) - timedelta.resolution
    return up.replace(minute=0, second=0, microsecond=0)


def _days(count: int) -> str:
    if count < 2:
        return ("Today", "Tomorrow")[count]
    weeks, rest = divmod(count, 7)
    if not rest:
        return "In a week" if weeks == 1 else f"In {weeks} weeks"
    return f"In {count} days"


class OfferChip(Chip):
    """A chip of which one is chosen; in the primary colour where the answer is the couple's."""

    def __init__(self, words: str, owner: Partner | None) -> None:
        self._owner = owner
        super().__init__(words, owner or Partner.FIRST)

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        if self._owner is not None or not self.isChecked():
            return super()._colors()
        now = theme.current()
        return now.primary, now.hover(now.ground(theme.ground_under(self))), now.primary
