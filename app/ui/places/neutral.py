"""What stands in the window after Hide: an empty page of notes that says nothing of anybody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from .. import theme, typeface
from ..typeface import Role
from ..widgets.button import QuietButton


class Neutral(QWidget):
    """An empty page one can type on; what is typed is never kept and is gone on leaving."""

    shown_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Notes")
        self.notes = QPlainTextEdit(self)
        self.notes.setTabChangesFocus(True)
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        self.notes.setAccessibleName("Notes")
        self.notes.viewport().setAutoFillBackground(False)
        self.back = QuietButton("Show again")
        self.back.clicked.connect(self._on_back_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(self.notes, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        column.addLayout(row)
        self.restyle()

    def restyle(self) -> None:
        """Take the font anew."""
        self.notes.setFont(typeface.font(Role.FIELD))

    def arrive(self) -> None:
        """Put the keyboard on the empty page."""
        self.notes.clear()
        self.notes.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.current().paper)

    def _on_back_clicked(self) -> None:
        self.notes.clear()
        self.shown_again.emit()
