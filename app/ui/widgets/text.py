"""Words on screen: always plain text, whatever they hold, at the line height of their role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .. import accessible, theme, typeface
from ..typeface import Role

MEASURE = 66
_RUN, _PIECE = re.compile(r"\S{200,}"), re.compile(r".{1,100}", re.DOTALL)
_NARROWEST = 14
_WIDEST = 100_000
_TAIL = 0.26


class Tone(StrEnum):
    """Which token words are painted in; on a partner's full colour it is always `on_full`."""

    INK = "ink"
    MUTED = "muted"
    PRIMARY = "primary"
    FIRST = "first"
    SECOND = "second"


def tone_color(tone: Tone, ground: theme.Ground) -> QColor:
    """The colour of words of `tone` on `ground`."""
    now = theme.current()
    if ground.solid:
        return now.on_full
    return {
        Tone.INK: now.ink,
        Tone.MUTED: now.muted,
        Tone.PRIMARY: now.primary,
        Tone.FIRST: now.pair.first,
        Tone.SECOND: now.pair.second,
    }[tone]


@dataclass(frozen=True)
class Emphasis:
    """A stretch of a text, counted in UTF-16 units, in another weight or in italics."""

    start: int
    length: int
    strong: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Typesetting:
    """Text broken into lines for one width: what is painted and how high it is, in px.

    `steady` says that nothing in it is written from the right, so that it stands alike in any
    width that holds it.
    """

    layout: QTextLayout
    width: float
    height: float
    steady: bool


def typeset(
    text: str,
    font: QFont,
    leading: float,
    width: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    emphasis: tuple[Emphasis, ...] = (),
) -> Typesetting:
    """Break plain `text` into lines of at most `width` px, `leading` times the font size apart."""
    plain = text if emphasis else _loosened(text)
    # three dots never begin a line: they belong to the word that is left open
    layout = QTextLayout(plain.replace("\n", "\u2028").replace(" …", "\u00a0…"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    if emphasis:
        layout.setFormats([_range(piece, font) for piece in emphasis])
    metrics = QFontMetricsF(font)
    natural = metrics.ascent() + metrics.descent()
    size = natural / _natural_leading(font, metrics)
    step = leading * size
    # close lines are moved up until the tails of their letters are inside
    above = min((step - natural) / 2, step - _TAIL * size - metrics.ascent())
    y = widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        taller = max(0.0, line.ascent() + line.descent() - natural)
        line.setPosition(QPointF(0, round(y + above)))
        y += step + taller
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return Typesetting(layout, widest, y, max(text, default="") < "\u0590")


def _loosened(text: str) -> str:
    """The text with places to break in runs without a space, each of which Qt reads from its
    start for every line: 20,000 letters in one run take it ten times as long.
    """
    return _RUN.sub(lambda run: "\u200b".join(_PIECE.findall(run[0])), text)


def _natural_leading(font: QFont, metrics: QFontMetricsF) -> float:
    """The height of a line as the font has it, over its size."""
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * metrics.fontDpi() / 72
    return (metrics.ascent() + metrics.descent()) / size


def _range(piece: Emphasis, font: QFont) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    look = QTextCharFormat()
    if piece.strong:
        look.setFontWeight(QFont.Weight.DemiBold)
    if piece.italic:
        look.setFontItalic(True)
    made.start, made.length, made.format = piece.start, piece.length, look
    return made


class Text(QLabel):
    """A label that wraps, never reads markup and is as high as its words need.

    `measure` limits the length of a line in characters; None uses all the width there is.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BASE,
        *,
        tone: Tone = Tone.INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        measure: int | None = MEASURE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._role = role
        self._tone = tone
        self._align = align
        self._measure = measure
        self._emphasis: tuple[Emphasis, ...] = ()
        self._kept: dict[int, Typesetting] = {}
        self._heights: dict[int, int] = {}
        self._limit: float | None = None
        self._narrowest: int | None = None
        self.restyle()
        self.setText(text)

    def setText(self, text: str) -> None:
        self._forget()
        self._narrowest = None
        super().setText(text)
        self.updateGeometry()

    def set_emphasis(self, *pieces: Emphasis) -> None:
        """Set stretches of the text apart."""
        if pieces == self._emphasis:
            return
        self._emphasis = pieces
        self._forget()
        self.updateGeometry()
        self.update()

    def set_role(self, role: Role) -> None:
        """Give the words another line of the type table."""
        if role != self._role:
            self._role = role
            self.restyle()

    def set_align(self, align: Qt.AlignmentFlag) -> None:
        """Align the lines otherwise."""
        self._align = align
        self._forget()
        self.update()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def restyle(self) -> None:
        """Take the font anew."""
        self._forget()
        self._narrowest = None
        self.setFont(typeface.font(self._role))
        if self._measure is not None:
            self._limit = self._measure * QFontMetricsF(self.font()).averageCharWidth()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        single = self._set(self._widest())
        return QSize(
            int(single.width) + 1 + margins.left() + margins.right(),
            round(single.height + 0.99) + margins.top() + margins.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        if self._narrowest is None:
            words = self.text().split()
            widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
            self._narrowest = int(min(widest, _NARROWEST * metrics.averageCharWidth())) + 1
        margins = self.contentsMargins()
        width = self._narrowest + margins.left() + margins.right()
        return QSize(width, int(metrics.height()))

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:  # type: ignore[override]
        self._forget()
        super().setContentsMargins(left, top, right, bottom)

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            margins = self.contentsMargins()
            room = width - margins.left() - margins.right()
            height = round(self._set(room).height + 0.99) + margins.top() + margins.bottom()
            self._heights[width] = height
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.contentsRect()
        tone = self._tone if self.isEnabled() else Tone.MUTED
        painter.setPen(tone_color(tone, theme.ground_under(self)))
        made = self._set(box.width())
        spare = 0.0 if self._align & Qt.AlignmentFlag.AlignTop else box.height() - made.height
        top = box.top() + max(0.0, spare // 2)
        made.layout.draw(painter, QPointF(self._left(made), top))

    def _left(self, made: Typesetting) -> float:
        """Where the measure stands in the width: at its start, or in the middle."""
        box = self.contentsRect()
        spare = max(0.0, box.width() - made.layout.lineAt(0).width()) if self.text() else 0.0
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            return box.left() + spare / 2
        if self._align & Qt.AlignmentFlag.AlignRight:
            return box.left() + spare
        return float(box.left())

    def _forget(self) -> None:
        """Break the lines anew when they are next asked for."""
        self._kept.clear()
        self._heights.clear()

    def _widest(self) -> int:
        return max(1, round(self._limit)) if self._limit else _WIDEST

    def _set(self, width: int) -> Typesetting:
        limit = self._limit
        room = max(1, round(min(width, limit) if limit else width))
        single = self._kept.get(self._widest())
        left = self._align == Qt.AlignmentFlag.AlignLeft
        if single is not None and left and single.width <= room and single.steady:
            return single
        if room not in self._kept:
            if len(self._kept) > 8:
                self._kept.clear()
            leading = typeface.face(self._role).leading
            self._kept[room] = typeset(
                self.text(), self.font(), leading, room, self._align, self._emphasis
            )
        return self._kept[room]


class Heading(Text):
    """A text that screen readers can jump to."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.TITLE,
        *,
        tone: Tone = Tone.INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        measure: int | None = MEASURE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone=tone, align=align, measure=measure, parent=parent)
        accessible.set_role(self, QAccessible.Role.Heading)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
