"""Something that unfolds: help with words, details, the list of stages."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from .. import icons, theme, typeface
from ..focus import Ringed
from ..typeface import Role
from .laid import Laid
from .text import Typesetting
from .typesetter import Typesetter

GAP, BETWEEN = 8, 8
LEADING = 1.35
_ALL = 100_000


class Hinge(Ringed, QPushButton):
    """The line with the chevron that opens and closes a fold.

    Words that are too long for it take up to `most` lines; what is longer still is elided.
    """

    presses = True

    def __init__(self, text: str, parent: QWidget | None = None, *, most: int = 1) -> None:
        super().__init__(parent)
        self._most = most
        self._words = text
        self._lines = Typesetter()
        self.setText(text.replace("&", "&&"))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        high = QSizePolicy.Policy.Preferred if most > 1 else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, high)
        policy.setHeightForWidth(most > 1)
        self.setSizePolicy(policy)
        self.toggled.connect(self._name)
        self.restyle()
        self._name()

    def set_words(self, text: str) -> None:
        """Let the line say something else."""
        if text == self._words:
            return
        self._words = text
        self.setText(text.replace("&", "&&"))
        self._name()
        self.updateGeometry()

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.LABEL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self._lines.lines(self._words, self.font(), LEADING, _ALL)
        return QSize(int(self._before() + words.width) + 9, _high(words))

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), round(typeface.scaled(120))), full.height())

    def hasHeightForWidth(self) -> bool:
        return self._most > 1

    def heightForWidth(self, width: int) -> int:
        return _high(self._shown(width)) if self._most > 1 else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        ground = theme.ground_under(self)
        painter = QPainter(self)
        open_color = now.text_on(ground)
        color = open_color if self.isChecked() or ground.solid else now.primary
        side = typeface.scaled(20)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        box = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint_icon(painter, name, color, box)
        words = self._shown(self.width())
        painter.setPen(color)
        words.layout.draw(painter, QPointF(self._before(), (self.height() - words.height) / 2))
        if self.underMouse():
            y = (self.height() + words.height) / 2
            painter.drawLine(QPointF(self._before(), y), QPointF(self._before() + words.width, y))

    def focus_shape(self) -> tuple[QRectF, float]:
        return QRectF(self.rect()), 6

    def _shown(self, width: int) -> Typesetting:
        """The words as they stand in so many px."""
        room = max(1, int(width - self._before()))
        wrapped = self._lines.lines(self._words, self.font(), LEADING, room)
        if wrapped.layout.lineCount() <= self._most:
            return wrapped
        kept = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        return self._lines.lines(kept, self.font(), LEADING, _ALL)

    def _before(self) -> float:
        return typeface.scaled(20) + GAP

    def _name(self) -> None:
        state = "open" if self.isChecked() else "closed"
        self.setAccessibleName(f"{self._words}, {state}")


def _high(words: Typesetting) -> int:
    return max(32, round(words.height + 10))


class Fold(Laid):
    """A hinge and what it shows; `toggled` says that it was opened or closed."""

    toggled = Signal(bool)

    def __init__(
        self, text: str, inside: QWidget, *, opened: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.hinge = Hinge(text, self)
        self.inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.hinge, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        inside.setVisible(opened)
        self.hinge.setChecked(opened)
        self.hinge.toggled.connect(self._on_hinge_toggled)

    def set_opened(self, opened: bool) -> None:
        self.hinge.setChecked(opened)

    def is_opened(self) -> bool:
        return self.hinge.isChecked()

    def height_inside(self, width: int) -> int:
        """How many px higher it is opened, in `width` px."""
        return BETWEEN + self.inside.heightForWidth(width)

    def _on_hinge_toggled(self, opened: bool) -> None:
        self.inside.setVisible(opened)
        self.toggled.emit(opened)
