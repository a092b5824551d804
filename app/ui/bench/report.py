"""What one of an author's tools has found, in plain words, to read, copy or save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from .. import accessible
from ..places.page import SIDE, Page
from ..typeface import Role
from ..widgets import Card, FlowLayout, Heading, SecondaryButton, Text, Tone
from ..widgets.laid import settle
from .finding import Finding
from .grid import Grid
from .prose import Prose

WIDEST = 920


class Report(Page):
    """A finding, shown as it is. `left` leads back, `save_asked` to a file.

    Walks can be kept in a folder (`keep_asked`), and those of one gone again (`again_asked`).
    """

    left = Signal()
    save_asked = Signal()
    keep_asked = Signal()
    again_asked = Signal()

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(finding.title, parent)
        self.text = finding.text
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        self.column.addWidget(Heading(finding.title, Role.TITLE))
        self.column.addSpacing(4)
        self.column.addWidget(Text(finding.about, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(16)
        card = Card(inside=(28, 22, 28, 24))
        for table in finding.tables:
            card.column.addWidget(Grid(table))
            card.column.addSpacing(24)
        card.column.addWidget(Prose(finding.words or finding.text))
        self.add_narrow(card, WIDEST)
        self.column.addSpacing(16)
        self._ways = FlowLayout(across=12, down=8)
        self._copy = self._way("Copy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        self._way("Save as a text file …", "file-down").clicked.connect(self.save_asked)
        if finding.walks:
            self._way("Keep the walks in a folder …", "folder-open").clicked.connect(
                self.keep_asked
            )
            self._way("Go kept walks again …", "footprints").clicked.connect(self.again_asked)
        self.column.addLayout(self._ways)
        self._word = Text("", tone=Tone.INK)
        self._word.hide()
        self.column.addSpacing(8)
        self.column.addWidget(self._word)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._copy

    def say(self, words: str) -> None:
        """Say what became of it; nothing, and the line goes."""
        self._word.setText(words)
        self._word.setVisible(bool(words))
        if words:
            accessible.announce(self, words)
            settle()
            self._scroll.show_all_of(self._word)

    def _way(self, words: str, icon: str = "") -> SecondaryButton:
        button = SecondaryButton(words, icon)
        self._ways.addWidget(button)
        return button
