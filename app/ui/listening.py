"""What is done in our windows, heard where it arrives first."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication


class Listening(QObject):
    """Sees what whichever window has the keyboard is sent, dialogs too, in `eventFilter`.

    It watches windows, not the application: a filter there would see every event of every
    widget, and cost as much as the rest of a page turn.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self.enter)
        self.enter(app.focusWindow())

    def enter(self, window: QWindow | None) -> None:
        """Begin to hear a window that the keyboard has come to."""
        if window is not None:
            window.installEventFilter(self)
