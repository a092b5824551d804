"""A summary as JSON, as the vault keeps it: texts and all, independent of the flow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from ..flow.items import Meaning
from ..session.session import Seat, State
from ..session.value import Moment
from .plain import one_line, plain
from .summary import BreakRule, Layout, Line, Promise, Section, Summary

FORMAT = 1
Wanted = Callable[[dict[str, Any]], bool]


def _every(line: dict[str, Any]) -> bool:
    return True


def to_json(summary: Summary) -> dict[str, Any]:
    """The summary as plain JSON data."""
    return {
        "summary": FORMAT,
        "session": summary.session,
        "flow": summary.flow,
        "version": summary.version,
        "title": summary.title,
        "language": summary.language,
        "names": list(summary.names),
        "day": summary.day.isoformat(),
        "minutes": summary.minutes,
        "breaks": summary.breaks,
        "state": summary.state.value,
        "swapped": summary.swapped,
        "rule": [summary.rule.shortest, summary.rule.longest],
        "sections": [_section(section) for section in summary.sections],
        "signed": _seats(summary.signed),
        "agreed_at": summary.agreed_at.isoformat() if summary.agreed_at else None,
    }


def from_json(data: dict[str, Any], wanted: Wanted = _every) -> Summary:
    """The summary that `to_json` wrote, with those of its lines that are `wanted`.

    Raises ValueError where the data is none, or was written by a newer version. The message
    never holds a part of what was said.
    """
    try:
        return _read(data, wanted)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
        raise ValueError("this is no summary that can be read here") from None


def _read(data: dict[str, Any], wanted: Wanted) -> Summary:
    if data["summary"] != FORMAT:
        raise ValueError
    first, second = data["names"]
    shortest, longest = data["rule"]
    return Summary(
        session=str(data["session"]),
        flow=str(data["flow"]),
        version=int(data["version"]),
        title=one_line(data["title"]),
        language=str(data["language"]),
        names=(one_line(first), one_line(second)),
        day=date.fromisoformat(data["day"]),
        minutes=None if data["minutes"] is None else int(data["minutes"]),
        breaks=int(data["breaks"]),
        state=State(data["state"]),
        swapped=bool(data["swapped"]),
        rule=BreakRule(int(shortest), int(longest)),
        sections=tuple(_read_section(section, wanted) for section in data["sections"]),
        signed=_read_seats(data["signed"]),
        agreed_at=datetime.fromisoformat(data["agreed_at"]) if data["agreed_at"] else None,
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "layout": section.layout.value,
        "lines": [_line(line) for line in section.lines],
    }


def _read_section(data: dict[str, Any], wanted: Wanted) -> Section:
    lines = tuple(_read_line(line) for line in data["lines"] if wanted(line))
    return Section(one_line(data["title"]), lines, Layout(data["layout"]))


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "by": line.by.value if line.by else None,
        "text": line.text,
        "asked": line.asked,
        "lead": line.lead,
        "note": line.note,
        "means": line.means.value if line.means else None,
        "promise": _promise(line.promise) if line.promise else None,
        "moment": _moment(line.moment) if line.moment else None,
        **({"pick": line.pick} if line.pick else {}),
        "stays_for": _seats(line.stays_for),
        "printed_for": _seats(line.printed_for),
        "handed_for": _seats(line.handed_for),
    }


def _read_line(data: dict[str, Any]) -> Line:
    return Line(
        key=str(data["key"]),
        by=Seat(data["by"]) if data["by"] else None,
        text=plain(data["text"]),
        asked=plain(data["asked"]),
        lead=one_line(data["lead"]),
        note=one_line(data["note"]),
        means=Meaning(data["means"]) if data["means"] else None,
        promise=_read_promise(data["promise"]) if data["promise"] else None,
        moment=_read_moment(data["moment"]) if data["moment"] else None,
        pick=one_line(data.get("pick", "")),
        stays_for=_read_seats(data["stays_for"]),
        printed_for=_read_seats(data["printed_for"]),
        handed_for=_read_seats(data.get("handed_for", ())),
    )


def _promise(promise: Promise) -> dict[str, Any]:
    return {**vars(promise), "until": promise.until.isoformat()}


def _read_promise(data: dict[str, Any]) -> Promise:
    until = date.fromisoformat(data["until"])
    return Promise(plain(data["when"]), plain(data["then"]), until, plain(data["noticed"]))


def _moment(at: Moment) -> dict[str, Any]:
    return {"at": at.at.isoformat(), "timed": at.timed}


def _read_moment(data: dict[str, Any]) -> Moment:
    return Moment(datetime.fromisoformat(data["at"]), bool(data["timed"]))


def _seats(seats: Iterable[Seat]) -> list[str]:
    return [seat.value for seat in Seat if seat in seats]


def _read_seats(data: Iterable[str]) -> frozenset[Seat]:
    return frozenset(Seat(seat) for seat in data)
