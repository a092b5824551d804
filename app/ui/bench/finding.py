"""What an author's tools find about a talk, in words and tables; none of it touches the window."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from ...bench.comparison import run_diff
from ...bench.pace import Load
from ...bench.roads import Ground
from ...bench.rounds import run_walk
from ...bench.source import as_played, chosen, practice_of
from ...bench.times import Row, notes, run_time, times, total
from ...flow.fault import printable
from ...flow.library import Library
from ..wizard.record import now

WALKS = "A few walks that come past every page, and what is said in each."
KEPT = "The walks are in “{folder}”. Once the talk has changed, go them again."
AGAIN = "The walks that were kept, as the talk is now. Where one goes elsewhere, it says where."
CHANGES = "From the earlier version to the one on the bench."
TIMES = "Minutes and questions by judgement, as the practice couple answers."
NOTHING_ODD = "Nothing about it stands out."
HEAD = ("Step", "Asked", "Reads", "Says", "Writes", "Waits")


@dataclass(frozen=True)
class Table:
    """Rows of words below a head; the first column is words, the others are figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Finding:
    """`text` is all of it, as a file holds it; where there are `tables`, `words` go with them.

    `walks` says that these are walk-throughs, which can be kept as scripts and gone again.
    """

    title: str
    about: str
    text: str
    words: str = ""
    tables: tuple[Table, ...] = ()
    walks: bool = False


def walks(wanted: Path | str) -> Finding:
    """The walk-throughs of a talk. Raises Problem."""
    out = StringIO()
    run_walk(wanted, None, None, "text", out)
    return Finding("Walk-throughs", WALKS, out.getvalue(), walks=True)


def keep_walks(wanted: Path | str, to: Path) -> str:
    """Write each walk into a folder as a script; what became of it in words. Raises Problem."""
    out = StringIO()
    if chosen(wanted, Library.shipped(), out) is None:
        return out.getvalue()
    run_walk(wanted, to, None, "text", out)
    return KEPT.format(folder=printable(to.name))


def gone_again(wanted: Path | str, kept: Path) -> Finding:
    """The walks of a folder, gone again as the talk is now. Raises Problem."""
    out = StringIO()
    run_walk(wanted, None, kept, "text", out)
    told = out.getvalue().replace(f"{kept}{os.sep}", "")
    return Finding("Gone again", AGAIN, told)


def changes(earlier: Path | str, wanted: Path | str) -> Finding:
    """What changed from one version to another. Raises Problem."""
    out = StringIO()
    run_diff(earlier, wanted, "text", out)
    return Finding("What changed", CHANGES, out.getvalue())


def minutes(wanted: Path | str) -> Finding:
    """How long a talk takes each of the two, step by step. Raises Problem."""
    out = StringIO()
    if run_time(wanted, "text", out):
        return Finding("Time", TIMES, out.getvalue())
    library = Library.shipped()
    flow = chosen(wanted, library, StringIO())
    if flow is None:
        return Finding("Time", TIMES, out.getvalue())
    practice = practice_of(flow, wanted)
    ground = Ground(as_played(flow, practice, library), practice, now())
    rows = times(ground)
    seats = practice.names[:1] if flow.is_alone else practice.names
    whole = (*rows, total(rows))
    tables = tuple(_of_one(name, number, whole) for number, name in enumerate(seats))
    words = "\n".join(notes(ground.flow, rows, practice.names)) or NOTHING_ODD
    return Finding("Time", TIMES, out.getvalue(), words, (_steps(whole), *tables))


def _steps(rows: tuple[Row, ...]) -> Table:
    told = tuple((row.name, f"{row.seconds / 60:.1f}") for row in rows)
    return Table("Minutes a step", ("Step", "Minutes"), told)


def _of_one(name: str, number: int, rows: tuple[Row, ...]) -> Table:
    return Table(name, HEAD, tuple((row.name, *_figures(row.loads[number])) for row in rows))


def _figures(load: Load) -> tuple[str, ...]:
    spent = (load.reads, load.says, load.writes, load.waits)
    return (str(load.asked), *(f"{seconds / 60:.1f}" for seconds in spent))
