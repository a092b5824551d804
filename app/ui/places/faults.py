"""A flow that cannot be opened: every fault with its line, and nothing was opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...flow.fault import Fault, Severity, printable
from ..typeface import Role
from ..widgets import Card, Hairline, Heading, Text, Tone
from .page import Page

TITLE = "This talk cannot be opened"


class Faults(Page):
    """All faults of one file, as its author has to mend them."""

    left = Signal()

    def __init__(
        self,
        name: str,
        faults: tuple[Fault, ...],
        title: str = TITLE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        errors = [fault for fault in faults if fault.severity is Severity.ERROR]
        card = Card()
        add = card.column.addWidget
        add(Heading(self.title, Role.TITLE))
        card.column.addSpacing(8)
        count = "one fault" if len(errors) == 1 else f"{len(errors)} faults"
        add(
            Text(
                f"“{printable(name)}” has {count}. Nothing was opened, and nothing of yours was "
                "touched. Whoever wrote the file can mend it with this list.",
                tone=Tone.MUTED,
            )
        )
        for fault in errors:
            card.column.addSpacing(14)
            add(Hairline())
            card.column.addSpacing(14)
            where = f"Line {fault.line}, column {fault.column} · {fault.code}"
            add(Text(where, Role.NOTE, tone=Tone.MUTED))
            add(Text(printable(fault.message)))
            if fault.hint:
                add(Text(printable(fault.hint), tone=Tone.MUTED))
        self._back = self.add_way_back()
        self._back.clicked.connect(self.left)
        self.add_middle(card, 720)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._back
