"""What can become of a line, in words and signs; and what to know before a therapist gets one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..summary.summary import Column
from . import icons, theme, typeface
from .typeface import Role
from .widgets import Text

WORDS = {
    Column.STAYS: "Stays here",
    Column.PRINTED: "On paper",
    Column.HANDED: "To our therapist",
}
DOES = {
    Column.STAYS: "stays",
    Column.PRINTED: "is printed",
    Column.HANDED: "goes to your therapist",
}
ICONS = {Column.STAYS: "archive", Column.PRINTED: "printer", Column.HANDED: "send"}
POLICY = (
    "Reknit sends nothing: you hand it over yourselves. What your therapist gets may be talked "
    "about with both of you. Ask how they handle that before you hand on something that you "
    "would rather keep between you."
)
"""care.md 4, the sentence on confidentiality."""

WIDTH, ICON = 84, 20
"""Of a column, and of its sign, in px at 100 %."""


class ColumnHead(QWidget):
    """The sign of a column over its words, as wide as the column."""

    def __init__(self, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2, 0, 2, 0)
        inside.setSpacing(4)
        center = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(Icon(ICONS[column]), 0, center)
        inside.addWidget(Text(WORDS[column], Role.NOTE, align=center, measure=None))
        inside.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        """Be as wide as the column is at this text size."""
        self.setFixedWidth(round(typeface.scaled(WIDTH)))


class Icon(QWidget):
    """A sign beside words that say the same."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.restyle()

    def restyle(self) -> None:
        """Be as large as the text asks for."""
        side = round(typeface.scaled(ICON))
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint_icon(painter, self._name, theme.current().muted, QRectF(self.rect()))
