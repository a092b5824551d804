"""The way to delete everything: in the settings, and at the lock, without the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..widgets import Text, Tone
from ..widgets.twice import Twice

ANYONE = "Anyone who uses this computer can delete everything, with or without the passphrase."
LEFT_BEHIND = (
    "This deletes the keys, every talk and every setting that Reknit keeps here, and the backups "
    "of them. What remains: paper, files you saved or sent, backups that your system made, and "
    "traces on the disk itself. It cannot be undone."
)


class Erasing(QWidget):
    """Says who can do it and what remains, and asks twice; `confirmed` follows the second yes."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(ANYONE, tone=Tone.MUTED))
        twice = Twice("Delete everything …", "Delete everything for good", LEFT_BEHIND)
        twice.confirmed.connect(self.confirmed)
        column.addWidget(twice)
