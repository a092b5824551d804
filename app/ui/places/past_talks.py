"""Past talks, the newest first; as many as there are, read a page at a time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from ...session.session import State
from ...session.telling import clock, day
from ..threads import KnittingThreads
from ..typeface import Role
from ..widgets import Heading, PrimaryButton, Text, Tone
from ..widgets.twice import Twice
from .dated_list import DatedList
from .dated_row import OPENS_DAY, TIME
from .page import Page
from .row import Row

if TYPE_CHECKING:
    from ...vault.rows import Head
    from ...vault.store import Vault

PAGE = 50
HEAD = Qt.ItemDataRole.UserRole
_STATES = {
    State.OPEN: "paused",
    State.LATER: "put off",
    State.FINISHED: "",
    State.STOPPED: "ended",
}

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


def local(moment: datetime) -> datetime:
    """The moment in the time zone of this computer."""
    return moment.astimezone()


def told(head: Head) -> str:
    """A talk in a line: what it was and how it stands; never who ended it."""
    state = _STATES[head.state]
    return f"{head.title}, {state}" if state else head.title


class PastModel(QAbstractListModel):
    """The heads of the talks that are kept, fetched as the list is scrolled."""

    def __init__(self, vault: Vault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._heads: list[Head] = []
        self._whole = False
        self.fetchMore(NOWHERE)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def canFetchMore(self, parent: Index) -> bool:
        return not self._whole

    def fetchMore(self, parent: Index) -> None:
        last = self._heads[-1] if self._heads else None
        more = self._vault.sessions(PAGE, last)
        self._whole = len(more) < PAGE
        if more:
            end = len(self._heads) + len(more) - 1
            self.beginInsertRows(NOWHERE, len(self._heads), end)
            self._heads.extend(more)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        head = self._heads[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return told(head)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._day(index.row())}, {clock(local(head.started))}, {told(head)}"
        if role == HEAD:
            return head
        if role == TIME:
            return clock(local(head.started))
        if role == OPENS_DAY:
            return self._day(index.row()) if self._opens_day(index.row()) else ""
        return None

    def remove(self, row: int) -> None:
        """Delete the talk in that row from the vault. Raises VaultProblem."""
        from ..unsaying import unsay_all

        unsay_all(self._vault, self._heads[row].id)
        self._vault.delete(self._heads[row].id)
        self.beginRemoveRows(NOWHERE, row, row)
        del self._heads[row]
        self.endRemoveRows()

    def _opens_day(self, row: int) -> bool:
        return row == 0 or self._day(row) != self._day(row - 1)

    def _day(self, row: int) -> str:
        return day(local(self._heads[row].started))


class PastTalks(Page):
    """The list and what can be done with one of it; `opened` says that `head` is to be shown."""

    opened = Signal()

    def __init__(self, vault: Vault, parent: QWidget | None = None) -> None:
        super().__init__("Past talks", parent)
        self._model = PastModel(vault, self)
        self._list = DatedList("Past talks, the newest first")
        self._list.setModel(self._model)
        self._empty = Text(
            "No talk yet. What you both decide to keep will be here.", Role.HINT, tone=Tone.MUTED
        )
        self._weave = KnittingThreads()
        self._weave.setMaximumHeight(112)
        self._open = PrimaryButton("Open")
        self._delete = Twice(
            "Delete this talk …",
            "Delete it for good",
            "Its answers and its summary go. Paper and files that you saved stay.",
        )
        column = self.column
        column.setContentsMargins(32, 36, 40, 20)
        column.setSpacing(12)
        column.addWidget(Heading(self.title, Role.GREETING))
        column.addWidget(self._weave)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        row = Row(160, 12)
        row.add(self._open, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.add(self._delete, 1)
        column.addWidget(row)
        column.addStretch(0)
        self._connect()
        self._choose(0)

    @property
    def head(self) -> Head | None:
        """The talk that is chosen."""
        return cast("Head | None", self._list.currentIndex().data(HEAD))

    def arrive(self) -> None:
        """Put the keyboard into the list."""
        if self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open_asked)
        self._list.confirmed.connect(self._on_open_asked)
        self._list.delete_asked.connect(self._delete.ask)
        self._delete.confirmed.connect(self._on_delete_confirmed)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)

    def _choose(self, row: int) -> None:
        there = self._model.rowCount()
        for widget in (self._list, self._open, self._delete):
            widget.setVisible(bool(there))
        self._weave.setVisible(not there)
        self._empty.setVisible(not there)
        if there:
            self._list.setCurrentIndex(self._model.index(min(row, there - 1)))

    def _on_current_changed(self) -> None:
        waits = self.head is not None and self.head.ended is None
        self._open.setText("Take it up again" if waits else "Open")
        self._delete.calm()

    def _on_open_asked(self) -> None:
        if self.head is not None:
            self.opened.emit()

    def _on_delete_confirmed(self) -> None:
        row = self._list.currentIndex().row()
        if row >= 0:
            self._model.remove(row)
            self._choose(row)
            self.arrive()
