"""Past things as a list shows them: a line, and the moment it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ...session.telling import clock, day
from .dated_row import OPENS_DAY, TIME

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """One thing in the list; `key` is what it is found by."""

    key: str
    words: str
    moment: datetime


class DatedModel(QAbstractListModel):
    """The entries that were handed over, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these in the place of all others."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """What stands there."""
        return self._entries[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        local = entry.moment.astimezone()
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{day(local)}, {clock(local)}, {entry.words}"
        if role == TIME:
            return clock(local)
        if role == OPENS_DAY:
            return day(local) if self._opens_day(index.row()) else ""
        return None

    def _opens_day(self, row: int) -> bool:
        here, above = self._entries[row], self._entries[row - 1] if row else None
        return above is None or above.moment.astimezone().date() != here.moment.astimezone().date()
