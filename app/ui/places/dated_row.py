"""How one thing of a day is painted in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from .. import theme, typeface
from ..focus import CORNER
from ..typeface import Role

OPENS_DAY = Qt.ItemDataRole.UserRole + 1
"""The role under which the first thing of a day gives that day, in words."""
TIME = Qt.ItemDataRole.UserRole + 2
"""The role under which a thing gives the time of day at which it began."""
_SIDE = 16


class DatedRow(QStyledItemDelegate):
    """One line, and above the first thing of a day the day itself."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = round(typeface.scaled(32)) + 20
        return QSize(100, row + (self._day_height() if index.data(OPENS_DAY) else 0))

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if opened := index.data(OPENS_DAY):
            box = self._paint_day(painter, box, str(opened))
        self._paint_ground(painter, box.adjusted(3, 3, -3, -3), option.state)
        font = typeface.font(Role.STAGE)
        painter.setFont(font)
        painter.setPen(now.ink)
        metrics = QFontMetricsF(font)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        inside = box.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(inside, line, str(index.data(TIME)))
        inside.setLeft(inside.left() + metrics.horizontalAdvance("00:00") + _SIDE)
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, line, words)
        painter.restore()

    def _paint_day(self, painter: QPainter, box: QRectF, words: str) -> QRectF:
        """Paint the day; what is left of the box below it."""
        high = self._day_height()
        painter.setFont(typeface.font(Role.LABEL))
        painter.setPen(theme.current().muted)
        top = QRectF(box.left() + _SIDE, box.top(), box.width() - 2 * _SIDE, high - 6)
        low = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
        painter.drawText(top, low, words)
        return box.adjusted(0, high, 0, 0)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        now = theme.current()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        color, width = (now.primary, 2) if focused else (now.line, 1)
        painter.setPen(QPen(color, width) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(now.card if chosen else now.hover())
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _day_height(self) -> int:
        return round(typeface.scaled(20)) + 22
