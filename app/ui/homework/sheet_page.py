"""Before a completion sheet: what to know, what the two are called in it, and one question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...homework.pack import Pack
from ...summary.plain import one_line
from ..columns import POLICY
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Card, Choices, Field, Heading, PrimaryButton, Text, Tone

NAMES, INITIALS, NOBODY = "names", "initials", "nobody"
LONG = 400
COURT = "A therapist’s records can be asked for in a court case. So headlines are often enough."
OWN_WORDS = "What only one of you wants to say, that one says without this program."
QUESTION = "One question for your next hour, if you have one. Write it together."


class SheetPage(Page):
    """`begun`: the sheet is to be made with `people()` and `question()`."""

    begun = Signal()
    left = Signal()

    def __init__(self, pack: Pack, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__("A sheet for your therapist", parent)
        self._names = names
        one, two = self._initials()
        self._called = Choices(
            [
                (INITIALS, f"{one} and {two}", "Initials"),
                (NAMES, f"{one_line(names[0])} and {one_line(names[1])}", "Your names"),
                (NOBODY, "One and Two", "No names"),
            ]
        )
        self._called.choose(INITIALS)
        self._question = Field(lines=2, longest=LONG)
        self._asked = one_line(pack.last_question) or QUESTION
        self._question.setAccessibleName(self._asked)
        self._go = PrimaryButton("Continue")
        self._go.clicked.connect(self.begun)
        back = self.add_way_back()
        back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self._build(pack)

    def first(self) -> QWidget:
        return self._go

    def people(self) -> tuple[str, str]:
        """What the two want to be called."""
        match self._called.chosen():
            case str(chosen) if chosen == NAMES:
                return self._names
            case str(chosen) if chosen == NOBODY:
                return "One", "Two"
            case _:
                return self._initials()

    def question(self) -> str:
        """What the two would like to ask."""
        return self._question.text()

    def _initials(self) -> tuple[str, str]:
        one, two = (one_line(name)[:1].upper() for name in self._names)
        return (one, two) if one != two else (f"{one}1", f"{two}2")

    def _build(self, pack: Pack) -> None:
        card = Card(inside=(28, 24, 28, 28))
        column, add = card.column, card.column.addWidget
        add(Heading(self.title, Role.TITLE))
        column.addSpacing(4)
        add(Text(one_line(pack.title), Role.HINT, tone=Tone.MUTED))
        column.addSpacing(14)
        for words in (POLICY, COURT, OWN_WORDS):
            add(Text(words))
            column.addSpacing(8)
        column.addSpacing(8)
        add(Text("What shall the two of you be called in it?", Role.LABEL))
        column.addSpacing(6)
        add(self._called)
        column.addSpacing(14)
        add(Text(self._asked, Role.LABEL))
        column.addSpacing(4)
        add(self._question)
        column.addSpacing(18)
        add(self._go)
        self.add_middle(card, 760)
        self.column.addStretch(1)
