"""A sheet that was opened: what it says, and with which couple it is to lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...homework.desk import Couple
from ...homework.reply import Reply
from ...homework.view import view
from ...session.telling import day
from ...summary.plain import one_line
from ...summary.summary import Line, Summary
from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import (
    Card,
    Choices,
    FlowLayout,
    Heading,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)

NEW = "new"
SEALED = "It was sealed for your key."
PLAIN = "It was not sealed: others may have read it, or changed it."
WHO = "A seal does not tell who made a sheet. Ask the couple, if you are not sure."


class ArrivedPage(Page):
    """`filed`: it is to lie with `couple()`, or with a new one. `left`: rather not."""

    filed = Signal()
    left = Signal()

    def __init__(
        self,
        reply: Reply,
        couples: Sequence[Couple],
        likely: Couple | None,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("A sheet that came back", parent)
        self._couples = {each.id: each for each in couples}
        new = (NEW, f"{label}", "A new couple")
        self._with = Choices([*((each.id, each.label, "") for each in couples), new])
        self._with.choose(likely.id if likely else NEW if not couples else None)
        self._with.changed.connect(self._show_state)
        self._file = PrimaryButton("File it")
        self._file.clicked.connect(self.filed)
        self._said = Text("")
        self._said.hide()
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(16)
        self.add_middle(self._told(reply), 820)
        self.add_middle(self._asked(), 820)
        self.column.addStretch(1)
        self._show_state()

    def first(self) -> QWidget:
        return self._back

    def couple(self) -> Couple | None:
        """With whom it is to lie; None for a new couple."""
        return self._couples.get(self._with.chosen() or NEW)

    def complain(self, words: str) -> None:
        """Say why it could not be filed."""
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)

    def _told(self, reply: Reply) -> Card:
        card, summary = Card(inside=(28, 24, 28, 28)), view(reply.sheet)
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading(one_line(summary.title), Role.TITLE))
        add(Text(f"Written on {day(summary.day)}.", Role.HINT, tone=Tone.MUTED))
        space(8)
        add(Text(SEALED if reply.sealed else PLAIN, Role.NOTE, tone=Tone.MUTED))
        add(Text(WHO, Role.NOTE, tone=Tone.MUTED))
        for section in summary.sections:
            space(14)
            add(Heading(one_line(section.title), Role.LABEL, tone=Tone.MUTED))
            for line in section.lines:
                space(2)
                add(Text(_said(summary, line)))
        return card

    def _asked(self) -> Card:
        card = Card(inside=(28, 24, 28, 28))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading("With which couple does it lie?", Role.LABEL))
        space(8)
        add(self._with)
        space(8)
        add(self._said)
        space(8)
        row = FlowLayout(across=12, down=8)
        later = SecondaryButton("Do not file it")
        later.clicked.connect(self.left)
        row.addWidget(self._file)
        row.addWidget(later)
        card.column.addLayout(row)
        return card

    def _show_state(self) -> None:
        self._file.setEnabled(self._with.chosen() is not None)


def _said(summary: Summary, line: Line) -> str:
    who = summary.name(line.by) if line.by is not None else ""
    before = ", ".join(filter(None, (one_line(who), line.lead.rstrip(":"))))
    return f"{before}: {line.text}" if before else line.text
