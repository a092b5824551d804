"""The door to a space of one's own: alike for both, and silent about what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ...problem import Problem
from ...vault.partner import Partner
from .. import accessible, theme
from ..typeface import Role
from ..widgets import (
    FlowLayout,
    Heading,
    PassphraseLine,
    PrimaryButton,
    QuietButton,
    Text,
    Tone,
)
from .page import Page
from .person import PersonButton
from .row import Row

ABOUT = (
    "Notes, a journal and your private answers, where only you can read them. Each of you can "
    "have such a space, with a passphrase of your own. This page looks the same, whether there "
    "is one or not."
)
WHOSE = "Please choose first whose space it is."
WIDEST = 640
OPEN, OPENING = "Open", "Opening …"


class Doorway(Page):
    """Whose space, and its passphrase; `tried` says that `passphrase()` is to be tried.

    A wrong one is not counted, and is refused in the same words where nobody made a space
    (vault.md rule 3).
    """

    tried = Signal()
    new_asked = Signal()
    forgotten = Signal()

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__("My own space", parent)
        add = self.column.addWidget
        self.column.setSpacing(0)
        add(Heading(self.title, Role.GREETING))
        self.column.addSpacing(8)
        add(Text(ABOUT, tone=Tone.MUTED))
        self.column.addSpacing(28)
        add(Heading("Whose space?", Role.LABEL))
        self.column.addSpacing(10)
        self._people = self._two(names)
        self.add_narrow(self._row, WIDEST)
        self.column.addSpacing(24)
        add(Text("Your own passphrase", Role.LABEL))
        self.column.addSpacing(6)
        self._line = PassphraseLine()
        self._line.setAccessibleName("Your own passphrase")
        self._line.confirmed.connect(self._on_open_clicked)
        self.add_narrow(self._line, WIDEST)
        self.column.addSpacing(8)
        self._word = Text("", tone=Tone.INK)
        self._word.hide()
        add(self._word)
        self.column.addSpacing(12)
        self.column.addLayout(self._ways())
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return next((p for p in self._people if p.isChecked()), self._people[0])

    @property
    def partner(self) -> Partner | None:
        """Whose space was chosen."""
        chosen = zip(Partner, self._people, strict=True)
        return next((partner for partner, person in chosen if person.isChecked()), None)

    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        self._line.clear()

    def busy(self, busy: bool) -> None:
        """Show that it is being opened, which takes about half a second."""
        self._word.hide()
        self._open.setEnabled(not busy)
        self._open.setText(OPENING if busy else OPEN)

    def refuse(self, problem: Problem) -> None:
        """Say why it stays shut; the field is emptied and ready."""
        self.busy(False)
        self._line.clear()
        self._say(str(problem))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 760
        self.column.setContentsMargins(*((32, 36, 56, 24) if wide else (24, 16, 24, 24)))

    def _two(self, names: tuple[str, str]) -> list[PersonButton]:
        self._row = Row(200, 16)
        group = QButtonGroup(self)
        people = []
        for partner, name in zip(theme.Partner, names, strict=True):
            person = PersonButton(partner, name, choice=True)
            person.clicked.connect(self._on_person_clicked)
            group.addButton(person)
            self._row.add(person)
            people.append(person)
        return people

    def _ways(self) -> FlowLayout:
        row = FlowLayout(across=12, down=8)
        self._open = PrimaryButton(OPEN)
        self._open.clicked.connect(self._on_open_clicked)
        new = QuietButton("I have none yet")
        new.clicked.connect(self._on_new_clicked)
        forgot = QuietButton("I forgot it")
        forgot.clicked.connect(self._on_forgot_clicked)
        for button in (self._open, new, forgot):
            row.addWidget(button)
        return row

    def _on_person_clicked(self) -> None:
        self._word.hide()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open_clicked(self) -> None:
        if not self._open.isEnabled() or not self._chosen():
            return
        if self._line.text():
            self.tried.emit()
        else:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_clicked(self) -> None:
        if self._chosen():
            self.new_asked.emit()

    def _on_forgot_clicked(self) -> None:
        if self._chosen():
            self.forgotten.emit()

    def _chosen(self) -> bool:
        if self.partner is not None:
            return True
        self._say(WHOSE)
        self._people[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _say(self, words: str) -> None:
        self._word.setText(words)
        self._word.show()
        accessible.announce(self, words)
