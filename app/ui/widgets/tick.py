"""A tick: 24 px, the whole row is the target."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from .. import theme, typeface
from ..focus import Ringed
from ..typeface import Role
from .text import MEASURE, Typesetting
from .typesetter import Typesetter

SIDE, CORNER, GAP, ROW = 24, 6, 12, 44


def paint_tick(painter: QPainter, box: QRectF, color: QColor, width: float = 2.75) -> None:
    """The tick itself, in a box of 24 px or its like."""
    unit = box.width() / 24
    painter.setPen(
        QPen(
            color,
            width * unit,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    points = ((6.5, 12.5), (10.2, 16.2), (17.8, 8.2))
    painter.drawPolyline(
        QPolygonF([QPointF(box.x() + x * unit, box.y() + y * unit) for x, y in points])
    )


class Tick(Ringed, QCheckBox):
    """A box to tick with its words; without words, give it an accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._lines = Typesetter()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()
        self.setText(text)

    @property
    def words(self) -> str:
        """What stands beside the box, as it was given."""
        return self._words

    def setText(self, text: str) -> None:
        """Show `text` as it is: an ampersand is no shortcut."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        if text:
            self.setAccessibleName(text)
        self.updateGeometry()

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.BASE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        limit = MEASURE * self.fontMetrics().averageCharWidth()
        words = self._typeset(limit)
        return QSize(int(self._before() + words.width) + 1, self._height(words))

    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), round(self._before() + typeface.scaled(110)))
        return QSize(width, self._row())

    def hasHeightForWidth(self) -> bool:
        return bool(self._words)

    def heightForWidth(self, width: int) -> int:
        return self._height(self._typeset(width - self._before()))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focus_shape(self) -> tuple[QRectF, float]:
        return self._box(), CORNER

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        ground = theme.ground_under(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border, mark = self._colors(now, ground)
        painter.setPen(QPen(border, 1.5) if border else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = 0.75 if border else 0
        box = self._box()
        corner = CORNER * box.width() / SIDE
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner)
        if self.isChecked():
            paint_tick(painter, box, mark)
        if self._words:
            painter.setPen(now.text_on(ground) if self.isEnabled() else now.muted_on(ground))
            words = self._typeset(max(1.0, self.width() - self._before()))
            words.layout.draw(painter, QPointF(self._before(), self._text_top(words)))

    def _colors(
        self, now: theme.Theme, ground: theme.Ground
    ) -> tuple[QColor, QColor | None, QColor]:
        under = now.ground(ground)
        if not self.isEnabled():
            return (now.off(under) if self.isChecked() else now.card), now.hair(under), now.muted
        if self.isChecked():
            return (now.primary_hover() if self.underMouse() else now.primary), None, now.on_primary
        return now.card, (now.ink if self.underMouse() else now.line), now.ink

    def _box(self) -> QRectF:
        side = round(typeface.scaled(SIDE))
        if not self._words:
            return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        line = typeface.face(Role.BASE).leading * self.font().pointSizeF() * self.logicalDpiY() / 72
        first = self._text_top(self._typeset(max(1.0, self.width() - self._before()))) + line / 2
        return QRectF(0, round(first - side / 2), side, side)

    def _text_top(self, words: Typesetting) -> float:
        return (self.height() - words.height) / 2

    def _before(self) -> float:
        side, gap = round(typeface.scaled(SIDE)), round(typeface.scaled(GAP))
        return side + gap if self._words else side

    def _row(self) -> int:
        return max(ROW, round(typeface.scaled(SIDE)) + 12)

    def _height(self, words: Typesetting) -> int:
        return max(self._row(), round(words.height + 16))

    def _typeset(self, width: float) -> Typesetting:
        leading = typeface.face(Role.BASE).leading
        return self._lines.lines(self._words, self.font(), leading, max(1.0, width))
