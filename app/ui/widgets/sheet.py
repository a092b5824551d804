"""What things lie on: a sheet in one ground's colour, and cards with a hair and a soft shadow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout, QWidget

from .. import theme
from ..theme import Ground, Partner
from . import shadow
from .shadow import BLUR, CORNER, DROP

INSIDE = (44, 34, 44, 30)
LINE = 48
"""How far an arrow scrolls, in px."""


class Floor(QWidget):
    """A see-through widget that paints the shadows of the cards on it, as these cannot."""

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        if not now.shadow_share:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._card_boxes()
        for box in boxes:
            inner = box.adjusted(9, 9, -9, -9)
            if not _reached(box).intersects(event.rect()) or inner.contains(event.rect()):
                continue
            alone = not any(
                _reached(box).intersects(_reached(each)) for each in boxes if each != box
            )
            if alone and isinstance(self, Sheet) and shadow.fits(box, self.devicePixelRatio()):
                shadow.paint_around(
                    painter, box, now.ground(self.ground), now.ink, now.shadow_share
                )
            else:
                shadow.paint(painter, QRectF(box), now.ink, now.shadow_share)

    def _card_boxes(self) -> list[QRect]:
        cards = [card for card in self.findChildren(Card) if floor_of(card) is self]
        shown = [card for card in cards if card.isVisibleTo(self)]
        return [QRect(card.mapTo(self, QPoint(0, 0)), card.size()) for card in shown]


class Sheet(Floor):
    """A page or a part of one, filled with its ground."""

    def __init__(self, ground: Ground = Ground.PAPER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_ground(self, ground: Ground) -> None:
        """Change what the sheet is painted with."""
        if ground is not self.ground:
            self.ground = ground
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll, where nothing that has the keyboard wants them."""
        areas = [area for area in self.findChildren(QScrollArea) if area.isVisible()]
        bars = [area.verticalScrollBar() for area in sorted(areas, key=_extent, reverse=True)]
        bar = next((bar for bar in bars if bar.maximum()), None)
        step = None if bar is None else _steps(bar).get(Qt.Key(event.key()))
        if bar is None or step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().ground(self.ground))
        painter.end()
        super().paintEvent(event)


def _extent(area: QWidget) -> int:
    return area.width() * area.height()


def _steps(bar: QScrollBar) -> dict[Qt.Key, int]:
    """How far each key scrolls."""
    return {
        Qt.Key.Key_PageDown: bar.pageStep(),
        Qt.Key.Key_PageUp: -bar.pageStep(),
        Qt.Key.Key_Down: LINE,
        Qt.Key.Key_Up: -LINE,
        Qt.Key.Key_End: bar.maximum(),
        Qt.Key.Key_Home: -bar.maximum(),
    }


class Card(QWidget):
    """A sheet with rounded corners; `column` takes what is inside."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        inside: tuple[int, int, int, int] = INSIDE,
        ground: Ground = Ground.CARD,
        shadow: bool = True,
    ) -> None:
        super().__init__(parent)
        self.ground = ground
        self.shadow = shadow
        self._shaded = QRect()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*inside)
        self.column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.hair(), 1))
        painter.setBrush(now.ground(self.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._refresh_floor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_floor()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_floor()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refresh_floor()

    def _refresh_floor(self) -> None:
        """Have the shadow painted where it falls now, and no longer where it fell before."""
        floor = floor_of(self)
        if floor is not None and theme.current().shadow_share:
            floor.update(self._shaded)
            self._shaded = shadow.reach(QRect(self.mapTo(floor, QPoint(0, 0)), self.size()))
            floor.update(self._shaded)


class Zone(QWidget):
    """The part of a card that belongs to one partner, in that one's wash, to the card's edges."""

    def __init__(self, partner: Partner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground = Ground.wash(partner)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().ground(self.ground))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box.adjusted(0, -CORNER, 0, 0), CORNER - 1, CORNER - 1)


class Hairline(QWidget):
    """A line between two rows; it means nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        under = now.ground(theme.ground_under(self))
        QPainter(self).fillRect(self.rect(), now.hair(under))


def floor_of(widget: QWidget) -> Floor | None:
    """The floor that `widget` casts its shadow on."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Floor):
        above = above.parentWidget()
    return above


def _reached(box: QRect) -> QRect:
    """All that the shadow of a card touches."""
    return box.adjusted(-BLUR, -BLUR, BLUR, BLUR + DROP)
