"""What each can do without the other, by what it is good for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ...flow.model import Flow, Group
from ..typeface import Role
from ..widgets import Heading, Text, Tone
from .page import Page
from .presence import NOTHING_KEPT
from .row import Row
from .tile import Tile

ABOUT = f"For one of you, without the other. {NOTHING_KEPT}"
HEADS: dict[Group | None, tuple[str, str]] = {
    Group.CALM: ("To calm down", "wind"),
    Group.RETURN: ("To come back, or to welcome back", "footprints"),
    Group.WRITE: ("To write", "pencil"),
    Group.LOOK: ("To look at myself", "eye"),
    None: ("And also", "sprout"),
}
"""What stands above the flows of a group, and the icon on each of them."""
NARROWEST = 300


class Alone(Page):
    """Every flow for one as a tile; `flow_asked` says that the one called `wanted` is to begin."""

    flow_asked = Signal()

    def __init__(self, flows: Iterable[Flow], parent: QWidget | None = None) -> None:
        super().__init__("On my own", parent)
        self.wanted = ""
        self._first: QWidget | None = None
        self.column.setSpacing(0)
        self.column.addWidget(Heading(self.title, Role.GREETING))
        self.column.addSpacing(8)
        self.column.addWidget(Text(ABOUT, tone=Tone.MUTED))
        every = [flow for flow in flows if flow.is_alone]
        for group, (head, icon) in HEADS.items():
            found = [flow for flow in every if flow.group is group]
            if found:
                self._add(head, icon, found)
        self.column.addStretch(1)

    def first(self) -> QWidget | None:
        return self._first

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 760
        self.column.setContentsMargins(*((32, 36, 56, 24) if wide else (24, 16, 24, 24)))

    def _add(self, head: str, icon: str, flows: list[Flow]) -> None:
        self.column.addSpacing(28)
        self.column.addWidget(Heading(head, Role.LABEL, tone=Tone.MUTED))
        for at in range(0, len(flows), 2):
            row = Row(NARROWEST, 16)
            for flow in flows[at : at + 2]:
                row.add(self._tile(icon, flow))
            if at + 1 == len(flows):
                row.add(QWidget())
            self.column.addSpacing(12)
            self.column.addWidget(row)

    def _tile(self, icon: str, flow: Flow) -> Tile:
        tile = Tile(icon, flow.title, f"{flow.summary} About {flow.minutes} minutes.".strip())
        tile.clicked.connect(lambda _=False, flow_id=flow.id: self._ask(flow_id))
        self._first = self._first or tile
        return tile

    def _ask(self, flow_id: str) -> None:
        self.wanted = flow_id
        self.flow_asked.emit()
