"""A widget whose layout is asked for its height by width alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget


class Laid(QWidget):
    """For what stands in a column: its hint is not measured at a width it will never have.

    Qt works out the height of a hint by laying everything inside out for the hint's own width.
    With such widgets inside each other that is done anew on every floor, and forgotten again,
    though the column above asks each for its height at the width it really gets.
    """

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


def settle() -> None:
    """Give what was just shown or hidden its place now, so that it can be scrolled into sight."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
