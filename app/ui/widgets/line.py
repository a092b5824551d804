"""One line to write in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from .. import typeface
from ..typeface import Role
from .frame import Frame
from .typed import cleaned


class _Single(QLineEdit):
    """The editor inside a line, which shows pasted text clean."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        shown = self.text()
        clean = cleaned(shown, lines=False)
        if clean.strip() != shown.strip() and clean.replace(" ", "") != shown.replace(" ", ""):
            at = self.cursorPosition()
            self.setText(clean)
            self.setCursorPosition(min(at, len(clean)))


class Line(Frame):
    """One line of plain text.

    `changed` says that the text is another, `confirmed` that Enter was pressed in it.
    """

    changed = Signal()
    confirmed = Signal()
    left = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        role: Role = Role.FIELD,
        height: int = 48,
        longest: int = 200,
    ) -> None:
        self._line = _Single()
        self._height = height
        super().__init__(self._line, role, parent)
        self._line.setFrame(False)
        self._line.setMaxLength(longest)
        self._line.setAcceptDrops(False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 2, 14, 2)
        self.row.addWidget(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line.textChanged.connect(self.changed)
        self._line.returnPressed.connect(self.confirmed)
        self._line.editingFinished.connect(self.left)

    def text(self) -> str:
        """What is written, in NFC, on one line, without spaces around it."""
        return cleaned(self._line.text(), lines=False)

    def set_text(self, text: str) -> None:
        """Show `text`, without telling."""
        self._line.blockSignals(True)
        self._line.setText(cleaned(text, lines=False))
        self._line.home(False)
        self._line.blockSignals(False)

    def clear(self) -> None:
        """Forget what was written."""
        self._line.clear()

    def set_hint(self, words: str) -> None:
        """Grey words that stand there while nothing is written."""
        self._line.setPlaceholderText(words)

    def select_all(self) -> None:
        self._line.selectAll()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self._line.font()).lineSpacing()
        at_100 = line * 100 / typeface.percent()
        return QSize(round(typeface.scaled(220)), round(line + self._height - at_100))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(90)), self.sizeHint().height())
