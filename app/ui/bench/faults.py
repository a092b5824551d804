"""All that is wrong in an author's file: place, code, message, hint, and the line it stands in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...bench.proof import Proof, source_line
from ...flow.fault import Fault, printable
from ..typeface import Role
from ..widgets import Fold, Hairline, Text, Tone
from ..widgets.laid import Laid
from .source import SourceLine


class FaultList(Laid):
    """One below the other, as they stand in the file; each unfolds its line."""

    def __init__(self, parent: QWidget | None = None, *, opened: bool = False) -> None:
        super().__init__(parent)
        self._opened = opened
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._entries: list[QWidget] = []

    def show_faults(self, proof: Proof, faults: tuple[Fault, ...]) -> None:
        """Show these faults of a file in the place of those before."""
        for entry in self._entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [
            FaultEntry(proof, fault, opened=self._opened, first=number == 0)
            for number, fault in enumerate(faults)
        ]
        for entry in self._entries:
            self._column.addWidget(entry)

    def first(self) -> QWidget | None:
        """What the keyboard goes to."""
        entry = self._entries[0] if self._entries else None
        return entry.fold.hinge if isinstance(entry, FaultEntry) and entry.fold else entry


class FaultEntry(Laid):
    """One fault; where the file has its line, that unfolds below."""

    def __init__(
        self,
        proof: Proof,
        fault: Fault,
        *,
        opened: bool,
        first: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fault = fault
        self.fold: Fold | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(2)
        if not first:
            column.addWidget(Hairline())
            column.addSpacing(8)
        column.addWidget(Text(printable(fault.message)))
        if fault.hint:
            column.addWidget(Text(printable(fault.hint), Role.NOTE, tone=Tone.MUTED))
        where = f"{proof.name}:{fault.line}:{fault.column} · {fault.code}"
        found = source_line(proof, fault)
        if found is None:
            column.addWidget(Text(where, Role.NOTE, tone=Tone.MUTED))
            return
        fold = self.fold = Fold(where, SourceLine(*found), opened=opened)
        column.addWidget(fold)
