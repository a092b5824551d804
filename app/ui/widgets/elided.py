"""A long name in a short place: cut with an ellipsis, whole for pointer and screen reader."""

from __future__ import annotations

import html

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .. import theme, typeface
from ..typeface import Role
from .text import Tone, tone_color


def plain_tip(text: str) -> str:
    """`text` for a tool tip, which Qt would otherwise read as markup where it looks like it."""
    return f"<span>{html.escape(text)}</span>" if text else ""


class Elided(QLabel):
    """One line of plain text that gives way when there is no room."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BASE,
        *,
        tone: Tone = Tone.INK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._role = role
        self._tone = tone
        self.restyle()
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self.setAccessibleName(text)
        self.updateGeometry()
        self._tell()

    def restyle(self) -> None:
        self.setFont(typeface.font(self._role))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(int(metrics.horizontalAdvance(self.text())) + 2, int(metrics.height()) + 1)

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), round(typeface.scaled(48))), full.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = self._tone if self.isEnabled() else Tone.MUTED
        painter.setPen(tone_color(tone, theme.ground_under(self)))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(self.contentsRect()), side, self._shown())

    def _shown(self) -> str:
        metrics = QFontMetricsF(self.font())
        room = self.contentsRect().width()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell(self) -> None:
        cut = self._shown() != self.text()
        self.setToolTip(plain_tip(self.text()) if cut else "")
