"""A diagram as Mermaid text, for those who keep drawings beside their notes."""

from __future__ import annotations

from .diagram import Box, Diagram

_STYLES = (
    "    classDef stage stroke-width:3px",
    "    classDef detour stroke-dasharray:6 4",
)


def mermaid(drawn: Diagram) -> str:
    """The drawing from top to bottom, every word of the flow escaped."""
    names = {box.id: f"n{number}" for number, box in enumerate(drawn.boxes)}
    lines = ["flowchart TD"]
    for box in drawn.boxes:
        left, right = ("([", "])") if box.out else ("[", "]")
        kind = ":::detour" if box.detour else ":::stage" if box.stage and not box.out else ""
        lines.append(f'    {names[box.id]}{left}"{_words(box)}"{right}{kind}')
    for arrow in drawn.arrows:
        words = f'|"{_escaped(arrow.words)}"|' if arrow.words else ""
        lines.append(f"    {names[arrow.begin]} -->{words} {names[arrow.end]}")
    return "\n".join([*lines, *_STYLES]) + "\n"


def _words(box: Box) -> str:
    only = (box.only,) if box.only else ()
    return "<br>".join(map(_escaped, (box.title, *box.notes, *only)))


def _escaped(text: str) -> str:
    """Every letter that means something to Mermaid or to HTML as its number."""
    return "".join(c if c.isalnum() or c in " .,;:?!’“”…-()" else f"#{ord(c)};" for c in text)
