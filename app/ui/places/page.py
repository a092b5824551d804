"""What every full page of the window has: a title, a column that scrolls, and a foot that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..widgets import LinkButton, QuietButton, ScrollColumn, Sheet
from ..widgets.flow_layout import FlowLayout

SIDE, TOP = 40, 24
SAFETY = "When a talk like this is not the right thing"


class Page(Sheet):
    """A page by itself. `safety_asked` and `hide_asked` come from the foot, if it has one."""

    safety_asked = Signal()
    hide_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title = title
        self.setAccessibleName(title)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._scroll = ScrollColumn(self)
        self.column = self._scroll.column
        self.column.setContentsMargins(SIDE, TOP, SIDE, TOP)
        self._whole.addWidget(self._scroll, 1)

    def arrive(self) -> None:
        """Put the keyboard where it is wanted; called when the page comes up."""
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget | None:
        """What the keyboard goes to when the page comes up."""
        return None

    def add_middle(self, widget: QWidget, widest: int, share: int = 0) -> None:
        """Add `widget` in the middle of the column, as wide as there is room up to `widest`."""
        widget.setMaximumWidth(widest)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        self.column.addLayout(row, share)

    def add_head(self, widget: QWidget) -> None:
        """Put `widget` above the part that scrolls."""
        self._whole.insertWidget(0, widget)

    def add_foot(self, *left: QWidget) -> None:
        """A foot that does not scroll: `left`, the safety page, Hide."""
        foot = QWidget(self)
        around = QHBoxLayout(foot)
        around.setContentsMargins(SIDE - 14, 4, SIDE - 14, 16)
        row = FlowLayout(across=4, down=0)
        around.addLayout(row)
        for widget in left:
            row.addWidget(widget)
        safety = QuietButton(SAFETY, "life-buoy")
        safety.clicked.connect(self.safety_asked)
        row.addWidget(safety)
        hide = QuietButton("Hide", "eye-off")
        hide.clicked.connect(self.hide_asked)
        row.addWidget(hide)
        self._whole.addWidget(foot)


def link(text: str) -> LinkButton:
    """Underlined words that lead somewhere."""
    return LinkButton(text)
