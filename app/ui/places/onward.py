"""After a talk: the flows that its author offers next, and home."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...flow.model import Flow
from ..typeface import Role
from ..widgets import Heading, PrimaryButton, SecondaryButton, Text, Tone
from .page import Page

AT_HOME = "Now, or another day. You find both on the home page."
ON_MY_OWN = "Now, or another day. You find it under “On my own”."
ABOUT = "About {minutes} minutes."


class Onward(Page):
    """Home is the first choice: nobody has to go on tonight. `wanted` is the flow chosen."""

    chosen = Signal()
    left = Signal()

    def __init__(
        self, flows: Sequence[Flow], *, alone: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{'' if alone else 'It is kept. '}Would you like to go on?", parent)
        self.wanted = flows[0].id
        center = Qt.AlignmentFlag.AlignHCenter
        self.column.addStretch(1)
        self.column.addWidget(Heading(self.title, Role.GREETING, align=center))
        self.column.addSpacing(6)
        words = ON_MY_OWN if alone else AT_HOME
        self.column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED, align=center))
        self.column.addSpacing(28)
        self._home = PrimaryButton("Enough for today")
        self._home.clicked.connect(self.left)
        self.column.addWidget(self._home, 0, center)
        for flow in flows:
            self.column.addSpacing(20)
            button = SecondaryButton(flow.title)
            button.clicked.connect(lambda _=False, flow_id=flow.id: self._choose(flow_id))
            self.column.addWidget(button, 0, center)
            about = ABOUT.format(minutes=flow.minutes)
            self.column.addWidget(Text(about, Role.NOTE, tone=Tone.MUTED, align=center))
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._home

    def _choose(self, flow_id: str) -> None:
        self.wanted = flow_id
        self.chosen.emit()
