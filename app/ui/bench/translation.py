"""The texts of a talk: out to a translator, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Choices, Heading, Line, SecondaryButton, Text, Tone
from ..widgets.laid import settle

TITLE = "Translation"
ABOUT = "All texts of the talk go into one file. What comes back lies beside the talk."
WIDEST, LONGEST = 640, 12
PO, CSV = "po", "csv"
MISSING = "Please say first into which language, for example de."


class Translation(Page):
    """`given`: the texts are to be written, as `language()` and `form()` say.

    `taken`: a file came back.
    """

    left = Signal()
    given = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        add, left = self.column.addWidget, Qt.AlignmentFlag.AlignLeft
        add(Heading(TITLE, Role.TITLE))
        self.column.addSpacing(4)
        add(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(24)
        add(Heading("To a translator", Role.SECOND_QUESTION))
        self.column.addSpacing(12)
        add(Text("Into which language? Write it like de or pt-BR.", Role.LABEL))
        self.column.addSpacing(6)
        self._line = Line(longest=LONGEST)
        self._line.setAccessibleName("Into which language?")
        self._line.confirmed.connect(self._on_given)
        self.add_narrow(self._line, 240)
        self._missing = Text(MISSING)
        self._missing.setContentsMargins(0, 6, 0, 0)
        self._missing.hide()
        add(self._missing)
        self.column.addSpacing(14)
        self._form = Choices(
            [
                (PO, "A .po file", "for Poedit, Weblate and the like"),
                (CSV, "A .csv file", "for a spreadsheet"),
            ]
        )
        self._form.setAccessibleName("What kind of file?")
        self._form.choose(PO)
        self.add_narrow(self._form, WIDEST)
        self.column.addSpacing(14)
        out = SecondaryButton("Write the texts …", "file-down")
        out.clicked.connect(self._on_given)
        add(out, 0, left)
        self.column.addSpacing(32)
        add(Heading("Back from a translator", Role.SECOND_QUESTION))
        self.column.addSpacing(12)
        back = SecondaryButton("Choose the file that came back …", "folder-open")
        back.clicked.connect(self.taken)
        add(back, 0, left)
        self.column.addSpacing(14)
        self._word = Text("", tone=Tone.INK)
        self._word.hide()
        add(self._word)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._line

    def language(self) -> str:
        """What was typed, without spaces at its ends."""
        return self._line.text().strip()

    def form(self) -> str:
        """`po` or `csv`."""
        return self._form.chosen() or PO

    def say(self, words: str) -> None:
        """Say what became of it."""
        self._word.setText(words)
        self._word.show()
        settle()
        self._scroll.show_all_of(self._word)
        accessible.announce(self, words)

    def _on_given(self) -> None:
        self._missing.setVisible(not self.language())
        if self.language():
            self.given.emit()
            return
        accessible.announce(self, MISSING)
        settle()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.show_all_of(self._missing)
