"""The safety page as its file has it: when a talk for two is not the right tool."""

from __future__ import annotations

from dataclasses import dataclass

from .. import bundled
from ..flow.node import Map, Node, Scalar, Seq
from ..flow.reader import read
from ..problem import Problem

Helpline = tuple[str, ...]
"""Country, name, number, whom it is for, and when that was checked."""


@dataclass(frozen=True)
class Part:
    """A title with points below it and a paragraph after them."""

    title: str
    points: tuple[str, ...] = ()
    text: str = ""
    id: str = ""


@dataclass(frozen=True)
class Leaflet:
    """What the page holds, as its file has it."""

    title: str
    intro: str
    parts: tuple[Part, ...]
    helplines_title: str = ""
    helplines_note: str = ""
    helplines: tuple[Helpline, ...] = ()
    closing: str = ""


def leaflet(data: bytes) -> Leaflet:
    """What a file of the library says; raises Problem where it is damaged."""
    root = read(data).root
    if not isinstance(root, Map):
        raise Problem("The safety page cannot be read.", "", "Please install Reknit again.")
    hide = root.get("hide")
    return Leaflet(
        title=_text(root, "title"),
        intro=_text(root, "intro"),
        parts=(
            *(
                Part(
                    _text(each, "title"),
                    _texts(each, "points"),
                    _text(each, "text"),
                    _text(each, "id"),
                )
                for each in _entries(root, "sections")
            ),
            Part(
                _text(hide, "title"),
                (_text(hide, "how"), *_texts(hide, "can"), *_texts(hide, "cannot")),
                id="hide",
            ),
        ),
        helplines_title=_text(root, "helplines_title"),
        helplines_note=_text(root, "helplines_note"),
        helplines=helplines_of(root),
        closing=_text(root, "closing"),
    )


def shipped() -> Leaflet:
    """The page that is delivered with the program."""
    try:
        data = (bundled.resources() / "library" / "safety.yaml").read_bytes()
    except OSError:
        data = b""
    return leaflet(data)


def helplines_of(root: Node | None) -> tuple[Helpline, ...]:
    """The helplines in a file, those without a number left out."""
    keys = ("country", "name", "number", "for", "checked_on")
    found = (tuple(_text(each, key) for key in keys) for each in _entries(root, "helplines"))
    return tuple(each for each in found if each[2])


def _text(node: Node | None, key: str) -> str:
    value = node.get(key) if isinstance(node, Map) else None
    return value.value.strip() if isinstance(value, Scalar) else ""


def _entries(node: Node | None, key: str) -> list[Node]:
    value = node.get(key) if isinstance(node, Map) else None
    return list(value.entries) if isinstance(value, Seq) else []


def _texts(node: Node | None, key: str) -> tuple[str, ...]:
    return tuple(e.value.strip() for e in _entries(node, key) if isinstance(e, Scalar))
