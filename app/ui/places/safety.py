"""When a talk for two is not the right tool: read only, it asks nothing and keeps nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...flow.node import Map
from ...flow.reader import SIZE, read
from ...problem import Problem
from ...shelf.leaflet import Helpline, Leaflet, helplines_of, shipped
from ...vault.folder import HELPLINES
from ..filing import first_bytes
from ..typeface import Role
from ..widgets import Card, Hairline, Heading, Text, Tone
from .page import Page

__all__ = ["ADDED", "UNREAD", "Safety", "added", "shipped"]

MOST = 20
UNDATED = "nobody wrote when"
ADDED = "Added on this computer"
ADDED_NOTE = "Somebody who uses this computer wrote these down. Reknit has not seen them before."
UNREAD = f"There is a file {HELPLINES} beside what is kept here, and it cannot be read."


def added(home: Path) -> tuple[Helpline, ...] | None:
    """The helplines that somebody wrote into a file in `home`; None where it cannot be read.

    They come after those that are delivered, and cannot take their place: whoever uses the
    computer may have written them (vault.md, rules for homes that are not safe).
    """
    if not (home / HELPLINES).is_file():
        return ()
    try:
        root = read(first_bytes(home / HELPLINES, SIZE + 1)).root
    except Problem:
        return None
    return helplines_of(root)[:MOST] if isinstance(root, Map) else None


class Safety(Page):
    """Opens without unlocking and from everywhere; `left` goes back to where one was.

    `added` are the helplines of this computer, None where their file cannot be read.
    """

    left = Signal()

    def __init__(
        self,
        words: Leaflet,
        added: tuple[Helpline, ...] | None = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.title, parent)
        self._back = self.add_way_back(safety=False)
        self._back.clicked.connect(self.left)
        self.add_middle(_sheet(words, added), 720)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back


def _sheet(words: Leaflet, added: tuple[Helpline, ...] | None) -> Card:
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
        _add_helplines(card, words.helplines_title, words.helplines_note, words.helplines)
    if added:
        _add_helplines(card, ADDED, ADDED_NOTE, added)
    elif added is None:
        card.column.addSpacing(28)
        add(Text(UNREAD, tone=Tone.MUTED))
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


def _add_helplines(card: Card, title: str, note: str, helplines: tuple[Helpline, ...]) -> None:
    card.column.addSpacing(28)
    card.column.addWidget(Heading(title, Role.SECOND_QUESTION))
    card.column.addSpacing(8)
    card.column.addWidget(Text(note, tone=Tone.MUTED))
    for helpline in helplines:
        card.column.addSpacing(12)
        card.column.addWidget(Hairline())
        card.column.addSpacing(12)
        _add_helpline(card, *helpline)


def _add_helpline(
    card: Card, country: str, name: str, number: str, whom: str, checked: str
) -> None:
    add = card.column.addWidget
    add(Text(country, Role.NOTE, tone=Tone.MUTED))
    add(Text(name, Role.LABEL))
    add(Text(number, Role.FIELD))
    note = f"{whom[:1].upper()}{whom[1:]}. " if whom else ""
    add(Text(f"{note}Checked: {checked or UNDATED}", Role.NOTE, tone=Tone.MUTED))
