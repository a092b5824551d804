"""The Lucide icons of resources/icons, painted in a token's colour and sharp on every screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from .. import bundled


@lru_cache(maxsize=256)
def _drawing(name: str, color: str) -> QSvgRenderer:
    text = (bundled.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))


def paint_icon(painter: QPainter, name: str, color: QColor, box: QRectF) -> None:
    """Draw the icon `name` in `color` into `box`.

    Raises OSError when there is no icon of that name: names come from the program alone.
    """
    _drawing(name, color.name()).render(painter, box)


def pixmap(name: str, color: QColor, size: float, ratio: float = 1.0) -> QPixmap:
    """The icon `name` as a pixmap of `size` px for a screen of device pixel ratio `ratio`."""
    drawing = _drawing(name, color.name())
    side = max(1, round(size * ratio))
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, color: QColor, size: float = 20) -> QIcon:
    """The icon `name` as a QIcon with pictures for ordinary and for dense screens."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, color, size, ratio))
    return made


def program_icon() -> QIcon:
    """The program's own icon in every size that is delivered."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap()
        file = bundled.resources() / "desktop" / f"icon-{side}.png"
        if picture.loadFromData(file.read_bytes()):
            made.addPixmap(picture)
    return made
