"""The key of the desk: its six words, and the line to be printed or written down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...homework.key import TherapistKey
from ...problem import Problem
from ...vault.settings import Paper
from .. import accessible
from ..paper import Page as Sheet
from ..paper import key_page
from ..places.page import SIDE, Page
from ..places.recovery_code import COPIES, PART, TITLE
from ..takeaway import printed, saved
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Heading,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)

GROUP = 6
WORDS = "Your six words"
WORDS_ABOUT = (
    "Read them to each couple once, in the room or by phone. They compare them with what their "
    "Reknit shows. So they know that a pack is yours."
)
LINE_ABOUT = (
    "This line is your whole key. Print it or write it down, and keep it where only you look. "
    "Without it, and without this desk, nobody can open the sheets any more."
)
SHOWN = "Your key is on the screen."


def grouped(line: str) -> str:
    """The line as it is easier to type: in groups of six after its beginning."""
    head, _, rest = line.rpartition("1")
    groups = [rest[at : at + GROUP] for at in range(0, len(rest), GROUP)]
    return " ".join((f"{head}1", *groups))


class KeyPage(Page):
    """The words are always there, the line only once it is asked for. `left`: that is all."""

    left = Signal()

    def __init__(
        self, key: TherapistKey, paper: Paper, *, new: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("Your key", parent)
        self._key: TherapistKey | None = key
        self._size, self._new = paper, new
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self._show = SecondaryButton("Show the line", "eye")
        self._show.clicked.connect(self._on_show_clicked)
        self._line = Text("", Role.CODE, measure=None)
        self._line.hide()
        self._said = Text("")
        self._said.hide()
        self._done = PrimaryButton("I have it on paper" if new else "Done")
        self._done.clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.add_middle(self._card(key), 760)
        self.column.addStretch(1)
        if new:
            self._on_show_clicked()

    def first(self) -> QWidget:
        return self._done if self._new else self._show

    def forget(self) -> None:
        """Leave no key behind."""
        self._key = None
        self._line.setText("")
        self._line.setAccessibleName("")

    def _card(self, key: TherapistKey) -> Card:
        card = Card(inside=(28, 24, 28, 28))
        add, space = card.column.addWidget, card.column.addSpacing
        add(Heading(self.title, Role.TITLE))
        space(12)
        add(Heading(WORDS, Role.LABEL, tone=Tone.MUTED))
        words = Text(" ".join(key.sender.words), Role.SPOKEN, measure=None)
        words.setAccessibleName(f"{WORDS}: {', '.join(key.sender.words)}")
        add(words)
        space(4)
        add(Text(WORDS_ABOUT, tone=Tone.MUTED))
        space(18)
        add(Heading("The line to keep safe", Role.LABEL, tone=Tone.MUTED))
        add(Text(LINE_ABOUT))
        space(10)
        add(self._line)
        space(10)
        row = FlowLayout(across=12, down=8)
        prints, saves = (
            SecondaryButton("Print …", "printer"),
            SecondaryButton("Save as PDF …", "file-down"),
        )
        prints.clicked.connect(self._on_print_clicked)
        saves.clicked.connect(self._on_save_clicked)
        for button in (self._show, prints, saves):
            row.addWidget(button)
        card.column.addLayout(row)
        space(6)
        add(Text(COPIES, Role.NOTE, tone=Tone.MUTED))
        add(self._said)
        space(12)
        add(self._done)
        return card

    def _on_show_clicked(self) -> None:
        if self._key is None:
            return
        self._line.setText(grouped(self._key.line))
        self._line.setAccessibleName(" ".join(self._key.line))
        self._line.show()
        self._show.hide()
        accessible.announce(self, SHOWN)

    def _on_print_clicked(self) -> None:
        self._take(lambda key: printed(self.window(), self._sheets(key), TITLE, self._there))

    def _on_save_clicked(self) -> None:
        self._take(lambda key: saved(self.window(), self._sheets(key), TITLE, PART, self._there))

    def _sheets(self, key: TherapistKey) -> tuple[Sheet, ...]:
        return (key_page(grouped(key.line), key.sender.words, self._size),)

    def _take(self, way: Callable[[TherapistKey], str]) -> None:
        if self._key is None:
            return
        try:
            words = way(self._key)
        except Problem as problem:
            self._say(str(problem))
            return
        if words:
            self._say(words)

    def _there(self) -> bool:
        """Whether the key is still here after a dialog."""
        return isValid(self) and self._key is not None and self.isVisible()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        accessible.announce(self, words)
