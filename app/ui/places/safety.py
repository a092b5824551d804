"""When a talk for two is not the right tool: read only, it asks nothing and keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ... import bundled
from ...flow.node import Map, Node, Scalar, Seq
from ...flow.reader import read
from ...problem import Problem
from ..typeface import Role
from ..widgets import Card, Hairline, Heading, Text, Tone
from .page import Page


@dataclass(frozen=True)
class Part:
    """A title with points below it and a paragraph after them."""

    title: str
    points: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Leaflet:
    """What the page holds, as its file has it."""

    title: str
    intro: str
    parts: tuple[Part, ...]
    helplines_title: str = ""
    helplines_note: str = ""
    helplines: tuple[tuple[str, ...], ...] = ()
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
                Part(_text(each, "title"), _texts(each, "points"), _text(each, "text"))
                for each in _entries(root, "sections")
            ),
            Part(
                _text(hide, "title"),
                (_text(hide, "how"), *_texts(hide, "can"), *_texts(hide, "cannot")),
            ),
        ),
        helplines_title=_text(root, "helplines_title"),
        helplines_note=_text(root, "helplines_note"),
        helplines=tuple(
            tuple(_text(each, key) for key in ("country", "name", "number", "for", "checked_on"))
            for each in _entries(root, "helplines")
        ),
        closing=_text(root, "closing"),
    )


def shipped() -> Leaflet:
    """The page that is delivered with the program."""
    try:
        data = (bundled.resources() / "library" / "safety.yaml").read_bytes()
    except OSError:
        data = b""
    return leaflet(data)


class Safety(Page):
    """Opens without unlocking and from everywhere; `left` goes back to where one was."""

    left = Signal()

    def __init__(self, words: Leaflet, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent)
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self.add_middle(_sheet(words), 720)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back


def _sheet(words: Leaflet) -> Card:
    card = Card()
    add = card.column.addWidget
    add(Heading(words.title, Role.TITLE))
    card.column.addSpacing(8)
    add(Text(words.intro, Role.HINT, tone=Tone.MUTED))
    for part in words.parts:
        card.column.addSpacing(28)
        add(Heading(part.title, Role.SECOND_QUESTION))
        for point in part.points:
            card.column.addSpacing(8)
            card.column.addLayout(_point(point))
        if part.text:
            card.column.addSpacing(10)
            add(Text(part.text))
    if words.helplines:
        card.column.addSpacing(28)
        add(Heading(words.helplines_title, Role.SECOND_QUESTION))
        card.column.addSpacing(8)
        add(Text(words.helplines_note, tone=Tone.MUTED))
        for helpline in words.helplines:
            card.column.addSpacing(12)
            add(Hairline())
            card.column.addSpacing(12)
            _add_helpline(card, *helpline)
    if words.closing:
        card.column.addSpacing(28)
        add(Text(words.closing, tone=Tone.MUTED))
    return card


def _point(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    dot = Text("–", tone=Tone.MUTED)
    dot.setAccessibleName(" ")
    row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words), 1)
    return row


def _add_helpline(
    card: Card, country: str, name: str, number: str, whom: str, checked: str
) -> None:
    add = card.column.addWidget
    add(Text(country, Role.NOTE, tone=Tone.MUTED))
    add(Text(name, Role.LABEL))
    add(Text(number, Role.FIELD))
    add(Text(f"{whom[:1].upper()}{whom[1:]}. Checked: {checked}", Role.NOTE, tone=Tone.MUTED))


def _text(node: Node | None, key: str) -> str:
    value = node.get(key) if isinstance(node, Map) else None
    return value.value.strip() if isinstance(value, Scalar) else ""


def _entries(node: Node | None, key: str) -> list[Node]:
    value = node.get(key) if isinstance(node, Map) else None
    return list(value.entries) if isinstance(value, Seq) else []


def _texts(node: Node | None, key: str) -> tuple[str, ...]:
    return tuple(e.value.strip() for e in _entries(node, key) if isinstance(e, Scalar))
