"""The end of a talk that was begun without a passphrase: what shall become of it now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ..typeface import Role
from ..widgets import Heading, PrimaryButton, SecondaryButton, Text, Tone
from .first_start import choice_card
from .page import Page
from .row import Row


class Keep(Page):
    """Protect and keep, keep unprotected, or keep nothing (vault.md, first start)."""

    protected = Signal()
    opened = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Would you like to keep it?", parent)
        center = Qt.AlignmentFlag.AlignHCenter
        self.column.addStretch(1)
        self.column.addWidget(Heading(self.title, Role.GREETING, align=center, measure=None))
        self.column.addSpacing(4)
        words = "Until now nothing has been written to this computer. Decide this together."
        self.column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED, align=center))
        self.column.addSpacing(28)
        self.add_middle(self._choices(), 1_080)
        self.column.addSpacing(20)
        self._trouble = Text("", align=center)
        self.column.addWidget(self._trouble)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._protect

    def refuse(self, words: str) -> None:
        """Say why it could not be kept; it is still in memory."""
        self._trouble.setText(words)

    def _choices(self) -> QWidget:
        self._protect = PrimaryButton("Choose a passphrase")
        self._protect.clicked.connect(self.protected)
        unprotected = SecondaryButton("Keep it this way")
        unprotected.clicked.connect(self.opened)
        nothing = SecondaryButton("Keep nothing")
        nothing.clicked.connect(self.let_go)
        row = Row(290, 24)
        row.add(
            choice_card(
                "lock",
                "Protect and keep",
                "You choose a passphrase that you both know. Nobody can open it if you forget it.",
                self._protect,
            )
        )
        row.add(
            choice_card(
                "folder-open",
                "Keep it unprotected",
                "It stays on this computer. Anyone who uses this computer can read it.",
                unprotected,
            )
        )
        row.add(
            choice_card(
                "trash-2",
                "Keep nothing",
                "The summary is gone when you go on. What you printed or saved stays with you.",
                nothing,
            )
        )
        return row
