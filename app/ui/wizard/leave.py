"""Leaving a talk: for another day, or for good; nobody is asked why (vault.md, rule 6)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...session.conversation import Conversation
from ..typeface import Role
from ..widgets import Heading, PrimaryButton, QuietButton, ScrollColumn, SecondaryButton, Sheet
from ..widgets import Text as Words
from .page import SAFETY, Page


class LeavePage(Page):
    """Nothing of the talk is on it. Closing the window here is the same as *Another day*."""

    put_off = Signal()
    stopped = Signal()

    full = True

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(conversation, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        sheet = Sheet()
        outer.addWidget(sheet)
        around = QVBoxLayout(sheet)
        around.setContentsMargins(28, 28, 28, 20)
        scroll = ScrollColumn()
        around.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for words, icon, does in (
            (SAFETY, "life-buoy", self.wants_safety),
            ("Hide", "eye-off", self.wants_hide),
        ):
            button = QuietButton(words, icon)
            button.clicked.connect(does)
            foot.addWidget(button)
        around.addLayout(foot)
        column, center = scroll.column, Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Heading(self.title(), Role.GREETING, align=center))
        column.addSpacing(10)
        column.addWidget(Words("No reason is needed.", Role.FIELD, align=center))
        column.addSpacing(32)
        self._later = PrimaryButton("Another day, our place is kept")
        end = SecondaryButton("End this talk")
        back = QuietButton("Back to the talk", "arrow-left")
        for way, goes in (
            (self._later, self.put_off),
            (end, self.stopped),
            (back, self.wants_back),
        ):
            way.clicked.connect(goes)
            column.addWidget(way, 0, center)
            column.addSpacing(10)
        column.addStretch(2)

    def title(self) -> str:
        return "You can leave it here"

    def focus_first(self) -> None:
        self._later.setFocus(Qt.FocusReason.OtherFocusReason)
