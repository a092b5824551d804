"""The deck of phrases over a talk: pick one, read it aloud or show it, and go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...shelf.phrases import Family
from .. import accessible
from ..places.page import Page
from ..typeface import Role
from ..widgets import (
    FlowLayout,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Size,
    Text,
    Tone,
)

ABOUT = "Pick one to read aloud, or to show. F2 or Escape leads back to your talk."
OWN = "yours"


class PhrasesPage(Page):
    """All families, or one phrase in large type. `left` goes back to the talk.

    `written` says that `phrase` is to be put into the field; only where there is one.
    """

    left = Signal()
    written = Signal()

    def __init__(
        self, deck: tuple[Family, ...], may_write: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Say it like this", parent)
        self.phrase = ""
        self._may_write = may_write
        self._picked: QWidget | None = None
        self._large: QWidget | None = None
        self._back = self.add_way_back()
        self._back.clicked.connect(self._on_back_clicked)
        self._deck = QWidget()
        column = QVBoxLayout(self._deck)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Heading(self.title, Role.TITLE))
        column.addWidget(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self._first: QWidget = self._back
        for family in deck:
            column.addSpacing(10)
            column.addWidget(Heading(family.title, Role.LABEL))
            column.addWidget(self._phrases(family))
        self.add_middle(self._deck, 900)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 closes what it opened; Escape goes one step back."""
        if event.key() == Qt.Key.Key_F2:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_back_clicked()
        else:
            super().keyPressEvent(event)

    def _phrases(self, family: Family) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, across=10, down=10)
        for phrase in (*family.own, *family.phrases):
            own = phrase in family.own
            button = SecondaryButton(phrase, "users" if own else "", size=Size.SMALL)
            button.setAccessibleName(f"{phrase} {OWN}" if own else phrase)
            button.clicked.connect(lambda _=False, b=button, words=phrase: self._show(b, words))
            row.addWidget(button)
            if self._first is self._back:
                self._first = button
        return box

    def _show(self, button: QWidget, phrase: str) -> None:
        """One phrase as large as a sign, to be held between the two."""
        self.phrase, self._picked = phrase, button
        self._deck.hide()
        large = self._large = QWidget()
        column = QVBoxLayout(large)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(28)
        center = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        role = Role.GREETING if self.low else Role.FULL_PAGE
        column.addWidget(Heading(phrase, role, align=center, measure=None))
        ways = QWidget()
        row = FlowLayout(ways, across=12, down=12)
        said = PrimaryButton("Said. On we go")
        said.clicked.connect(self.left)
        row.addWidget(said)
        if self._may_write:
            write = SecondaryButton("Write it into the field", "pencil")
            write.clicked.connect(self.written)
            row.addWidget(write)
        other = QuietButton("Another one", "arrow-left")
        other.clicked.connect(self._on_other_clicked)
        row.addWidget(other)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(ways)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        self.column.insertWidget(0, large, 100)
        large.show()
        said.setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.announce(self, phrase)

    def _on_other_clicked(self) -> None:
        large, self._large = self._large, None
        if large is not None:
            self.column.removeWidget(large)
            large.hide()
            large.deleteLater()
        self._deck.show()
        if self._picked is not None:
            self._picked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back_clicked(self) -> None:
        if self._large is None:
            self.left.emit()
        else:
            self._on_other_clicked()
