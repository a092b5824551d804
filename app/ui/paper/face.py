"""The type table of paper: faces and sizes in points, the same on every screen and printer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage

from .. import fonts

DPI = 96
FINE = 12.5
"""Type is set so many times as large and painted smaller: a PDF cuts sizes to whole units."""

_PER_METRE = round(DPI * FINE / 0.0254)
_OFF = ("liga", "clig", "dlig", "calt", "locl")
"""Off on paper: Qt writes into a PDF only those letters whose glyph has a code of its own."""


@dataclass(frozen=True)
class Face:
    """A family, its points, px from line to line, weight, and whether it is muted or italic."""

    family: str
    points: float
    step: float
    weight: int = 400
    muted: bool = False
    italic: bool = False

    def times(self, scale: float) -> Face:
        """The same, so many times as large."""
        return replace(self, points=self.points * scale, step=self.step * scale)

    @property
    def font(self) -> QFont:
        """The font, `FINE` times as large, alike on every screen."""
        return _font(self.family, self.points, self.weight, self.italic)

    @property
    def ascent(self) -> float:
        """How far its letters reach above the baseline, in px."""
        return _reach(self.family, self.points, self.weight, self.italic)[0]

    @property
    def descent(self) -> float:
        """How far its letters reach below the baseline, in px."""
        return _reach(self.family, self.points, self.weight, self.italic)[1]

    @property
    def middle(self) -> float:
        """How far the middle of its capitals lies above the baseline, in px."""
        return _reach(self.family, self.points, self.weight, self.italic)[2]

    def width(self, words: str) -> float:
        """How wide `words` run on one line, in px."""
        metrics = _metrics(self.family, self.points, self.weight, self.italic)
        return metrics.horizontalAdvance(words) / FINE

    def elided(self, words: str, width: float) -> str:
        """The words, or as many letters of them as stand in `width` px with an ellipsis."""
        metrics = _metrics(self.family, self.points, self.weight, self.italic)
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width * FINE)


NAMES = Face(fonts.TITLE, 24, 40)
LONG_NAMES = Face(fonts.TITLE, 14, 26)
FACTS = Face(fonts.SANS, 11, 21, muted=True)
SECTION = Face(fonts.SERIF, 14, 26, weight=500)
SAID = Face(fonts.SERIF, 11.5, 22)
LEAD = Face(fonts.SERIF, 11.5, 22, muted=True)
NOTE = Face(fonts.SANS, 9.5, 22, muted=True)
NAME = Face(fonts.SANS, 11, 22, weight=600)
HEAD = Face(fonts.SANS, 10.5, 22, weight=600, muted=True)
UNTIL = Face(fonts.SANS, 11, 22)
LABEL = Face(fonts.SANS, 10, 20, muted=True)
BOX = Face(fonts.SANS, 11.5, 22, weight=600)
FOOT = Face(fonts.SANS, 9.5, 17, muted=True)

CYCLE_MORE = Face(fonts.SANS, 11.5, 22, muted=True)
CYCLE_WHO = Face(fonts.SANS, 11.5, 22, weight=600)
CYCLE_STEP = Face(fonts.TITLE, 18, 28)
CYCLE_VERB = Face(fonts.SANS, 11.5, 20, muted=True)
CYCLE_BENEATH = Face(fonts.SANS, 11.5, 20)
CYCLE_NAME = Face(fonts.TITLE, 25, 36)

CODE = Face(fonts.SANS, 22, 40, weight=600)

OUR_WORD = Face(fonts.SANS, 11.5, 22, muted=True)
WORD = Face(fonts.DISPLAY, 42, 52)
RULE_HEAD = Face(fonts.SANS, 12.5, 24, weight=600)
RULE = Face(fonts.SANS, 12.5, 24)
NUMBER = Face(fonts.SANS, 10.5, 24, weight=600)
OWNER = Face(fonts.SANS, 12.5, 26, weight=600)
PROMISE = Face(fonts.SERIF, 15.5, 29)
PROMISE_LEAD = Face(fonts.SERIF, 15.5, 29, muted=True)
NEXT = Face(fonts.SANS, 12, 24, weight=600)
NEXT_LABEL = Face(fonts.SANS, 12, 24, muted=True)

BOOK = Face(fonts.TITLE, 30, 46)
STAGE = Face(fonts.TITLE, 20, 32)
STEP = Face(fonts.SERIF, 15, 27, weight=500)
ASK = Face(fonts.SERIF, 12.5, 23, weight=500)
TOLD = Face(fonts.SERIF, 11.5, 22)
HINT = Face(fonts.SANS, 10, 19, muted=True)
TIP = Face(fonts.SANS, 10, 18)
TIP_HEAD = Face(fonts.SANS, 10, 18, weight=600)
OPTION = Face(fonts.SANS, 11, 25)
FIGURE = Face(fonts.SANS, 12, 22)
WAY = Face(fonts.SANS, 10.5, 20)
SHEET_TEXT = Face(fonts.SERIF, 11, 20)
PAUSE = Face(fonts.SANS, 9.5, 17)


@cache
def _sheet() -> QImage:
    """What fonts are measured for: a fine surface."""
    made = QImage(1, 1, QImage.Format.Format_RGB32)
    made.setDotsPerMeterX(_PER_METRE)
    made.setDotsPerMeterY(_PER_METRE)
    return made


@cache
def _font(family: str, points: float, weight: int, italic: bool) -> QFont:
    made = QFont()
    made.setFamilies(fonts.families(family))
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    # Letters then advance by whole units, which halves what a PDF says of their places.
    made.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    for tag in _OFF:
        made.setFeature(QFont.Tag(tag), 0)
    return QFont(made, _sheet())


@cache
def _metrics(family: str, points: float, weight: int, italic: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(family, points, weight, italic))


@cache
def _reach(family: str, points: float, weight: int, italic: bool) -> tuple[float, float, float]:
    metrics = _metrics(family, points, weight, italic)
    return metrics.ascent() / FINE, metrics.descent() / FINE, metrics.capHeight() / 2 / FINE
