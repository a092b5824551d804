"""The sign of a person: circle for the first partner, square for the second, with an initial."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme, typeface
from ..theme import Partner
from ..typeface import Role

SIDE = 22
SQUARENESS = 0.28
LETTER = 0.68


def initial(name: str) -> str:
    """The first letter of a name as people see it, accents and all, in capitals."""
    name = name.strip()
    if not name:
        return "?"
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, name)
    end = finder.toNextBoundary()
    return name.encode("utf-16-le")[: 2 * end].decode("utf-16-le").upper()


def outline(center: QPointF, side: float, partner: Partner) -> QPainterPath:
    """The shape of a partner's bead, `side` px across."""
    path = QPainterPath()
    half = side / 2
    box = QRectF(center.x() - half, center.y() - half, side, side)
    if partner is Partner.FIRST:
        path.addEllipse(box)
    else:
        path.addRoundedRect(box, side * SQUARENESS, side * SQUARENESS)
    return path


def paint_bead(
    painter: QPainter,
    center: QPointF,
    side: float,
    partner: Partner,
    letter: str,
    fill: QColor,
    words: QColor,
    font: QFont | None = None,
) -> None:
    """Paint a bead `side` px across around `center`, its letter in `words` on `fill`."""
    painter.fillPath(outline(center, side, partner), fill)
    face = QFont(font) if font else typeface.font(Role.BASE, weight=QFont.Weight.DemiBold)
    face.setPixelSize(max(1, round(side * LETTER)))
    if not font:
        face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    metrics = QFontMetricsF(face, painter.device())
    painter.setFont(face)
    painter.setPen(words)
    x = center.x() - metrics.horizontalAdvance(letter) / 2
    painter.drawText(QPointF(x, center.y() + metrics.capHeight() / 2), letter)


class Bead(QWidget):
    """A person's bead beside their words; `side` px at 100 %."""

    def __init__(
        self, partner: Partner, name: str, side: float = SIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._partner = partner
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self._letter = initial(name)
        self.setAccessibleName(name)
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(self._side))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.ground_under(self)
        fill, words = now.thread(self._partner), now.on_thread
        if ground.solid:
            fill, words = now.on_full, now.ground(ground)
        side = min(self.width(), self.height())
        center = QRectF(self.rect()).center()
        large = typeface.font(Role.FULL_PAGE) if side > 60 else None
        paint_bead(painter, center, side, self._partner, self._letter, fill, words, large)


class NameChip(QWidget):
    """Who is busy: the bead and a few words, on the person's wash when it is their turn."""

    def __init__(
        self,
        partner: Partner,
        name: str,
        words: str,
        *,
        turn: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._partner = partner
        self._name = name
        self._words = words
        self._turn = turn
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.LABEL if self._turn else Role.BASE))
        self.setAccessibleName(self._words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self._words)
        height = round(typeface.scaled(SIDE) + 14)
        return QSize(round(self._before() + words + 1 + (16 if self._turn else 0)), height)

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), round(self._before() + typeface.scaled(180))), full.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._turn:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.wash(self._partner))
            painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        side = typeface.scaled(SIDE)
        left = 8 if self._turn else 0
        center = QPointF(left + side / 2, self.height() / 2)
        colors = now.thread(self._partner), now.on_thread
        paint_bead(painter, center, side, self._partner, initial(self._name), *colors)
        painter.setFont(self.font())
        painter.setPen(now.thread(self._partner) if self._turn else now.muted)
        room = self.width() - self._before() - (8 if self._turn else 0)
        words = QFontMetricsF(self.font()).elidedText(
            self._words, Qt.TextElideMode.ElideMiddle, room
        )
        box = QRectF(self._before(), 0, room + 8, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _before(self) -> float:
        return (8 if self._turn else 0) + typeface.scaled(SIDE) + 10
