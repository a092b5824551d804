"""Agreeing to a summary: each ticks what is theirs, then both say yes. Pure functions.

Nothing starts ticked. *A line stays only if the one who said it ticks it* (look.md): a box
that is already ticked asks for a refusal, and to refuse while the other one watches is hard
(care.md 2.7). Twenty-five single ticks at the end of a long evening would be a wall, so each
can keep all of their own with one act, `tick_all`. It hands nothing to a therapist: that is
ticked line by line, or as headlines with an act of its own (care.md 4). Joint lines need both
halves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ..flow.items import Meaning
from ..session.session import Seat
from .summary import TWO_VIEWS, Column, Copy, Line, Section, Summary

OWN_COLUMNS = (Column.STAYS, Column.PRINTED)
"""What *Keep all of mine* ticks: what stays with the two."""


def tick(summary: Summary, key: str, column: Column, seat: Seat, on: bool) -> Summary:
    """The summary with a tick of this one set or taken away.

    KeyError if there is no such line; ValueError if it belongs to the other alone. A change
    takes back what both had agreed to.
    """
    if seat not in summary.line(key).authors:
        raise ValueError("only the one who said it can tick it")
    return _with(summary, lambda line: _ticked(line, column, seat, on) if line.key == key else line)


def tick_all(
    summary: Summary, seat: Seat, on: bool = True, columns: tuple[Column, ...] = OWN_COLUMNS
) -> Summary:
    """The summary with every line of this one, and their half of the joint ones, ticked."""

    def all_of_mine(line: Line) -> Line:
        if seat in line.authors:
            for column in columns:
                line = _ticked(line, column, seat, on)
        return line

    return _with(summary, all_of_mine)


def hand_headlines(summary: Summary, seat: Seat) -> Summary:
    """The summary with the headlines of this one ticked for a therapist, and nothing else."""

    def mine(line: Line) -> Line:
        own = line.headline and seat in line.authors
        return _ticked(line, Column.HANDED, seat, True) if own else line

    return _with(summary, mine)


def hand_nothing(summary: Summary) -> Summary:
    """The summary without any tick for a therapist: either of the two may want no such copy."""
    return _with(summary, lambda line: replace(line, handed_for=frozenset()))


def without(summary: Summary, key: str, seat: Seat) -> Summary:
    """The summary as if that line had never been said (vault.md, rule 5).

    A joint line goes once either takes back their part. What both agreed to stands for the
    rest: nothing in it tells that a line has gone. Raises as `tick` does.
    """
    if seat not in summary.line(key).authors:
        raise ValueError("only the one who said it can take it back")
    return _only(summary, lambda line: line.key != key)


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
    """Only what is printed: what the two themselves get on paper or in a file."""
    return _only(summary, lambda line: line.printed)


def handed(summary: Summary) -> Summary:
    """Only what a therapist gets, and headed as such."""
    return replace(_only(summary, lambda line: line.handed), copy=Copy.THERAPISTS)


def outward(summary: Summary) -> Summary:
    """Only what may leave the computer in this copy: what a writer or a printer may be given."""
    return handed(summary) if summary.copy is Copy.THERAPISTS else printed(summary)


def _ticked(line: Line, column: Column, seat: Seat, on: bool) -> Line:
    ticks = line.ticks(column) | {seat} if on else line.ticks(column) - {seat}
    match column:
        case Column.STAYS:
            return replace(line, stays_for=ticks)
        case Column.PRINTED:
            return replace(line, printed_for=ticks)
        case Column.HANDED:
            return replace(line, handed_for=ticks)


def _with(summary: Summary, change: Callable[[Line], Line]) -> Summary:
    sections = tuple(
        replace(section, lines=tuple(change(line) for line in section.lines))
        for section in summary.sections
    )
    if sections == summary.sections:
        return summary
    return replace(summary, sections=sections, signed=frozenset(), agreed_at=None)


def _only(summary: Summary, wanted: Callable[[Line], bool]) -> Summary:
    """The lines that are wanted, with notes that tell nothing of those that are not."""
    sections = tuple(
        replace(section, lines=tuple(line for line in section.lines if wanted(line)))
        for section in summary.sections
    )
    only = replace(summary, sections=tuple(section for section in sections if section.lines))
    if len(only.meaning(Meaning.INCIDENT)) != 1:
        return only
    return replace(only, sections=tuple(_of_one_view(section) for section in only.sections))


def _of_one_view(section: Section) -> Section:
    return replace(section, lines=tuple(_alone(line) for line in section.lines))


def _alone(line: Line) -> Line:
    if line.means is not Meaning.INCIDENT:
        return line
    notes = line.note.split(", ")
    if TWO_VIEWS in notes:
        notes.remove(TWO_VIEWS)
    return replace(line, note=", ".join(notes))
