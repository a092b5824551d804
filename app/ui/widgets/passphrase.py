"""The line a passphrase is typed into, with an eye to see it by."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from .. import icons, theme, typeface
from ..focus import Ringed
from ..typeface import Role
from .elided import plain_tip
from .line import Line


class Eye(Ringed, QPushButton):
    """Shows and hides what is typed."""

    presses = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        self._name()

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = max(36, round(typeface.scaled(34)))
        return QSize(side, side)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.hover(now.card))
            painter.drawRoundedRect(self.rect(), 6, 6)
        side = typeface.scaled(20)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        name = "eye-off" if self.isChecked() else "eye"
        icons.paint_icon(painter, name, now.muted, box)

    def focus_shape(self) -> tuple[QRectF, float]:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4), 4

    def _name(self) -> None:
        words = "Hide the passphrase" if self.isChecked() else "Show the passphrase"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))


class PassphraseLine(Line):
    """Nothing typed here is predicted, kept for undo across pages, or shown unless asked."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 60) -> None:
        super().__init__(parent, role=Role.FIELD, height=height, longest=1000)
        self.row.setContentsMargins(22, 2, 12, 2)
        hints = Qt.InputMethodHint
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
        )
        # the default dot is missing from the font and comes far too large from another
        self._line.setStyleSheet("QLineEdit { lineedit-password-character: 8226; }")
        self.eye = Eye(self)
        self.eye.toggled.connect(self._on_eye_toggled)
        self.row.addWidget(self.eye)

    def text(self) -> str:
        """The passphrase as typed: every space counts."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)

    def clear(self) -> None:
        """Forget what was typed and hide again."""
        self._line.clear()
        self.eye.setChecked(False)

    def _on_eye_toggled(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self._line.setEchoMode(modes.Normal if shown else modes.Password)
