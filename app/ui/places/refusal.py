"""When the vault does not open: what happened, what is safe, what to do; nothing is deleted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...problem import Problem
from ..typeface import Role
from ..widgets import Card, FlowLayout, Heading, PrimaryButton, SecondaryButton, Text, Tone
from ..widgets.button import Button
from ..widgets.twice import Twice
from .erasing import Erasing
from .page import Page

FORGOTTEN = Problem(
    "Without the passphrase, nobody can open what you wrote.",
    "It is still there, locked. Nothing is deleted, and you can try as often as you like.",
    "Look for the note you made. You can also set it aside and begin anew.",
)
ASIDE = (
    "The folder with what you kept gets another name and stays on this computer. Nothing is "
    "deleted, and this vault can be put back."
)


class Refusal(Page):
    """The sentences of a problem, *Try again*, *Open the folder*, and the ways to go on.

    `bring_back_asked` wants a backup, `set_aside` keeps what is there under another name,
    `erased` wants everything deleted.
    """

    retried = Signal()
    folder_asked = Signal()
    bring_back_asked = Signal()
    set_aside = Signal()
    erased = Signal()

    def __init__(
        self,
        problem: Problem,
        *,
        may_bring_back: bool = False,
        may_begin_anew: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(problem.what_happened, parent)
        card = Card()
        card.column.addWidget(Heading(problem.what_happened, Role.TITLE))
        for words in filter(None, (problem.what_is_safe, problem.what_to_do)):
            card.column.addSpacing(12)
            card.column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED))
        card.column.addSpacing(28)
        card.column.addLayout(self._ways(may_bring_back))
        if may_begin_anew:
            card.column.addSpacing(16)
            anew = Twice("Begin anew …", "Set it aside and begin anew", ASIDE, icon="feather")
            anew.confirmed.connect(self.set_aside)
            card.column.addWidget(anew)
            card.column.addSpacing(16)
            erasing = Erasing()
            erasing.confirmed.connect(self.erased)
            card.column.addWidget(erasing)
        self.column.addStretch(1)
        self.add_middle(card, 720)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._first

    def _ways(self, may_bring_back: bool) -> FlowLayout:
        row = FlowLayout(across=12, down=12)
        again: Button = PrimaryButton("Try again", "rotate-ccw")
        self._first = again
        if may_bring_back:
            again = SecondaryButton("Try again", "rotate-ccw")
            self._first = PrimaryButton("Bring back a backup …", "archive")
            self._first.clicked.connect(self.bring_back_asked)
            row.addWidget(self._first)
        again.clicked.connect(self.retried)
        folder = SecondaryButton("Open the folder", "folder-open")
        folder.clicked.connect(self.folder_asked)
        row.addWidget(again)
        row.addWidget(folder)
        return row
