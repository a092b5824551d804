"""A section as it is read: by whom, and in which words; the same on screen and in plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..session.session import Seat
from .cycle import lines_of
from .summary import Layout, Line, Section, Summary


@dataclass(frozen=True)
class Told:
    """What is told under one name, or under the label of a card; `by` is None for both."""

    by: Seat | None
    name: str
    words: str


def told(summary: Summary, section: Section) -> Iterator[Told]:
    """What stands in a section, in its order."""
    match section.layout:
        case Layout.LINES | Layout.CYCLE:
            for line in lines_of(summary, section):
                yield Told(line.by, summary.author(line), _sentence(line))
        case Layout.AGREEMENTS:
            for line in section.lines:
                yield Told(line.by, summary.author(line), _agreed(summary, line))
        case Layout.CARDS:
            for box in summary.boxes:
                yield Told(None, box.label, box.text)


def _sentence(line: Line) -> str:
    return f"{line.sentence} ({line.note})" if line.note else line.sentence


def _agreed(summary: Summary, line: Line) -> str:
    parts = [_sentence(line)]
    if line.promise:
        parts.append(f"Until {summary.until(line.promise)}")
        if line.promise.noticed:
            parts.append(f"How we notice: {line.promise.noticed}")
    return "\n".join(parts)
