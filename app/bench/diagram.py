"""The road of a flow as a drawing: steps from top to bottom, branches, detours, who is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..flow.ground import BREAK
from ..flow.items import Note
from ..flow.library import Library
from ..flow.model import END, LATER, RETURN, Flow, Step, Turns
from .voice import Voice, to_readers
from .wording import AT_SCREEN, condition, said, ways


@dataclass(frozen=True)
class Box:
    """A step, or a way out.

    `stage` says that it is named along the threads, `who` who is there (None: nobody in
    particular), `only` when it is shown at all, `out` that the talk ends or goes back here.
    """

    id: str
    title: str
    notes: tuple[str, ...] = ()
    who: Turns | None = None
    only: str = ""
    detour: bool = False
    stage: bool = True
    out: bool = False


@dataclass(frozen=True)
class Arrow:
    """From one box to another, with the condition in words; '' where it is the usual way."""

    begin: str
    end: str
    words: str = ""


@dataclass(frozen=True)
class Diagram:
    """All boxes in their order, the road first, then the ways out, then the detours."""

    title: str
    notes: tuple[str, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


_OUT = {
    END: Box(END, "The end", out=True),
    LATER: Box(LATER, "Another day", out=True),
    RETURN: Box(RETURN, "Back to the talk", detour=True, out=True),
}
OTHERWISE = "otherwise"


def diagram(flow: Flow, library: Library) -> Diagram:
    """The drawing of a flow as its file has it; what is joined to it is only named."""
    voice = replace(to_readers(flow), brief=True)
    arrows = (*_arrows(flow, flow.steps, False, voice), *_arrows(flow, flow.detours, True, voice))
    used = {arrow.end for arrow in arrows}
    outs = [_OUT[name] for name in (END, LATER, RETURN) if name in used]
    boxes = (
        *(_box(flow, step, False, voice) for step in flow.steps),
        *(box for box in outs if not box.detour),
        *(_box(flow, step, True, voice) for step in flow.detours),
        *(box for box in outs if box.detour),
    )
    return Diagram(said(flow.title), tuple(_notes(flow, library)), boxes, arrows)


def _notes(flow: Flow, library: Library) -> Iterator[str]:
    yield f"For {'one' if flow.is_alone else 'two'}, about {flow.minutes} minutes"
    if flow.opens_with:
        yield f"Opens with “{said(library[flow.opens_with].title)}”"
    if not flow.is_alone and flow.id != BREAK:
        own = f": “{said(flow.step(flow.pause).title)}”" if flow.pause else ""
        yield f"A break at any time{own}"


def _box(flow: Flow, step: Step, detour: bool, voice: Voice) -> Box:
    count = sum(not isinstance(item, Note) for item in step.items)
    asked = "to read" if not count else f"{count} question{'s' if count > 1 else ''}"
    notes = [asked if flow.is_alone else f"{AT_SCREEN[step.turns]}; {asked}"]
    if step.repeat:
        notes.append("once for each agreement")
    only = f"only if {condition(step.show_if, flow, voice)}" if step.show_if else ""
    return Box(
        step.id,
        said(step.title, voice),
        tuple(notes),
        who=None if flow.is_alone else step.turns,
        only=only,
        detour=detour,
        stage=step.part_of is None,
    )


def _arrows(flow: Flow, steps: tuple[Step, ...], detour: bool, voice: Voice) -> Iterator[Arrow]:
    for step, following in zip(steps, [*steps[1:], None][: len(steps)], strict=True):
        found = ways(step, flow, following, detour, replace(voice, here=step.id))
        for words, target in found:
            otherwise = OTHERWISE if len(found) > 1 else ""
            yield Arrow(step.id, target, f"if {words}" if words else otherwise)
