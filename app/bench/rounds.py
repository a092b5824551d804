"""Walk-throughs of a flow, told, written down, and gone again: `reknit flow walk`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from textwrap import fill, indent
from typing import Any, TextIO

from ..flow.fault import json_text, printable
from ..flow.library import Library
from ..flow.model import Flow
from ..flow.reader import SIZE
from ..problem import Problem
from .aim import Aim, Sort
from .cover import Cover, cover, own_steps
from .files import made, read_bytes, write_new
from .notation import notation
from .reply import usual
from .rerun import departure
from .roads import FEW, Ground
from .script import ENDING, read_script, to_yaml
from .source import as_played, chosen, practice_of
from .walk import LATER, Walk, begun

WIDTH = 88
_DAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
"""Every walk is gone on the same invented evening, so that it is the same each time."""

_TANGLED = (
    f"This flow has very many roads. Those were gone on which at most {FEW} answers are unlike "
    "the practice couple’s. What did not come there:"
)


def run_walk(
    wanted: Path | str, to: Path | None, again: Path | None, form: str, out: TextIO
) -> int:
    """Say by which walks all of a flow is come past; write them down, or go them again.

    `to` is a folder for the walks, `again` one that holds some already; `form` is text or
    json. 0: all can be reached, or all goes as it did; 1: something never comes, a talk goes
    elsewhere now, or the flow has faults. Raises Problem where a file cannot be used.
    """
    library = Library.shipped()
    flow = chosen(wanted, library, out, form)
    if flow is None:
        return 1
    practice = practice_of(flow, wanted)
    played = as_played(flow, practice, library)
    ground = Ground(played, practice, _DAY)
    if again is not None:
        return _run_again(ground, flow, again, form, out)
    found = cover(ground, own_steps(flow, played))
    if form == "json":
        print(json_text(_as_json(flow, found)), file=out)
    else:
        print("\n".join(_as_text(ground, flow, found)), file=out)
    if to is not None:
        _write(ground, found, to)
        if form == "text":
            print(f"\nThe walks are in {to}. `--run {to}` goes them again.", file=out)
    return int(bool(found.missed))


def _write(ground: Ground, found: Cover, to: Path) -> None:
    flow, names = ground.flow, ground.practice.names
    count, files = len(found.walks), {}
    for number, walk in enumerate(found.walks, start=1):
        head = f"Walk {number} of {count} through “{flow.title}”, as {' and '.join(names)} may go."
        file = made(to) / f"{flow.id}-{number}{ENDING}"
        files[file] = to_yaml(walk, flow, names, head)
    write_new(files)


def _run_again(ground: Ground, flow: Flow, folder: Path, form: str, out: TextIO) -> int:
    results: list[dict[str, Any]] = []
    for file in sorted(folder.glob(f"*{ENDING}")):
        script = read_script(read_bytes(file, SIZE), ground.flow, str(file))
        if script.flow == flow.id:
            results.append({"file": str(file), "departs": departure(ground, script)})
    if not results:
        raise Problem(
            f"There are no walks of “{flow.id}” in {folder}.",
            "",
            f"`reknit flow walk … --to {folder}` writes them down.",
        )
    if form == "json":
        print(json_text(results), file=out)
    else:
        for each in results:
            print(f"{each['file']}: {'elsewhere' if each['departs'] else 'as before'}", file=out)
            if each["departs"]:
                print(indent(fill(each["departs"], WIDTH - 2), "  "), file=out)
    return int(any(each["departs"] for each in results))


# -- told as text ---------------------------------------------------------------------------


def _as_text(ground: Ground, flow: Flow, found: Cover) -> Iterator[str]:
    count = len(found.walks)
    walks = "One walk comes" if count == 1 else f"{count} walks together come"
    past = ", ".join(_counted(found.aims))
    yield printable(f"{flow.title} ({flow.id} {flow.version})")
    yield fill(f"{walks} past all that can be reached. There is this to come past: {past}.", WIDTH)
    for number, walk in enumerate(found.walks, start=1):
        yield from ("", f"Walk {number}: {_about(ground, walk)}")
        yield from _special(ground, walk)
    if found.missed:
        yield from ("", "What never comes:" if found.whole else fill(_TANGLED, WIDTH))
        yield from (f"  {line}" for line in missed(flow, found.missed))


def _counted(aims: frozenset[Aim]) -> Iterator[str]:
    things = Counter(sort for sort, _, _ in {(aim.sort, aim.id, aim.number) for aim in aims})
    names = {
        Sort.STEP: ("step", "steps"),
        Sort.ITEM: ("item", "items"),
        Sort.SHOWN: ("“show if”, true and false", "“show if”, each true and false"),
        Sort.BRANCH: ("way on", "ways on, each taken, with a condition also passed over"),
        Sort.HEARD: ("mirror, passed and parked", "mirrors, each passed and parked"),
        Sort.SIGNED: ("sign-off, given and refused", "sign-offs, each given and refused"),
        Sort.STARTS: ("both who may start", ""),
    }
    for sort, (one, many) in names.items():
        if things[sort]:
            is_one = things[sort] == 1
            yield one if sort is Sort.STARTS else f"{things[sort]} {one if is_one else many}"


def _about(ground: Ground, walk: Walk) -> str:
    starts = f"{ground.practice.names[walk.starter.position]} begins, " if walk.starter else ""
    items = sum(not stride.rest for stride in walk.strides)
    end = "and it is put off for another day" if walk.end == LATER else "and it comes to its end"
    return printable(f"{starts}{items} items, {end}.")


def _special(ground: Ground, walk: Walk) -> Iterator[str]:
    """What is said otherwise than the practice couple says it, and the break."""
    session, lines = begun(ground).session, []
    for stride in walk.strides:
        place = stride.place
        item = ground.flow.item(place.item)
        name = f" ({ground.practice.names[place.seat.position]})" if place.seat else ""
        if stride.rest:
            lines.append(f"  {place.item}: here “We need a break” is pressed")
        elif stride.reply != usual(session, item, ground.practice, place.seat):
            said = "no answer" if stride.reply is None else notation(stride.reply)
            lines.append(f"  {place.item}{name}: {said}")
    if not lines:
        yield "  as the practice couple answers"
    yield from (printable(line) for line in lines)


def missed(flow: Flow, aims: frozenset[Aim]) -> Iterator[str]:
    """What no walk can come past, a line each; nothing twice of what is never reached."""
    lost = {aim.id for aim in aims if aim.sort in (Sort.STEP, Sort.ITEM)}
    for step in flow.all_steps():
        for name in (step.id, *(item.id for item in step.items)):
            here = sorted((a for a in aims if a.id == name), key=lambda a: (a.sort, a.number))
            yield from _of_one(flow, here, within=name != step.id and step.id in lost)
    yield from (f"the {aim.side} one never starts" for aim in aims if aim.sort is Sort.STARTS)


def _of_one(flow: Flow, here: Sequence[Aim], within: bool) -> Iterator[str]:
    reached = not any(aim.sort in (Sort.STEP, Sort.ITEM) for aim in here)
    for aim in here:
        match aim.sort:
            case Sort.STEP:
                yield f"the step {aim.id} is never reached"
            case Sort.ITEM if not within:
                yield f"the item {aim.id} is never asked"
            case Sort.SHOWN if not within and (reached or aim.side == "true"):
                always = "never" if aim.side == "true" else "always"
                yield f"{aim.id}: this {always} holds: show_if: {_condition(flow, aim)}"
            case Sort.BRANCH if reached:
                always = "never" if aim.side == "true" else "always"
                way = f"way on {aim.number + 1}"
                yield f"{aim.id}: {way} is {always} taken: {_condition(flow, aim)}"
            case Sort.HEARD | Sort.SIGNED if reached:
                yield f"{aim.id} is never {aim.side}"


def _condition(flow: Flow, aim: Aim) -> str:
    if aim.sort is Sort.BRANCH:
        return notation(flow.step(aim.id).go_to[aim.number])
    steps = (step.show_if for step in flow.all_steps() if step.id == aim.id)
    return notation(next(steps, None) or flow.item(aim.id).show_if)


def _as_json(flow: Flow, found: Cover) -> dict[str, Any]:
    return {
        "flow": flow.id,
        "version": flow.version,
        "walks": [
            {
                "starts": walk.starter,
                "ends": walk.end,
                "road": [
                    {
                        "at": stride.place.item,
                        "by": stride.place.seat,
                        "turn": stride.place.turn,
                        "break": stride.rest,
                        "says": stride.reply,
                    }
                    for stride in walk.strides
                ],
            }
            for walk in found.walks
        ],
        "aims": len(found.aims),
        "all_roads": found.whole,
        "missed": [
            {"sort": aim.sort, "id": aim.id, "side": aim.side, "number": aim.number}
            for aim in sorted(found.missed, key=lambda a: (a.sort, a.id, a.number, a.side))
        ],
    }
