"""All that is wrong in an author's file: place, code, message, hint, and the line it stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...bench.proof import Proof, source_line
from ...flow.fault import Fault, printable
from ..typeface import Role
from ..widgets import Fold, Hairline, Text, Tone
from ..widgets.laid import Laid, settle
from .source import SourceLine


class FaultList(Laid):
    """One below the other, as they stand in the file; each unfolds its line."""

    def __init__(self, parent: QWidget | None = None, *, opened: bool = False) -> None:
        super().__init__(parent)
        self._opened = opened
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._entries: list[FaultEntry] = []

    def show_faults(self, proof: Proof, faults: tuple[Fault, ...]) -> None:
        """Show these faults of a file in the place of those before.

        One that was there already stays unfolded or folded, and the keyboard stays with it.
        """
        opened = {_key(each.fault): each.fold.is_opened() for each in self._entries if each.fold}
        focused = next((each for each in self._entries if each.has_keyboard()), None)
        old, at = self._entries, self._entries.index(focused) if focused else 0
        self._entries = [
            FaultEntry(
                proof, fault, opened=opened.get(_key(fault), self._opened), first=number == 0
            )
            for number, fault in enumerate(faults)
        ]
        for entry in old:
            self._column.removeWidget(entry)
        for entry in self._entries:
            self._column.addWidget(entry)
        if focused is not None and self._entries:
            same = (each for each in self._entries if _key(each.fault) == _key(focused.fault))
            settle()
            next(same, self._entries[min(at, len(faults) - 1)]).take_keyboard()
        for entry in old:
            entry.hide()
            entry.deleteLater()

    def first(self) -> QWidget | None:
        """What the keyboard goes to."""
        entry = self._entries[0] if self._entries else None
        return entry.fold.hinge if entry is not None and entry.fold else entry


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

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on its line."""
        return self.fold is not None and self.fold.hinge.hasFocus()

    def take_keyboard(self) -> None:
        """Put the keyboard on its line, if it has one."""
        if self.fold is not None:
            self.fold.hinge.setFocus(Qt.FocusReason.OtherFocusReason)


def _key(fault: Fault) -> tuple[str, str]:
    """What stays the same of a fault while lines come and go above it."""
    return fault.code, fault.message
