"""Where people write: a field that grows, a line, and a line for a passphrase."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from .. import theme, typeface
from ..typeface import Role
from .typed import LONGEST, cleaned

CORNER = 10.0


class Frame(QWidget):
    """The line around whatever is written in: 2 px while it has the keyboard, and nothing moves."""

    def __init__(self, writing: QWidget, role: Role, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._role = role
        self._writing = writing
        self.setFocusProxy(writing)
        writing.installEventFilter(self)
        self.restyle()

    def setAccessibleName(self, name: str) -> None:
        """What is asked for here, for a screen reader."""
        super().setAccessibleName(name)
        self._writing.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:
        super().setAccessibleDescription(words)
        self._writing.setAccessibleDescription(words)

    def restyle(self) -> None:
        self._writing.setFont(typeface.font(self._role))
        shown = QPalette(theme.palette(theme.current()))
        for group in (
            QPalette.ColorGroup.Active,
            QPalette.ColorGroup.Inactive,
            QPalette.ColorGroup.Disabled,
        ):
            shown.setColor(group, QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self._writing.setPalette(shown)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._writing.hasFocus()
        under = now.ground(theme.ground_under(self))
        if not self.isEnabled():
            painter.setPen(QPen(now.hair(under), 1))
        else:
            painter.setPen(QPen(now.primary if focused else now.line, 2 if focused else 1))
            painter.setBrush(now.card)
        half = 1 if focused else 0.5
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CORNER, CORNER)


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
        row.setContentsMargins(18, 13, 6, 11)
        row.addWidget(self._paper)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._paper.textChanged.connect(self._on_paper_changed)
        self._paper.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

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
        self.updateGeometry()

    def set_hint(self, words: str) -> None:
        """Grey words that stand there while nothing is written."""
        self._paper.setPlaceholderText(words)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._paper.font())
        line = ceil(metrics.ascent()) + ceil(metrics.descent()) + ceil(metrics.leading())
        count = max(self._lines, min(self._most, round(self._paper.document().size().height())))
        return QSize(round(typeface.scaled(320)), round(count * line + 26 + (self._lines > 1) * 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(120)), self.sizeHint().height())

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
        self.changed.emit()


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
        self._line.blockSignals(False)

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
