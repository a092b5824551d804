"""The road of a flow as a drawing: steps from top to bottom, branches, detours, who is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.items import Note
from ..flow.model import END, LATER, RETURN, Flow, Step
from .wording import AT_SCREEN, condition, said, short, ways


@dataclass(frozen=True)
class Box:
    """A step, or a way out. `stage` says that it is named along the threads."""

    id: str
    title: str
    notes: tuple[str, ...] = ()
    detour: bool = False
    stage: bool = True


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
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


_OUT = {
    END: Box(END, "The end"),
    LATER: Box(LATER, "Another day"),
    RETURN: Box(RETURN, "Back to the talk", detour=True),
}


def diagram(flow: Flow) -> Diagram:
    """The drawing of a flow as its file has it; what is joined to it is not drawn."""
    arrows = (*_arrows(flow, flow.steps, False), *_arrows(flow, flow.detours, True))
    used = {arrow.end for arrow in arrows}
    outs = [_OUT[name] for name in (END, LATER, RETURN) if name in used]
    boxes = (
        *(_box(flow, step, False) for step in flow.steps),
        *(box for box in outs if not box.detour),
        *(_box(flow, step, True) for step in flow.detours),
        *(box for box in outs if box.detour),
    )
    return Diagram(said(flow.title), boxes, arrows)


def _box(flow: Flow, step: Step, detour: bool) -> Box:
    count = sum(not isinstance(item, Note) for item in step.items)
    asked = "nothing is asked" if not count else f"{count} question{'s' if count > 1 else ''}"
    notes = [f"{AT_SCREEN[step.turns]}; {asked}"]
    if step.repeat:
        notes.append("once for each agreement")
    if step.show_if:
        notes.append(f"only if {condition(step.show_if, flow)}")
    return Box(step.id, short(step.title, 80), tuple(notes), detour, step.part_of is None)


def _arrows(flow: Flow, steps: tuple[Step, ...], detour: bool) -> Iterator[Arrow]:
    for step, following in zip(steps, [*steps[1:], None][: len(steps)], strict=True):
        for words, target in ways(step, flow, following, detour):
            yield Arrow(step.id, target, words and f"if {words}")


def mermaid(drawn: Diagram) -> str:
    """The drawing as Mermaid text, every word of the flow escaped."""
    names = {box.id: f"n{number}" for number, box in enumerate(drawn.boxes)}
    lines = ["flowchart TD"]
    for box in drawn.boxes:
        words = "<br>".join(map(_escaped, (box.title, *box.notes)))
        left, right = ("([", "])") if box.id in _OUT else ("[[", "]]") if box.detour else ("[", "]")
        lines.append(f'    {names[box.id]}{left}"{words}"{right}')
    for arrow in drawn.arrows:
        words = f'|"{_escaped(arrow.words)}"|' if arrow.words else ""
        lines.append(f"    {names[arrow.begin]} -->{words} {names[arrow.end]}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Every letter that means something to Mermaid or to HTML as its number."""
    return "".join(c if c.isalnum() or c in " .,;:?!’“”…-()" else f"#{ord(c)};" for c in text)
