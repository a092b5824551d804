"""A recovery code: shown once, to be printed, saved or written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ...problem import Problem
from ...vault.settings import Paper
from .. import accessible
from ..paper import Page as Sheet
from ..paper import code_page
from ..takeaway import printed, saved
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
    Tone,
)
from .page import Page

COPIES = (
    "Printers keep a copy for a while. A saved file is not locked: whoever has the code in it "
    "can use it."
)
ONCE = "It is shown only once. A code that was made before opens nothing any more."
TITLE, PART = "A page", "page"
"""What a printer's queue and lists of files show of it, and what the name of a file begins with."""


@dataclass(frozen=True)
class _Words:
    about: str
    opens: str
    have: str


class Opens(Enum):
    """What the code opens, with the words that say so."""

    SHARED = _Words(
        "If you both forget the passphrase, this code opens what you share, and you choose "
        "another one. Whoever has the code can do the same, so keep it as safe as the passphrase.",
        "It opens what you keep together. In the lock, press “We forgot it”.",
        "We wrote it down",
    )
    OWN = _Words(
        "If you forget your passphrase, this code opens your own space, and you choose another "
        "one. Whoever has the code can do the same: keep it where only you look.",
        "It opens a space of one’s own. At its door, press “I forgot it”.",
        "I wrote it down",
    )

    @property
    def words(self) -> _Words:
        """What the page says."""
        return self.value


class RecoveryCode(Page):
    """`wanted` says that a code is to be made, `done` that they have it, `declined` that they
    want none, `left` that none was made.
    """

    wanted = Signal()
    done = Signal()
    declined = Signal()
    left = Signal()

    def __init__(self, opens: Opens, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__("A recovery code", parent)
        self._words, self._size = opens.words, paper
        self._code = ""
        card = Card()
        card.column.addWidget(Heading(self.title, Role.TITLE))
        card.column.addSpacing(8)
        card.column.addWidget(Text(self._words.about, tone=Tone.MUTED))
        card.column.addSpacing(20)
        self._before, self._after = self._asking(), self._telling()
        card.column.addWidget(self._before)
        card.column.addWidget(self._after)
        self._word = Text("")
        self._word.hide()
        card.column.addWidget(self._word)
        self._after.hide()
        self.column.addStretch(1)
        self.add_middle(card, 720)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._have if self._code else self._make

    def busy(self) -> None:
        """Show that the code is being made, which takes about a second."""
        self._word.hide()
        self._make.setEnabled(False)
        self._make.setText("One moment …")

    def show_code(self, code: str) -> None:
        """Show the code, once."""
        self._code = code
        self._shown.setText(code)
        self._shown.setAccessibleName(" ".join(code))
        self._before.hide()
        self._after.show()
        self._have.setFocus()
        accessible.announce(self, "The recovery code is on the screen.")

    def refuse(self, problem: Problem) -> None:
        """Say why there is none, or why it could not be dropped."""
        self._make.setEnabled(True)
        self._make.setText("Make the code")
        self._say(str(problem))

    def forget(self) -> None:
        """Leave no code behind."""
        self._code = ""
        self._shown.setText("")
        self._shown.setAccessibleName("")

    def _asking(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(ONCE, tone=Tone.MUTED))
        column.addSpacing(20)
        row = FlowLayout(across=12, down=12)
        self._make = PrimaryButton("Make the code")
        self._make.clicked.connect(self.wanted)
        back = SecondaryButton("Not now")
        back.clicked.connect(self.left)
        row.addWidget(self._make)
        row.addWidget(back)
        column.addLayout(row)
        return box

    def _telling(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._shown = Text("", Role.CODE)
        column.addWidget(self._shown)
        column.addWidget(Text(ONCE, Role.NOTE, tone=Tone.MUTED))
        row = FlowLayout(across=12, down=12)
        prints = SecondaryButton("Print …", "printer")
        prints.clicked.connect(self._on_print_clicked)
        saves = SecondaryButton("Save as PDF …", "file-down")
        saves.clicked.connect(self._on_save_clicked)
        row.addWidget(prints)
        row.addWidget(saves)
        column.addLayout(row)
        column.addWidget(Text(COPIES, Role.NOTE, tone=Tone.MUTED))
        column.addSpacing(8)
        ways = FlowLayout(across=12, down=12)
        self._have = PrimaryButton(self._words.have)
        self._have.clicked.connect(self.done)
        without = QuietButton("Without one")
        without.clicked.connect(self.declined)
        ways.addWidget(self._have)
        ways.addWidget(without)
        column.addLayout(ways)
        return box

    def _on_print_clicked(self) -> None:
        self._take(lambda: printed(self.window(), self._sheets(), TITLE, self._there))

    def _on_save_clicked(self) -> None:
        self._take(lambda: saved(self.window(), self._sheets(), TITLE, PART, self._there))

    def _sheets(self) -> tuple[Sheet, ...]:
        return (code_page(self._code, self._words.opens, self._size),)

    def _take(self, way: Callable[[], str]) -> None:
        try:
            words = way()
        except Problem as problem:
            self._say(str(problem))
            return
        if words:
            self._have.setText("Go on")
            self._say(words)

    def _there(self) -> bool:
        """Whether the code is still on the screen after a dialog."""
        return isValid(self) and bool(self._code) and self.isVisible()

    def _say(self, words: str) -> None:
        self._word.setText(words)
        self._word.show()
        accessible.announce(self, words)
