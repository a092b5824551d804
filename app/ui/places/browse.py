"""Something to choose from one's own list, with a line to search in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..typeface import Role
from ..widgets import Line, Text, Tone
from .dated_list import DatedList
from .dated_model import DatedModel, Entry

NOTHING_FOUND = "Nothing here has these words in it."


class Browse(QWidget):
    """The newest first; `opened` says that `key()` was chosen.

    What is searched through is given anew with each change of the words, so that nothing of it
    has to be held.
    """

    opened = Signal()

    def __init__(
        self,
        name: str,
        empty: str,
        found: Callable[[str], Iterable[Entry]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty, self._found = empty, found
        self._search = Line(longest=200)
        self._search.set_hint("Search in it")
        self._search.setAccessibleName(f"Search: {name}")
        self._word = Text("", Role.HINT, tone=Tone.MUTED)
        self._model = DatedModel(self)
        self.list = DatedList(f"{name}, the newest first")
        self.list.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._search)
        column.addWidget(self._word)
        column.addWidget(self.list, 1)
        self._search.changed.connect(self.refresh)
        self._search.confirmed.connect(self.focus_list)
        self.list.clicked.connect(self.opened)
        self.list.confirmed.connect(self._on_confirmed)

    def key(self) -> str | None:
        """What is chosen."""
        entry = self._model.entry(self.list.currentIndex())
        return entry.key if entry else None

    def refresh(self) -> None:
        """Show what there is now that has the words in it."""
        words = self._search.text()
        self._model.show_entries(self._found(words))
        there = bool(self._model.rowCount())
        self._search.setVisible(there or bool(words))
        self.list.setVisible(there)
        self._word.setText(NOTHING_FOUND if words else self._empty)
        self._word.setVisible(not there)
        if there:
            self.list.setCurrentIndex(self._model.index(0))

    def focus_list(self) -> None:
        """Put the keyboard into the list, if something stands in it."""
        if self._model.rowCount():
            self.list.setFocus()

    def _on_confirmed(self) -> None:
        if self.key() is not None:
            self.opened.emit()
