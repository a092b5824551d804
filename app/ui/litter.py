"""What Python has thrown away and not yet let go: cleared up while nobody does anything."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from .idle import Idle

AFTER_MS = 1_500


class Litter(QObject):
    """Clears up `milliseconds` after the last key, mouse or touch, once, and at no other time.

    Left to itself Python does it in the midst of a page turn, which then takes twice as long.
    What is there already stays for good, so make it before anything of the couple is.
    """

    def __init__(self, app: QApplication, milliseconds: int = AFTER_MS) -> None:
        super().__init__(app)
        gc.disable()
        gc.freeze()
        idle = Idle(app, milliseconds / 60_000)
        idle.setParent(self)
        idle.passed.connect(self.clear_up)

    def clear_up(self) -> None:
        """Let go of everything that nothing leads to any more."""
        gc.collect()
