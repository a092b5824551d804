"""The texts of a talk: out to a translator, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ..typeface import Role
from ..widgets import Choices, Heading, SecondaryButton, Text
from .asking import Asking

TITLE = "Translation"
ABOUT = "All texts of the talk go into one file. What comes back lies beside the talk."
WIDEST, LONGEST = 640, 12
PO, CSV = "po", "csv"
MISSING = "Please say first into which language, for example de."


class Translation(Asking):
    """`given`: the texts are to be written, as `language()` and `form()` say.

    `taken`: a file came back.
    """

    given = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, ABOUT, LONGEST, MISSING, parent)
        self._line.confirmed.connect(self._on_given)
        add, left = self.column.addWidget, Qt.AlignmentFlag.AlignLeft
        add(Heading("To a translator", Role.SECOND_QUESTION))
        self.column.addSpacing(12)
        add(Text("Into which language? Write it like de or pt-BR.", Role.LABEL))
        self.column.addSpacing(6)
        self._add_line("Into which language?", 240)
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
        add(self._word)
        self.column.addStretch(1)

    def language(self) -> str:
        """What was typed, without spaces at its ends."""
        return self._line.text().strip()

    def form(self) -> str:
        """`po` or `csv`."""
        return self._form.chosen() or PO

    def _on_given(self) -> None:
        if self._is_filled():
            self.given.emit()
