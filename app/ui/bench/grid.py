"""A small table: words at the left, figures in columns, a line below the head."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ..typeface import Role, scaled
from ..widgets import Hairline, Heading, Text, Tone
from ..widgets.laid import Laid
from .finding import Table

FIGURE, ACROSS, NAME = 50, 8, 190
"""The least width of a column of figures, what lies between columns, and what the words need
beside them, in px at 100 %."""
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Grid(Laid):
    """Shows a table; where it is narrow, the words stand above their figures.

    The words of each row tell its figures to whoever does not see the columns.
    """

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(table.title, Role.LABEL))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(4)
        column.addLayout(self._grid)
        self._figures = len(table.head) - 1
        self._line = Hairline()
        head = _texts(table.head, Role.NOTE, Tone.MUTED)
        self._rows = [head, *(_texts(row, Role.BASE, Tone.INK) for row in table.rows)]
        for row, (name, *_) in zip(table.rows, self._rows[1:], strict=True):
            said = zip(table.head[1:], row[1:], strict=True)
            name.setAccessibleDescription(", ".join(f"{what}: {figure}" for what, figure in said))
        self._narrow: bool | None = None
        self._arrange(True)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the figures alone: they then go below the words."""
        each = scaled(FIGURE) + scaled(ACROSS)
        return QSize(round(each * self._figures), super().minimumSizeHint().height())

    def restyle(self) -> None:
        """Give the columns their width at this text size."""
        narrow, self._narrow = bool(self._narrow), None
        self._arrange(narrow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = scaled(FIGURE + ACROSS) * self._figures + scaled(NAME)
        self._arrange(self.width() < needed)

    def _arrange(self, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        grid, below = self._grid, 1 if narrow else 0
        grid.setHorizontalSpacing(round(scaled(ACROSS)))
        grid.setColumnStretch(0, 1)
        for column in range(1, self._figures + 1):
            grid.setColumnMinimumWidth(column, round(scaled(FIGURE)))
        for widget in (self._line, *(text for row in self._rows for text in row)):
            grid.removeWidget(widget)
        for number, (name, *figures) in enumerate(self._rows):
            at = number * (1 + below) + bool(number)  # the line stands below the head
            grid.addWidget(name, at, 0, 1, self._figures + 1 if narrow else 1)
            for column, figure in enumerate(figures, start=1):
                grid.addWidget(figure, at + below, column)
        grid.addWidget(self._line, 1 + below, 0, 1, self._figures + 1)


def _texts(words: tuple[str, ...], role: Role, tone: Tone) -> list[Text]:
    return [
        Text(each, role, tone=tone, measure=None, align=RIGHT if at else LEFT)
        for at, each in enumerate(words)
    ]
