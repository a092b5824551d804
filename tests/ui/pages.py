"""Summaries for the tests of paper: an evening, and one with whatever is hard to set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from app.session.session import Seat
from app.summary.summary import Column, Layout, Line, Promise, Section, Summary

NOW = datetime(2026, 11, 22, 21, 12, tzinfo=timezone(timedelta(hours=1)))
BOTH = frozenset(Seat)

HOSTILE = '<img src="file:///etc/passwd">'
NESTED = "<table>" * 40 + "x"
RIGHT_TO_LEFT = "שלום, אני כאן. מחר נדבר שוב."
EMOJI = "We 💛 it 👩‍👩‍👧 🙂"
LONG_NAME = "Wilhelmina-Maria " * 17 + "van Dam"
UNBROKEN = "a" * 900


def line(key: str, text: str, by: Seat | None = Seat.FIRST, **more: object) -> Line:
    """A line that everybody wants on paper."""
    return replace(Line(key, by, text, stays_for=BOTH, printed_for=BOTH), **more)  # type: ignore[arg-type]


def promise(key: str, when: str, then: str, by: Seat | None = Seat.FIRST) -> Line:
    """An agreement that everybody wants on paper."""
    whole = Promise(when, then, date(2026, 12, 20), "You see it.")
    return line(key, f"If {when}, then {then}", by, promise=whole)


def note(*sections: Section, names: tuple[str, str] = ("Sam", "Alex")) -> Summary:
    """A summary of these sections, agreed to by both."""
    return Summary(
        session="0" * 32,
        flow="evening",
        version=1,
        title="A repair talk",
        language="en",
        names=names,
        day=date(2026, 11, 22),
        minutes=48,
        breaks=1,
        sections=sections,
        signed=BOTH,
        agreed_at=NOW,
    )


def said(texts: Iterable[str], title: str = "How it was") -> Section:
    """Lines of both in turn."""
    seats = (Seat.FIRST, Seat.SECOND, None)
    lines = tuple(line(f"l{i}", text, seats[i % 3]) for i, text in enumerate(texts))
    return Section(title, lines)


def agreed(*lines: Line) -> Section:
    """The table of agreements."""
    return Section("What we agreed", lines, Layout.AGREEMENTS)


def unticked(summary: Summary, key: str) -> Summary:
    """The same, with one line that is not to be printed."""
    from app.summary.consent import tick

    held = summary.line(key)
    for seat in held.authors:
        summary = tick(summary, key, Column.PRINTED, seat, False)
    return summary
