"""The places at the left, or along the top where the window is narrow or the text large."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .. import typeface
from ..widgets import FlowLayout, PlaceButton, Sheet
from .masthead import Brand

WIDTH, NARROW = 232, 1000


class PlaceName(StrEnum):
    """The places one can go to."""

    HOME = "Home"
    PAST = "Past talks"
    OWN = "My own space"
    LIBRARY = "Library"
    SETTINGS = "Settings"


_ICONS = {
    PlaceName.HOME: "house",
    PlaceName.PAST: "messages-square",
    PlaceName.OWN: "user",
    PlaceName.LIBRARY: "book-open",
    PlaceName.SETTINGS: "sliders-horizontal",
}


class Shell(Sheet):
    """One place at a time. `asked` says that `wanted` is to be shown.

    Without a passphrase of both there is nothing to lock, and no space for one alone.
    """

    asked = Signal()
    safety_asked = Signal()
    lock_asked = Signal()
    hide_asked = Signal()

    def __init__(self, *, protected: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.wanted = self._up = PlaceName.HOME
        self.title = PlaceName.HOME.value
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._brand = Brand()
        places = [name for name in PlaceName if protected or name is not PlaceName.OWN]
        self._buttons = {name: self._place(name) for name in places}
        self._below = [self._doing("Is a talk right?", "life-buoy", self.safety_asked)]
        if protected:
            self._below.append(self._doing("Lock", "lock", self.lock_asked))
        self._below.append(self._doing("Hide", "eye-off", self.hide_asked))
        self._side = QWidget(self)
        self._top = QWidget(self)
        self._stack = QStackedWidget(self)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for part in (self._side, self._top):
            self._box.addWidget(part)
        self._box.addWidget(self._stack, 1)
        self._folded: bool | None = None
        self._arrange()

    def show_place(self, name: PlaceName, page: QWidget) -> None:
        """Put `page` up as the place `name`; what was there before is let go of."""
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        self._buttons[name].setChecked(True)
        self.wanted = self._up = name
        self.title = name.value

    def stay(self) -> None:
        """Remain in the place that is up, though another one was asked for."""
        self.wanted = self._up
        self._buttons[self._up].setChecked(True)

    def page(self) -> QWidget | None:
        """What is up now."""
        return self._stack.currentWidget()

    def arrive(self) -> None:
        """Let the place that is up take the keyboard."""
        page = self._stack.currentWidget()
        if page is not None and hasattr(page, "arrive"):
            page.arrive()

    def flush(self) -> bool:
        """Keep what is written in the place that is up; whether that was possible."""
        flush = getattr(self.page(), "flush", None)
        return flush is None or flush()

    def forget(self) -> None:
        """Leave nothing half typed behind in the place that is up."""
        if forget := getattr(self.page(), "forget", None):
            forget()

    def rest_alone(self) -> None:
        """Let the place that is up know that nobody seems to be there."""
        if rest := getattr(self.page(), "rest_alone", None):
            rest()

    def restyle(self) -> None:
        """Fold or unfold where the text size asks for it."""
        self._folded = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _place(self, name: PlaceName) -> PlaceButton:
        button = PlaceButton(name.value, _ICONS[name], self)
        self._group.addButton(button)
        button.clicked.connect(lambda: self._on_place_clicked(name))
        return button

    def _doing(self, words: str, icon: str, asked: object) -> PlaceButton:
        button = PlaceButton(words, icon, self)
        button.setCheckable(False)
        button.clicked.connect(asked)
        return button

    def _on_place_clicked(self, name: PlaceName) -> None:
        """Go there; from the place that is up already, into its page."""
        is_up = name is self.wanted
        self.wanted = name
        self.asked.emit()
        if is_up:
            self.arrive()

    def _arrange(self) -> None:
        folded = self.width() < NARROW or self.width() < typeface.scaled(860)
        if folded == self._folded:
            return
        self._folded = folded
        everything = [*self._buttons.values(), *self._below]
        for widget in (self._brand, *everything):
            widget.setParent(self)
        for part in (self._side, self._top):
            old = part.layout()
            if old is not None:
                QWidget().setLayout(old)
        if folded:
            self._fill_top(everything)
        else:
            self._fill_side()
        self._side.setVisible(not folded)
        self._top.setVisible(folded)
        for widget in everything:
            widget.show()
        self._brand.setVisible(not folded)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if folded else direction.LeftToRight)

    def _fill_side(self) -> None:
        self._side.setFixedWidth(max(WIDTH, round(typeface.scaled(216)) + 16))
        column = QVBoxLayout(self._side)
        column.setContentsMargins(24, 36, 20, 24)
        column.setSpacing(4)
        self._brand.setContentsMargins(14, 0, 0, 0)
        column.addWidget(self._brand)
        column.addSpacing(28)
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        for button in self._below:
            column.addWidget(button)

    def _fill_top(self, everything: list[PlaceButton]) -> None:
        column = QVBoxLayout(self._top)
        column.setContentsMargins(20, 12, 20, 0)
        row = FlowLayout(across=4, down=0)
        for button in everything:
            row.addWidget(button)
        column.addLayout(row)
