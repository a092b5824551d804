"""Agreeing to a summary: each ticks what is theirs, then both say yes. Pure functions.

Nothing starts ticked. *A line stays only if the one who said it ticks it* (look.md): a box
that is already ticked asks for a refusal, and to refuse while the other one watches is hard
(care.md 2.7). Twenty-five single ticks at the end of a long evening would be a wall, so each
can keep all of their own with one act, `tick_all`. Joint lines need both halves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ..session.session import Seat
from .summary import Column, Line, Summary


def tick(summary: Summary, key: str, column: Column, seat: Seat, on: bool) -> Summary:
    """The summary with a tick of this one set or taken away.

    KeyError if there is no such line; ValueError if it belongs to the other alone. A change
    takes back what both had agreed to.
    """
    if seat not in summary.line(key).authors:
        raise ValueError("only the one who said it can tick it")
    return _with(summary, lambda line: _ticked(line, column, seat, on) if line.key == key else line)


def tick_all(
    summary: Summary, seat: Seat, on: bool = True, columns: tuple[Column, ...] = tuple(Column)
) -> Summary:
    """The summary with every line of this one, and their half of the joint ones, ticked."""

    def all_of_mine(line: Line) -> Line:
        if seat in line.authors:
            for column in columns:
                line = _ticked(line, column, seat, on)
        return line

    return _with(summary, all_of_mine)


def sign(summary: Summary, seat: Seat, yes: bool, now: datetime) -> Summary:
    """The summary with this one's yes to it as it stands, or without it.

    `now` carries the local time zone; only the moment at which both have agreed is kept.
    """
    signed = summary.signed | {seat} if yes else summary.signed - {seat}
    if signed == summary.signed:
        return summary
    done = signed == frozenset(Seat)
    return replace(summary, signed=signed, agreed_at=now if done else None)


def kept(summary: Summary) -> Summary:
    """Only what stays: what may be written to the vault."""
    return _only(summary, lambda line: line.stays)


def printed(summary: Summary) -> Summary:
    """Only what is printed: what a writer or a printer may be given."""
    return _only(summary, lambda line: line.printed)


def without(summary: Summary, key: str) -> Summary:
    """The summary without a line that its author took back; the rest stays as it was agreed."""
    return _only(summary, lambda line: line.key != key)


def _ticked(line: Line, column: Column, seat: Seat, on: bool) -> Line:
    match column:
        case Column.STAYS:
            return replace(line, stays_for=_set(line.stays_for, seat, on))
        case Column.PRINTED:
            return replace(line, printed_for=_set(line.printed_for, seat, on))


def _set(ticks: frozenset[Seat], seat: Seat, on: bool) -> frozenset[Seat]:
    return ticks | {seat} if on else ticks - {seat}


def _with(summary: Summary, change: Callable[[Line], Line]) -> Summary:
    sections = tuple(
        replace(section, lines=tuple(change(line) for line in section.lines))
        for section in summary.sections
    )
    if sections == summary.sections:
        return summary
    return replace(summary, sections=sections, signed=frozenset(), agreed_at=None)


def _only(summary: Summary, wanted: Callable[[Line], bool]) -> Summary:
    sections = (
        replace(section, lines=tuple(line for line in section.lines if wanted(line)))
        for section in summary.sections
    )
    return replace(summary, sections=tuple(section for section in sections if section.lines))
