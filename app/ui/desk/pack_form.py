"""The form of a pack: what is done, why, how often, until when, and what may come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.model import Flow
from ...homework.pack import From, Pack, Use
from ...homework.writing import Writing
from ...summary.plain import one_line
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    Field,
    FlowLayout,
    Fold,
    Heading,
    Line,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tick,
    Tone,
)
from .coming_back import ComingBack
from .rhythm import Rhythm

OWN_FLOW = "Add a talk of your own from a file …"
OWN_INSIDE = "A talk of your own is written into this pack. It stays as it is."
WHY = "Two or three short sentences. They read it before they take it on."


class PackForm(Page):
    """`done`: `writing()` is to be looked at and signed. `flow_asked`: a talk is to be added."""

    done = Signal()
    flow_asked = Signal()
    left = Signal()

    def __init__(
        self,
        writing: Writing,
        library: Mapping[str, Flow],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("A pack", parent)
        self._writing, self._library = writing, library
        pack = writing.pack
        self._title = _line(pack.title, 80, "What is practised")
        self._name = _line(pack.sender.name, 120, "Your name")
        self._practice = _line(pack.sender.practice, 120, "Your practice")
        self._contact = _line(pack.sender.contact, 200, "How to reach you")
        self._why = _field(pack.why, 1_200, "Why it helps")
        self._when = _line(pack.ask_when, 200, "The question about day and place")
        self._obstacle = _line(pack.ask_obstacle, 200, "The question about what gets in the way")
        self._returns = ComingBack(pack.returns)
        self._rhythm = Rhythm(pack, today)
        self._flows = {flow.id: Tick(one_line(flow.title)) for flow in library.values()}
        for use in pack.flows:
            if use.id in self._flows:
                self._flows[use.id].setChecked(True)
        self._said = Text("")
        self._said.hide()
        self._inside = Text(OWN_INSIDE, Role.NOTE, tone=Tone.MUTED)
        self._inside.setVisible(bool(writing.inside))
        self._go = PrimaryButton("Look at it and sign it")
        self._go.clicked.connect(self.done)
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(16)
        for card in (self._what(), self._who(), self._how(), self._back_to(), self._end()):
            self.add_middle(card, 820)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._title

    def writing(self) -> Writing:
        """The pack as the form says it now."""
        return replace(self._writing, pack=self._pack())

    def missing(self) -> str:
        """What a pack cannot be without and is not there yet, as a sentence; '' if all is."""
        lacks = [
            words
            for words, there in (
                ("what is practised", self._title.text().strip()),
                ("why it helps", self._why.text().strip()),
                ("a talk", self._uses() or self._writing.inside),
                ("your name", self._name.text().strip()),
            )
            if not there
        ]
        return f"Still missing: {', '.join(lacks)}." if lacks else ""

    def take_in(self, writing: Writing) -> None:
        """Show that a talk was written into the pack."""
        self._writing = replace(self._writing, inside=writing.inside)
        self._inside.setVisible(bool(writing.inside))
        self.say(OWN_INSIDE)

    def say(self, words: str) -> None:
        """Say what came of something, or what is missing."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    # -- what it says -----------------------------------------------------------------

    def _pack(self) -> Pack:
        before = self._rhythm.said(self._writing.pack)
        return replace(
            before,
            title=one_line(self._title.text()),
            sender=self._sender(),
            why=self._why.text().strip(),
            flows=self._uses(),
            ask_when=one_line(self._when.text()) or before.ask_when,
            ask_obstacle=one_line(self._obstacle.text()) or before.ask_obstacle,
            returns=self._returns.returns(),
        )

    def _sender(self) -> From:
        return From(
            name=one_line(self._name.text()),
            practice=one_line(self._practice.text()),
            contact=one_line(self._contact.text()),
        )

    def _uses(self) -> tuple[Use, ...]:
        return tuple(
            Use(id=flow.id, version=flow.version)
            for flow in self._library.values()
            if self._flows[flow.id].isChecked()
        )

    # -- how it is laid out -----------------------------------------------------------

    def _what(self) -> Card:
        card = _card("What they do")
        _ask(card, "What is practised, in a few words", self._title)
        _ask(card, "Why it helps", self._why, WHY)
        _label(card, "With which talks")
        card.column.addWidget(Fold("Choose the talks", self._choosing()))
        card.column.addWidget(self._inside)
        own = SecondaryButton(OWN_FLOW, "folder-open")
        own.clicked.connect(self.flow_asked)
        card.column.addSpacing(8)
        card.column.addWidget(own)
        return card

    def _choosing(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        for title, alone in (("For two", False), ("For one alone", True)):
            column.addWidget(Text(title, Role.NOTE, tone=Tone.MUTED))
            for flow in self._library.values():
                if flow.is_alone is alone:
                    column.addWidget(self._flows[flow.id])
        return inside

    def _who(self) -> Card:
        card = _card("Who gives it")
        _ask(card, "Your name", self._name)
        _ask(card, "Your practice, if you like", self._practice)
        _ask(card, "How to reach you, if you like", self._contact)
        return card

    def _how(self) -> Card:
        card = _card("How often, and until when")
        card.column.addWidget(self._rhythm)
        _ask(card, "The question about a fixed day and place", self._when)
        _ask(card, "The question about what could get in the way", self._obstacle)
        return card

    def _back_to(self) -> Card:
        card = _card("What may come back")
        card.column.addWidget(self._returns)
        return card

    def _end(self) -> Card:
        card = Card(inside=(28, 18, 28, 18))
        card.column.addWidget(self._said)
        card.column.addSpacing(6)
        row = FlowLayout(across=12, down=8)
        row.addWidget(self._go)
        card.column.addLayout(row)
        return card


def _line(text: str, longest: int, name: str) -> Line:
    line = Line(longest=longest)
    line.set_text(text)
    line.setAccessibleName(name)
    return line


def _field(text: str, longest: int, name: str) -> Field:
    field = Field(lines=3, longest=longest)
    field.set_text(text)
    field.setAccessibleName(name)
    return field


def _card(title: str) -> Card:
    card = Card(inside=(28, 22, 28, 26))
    card.column.addWidget(Heading(title, Role.SECOND_QUESTION))
    card.column.addSpacing(8)
    return card


def _label(card: Card, words: str) -> None:
    card.column.addSpacing(12)
    card.column.addWidget(Text(words, Role.LABEL))
    card.column.addSpacing(4)


def _ask(card: Card, words: str, field: QWidget, hint: str = "") -> None:
    _label(card, words)
    if hint:
        card.column.addWidget(Text(hint, Role.NOTE, tone=Tone.MUTED))
        card.column.addSpacing(4)
    field.setAccessibleName(words)
    card.column.addWidget(field)
