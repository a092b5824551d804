"""Whose pages of a talk its author looks at: those of all, or as one of the two sees it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.fault import printable
from ...session.session import Seat
from ..widgets import Choices, Fold
from ..widgets.laid import Laid

TITLE, ALL = "Whose pages …", "All pages"
AS = "As {name} sees it"
_EVERY = ""


class View(Fold):
    """`changed` says that `seat` is another one; None: the pages of all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        inside = Laid()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(28, 4, 0, 0)
        super().__init__(TITLE, inside, parent=parent)
        self.seat: Seat | None = None
        self._names: tuple[str, str] | None = None
        self._choices: Choices | None = None

    def choose(self, seat: Seat | None) -> None:
        """Have this one chosen, without telling."""
        self.seat = seat
        if self._choices is not None:
            self._choices.choose(seat or _EVERY)

    def show_names(self, names: tuple[str, str]) -> None:
        """Call the two so."""
        if names == self._names:
            return
        self._names = names
        if self._choices is not None:
            self._column.removeWidget(self._choices)
            self._choices.hide()
            self._choices.deleteLater()
        first, second = (AS.format(name=printable(name)) for name in names)
        choices = Choices([(_EVERY, ALL, ""), (Seat.FIRST, first, ""), (Seat.SECOND, second, "")])
        choices.setAccessibleName("Whose pages")
        choices.choose(self.seat or _EVERY)
        choices.changed.connect(self._on_choices_changed)
        self._choices = choices
        self._column.addWidget(choices)

    def _on_choices_changed(self) -> None:
        choices = self._choices
        if choices is None:
            return
        key = choices.chosen()
        self.seat = Seat(key) if key else None
        self.changed.emit()
        # the page that comes up takes the keyboard, which is still needed here
        QTimer.singleShot(0, choices, choices.focus_first)
