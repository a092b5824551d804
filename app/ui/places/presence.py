"""Who is here, asked before something for one alone; and what becomes of what is said in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...flow.model import Flow
from ..typeface import Role
from ..widgets import Text
from .which import Which

NOTHING_KEPT = "Nothing here is kept unless you keep it."
ALL_GONE = "Lock, Hide, or closing Reknit lets all of it go at once."


class Presence(Which):
    """`chosen` says that `second` holds: the second partner is the one here."""

    def __init__(self, flow: Flow, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__("Who is here?", flow, names, parent)
        column = self.card.column
        column.addSpacing(20)
        column.addWidget(Text(f"{NOTHING_KEPT} {ALL_GONE}", Role.BASE, measure=None))
        column.addSpacing(20)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.put_up()
