"""One of the two as a large button: bead, name, and the colour of that partner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .. import theme, typeface
from ..focus import CORNER, Ringed
from ..theme import Partner
from ..typeface import Role
from ..widgets import plain_tip
from ..widgets.bead import initial, paint_bead

_SIDE, _GAP, _BEAD = 24, 16, 36


class PersonButton(Ringed, QAbstractButton):
    """A name to press, or one of two to choose; a long one is cut, and told whole to the pointer
    and the screen reader.
    """

    presses = True

    def __init__(
        self,
        partner: Partner,
        name: str,
        *,
        choice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._partner, self._name = partner, name
        self.setCheckable(choice)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name) if len(name) > 16 else "")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(typeface.font(Role.SECOND_QUESTION))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(220)), round(typeface.scaled(88)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.underMouse() or self.isDown() or self.isChecked()
        painter.setPen(QPen(now.thread(self._partner), 2 if active else 1))
        washed = self.isChecked() or not self.isCheckable()
        painter.setBrush(now.wash(self._partner) if washed else now.card)
        half = 1 if active else 0.5
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CORNER, CORNER)
        side = typeface.scaled(_BEAD)
        middle = QRectF(_SIDE, (self.height() - side) / 2, side, side).center()
        colors = now.thread(self._partner), now.on_thread
        paint_bead(painter, middle, side, self._partner, initial(self._name), *colors)
        left = _SIDE + side + _GAP
        room = QRectF(left, 0, self.width() - left - _SIDE, self.height())
        painter.setFont(self.font())
        painter.setPen(now.ink)
        name = " ".join(self._name.split())
        cut = QFontMetricsF(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        side_flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, side_flags, cut)
