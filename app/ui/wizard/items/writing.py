"""Words that are written or said aloud: the field, the tick, and a remark that lets itself go."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....flow.items import Hint
from ....session.value import Words
from ....session.wording import remark
from ... import accessible, icons, theme, typeface
from ...focus import Ringed
from ...typeface import Role
from ...widgets import Field, Text, Tick, Tone
from ...widgets.apart import Apart
from ...widgets.laid import Laid

QUIET_MS = 900
NEAR = 60
ONWARD = "⌘ Enter to go on" if sys.platform == "darwin" else "Ctrl+Enter to go on"
"""How the keyboard leaves a field in which Enter begins a line."""
ALOUD, ALOUD_ALONE = "Said aloud", "Said aloud, nothing to write down"


class Dismiss(Ringed, QPushButton):
    """A small cross that sends a remark away."""

    presses = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Hide this remark")
        self.setToolTip("Hide this remark")
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = max(28, round(typeface.scaled(28)))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, ground = theme.current(), theme.ground_under(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.hover(now.ground(ground)))
            painter.drawRoundedRect(self.rect(), 6, 6)
        side = typeface.scaled(16)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint_icon(painter, "x", now.muted_on(ground), box)


class Remark(QWidget):
    """One gentle sentence on the wording; it never blocks, and can be sent away (care.md 2.4)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(6)
        self._words = Text("", Role.NOTE, tone=Tone.MUTED)
        self._dismiss = Dismiss()
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._unwanted = False
        self._dismiss.clicked.connect(self._on_dismiss_clicked)
        self.hide()

    def show_words(self, words: str | None) -> None:
        """Show a remark, unless they were sent away; None hides it."""
        if words and not self._unwanted and words != self._words.text():
            self._words.setText(words)
            accessible.announce(self, words)
        if not words:
            self._words.setText("")
        self.setVisible(bool(words) and not self._unwanted)

    def _on_dismiss_clicked(self) -> None:
        self._unwanted = True
        self.hide()
        above = self.parentWidget()
        if above is not None:
            above.setFocus(Qt.FocusReason.OtherFocusReason)


class Writing(Laid):
    """A field for words, and a tick for words that were said.

    `changed` says that `words()` is another; `left` that what is there should be kept.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        words: Words,
        asked: str,
        *,
        aloud: bool,
        hints: Iterable[Hint] = (),
        most: int | None = None,
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hints, self._most = tuple(hints), most
        self._field = Field(lines=lines)
        self._field.setAccessibleName(asked)
        self.setFocusProxy(self._field)
        self._field.set_text(words.text)
        self._remark = Remark(self)
        self._count = Text("", Role.NOTE, tone=Tone.MUTED)
        self._count.setContentsMargins(0, 6, 0, 0)
        self._tick = Tick(ALOUD_ALONE)
        self._tick.setChecked(words.aloud)
        onward = Text(ONWARD, Role.NOTE, tone=Tone.MUTED, align=Qt.AlignmentFlag.AlignRight)
        self._onward = _only_in(self._field, onward)
        paper_of(self._field).installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=QUIET_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._field)
        column.addWidget(self._count)
        column.addWidget(self._remark)
        column.addSpacing(6)
        column.addWidget(Apart(self._tick, self._onward))
        self._tick.setVisible(aloud)
        self._may_be_aloud = aloud
        self._field.changed.connect(self._on_field_changed)
        self._field.left.connect(self._on_field_left)
        self._tick.toggled.connect(self._on_tick_toggled)
        self._pause.timeout.connect(self._look_at_wording)
        self._look()
        self._look_at_wording()

    def words(self) -> Words | None:
        """What is written or said; None while nothing is."""
        text, aloud = self._field.text(), self._tick.isChecked()
        return Words(text, aloud) if text.strip() or aloud else None

    def insert(self, words: str) -> None:
        """Write these words where the cursor is, and let their owner go on."""
        write_into(self._field, words)

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say how to go on while the keyboard is in the field."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._onward.setVisible(event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _on_field_changed(self) -> None:
        self._look()
        if not self._remark.isHidden():
            self._look_at_wording()
        self._pause.start()
        self.changed.emit()

    def _on_field_left(self) -> None:
        self._look_at_wording()
        self.left.emit()

    def _on_tick_toggled(self) -> None:
        self._look()
        self.changed.emit()
        self.left.emit()

    def _look(self) -> None:
        text, aloud = self._field.text(), self._tick.isChecked()
        self._tick.setText(ALOUD if text.strip() else ALOUD_ALONE)
        if aloud:
            self._field.set_hint("A line for the summary, only if you want one")
        else:
            spoken = "Write here, or say it aloud" if self._may_be_aloud else "Write here"
            self._field.set_hint(spoken)
        left = None if self._most is None else self._most - len(text)
        self._count.setVisible(left is not None and left < NEAR)
        if left is not None and left < NEAR:
            self._count.setText(_left(left))

    def _look_at_wording(self) -> None:
        self._remark.show_words(remark(self._field.text(), self._hints))


def paper_of(field: Field) -> QPlainTextEdit:
    """The editor inside a field."""
    paper = field.focusProxy()
    assert isinstance(paper, QPlainTextEdit)
    return paper


def write_into(field: Field, words: str) -> None:
    """Write words at the cursor, as one step that can be undone; a beginning without its dots."""
    paper = paper_of(field)
    cursor = paper.textCursor()
    cursor.setPosition(cursor.selectionStart())
    before = cursor.block().text()[: cursor.positionInBlock()]
    gap = " " if before and not before[-1].isspace() else ""
    begun = words.rstrip().removesuffix("…").removesuffix("...").rstrip()
    paper.insertPlainText(f"{gap}{begun} ")
    paper.setFocus(Qt.FocusReason.OtherFocusReason)


def _only_in(field: Field, words: Text) -> Text:
    """`words` that are heard and seen in `field` alone; their place is kept meanwhile."""
    field.setAccessibleDescription(words.text())
    policy = words.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    words.setSizePolicy(policy)
    words.hide()
    return words


def _left(count: int) -> str:
    if count < 0:
        return f"{-count} characters over. A few words less will do."
    return "1 character left" if count == 1 else f"{count} characters left"
