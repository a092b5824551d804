"""What stands on paper where the screen has a field: lines, rows, boxes, and words between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..session.session import Seat

By = Seat | None
"""Whose answer it is; None: of the two together, or of the one who is alone."""


@dataclass(frozen=True)
class To:
    """Where something else stands; its page is put in once there are pages."""

    anchor: str


Words = tuple[str | To, ...]
"""A sentence, with pages in it that are not known yet."""


@dataclass(frozen=True)
class Says:
    """Words within a form; `strong` ones are said, the others are about what to do."""

    words: Words
    strong: bool = False
    by: By = None


@dataclass(frozen=True)
class Lines:
    """So many lines to write on, with whose they are or a label before the first one."""

    count: int
    by: By = None
    label: str = ""


@dataclass(frozen=True)
class Row:
    """Numbers in a row, of which one is circled, and what the two ends mean."""

    start: int
    to: int
    low: str
    high: str
    by: By = None


@dataclass(frozen=True)
class Boxes:
    """Boxes to tick, one below the other, one column for each who ticks; `own`: one to fill in."""

    labels: tuple[str, ...]
    by: tuple[By, ...] = (None,)
    own: str = ""


@dataclass(frozen=True)
class Ticks:
    """Boxes beside each other behind a label."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Blanks:
    """Short lines beside each other, each behind its label."""

    labels: tuple[str, ...]
    by: By = None


@dataclass(frozen=True)
class Grid:
    """A table of two columns: what belongs there, and so many lines for it."""

    rows: tuple[tuple[str, int], ...]
    by: By = None


@dataclass(frozen=True)
class Signs:
    """For each who signs: *yes* and *not yet* with a line for the name."""

    by: tuple[By, ...]


Form = Says | Lines | Row | Boxes | Ticks | Blanks | Grid | Signs


def texts(forms: Sequence[Form]) -> list[str]:
    """Every word that stands in forms, in order; pages that are not known yet are left out."""
    found: list[str] = []
    for form in forms:
        match form:
            case Says(words):
                found.append("".join(word for word in words if isinstance(word, str)))
            case Lines(label=label):
                found.append(label)
            case Row(low=low, high=high):
                found += [low, high]
            case Boxes(labels, own=own):
                found += [*labels, own]
            case Ticks(label, options):
                found += [label, *options]
            case Blanks(labels):
                found += labels
            case Grid(rows):
                found += [label for label, _ in rows]
            case Signs():
                pass
    return [text for text in found if text]
