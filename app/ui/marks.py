"""The threads as marks: across a printed page, beside a name, a step or an answer, as the icon."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from . import theme, weaves
from .brush import (
    HEADER,
    ICON,
    MARK,
    SMALL_ICON,
    STAGE,
    Inks,
    Stroke,
    paint_weave,
    thread_pen,
)
from .strands import Weave
from .theme import Ground, Partner


def paint_threads(
    painter: QPainter, box: QRectF, colors: Inks, *, steps: int = 5, stroke: Stroke = HEADER
) -> None:
    """The knitted threads across `box`, as they head the summary, on screen and on paper.

    Works on any painter; without colour the second thread still is a double line.
    """
    scale = box.height() / weaves.HEADER_HEIGHT
    header = weaves.Header(steps, box.width() / scale)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    paint_weave(painter, header.weave, colors, stroke)
    painter.restore()


def paint_fitted(
    painter: QPainter,
    weave: Weave,
    size: tuple[float, float],
    box: QRectF,
    colors: Inks,
    stroke: Stroke,
) -> None:
    """`weave`, drawn for `size` px, as high as `box`, in its middle and from edge to edge."""
    scale = box.height() / size[1]
    beyond = (box.width() / scale - size[0]) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(scale, scale)
    painter.translate(-size[0] / 2, -size[1] / 2)
    whole = weave if weave.shown else weave.reaching(-beyond, size[0] + beyond)
    paint_weave(painter, whole, colors, stroke)
    painter.restore()


def paint_line(painter: QPainter, box: QRectF, partner: Partner, colors: Inks) -> None:
    """A straight piece of one partner's thread, to head that one's answer."""
    y = box.center().y()
    half = HEADER.width / 2
    ends = QPointF(box.left() + half, y), QPointF(box.right() - half, y)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(thread_pen(colors.of(partner), HEADER.width, Qt.PenCapStyle.RoundCap))
    painter.drawLine(*ends)
    if partner is Partner.SECOND:
        painter.setPen(thread_pen(colors.ground, HEADER.core, Qt.PenCapStyle.FlatCap))
        painter.drawLine(*ends)
    painter.restore()


def paint_mark(painter: QPainter, box: QRectF, on: Ground | Inks) -> None:
    """The mark beside the name, 34 × 21 or any size of that shape."""
    colors = on if isinstance(on, Inks) else Inks.on(on)
    paint_fitted(painter, weaves.mark(), (34, 21), box, colors, MARK)


def paint_stage_mark(painter: QPainter, box: QRectF, on: Ground | Inks) -> None:
    """The mark of a step that both have done: one crossing, 22 × 22 or larger."""
    colors = on if isinstance(on, Inks) else Inks.on(on)
    painter.save()
    painter.setClipRect(box)
    paint_fitted(painter, weaves.stage_mark(), (22, 22), box, colors, STAGE)
    painter.restore()


def paint_icon(painter: QPainter, box: QRectF, light: theme.Theme, dark: theme.Theme) -> None:
    """The program's icon: a tile in light primary, the threads in the dark theme's colours."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 256, box.height() / 256)
    tile = QPainterPath()
    tile.addRoundedRect(QRectF(8, 8, 240, 240), 54, 54)
    painter.fillPath(tile, light.primary)
    painter.setClipPath(tile)
    colors = Inks(dark.primary, dark.pair.second, light.primary)
    paint_weave(painter, weaves.icon(), colors, ICON if box.width() > 20 else SMALL_ICON)
    painter.restore()
