"""A pack that is not taken on: what is wrong with it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...flow.fault import printable
from ...problem import Problem
from ...summary.plain import one_line
from ..places.page import Page
from ..typeface import Role
from ..widgets import Card, Heading, Text, Tone


class Refused(Page):
    """Read only; `left` goes back to where one was."""

    left = Signal()

    def __init__(self, name: str, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(problem.what_happened, parent)
        back = self._back = self.add_way_back()
        back.clicked.connect(self.left)
        card = Card()
        if name:
            card.column.addWidget(Text(printable(one_line(name)), Role.NOTE, tone=Tone.MUTED))
            card.column.addSpacing(6)
        card.column.addWidget(Heading(problem.what_happened, Role.TITLE))
        for words in filter(None, (problem.what_is_safe, problem.what_to_do)):
            card.column.addSpacing(12)
            card.column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED))
        self.add_middle(card, 720)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back
