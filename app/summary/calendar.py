"""Calendar files (.ics) for the moments that were agreed, through `icalendar`.

An event carries a neutral title and a time, never a word of what was said: calendars are
seen by others (care.md 2.8).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from icalendar import Calendar, Event

from ..flow.items import Meaning
from ..session.session import Session
from ..session.value import Moment
from .journal import own_dates
from .ledger import Ledger
from .plain import one_line
from .summary import Summary

TITLES = {
    Meaning.LOOK_AGAIN: "Look back together",
    Meaning.TALK_AT: "Time for us",
    Meaning.RETURN_AT: "Back together",
    Meaning.ACTIVITY: "Time together",
}
LENGTHS = {
    Meaning.LOOK_AGAIN: timedelta(minutes=15),
    Meaning.TALK_AT: timedelta(minutes=45),
    Meaning.RETURN_AT: timedelta(minutes=15),
    Meaning.ACTIVITY: timedelta(hours=1),
}
PRACTICE = "Time for us"
OWN_TITLE, OWN_LENGTH = "Time for me", timedelta(minutes=30)
_DAY = timedelta(days=1)


def calendar(summary: Summary, now: datetime, title: str | None = None) -> bytes | None:
    """The next looks and talks that both want kept or printed, as one file; None if none."""
    found = [
        _event(line.means, line.moment, f"{summary.session}-{line.key}", now, title)
        for line in summary.lines
        if line.means in (Meaning.LOOK_AGAIN, Meaning.TALK_AT)
        and line.moment
        and (line.stays or line.printed)
        and _ahead(line.moment, now)
    ]
    return _file(found) if found else None


def appointment(
    means: Meaning, at: Moment, key: str, now: datetime, title: str | None = None
) -> bytes:
    """One moment as a file, for example the return from a break.

    `key` makes its UID: the same key is the same event to a calendar. KeyError where `means`
    is no moment.
    """
    return _file([_event(means, at, key, now, title)])


def all_dates(kept: Ledger, now: datetime) -> bytes | None:
    """Every moment ahead that two people set, and the last day of what they agreed; None if none.

    One moment that was set for the same thing in two talks is one event.
    """
    found = {(each.means, each.moment): each.key for each in kept.dates}
    for entry in kept.in_force:
        last = datetime.combine(entry.promise.until, time(), now.tzinfo)
        found.setdefault((Meaning.LOOK_AGAIN, Moment(last, timed=False)), f"{entry.id}-until")
    ahead = [(means, at, key) for (means, at), key in found.items() if _ahead(at, now)]
    events = [
        _event(means, at, key, now, None)
        for means, at, key in sorted(ahead, key=lambda each: each[1].at)
    ]
    return _file(events) if events else None


def weekly(at: Moment, last: date | None, key: str, now: datetime) -> bytes:
    """A fixed time week by week, until the last day or for good, as one file.

    It has no zone: eight in the evening stays eight in the evening, in summer and in winter.
    """
    here = Moment(at.at.replace(tzinfo=None), at.timed)
    event = _event(Meaning.ACTIVITY, here, key, now, PRACTICE)
    rule: dict[str, object] = {"freq": "weekly"}
    if last is not None:
        rule["until"] = datetime.combine(last, time(23, 59, 59)) if at.timed else last
    event.add("rrule", rule)
    return _file([event])


def own_calendar(session: Session, now: datetime) -> bytes | None:
    """The moments ahead that somebody chose alone, as one file; None if there are none."""
    found = [
        _timed(at, f"{session.id}-{slot.item}", now, OWN_TITLE, OWN_LENGTH)
        for slot, at in own_dates(session)
        if _ahead(at, now)
    ]
    return _file(found) if found else None


def _ahead(at: Moment, now: datetime) -> bool:
    today = now.astimezone(at.at.tzinfo).date()
    return at.at > now if at.timed else at.at.date() >= today


def _file(events: list[Event]) -> bytes:
    whole = Calendar()
    whole.add("prodid", "-//Reknit//Reknit//EN")
    whole.add("version", "2.0")
    for event in events:
        whole.add_component(event)
    return bytes(whole.to_ical())


def _event(means: Meaning, at: Moment, key: str, now: datetime, title: str | None) -> Event:
    return _timed(at, key, now, one_line(title or "") or TITLES[means], LENGTHS[means])


def _timed(at: Moment, key: str, now: datetime, title: str, length: timedelta) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_OID, key)))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    if at.timed:
        start = at.at.astimezone(UTC) if at.at.tzinfo else at.at
        event.add("dtstart", start)
        event.add("dtend", start + length)
    else:
        event.add("dtstart", at.at.date())
        event.add("dtend", at.at.date() + _DAY)
        event.add("transp", "TRANSPARENT")
    return event
