"""The list of past things, day by day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from .. import typeface
from ..widgets.column import bar_looks
from .dated_row import DatedRow


class DatedList(QListView):
    """What happened on which day, the newest first: Enter opens, Delete asks."""

    confirmed = Signal()
    delete_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setItemDelegate(DatedRow(self))
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self.confirmed)
        self.restyle()

    def restyle(self) -> None:
        """Measure the rows anew."""
        self.setMinimumHeight(round(typeface.scaled(100)))
        self.verticalScrollBar().setStyleSheet(bar_looks())
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)
