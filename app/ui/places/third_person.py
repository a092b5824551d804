"""After two rounds that bore nothing: that a third person may help, and that it is no verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ..typeface import Role
from ..widgets import Heading, PrimaryButton, SecondaryButton, Text, Tone
from .page import Page

WORDS = (
    "Twice now something you agreed on has not helped, or you let it go. That says nothing "
    "about either of you. Some things move more easily with a third person in the room: a "
    "couple therapist, or a counsellor.",
    "And if one of you is afraid of the other, talks like these are not the right thing. "
    "The same page has people to call.",
)


class ThirdPerson(Page):
    """Offers the page with people who help; going on is the first choice, nobody has to."""

    left = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Would a third person help?", parent)
        center = Qt.AlignmentFlag.AlignHCenter
        self.column.addStretch(1)
        self.column.addWidget(Heading(self.title, Role.GREETING, align=center))
        for words in WORDS:
            self.column.addSpacing(12)
            self.column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED, align=center))
        self.column.addSpacing(28)
        self._on = PrimaryButton("Go on")
        self._on.clicked.connect(self.left)
        self.column.addWidget(self._on, 0, center)
        self.column.addSpacing(14)
        help_button = SecondaryButton("Where to find help", "life-buoy")
        help_button.clicked.connect(self.help_asked)
        self.column.addWidget(help_button, 0, center)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._on
