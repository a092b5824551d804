"""The places at the left, or along the top where the window is narrow or the text large.

Where they would take more than a quarter of the height there, they unfold from one line.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .. import typeface
from ..widgets import FlowLayout, PlaceButton, Sheet
from ..widgets.fold import Hinge
from .masthead import Brand

WIDTH, NARROW = 232, 1000
ASIDE, CROWDED = 20, 0.25
"""The share of the height that the places may take along the top."""


class PlaceName(StrEnum):
    """The places one can go to."""

    HOME = "Home"
    PAST = "Past talks"
    AGREEMENTS = "Agreements"
    PRACTICE = "Practice"
    ALONE = "On my own"
    OWN = "My own space"
    LIBRARY = "Library"
    SETTINGS = "Settings"


_ICONS = {
    PlaceName.HOME: "house",
    PlaceName.PAST: "messages-square",
    PlaceName.AGREEMENTS: "handshake",
    PlaceName.PRACTICE: "calendar",
    PlaceName.ALONE: "sprout",
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
        places = [name for name in PlaceName if protected or name is not PlaceName.OWN]
        self._buttons = {name: self._place(name) for name in places}
        self._below = [self._doing("Is a talk right?", "life-buoy", self.safety_asked)]
        if protected:
            self._below.append(self._doing("Lock", "lock", self.lock_asked))
        self._hide = self._doing("Hide", "eye-off", self.hide_asked)
        self._below.append(self._hide)
        self._side, self._top = self._made_side(), self._made_top()
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
        self._hinge.set_words(self.title)
        self._hinge.setChecked(False)

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
        self._fold()
        self._unfold()

    def _fold(self) -> None:
        folded = self.width() < NARROW or self.width() < typeface.scaled(860)
        self._side.setFixedWidth(max(WIDTH, round(typeface.scaled(216)) + 16))
        if folded == self._folded:
            return
        self._folded = folded
        for button in self._buttons.values():
            (self._rows if folded else self._above).addWidget(button)
        for button in self._below:
            (self._rows if folded else self._beneath).addWidget(button)
        self._side.setVisible(not folded)
        self._top.setVisible(folded)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if folded else direction.LeftToRight)

    def _unfold(self) -> None:
        """Along the top: all places, or only the one that is up, and Hide beside it."""
        if not self._folded:
            return
        apart = self._line.indexOf(self._hide) >= 0
        width = self.width() - 2 * ASIDE - (self._hide.sizeHint().width() if apart else 0)
        crowded = self._rows.heightForWidth(width) > CROWDED * self.height()
        if crowded is not apart:
            (self._line if crowded else self._rows).addWidget(self._hide)
        self._hinge.setVisible(crowded)
        self._places.setVisible(not crowded or self._hinge.isChecked())

    def _made_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 36, 20, 24)
        brand = Brand()
        brand.setContentsMargins(14, 0, 0, 0)
        column.addWidget(brand)
        column.addSpacing(28)
        self._above, self._beneath = QVBoxLayout(), QVBoxLayout()
        for part in (self._above, self._beneath):
            part.setSpacing(4)
        column.addLayout(self._above)
        column.addStretch(1)
        column.addLayout(self._beneath)
        return side

    def _made_top(self) -> QWidget:
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(ASIDE, 12, ASIDE, 0)
        column.setSpacing(0)
        self._hinge = Hinge(self.title)
        self._hinge.toggled.connect(self._unfold)
        self._line = QHBoxLayout()
        self._line.addWidget(self._hinge)
        self._line.addStretch(1)
        column.addLayout(self._line)
        self._places = QWidget()
        self._rows = FlowLayout(self._places, across=4, down=0)
        column.addWidget(self._places)
        return top
