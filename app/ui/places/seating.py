"""Who takes which part this time, asked before a talk whose parts differ."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...flow.model import Flow
from ..widgets import QuietButton
from .which import Which


class Seating(Which):
    """`chosen` says that `second` holds: the second partner took the first part.

    `both_asked` says that they are not sure, or that it was both.
    """

    both_asked = Signal()

    def __init__(
        self,
        flow: Flow,
        names: tuple[str, str],
        *,
        offers_both: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flow.seats.ask if flow.seats else flow.title, flow, names, parent)
        self.card.column.addSpacing(24)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        if offers_both:
            both = QuietButton("Both of us, or not sure")
            both.clicked.connect(self.both_asked)
            foot.addWidget(both)
        self.card.column.addLayout(foot)
        self.put_up()
