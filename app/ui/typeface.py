"""The type table: which face and size each kind of words has, and the one text-size setting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QFont

from . import fonts

SMALLEST, LARGEST = 80, 200
_percent = 100


class Role(StrEnum):
    """What a piece of text is on its page."""

    TIME = "time"
    FULL_PAGE = "full page"
    GREETING = "greeting"
    TITLE = "title"
    QUESTION = "question"
    QUESTION_NARROW = "question narrow"
    QUESTION_LOW = "question low"
    SECOND_QUESTION = "second question"
    CARD_TITLE = "card title"
    CODE = "code"
    ANSWER = "answer"
    SPOKEN = "spoken"
    LINE = "line"
    EXAMPLE = "example"
    MARK = "mark"
    FIELD = "field"
    HINT = "hint"
    BUTTON = "button"
    STAGE = "stage"
    LABEL = "label"
    BASE = "base"
    NOTE = "note"


@dataclass(frozen=True)
class Face:
    """A family, points at 100 %, line height as a factor, weight and letter spacing in per cent."""

    family: str
    points: float
    leading: float
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    spacing: float = 100


_SEMI = QFont.Weight.DemiBold
_FACES = {
    Role.TIME: Face(fonts.DISPLAY, 64, 1.12),
    Role.FULL_PAGE: Face(fonts.DISPLAY, 42, 1.28),
    Role.GREETING: Face(fonts.TITLE, 28, 1.3, spacing=99.5),
    Role.TITLE: Face(fonts.TITLE, 26, 1.3, spacing=99.5),
    Role.QUESTION: Face(fonts.TITLE, 24, 1.3, spacing=99),
    Role.QUESTION_NARROW: Face(fonts.TITLE, 20, 1.3, spacing=99),
    Role.QUESTION_LOW: Face(fonts.TITLE, 15, 1.3, spacing=99.5),
    Role.SECOND_QUESTION: Face(fonts.TITLE, 18, 1.3, spacing=99.5),
    Role.CARD_TITLE: Face(fonts.TITLE, 20, 1.3, spacing=99.5),
    Role.CODE: Face(fonts.SANS, 20, 1.4, _SEMI, spacing=102),
    Role.ANSWER: Face(fonts.SERIF, 19, 1.45),
    Role.SPOKEN: Face(fonts.SERIF, 18, 1.45),
    Role.LINE: Face(fonts.SERIF, 13.5, 1.4),
    Role.EXAMPLE: Face(fonts.SERIF, 12, 1.45, italic=True),
    Role.MARK: Face(fonts.SERIF, 17.5, 1.3, QFont.Weight.Medium),
    Role.FIELD: Face(fonts.SANS, 14, 1.5),
    Role.HINT: Face(fonts.SANS, 13, 1.45),
    Role.BUTTON: Face(fonts.SANS, 12.5, 1.3, _SEMI),
    Role.STAGE: Face(fonts.SANS, 12.5, 1.35),
    Role.LABEL: Face(fonts.SANS, 12, 1.35, _SEMI),
    Role.BASE: Face(fonts.SANS, 12, 1.45),
    Role.NOTE: Face(fonts.SANS, 11, 1.4),
}


def face(role: Role) -> Face:
    """The line of the type table for `role`."""
    return _FACES[role]


def scale(percent: int) -> None:
    """Remember the text size; anything outside 80 to 200 per cent goes to the nearer end."""
    global _percent
    _percent = max(SMALLEST, min(LARGEST, percent))


def percent() -> int:
    """The text size that is set, in per cent."""
    return _percent


def pt(role: Role) -> float:
    """The size of `role` in points at the text size that is set."""
    return _FACES[role].points * _percent / 100


def scaled(pixels: float) -> float:
    """A measure in px at 100 % that has to grow with the text: beads, ticks, icons beside words."""
    return pixels * _percent / 100


def font(role: Role, *, weight: QFont.Weight | None = None, italic: bool | None = None) -> QFont:
    """The font of `role` at the text size that is set."""
    return QFont(_made(role, _percent, weight, italic))


@lru_cache(maxsize=128)
def _made(role: Role, percent: int, weight: QFont.Weight | None, italic: bool | None) -> QFont:
    row = _FACES[role]
    made = QFont()
    made.setFamilies(fonts.families(row.family))
    made.setPointSizeF(row.points * percent / 100)
    made.setWeight(row.weight if weight is None else weight)
    made.setItalic(row.italic if italic is None else italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if row.spacing != 100:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, row.spacing)
    return made
