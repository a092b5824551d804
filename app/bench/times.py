"""How long a flow takes, and how it shares the time out: what is behind `reknit flow time`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from textwrap import fill
from typing import Any, TextIO

from ..flow.fault import json_text, printable
from ..flow.items import Timer
from ..flow.library import Library
from ..flow.model import FirstSpeaker, Flow, Turns
from .pace import Load, Page, page
from .roads import Ground
from .source import as_played, chosen, practice_of
from .walk import Plan, visited

WIDTH = 88
UNEQUAL, APART = 1.25, 60.0
"""The floor is called unequal from this ratio on, and from so many seconds."""
_OFF, _SLACK = 0.6, 5
"""`minutes:` is questioned where it is off by this share and by so many minutes."""
_DAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """What a step takes: seconds in all, and what it takes each, first seat first."""

    name: str
    turns: Turns
    seconds: float
    loads: tuple[Load, Load]


def run_time(wanted: Path | str, form: str, out: TextIO) -> int:
    """Say about how long a flow takes each of the two; `form` is text or json.

    1 where the flow has faults, else 0. Raises Problem where a file cannot be used.
    """
    library = Library.shipped()
    flow = chosen(wanted, library, out, form)
    if flow is None:
        return 1
    practice = practice_of(flow, wanted)
    ground = Ground(as_played(flow, practice, library), practice, _DAY)
    rows = times(ground)
    if form == "json":
        print(json_text(_as_json(flow, rows)), file=out)
    else:
        print("\n".join(_as_text(ground, flow, rows)), file=out)
    return 0


def times(ground: Ground) -> tuple[Row, ...]:
    """What each step takes on the practice couple's road; steps of `opens_with` are one row."""
    flow = ground.flow
    rows: dict[str, Row] = {}
    for ready, _, _ in visited(ground, Plan()):
        step = ready.step
        brought = step.id in flow.prelude
        name = str(flow.opens_with) if brought else step.id
        turns = Turns.TOGETHER if brought else step.turns
        rows[name] = _with(rows.get(name, Row(name, turns, 0.0, (Load(), Load()))), page(ready))
    return tuple(rows.values())


def _with(row: Row, more: Page) -> Row:
    first, second = (one + two for one, two in zip(row.loads, more.loads, strict=True))
    return Row(row.name, row.turns, row.seconds + more.seconds, (first, second))


def total(rows: Sequence[Row]) -> Row:
    """All rows as one."""
    sum_of = Row("in all", Turns.TOGETHER, 0.0, (Load(), Load()))
    for row in rows:
        sum_of = _with(sum_of, Page(row.seconds, row.loads))
    return sum_of


def notes(flow: Flow, rows: Sequence[Row], names: tuple[str, str]) -> Iterator[str]:
    """What an author may want to look at: the floor, who begins, the minutes, breaks."""
    in_all = total(rows)
    if not flow.is_alone:
        yield _floor(in_all, names)
        yield from _first(flow, names)
    minutes = round(in_all.seconds / 60)
    if any(isinstance(i, Timer) and i.until for step in flow.steps for i in step.items):
        yield "How long a break lasts the two choose themselves. It is not counted."
    elif abs(minutes - flow.minutes) > max(_SLACK, _OFF * flow.minutes):
        yield f"The file says {flow.minutes} minutes. Is that still right?"


def _floor(in_all: Row, names: tuple[str, str]) -> str:
    first, second = in_all.loads
    said = f"{names[0]} speaks about {_minutes(first.says)}, {names[1]} {_minutes(second.says)}"
    asked = (
        f"of the questions to one alone {names[0]} gets {first.asked}, {names[1]} {second.asked}"
    )
    if unequal(in_all.loads):
        return (
            f"The floor is not equal: {said}; {asked}. Where one of the two leads, that may be "
            "meant. Else give the other a turn, too."
        )
    return f"The floor is equal: {said}; {asked}."


def unequal(loads: tuple[Load, Load]) -> bool:
    """Whether one of the two speaks much longer, or is asked much more, than the other."""
    says = sorted(load.says for load in loads)
    asked = sorted(load.asked for load in loads)
    speaks = says[1] > UNEQUAL * says[0] and says[1] - says[0] >= APART
    return speaks or (asked[1] > UNEQUAL * asked[0] and asked[1] - asked[0] > 1)


def _first(flow: Flow, names: tuple[str, str]) -> Iterator[str]:
    turns = sum(step.turns is Turns.EACH for step in flow.steps)
    fixed = {FirstSpeaker.FIRST: names[0], FirstSpeaker.SECOND: names[1]}
    if turns > 1 and flow.first_speaker in fixed:
        yield (
            f"{fixed[flow.first_speaker]} speaks first each time. `first_speaker: taking_turns` "
            "shares that out, `ask` lets the two choose."
        )


# -- told -----------------------------------------------------------------------------------


def _as_text(ground: Ground, flow: Flow, rows: Sequence[Row]) -> Iterator[str]:
    names = ground.practice.names
    seats = names[:1] if flow.is_alone else names
    in_all = total(rows)
    yield printable(f"{flow.title} ({flow.id} {flow.version})")
    yield fill(
        f"About {_minutes(in_all.seconds)}, as {' and '.join(seats)} answer; minutes and "
        "questions by judgement, not measured.",
        WIDTH,
    )
    yield ""
    if flow.seats is not None:
        parts = zip(names, (flow.seats.first, flow.seats.second), strict=True)
        yield printable("; ".join(f"{name}: {part}" for name, part in parts))
    width = max(12, *(len(row.name) for row in rows)) if rows else 12
    yield " " * (width + 7) + "".join(f"  {printable(name):<30}" for name in seats).rstrip()
    head = f"  {'asked':>5}{'reads':>6}{'says':>6}{'writes':>7}{'waits':>6}"
    yield f"{'step':<{width}}{'min':>7}" + head * len(seats)
    for row in (*rows, in_all):
        loads = "".join(_load(load) for load in row.loads[: len(seats)])
        yield f"{row.name:<{width}}{row.seconds / 60:>7.1f}{loads}"
    said = [*notes(ground.flow, rows, names)]
    if said:
        yield ""
    yield from (fill(printable(note), WIDTH) for note in said)


def _load(load: Load) -> str:
    times_of = (load.reads, load.says, load.writes, load.waits)
    reads, says, writes, waits = (f"{seconds / 60:.1f}" for seconds in times_of)
    return f"  {load.asked:>5}{reads:>6}{says:>6}{writes:>7}{waits:>6}"


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _as_json(flow: Flow, rows: Sequence[Row]) -> dict[str, Any]:
    in_all = total(rows)
    return {
        "flow": flow.id,
        "version": flow.version,
        "minutes": flow.minutes,
        "seconds": round(in_all.seconds),
        "unequal": not flow.is_alone and unequal(in_all.loads),
        "steps": [_row(row) for row in rows],
        "in_all": _row(in_all),
    }


def _row(row: Row) -> dict[str, Any]:
    def plain(load: Load) -> dict[str, int]:
        return {name: round(value) for name, value in vars(load).items()}

    first, second = map(plain, row.loads)
    return {"step": row.name, "seconds": round(row.seconds), "first": first, "second": second}
