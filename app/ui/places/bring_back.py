"""Bringing back a backup in the window: which one, its passphrase, and what was done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ...flow.fault import printable
from ...problem import Problem
from ...vault import backups
from ...vault.problems import WrongPassphrase
from ...vault.restore import is_backup, needs_passphrase
from .. import accessible
from ..filing import chosen_backup
from ..typeface import Role
from ..widgets import (
    Card,
    Heading,
    PassphraseLine,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
    way_back,
)
from ..widgets.laid import Laid, settle
from .backup_cards import BackupCards
from .page import Page

TITLE, DONE = "Bring back a backup", "Your vault is back"
MOST = 10
ABOUT = (
    "What is damaged or missing comes back as it was in the backup, and what is there now is "
    "kept aside for seven days."
)
WHICH = "Which one?"
NONE = (
    "There is no backup beside your vault. Perhaps you have one in another place, for example on "
    "a memory stick. Then choose its folder."
)
OTHER = "Another folder …"
PASSPHRASE = "Your passphrase"
OF_ITS_DAY = "An older copy may need the passphrase that you had on its day."
UNTYPED = "Please type your passphrase first."
BRING, BRINGING = "Bring it back", "Bringing it back …"
OPEN = "Open it"


class BringBack(Page):
    """The backups of a vault that does not open, the newest first, and any other folder.

    `asked` says that `source()` is to be brought back, `opened` that the vault is to be opened.
    """

    asked = Signal()
    left = Signal()
    opened = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._folder = folder
        card = Card()
        self._heading = Heading(TITLE, Role.TITLE)
        self._form, self._done = self._asking(), Laid()
        for widget in (self._heading, self._form, self._done):
            card.column.addWidget(widget)
        self._done.hide()
        self.column.addStretch(1)
        self.add_middle(card, 720)
        self.column.addStretch(2)
        self.add_foot()
        self._look_at_chosen()

    def first(self) -> QWidget:
        if self._form.isHidden():
            return self._open
        return self._cards.card or self._other

    def source(self) -> Path | None:
        """The folder of the backup that was chosen."""
        return self._cards.chosen

    def passphrase(self) -> str | None:
        """What was typed, where this backup asks for it."""
        return self._line.text() if self._needed else None

    def forget(self) -> None:
        """Leave nothing typed behind, nor that it was wrong."""
        self._line.clear()
        self._word.hide()

    def busy(self, busy: bool) -> None:
        """Show that it is being brought back, which takes a second or two."""
        for button in (self._go, self._back, self._other):
            button.setEnabled(not busy)
        self._go.setText(BRINGING if busy else BRING)
        if busy:
            self._word.hide()

    def refuse(self, problem: Problem) -> None:
        """Say why it was not brought back; all that was chosen and typed stays."""
        self.busy(False)
        wrong = isinstance(problem, WrongPassphrase)
        (self._line if wrong else self._go).setFocus(Qt.FocusReason.OtherFocusReason)
        if wrong:
            self._line.select_all()
        self._say(str(problem))

    def show_done(self, sentences: tuple[str, ...]) -> None:
        """Show what was done, and the way on."""
        self.forget()
        self.busy(False)
        self.title = DONE
        self.setAccessibleName(DONE)
        self._heading.setText(DONE)
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        for sentence in sentences:
            column.addWidget(Text(printable(sentence), Role.HINT, tone=Tone.MUTED))
        self._open = PrimaryButton(OPEN, "lock")
        self._open.clicked.connect(self.opened)
        column.addSpacing(12)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.hide()
        self._done.show()
        settle()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.show_top()
        self._announce(" ".join((DONE + ".", *sentences)))

    # -- what is asked ----------------------------------------------------------------

    def _asking(self) -> QWidget:
        form = Laid()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(ABOUT, tone=Tone.MUTED))
        column.addSpacing(20)
        there = [each for each in backups.listed(self._folder) if is_backup(each.path)]
        self._which = Text(WHICH if there else NONE, Role.LABEL if there else Role.BASE)
        self._cards = BackupCards(tuple(there[:MOST]))
        self._cards.changed.connect(self._look_at_chosen)
        self._other = SecondaryButton(OTHER, "folder-open")
        self._other.clicked.connect(self._on_other_clicked)
        column.addWidget(self._which)
        column.addSpacing(10)
        column.addWidget(self._cards)
        column.addSpacing(12)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._typing())
        self._word = Text("")
        self._word.setContentsMargins(0, 16, 0, 0)
        self._word.hide()
        column.addWidget(self._word)
        column.addSpacing(24)
        column.addLayout(self._buttons())
        return form

    def _typing(self) -> QWidget:
        """The passphrase, where it is asked for."""
        self._asked = Laid()
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(6)
        self._line = PassphraseLine()
        self._line.setAccessibleName(PASSPHRASE)
        self._line.confirmed.connect(self._on_go_clicked)
        self._of_its_day = Text(OF_ITS_DAY, Role.NOTE, tone=Tone.MUTED)
        for widget in (Text(PASSPHRASE, Role.LABEL), self._line, self._of_its_day):
            column.addWidget(widget)
        return self._asked

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._back = way_back(SecondaryButton("Back", "arrow-left"))
        self._back.clicked.connect(self.left)
        self._go = PrimaryButton(BRING, "rotate-ccw")
        self._go.clicked.connect(self._on_go_clicked)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._go)
        return row

    @property
    def _needed(self) -> bool:
        return not self._asked.isHidden()

    def _look_at_chosen(self) -> None:
        """Ask for a passphrase where the chosen backup needs one, or say why it is of no use."""
        self._word.hide()
        source, needed = self.source(), False
        self._cards.setVisible(source is not None)
        self._go.setVisible(source is not None)
        if source is not None:
            try:
                needed = needs_passphrase(self._folder, source)
            except Problem as problem:
                self._say(str(problem))
        self._asked.setVisible(needed)
        self._of_its_day.setVisible(self._cards.elsewhere)

    def _on_other_clicked(self) -> None:
        folder = chosen_backup(self.window())
        if folder is None or not isValid(self) or not self.isVisible():
            return  # hidden meanwhile: nobody is there
        try:
            needs_passphrase(self._folder, folder)
        except Problem as problem:
            self._say(str(problem))
            return
        self._which.setText(WHICH)
        self._which.set_role(Role.LABEL)
        self._cards.take(folder)
        settle()
        (self._line if self._needed else self._go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_clicked(self) -> None:
        if not self._go.isEnabled():
            return
        if self.passphrase() == "":
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say(UNTYPED)
        else:
            self.asked.emit()

    def _say(self, words: str) -> None:
        self._word.setText(words)
        self._word.show()
        settle()
        for widget in (self._go, self._word):
            self._scroll.show_all_of(widget)
        self._announce(words)

    def _announce(self, words: str) -> None:
        """Nothing is read out while the page is hidden."""
        if self.isVisible():
            accessible.announce(self, words)
