"""The soft shadow of a card: drawn in layers, or put together from pieces drawn once."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

CORNER = 10.0
BLUR, DROP = 24, 6
_WIDEST = 0.85 * BLUR
_OUT = BLUR + DROP
_IN = 36
"""A piece reaches so far out of the card, and so far in: there a shadow's corner is over."""


def paint(painter: QPainter, box: QRectF, ink: QColor, share: float) -> None:
    """A soft shadow of `box`, `share` (0 to 1) dark where it is darkest, falling 6 px."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    tint = QColor(ink)
    # one of 255 a layer: finer ones are rounded away; half of the shadow lies under the card
    steps = max(1, round(share * 255 / 2))
    tint.setAlpha(1)
    fallen = box.translated(0, DROP)
    for step in range(steps):
        grow = _WIDEST * (1 - step / steps)
        painter.setBrush(tint)
        corner = max(2.0, CORNER + grow)
        painter.drawRoundedRect(fallen.adjusted(-grow, -grow, grow, grow), corner, corner)
    painter.restore()


def reach(box: QRect) -> QRect:
    """The pixels in and around a card that its shadow darkens."""
    out = ceil(_WIDEST)
    return box.translated(0, DROP).adjusted(-out, -out, out, out).united(box)


def fits(box: QRect, ratio: float) -> bool:
    """Whether `paint_around` can be used: on whole pixels, for a card larger than its corners."""
    return ratio.is_integer() and min(box.width(), box.height()) > 2 * _IN


def paint_around(painter: QPainter, box: QRect, ground: QColor, ink: QColor, share: float) -> None:
    """What `paint` leaves visible around a card on plain `ground`, many times as fast.

    It overwrites what is there, so nothing else may cast its shadow on the same place.
    """
    ratio = painter.device().devicePixelRatio()
    picture = _pieces(ground.rgb(), ink.rgb(), share, round(ratio))
    side = _OUT + _IN
    lefts = (box.left() - _OUT, box.left() + _IN, box.right() + 1 - _IN)
    tops = (box.top() - _OUT, box.top() + _IN, box.bottom() + 1 - _IN)
    widths = (side, box.width() - 2 * _IN, side)
    heights = (side, box.height() - 2 * _IN, side)
    source, length = (0, side, side + 1), (side, 1, side)
    for row in range(3):
        for column in range(3):
            if row == column == 1:
                continue
            there = QRect(lefts[column], tops[row], widths[column], heights[row])
            here = QRectF(source[column], source[row], length[column], length[row])
            scaled = QRectF(here.topLeft() * ratio, here.size() * ratio)
            painter.drawPixmap(QRectF(there), picture, scaled)


@lru_cache(maxsize=8)
def _pieces(ground: int, ink: int, share: float, ratio: int) -> QPixmap:
    """The shadow of a card that is hardly more than its corners."""
    side = 2 * _IN + 1
    whole = side + 2 * _OUT
    picture = QPixmap(whole * ratio, whole * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(ground))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(_OUT, _OUT, side, side), QColor(ink), share)
    painter.end()
    return picture
