"""What every full page of the window has: a title, a column that scrolls, and a foot that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .. import typeface
from ..widgets import Line, QuietButton, ScrollColumn, SecondaryButton, Sheet, Size, way_back
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
        self._middles: list[tuple[QWidget, int]] = []
        self._foot: QWidget | None = None
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
        if not isinstance(first, Line):
            self._scroll.verticalScrollBar().setValue(0)

    def first(self) -> QWidget | None:
        """What the keyboard goes to when the page comes up."""
        return None

    def add_middle(self, widget: QWidget, widest: int, share: int = 0) -> None:
        """Add `widget` in the middle of the column, up to `widest` px wide at 100 %."""
        self._middles.append((widget, widest))
        widget.setMaximumWidth(round(typeface.scaled(widest)))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        self.column.addLayout(row, share)

    def add_narrow(self, widget: QWidget, widest: int) -> None:
        """Add `widget` at the left of the column, up to `widest` px wide at 100 %."""
        self._middles.append((widget, widest))
        widget.setMaximumWidth(round(typeface.scaled(widest)))
        row = QHBoxLayout()
        row.addWidget(widget, 1000)
        row.addStretch(1)
        self.column.addLayout(row)

    def add_head(self, widget: QWidget) -> None:
        """Put `widget` above the part that scrolls."""
        self._whole.insertWidget(0, widget)

    def add_way_back(self, *, safety: bool = True) -> SecondaryButton:
        """A head that does not scroll, with Back, the safety page and Hide.

        What it returns goes back.
        """
        back = way_back(SecondaryButton("Back", "arrow-left"))
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 20, SIDE - 14, 8)
        row.addWidget(back)
        row.addStretch(1)
        ways = FlowLayout(across=4, down=0)
        row.addLayout(ways)
        for way in self._ways_out()[0 if safety else 1 :]:
            ways.addWidget(way)
        self.add_head(head)
        return back

    def way_to_safety(self) -> SecondaryButton:
        """One more button that leads to the safety page, to stand among the words of this one."""
        safety = SecondaryButton("Is a talk right?", "life-buoy", size=Size.SMALL)
        safety.clicked.connect(self.safety_asked)
        return safety

    def add_foot(self, *left: QWidget) -> None:
        """A foot with `left`, the safety page and Hide; it scrolls only where there is no room."""
        foot = QWidget(self)
        around = QHBoxLayout(foot)
        around.setContentsMargins(SIDE - 14, 4, SIDE - 14, 16)
        row = FlowLayout(across=4, down=0)
        around.addLayout(row)
        for widget in left:
            row.addWidget(widget)
        for way in self._ways_out():
            row.addWidget(way)
        self._foot = foot
        self._whole.addWidget(foot)

    def _ways_out(self) -> tuple[QuietButton, QuietButton]:
        safety = QuietButton("Is a talk right?", "life-buoy")
        safety.clicked.connect(self.safety_asked)
        hide = QuietButton("Hide", "eye-off")
        hide.clicked.connect(self.hide_asked)
        return safety, hide

    def restyle(self) -> None:
        """Give wide things their width at this text size."""
        for widget, widest in self._middles:
            widget.setMaximumWidth(round(typeface.scaled(widest)))
        self._place_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    @property
    def low(self) -> bool:
        """Whether there is little height for the size of the text."""
        return self.height() < typeface.scaled(440)

    def _place_foot(self) -> None:
        """The foot stays in sight, but not where it would take a third of the page."""
        if self._foot is None:
            return
        scrolls = self.column.indexOf(self._foot) >= 0
        if self.low and not scrolls:
            self._whole.removeWidget(self._foot)
            self.column.addWidget(self._foot)
        elif not self.low and scrolls:
            self.column.removeWidget(self._foot)
            self._whole.addWidget(self._foot)
