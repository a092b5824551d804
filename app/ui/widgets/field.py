"""Where people write several lines: a field that grows with what is written."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from .. import typeface
from ..typeface import Role
from .frame import Frame
from .typed import LONGEST, cleaned

BEFORE, ABOVE, BEHIND, BELOW = 18, 13, 6, 11


class _Paper(QPlainTextEdit):
    """The editor inside a field: plain, clean, left by Tab, deaf to dropped files."""

    def __init__(self) -> None:
        super().__init__()
        self.horizontalScrollBar().valueChanged.connect(self._stay_at_the_left)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(cleaned(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def _stay_at_the_left(self, value: int) -> None:
        """Lines wrap, but Qt scrolls sideways by the space at the end of a full one."""
        if value:
            self.horizontalScrollBar().setValue(0)


class Field(Frame):
    """Several lines of plain text, `lines` high at least, growing with what is written.

    `changed` says that the text is another; `left` that the keyboard went elsewhere.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        role: Role = Role.FIELD,
        lines: int = 3,
        most_lines: int = 12,
        longest: int = LONGEST,
    ) -> None:
        self._paper = _Paper()
        self._lines, self._most, self._longest = lines, most_lines, longest
        super().__init__(self._paper, role, parent)
        self._paper.setFrameShape(QFrame.Shape.NoFrame)
        self._paper.setTabChangesFocus(True)
        self._paper.setAcceptDrops(False)
        self._paper.viewport().setAcceptDrops(False)
        self._paper.setCursorWidth(2)
        self._paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._paper.document().setDocumentMargin(0)
        self._paper.setMinimumHeight(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(BEFORE, ABOVE, BEHIND, BELOW)
        row.addWidget(self._paper)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._paper.textChanged.connect(self._on_paper_changed)
        self._fit()

    def text(self) -> str:
        """What is written, in NFC and without control characters."""
        return cleaned(self._paper.toPlainText())[: self._longest]

    def set_text(self, text: str) -> None:
        """Show `text`, without telling; the cursor goes to its end."""
        if text == self.text():
            return
        self._paper.blockSignals(True)
        self._paper.setPlainText(cleaned(text)[: self._longest])
        self._paper.moveCursor(self._paper.textCursor().MoveOperation.End)
        self._paper.blockSignals(False)
        self._fit()

    def set_hint(self, words: str) -> None:
        """Grey words that stand there while nothing is written."""
        self._paper.setPlaceholderText(words)
        self._paper.viewport().update()  # Qt paints only the first one by itself

    def restyle(self) -> None:
        super().restyle()
        self._fit()

    def sizeHint(self) -> QSize:
        lines = max(self._lines, min(self._most, self._count(self.width())))
        return QSize(round(typeface.scaled(320)), self._height(lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(120)), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            super().eventFilter(watched, event)
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.left.emit()
            return False
        return super().eventFilter(watched, event)

    def _on_paper_changed(self) -> None:
        over = len(self._paper.toPlainText()) - self._longest
        if over > 0:
            cursor = self._paper.textCursor()
            self._paper.blockSignals(True)
            cursor.setPosition(max(0, cursor.position() - over))
            end = cursor.position() + over
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._paper.blockSignals(False)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Grow with the words; a scroll bar only when there are more lines than are shown."""
        more = self._count(self.width()) > self._most
        needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._paper.setVerticalScrollBarPolicy(needed if more else off)
        self.updateGeometry()

    def _height(self, lines: int) -> int:
        metrics = QFontMetricsF(self._paper.font())
        line = ceil(metrics.ascent()) + ceil(metrics.descent()) + ceil(metrics.leading())
        return lines * line + ABOVE + BELOW + 2 + (self._lines > 1) * 8

    def _count(self, width: int) -> int:
        """How many lines the words take, at most one more than are shown."""
        room = max(1, width - BEFORE - BEHIND)
        count = 0
        for words in self._paper.toPlainText().split("\n"):
            count += lines_of(words, self._paper.font(), room, self._most + 1 - count)
            if count > self._most:
                break
        return count


def lines_of(words: str, font: QFont, width: float, most: int) -> int:
    """How many lines a paragraph takes in `width` px; counting stops at `most`."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    count = 0
    layout.beginLayout()
    while count < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return max(1, count)
