"""Bringing back a backup: which one, with what passphrase, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...problem import Problem
from ...session.telling import day
from ...vault.rotation import Backup, Why
from .. import accessible
from ..typeface import Role
from ..widgets import (
    Card,
    Choices,
    FlowLayout,
    Heading,
    PassphraseLine,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
    Tone,
)
from .page import Page

MOST = 8
ABOUT = (
    "Reknit keeps copies of what you wrote. You can put one of them in the place of what is "
    "there now. What is there now is kept aside for seven days."
)
NONE = "There is no backup beside your vault. Perhaps you saved one in another folder."
REASONS = {
    Why.DAILY: "Made when Reknit was closed",
    Why.ASKED: "Made when you asked for it",
    Why.BEFORE_UPGRADE: "Made before an update of Reknit",
    Why.BEFORE_NEW_KEYS: "Made before a new passphrase",
    Why.REPLACED: "What was there before a backup came back",
}


class BringBack(Page):
    """A choice of backups. `wanted` says that `source` is to be brought back.

    `elsewhere_asked` says that a folder is to be looked for, `chosen` that it is another one;
    `done` that the two go on with what came back, `left` that they go back without it.
    """

    wanted = Signal()
    chosen = Signal()
    elsewhere_asked = Signal()
    done = Signal()
    left = Signal()

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__("Bring back a backup", parent)
        self._backups = {str(each.path): each for each in backups[:MOST]}
        self._elsewhere: Path | None = None
        self._ended = False
        card = self._card = Card()
        add = card.column.addWidget
        add(Heading(self.title, Role.TITLE))
        card.column.addSpacing(8)
        self._about = Text(ABOUT if self._backups else NONE, Role.HINT, tone=Tone.MUTED)
        add(self._about)
        card.column.addSpacing(20)
        options = [(key, day(each.day), REASONS[each.why]) for key, each in self._backups.items()]
        self._choices = Choices(options, across=False)
        self._choices.setAccessibleName(self.title)
        self._choices.changed.connect(self._on_choices_changed)
        add(self._choices)
        self._other = QuietButton("Another folder …", "folder-open")
        self._other.clicked.connect(self.elsewhere_asked)
        card.column.addSpacing(8)
        row = FlowLayout(across=12, down=8)
        row.addWidget(self._other)
        card.column.addLayout(row)
        card.column.addSpacing(12)
        self._asked = Text("The passphrase you had then", Role.LABEL)
        self._line = PassphraseLine()
        self._line.setAccessibleName(self._asked.text())
        self._line.confirmed.connect(self._on_go_clicked)
        add(self._asked)
        add(self._line)
        self._word = Text("")
        card.column.addSpacing(8)
        add(self._word)
        card.column.addSpacing(16)
        card.column.addLayout(self._buttons())
        self.column.addStretch(1)
        self.add_middle(card, 640)
        self.column.addStretch(2)
        self.add_foot()
        if self._backups:
            self._choices.choose(next(iter(self._backups)))
        self.ask_passphrase(False)
        self._word.hide()
        self._show_state()

    @property
    def source(self) -> Path | None:
        """The folder of the backup that is chosen."""
        key = self._choices.chosen()
        return self._elsewhere or (self._backups[key].path if key else None)

    def first(self) -> QWidget | None:
        if self._ended:
            return self._go
        return self._choices if self._backups else self._other

    def arrive(self) -> None:
        """Put the keyboard on the newest backup."""
        super().arrive()
        if self._backups and not self._ended:
            self._choices.focus_first()

    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        self._line.clear()

    def choose_folder(self, folder: Path) -> None:
        """Take a backup that lies elsewhere."""
        self._choices.choose(None)
        self._elsewhere = folder
        self._say(f"Chosen: the folder “{folder.name}”.")
        self._show_state()
        self.chosen.emit()

    def ask_passphrase(self, needed: bool) -> None:
        """Ask for the passphrase, where the backup has one."""
        for part in (self._asked, self._line):
            part.setVisible(needed)

    def busy(self, busy: bool) -> None:
        """Show that it is being brought back, which takes a second or two."""
        self._go.setEnabled(not busy)
        self._go.setText("One moment …" if busy else "Bring it back")

    def refuse(self, problem: Problem) -> None:
        """Say why it did not come back; what was typed stays."""
        self.busy(False)
        self._say(str(problem))
        if self._line.isVisibleTo(self):
            self._line.setFocus()

    def show_done(self, sentences: Sequence[str]) -> None:
        """Say what came back, and lead on."""
        self._ended = True
        self.forget()
        self.ask_passphrase(False)
        for part in (self._choices, self._other, self._back, self._about):
            part.hide()
        self._say("\n\n".join(sentences))
        self._go.setEnabled(True)
        self._go.setText("Open it")
        self._go.setFocus()

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(across=12, down=12)
        self._go = PrimaryButton("Bring it back", "rotate-ccw")
        self._go.clicked.connect(self._on_go_clicked)
        self._back = SecondaryButton("Back", "arrow-left")
        self._back.clicked.connect(self.left)
        row.addWidget(self._go)
        row.addWidget(self._back)
        return row

    def _show_state(self) -> None:
        self._go.setEnabled(self.source is not None)

    def _on_choices_changed(self) -> None:
        self._elsewhere = None
        self._word.hide()
        self._show_state()
        self.chosen.emit()

    def _on_go_clicked(self) -> None:
        if self._ended:
            self.done.emit()
        elif self._go.isEnabled():
            self.wanted.emit()

    def _say(self, words: str) -> None:
        self._word.setText(words)
        self._word.show()
        accessible.announce(self, words)
