"""Buttons: one primary a screen, secondary with a line, quiet with words alone, and a link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from .. import icons, theme, typeface
from ..focus import CORNER, Ringed
from ..typeface import Role
from .text import Typesetting
from .typesetter import Typesetter

ICON, GAP = 20, 10


class Size(Enum):
    """How high a button is at 100 %: in lists, anywhere, on a full page."""

    SMALL = 44
    USUAL = 48
    LARGE = 56


@dataclass(frozen=True)
class Look:
    """What one state of a button is painted with; no border or fill where None."""

    words: QColor
    fill: QColor | None = None
    border: QColor | None = None
    underlined: bool = False


class Button(Ringed, QPushButton):
    """What all buttons share: plain words that may take two lines, an icon, the focus ring."""

    presses = True

    _SIDE = 24

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        size: Size = Size.USUAL,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._lines = Typesetter()
        self._icon = icon
        self._size = size
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.restyle()
        self.setText(text)

    @property
    def words(self) -> str:
        """What stands on the button, as it was given."""
        return self._words

    def setText(self, text: str) -> None:
        """Show `text` as it is: an ampersand is no shortcut."""
        if text == self._words and text:
            return
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, name: str | None) -> None:
        """Show another Lucide icon before the words, or none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(typeface.font(Role.BUTTON))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self._typeset(100_000)
        width = int(words.width) + 1 + self._beside()
        return QSize(width, self._height(words))

    def minimumSizeHint(self) -> QSize:
        full = self._typeset(100_000).width
        width = int(full if full < self._narrow() else max(self._narrow(), full / 2 + 24))
        return QSize(width + 1 + self._beside(), self._height(self._typeset(100_000)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wrapped = self.heightForWidth(self.width())
        self.setMinimumHeight(wrapped if wrapped > self.sizeHint().height() else 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(self._typeset(width - self._beside()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, look)
        words = self._typeset(max(1, self.width() - self._beside()))
        taken = words.width + self._before()
        x = self._start(taken)
        if self._icon:
            side = typeface.scaled(ICON)
            box = QRectF(x, (self.height() - side) / 2, side, side)
            icons.paint_icon(painter, self._icon, look.words, box)
        painter.setPen(look.words)
        top = (self.height() - words.height) / 2
        words.layout.draw(painter, QPointF(x + self._before(), top))
        if look.underlined:
            y = round(top + words.height - 1) + 0.5
            painter.setPen(QPen(look.words, 1))
            painter.drawLine(QPointF(x, y), QPointF(x + words.width, y))

    def _paint_box(self, painter: QPainter, look: Look) -> None:
        if look.fill is None and look.border is None:
            return
        painter.setPen(QPen(look.border, 1) if look.border else Qt.PenStyle.NoPen)
        painter.setBrush(look.fill if look.fill else Qt.BrushStyle.NoBrush)
        inset = 0.5 if look.border else 0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _look(self) -> Look:
        raise NotImplementedError

    def _start(self, taken: float) -> float:
        return (self.width() - taken) / 2

    def _active(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _before(self) -> float:
        return typeface.scaled(ICON) + GAP if self._icon else 0

    def _beside(self) -> int:
        return round(2 * self._SIDE + self._before())

    def _narrow(self) -> float:
        return 6 * typeface.scaled(16)

    def _height(self, words: Typesetting) -> int:
        return round(words.height + self._size.value - 21.7)

    def _typeset(self, width: float) -> Typesetting:
        leading = typeface.face(Role.BUTTON).leading
        return self._lines.lines(self._words, self.font(), leading, max(1.0, width))


class PrimaryButton(Button):
    """The one thing to do next."""

    def _look(self) -> Look:
        now = theme.current()
        ground = theme.ground_under(self)
        if not self.isEnabled():
            return Look(now.muted_on(ground), now.off(now.ground(ground)))
        if ground.solid:
            fill = now.on_full
            if self._active():
                fill = theme.mixed(now.ground(ground), fill, 0.14)
            return Look(now.ground(ground), fill)
        return Look(now.on_primary, now.primary_hover() if self._active() else now.primary)


class SecondaryButton(Button):
    """Another thing to do; `bare` leaves the ground to shine through."""

    bare = False

    def _look(self) -> Look:
        now = theme.current()
        ground = theme.ground_under(self)
        under = now.ground(ground)
        if not self.isEnabled():
            return Look(now.muted_on(ground), None, now.hair(under))
        if ground.solid:
            fill = theme.mixed(now.on_full, under, 0.14) if self._active() else None
            return Look(now.on_full, fill, now.on_full)
        rest = None if self.bare else now.card
        return Look(now.ink, now.hover(under) if self._active() else rest, now.line)


class QuietButton(Button):
    """A thing that is always there and never asks for attention."""

    _SIDE = 14

    def _look(self) -> Look:
        now = theme.current()
        ground = theme.ground_under(self)
        under = now.ground(ground)
        if not self.isEnabled():
            return Look(now.muted_on(ground))
        if ground.solid:
            fill = theme.mixed(now.on_full, under, 0.14) if self._active() else None
            return Look(now.on_full, fill)
        return Look(now.ink, now.hover(under) if self._active() else None)


class LinkButton(Button):
    """Underlined words that lead to another page."""

    _SIDE = 0

    def _look(self) -> Look:
        ground = theme.ground_under(self)
        now = theme.current()
        color = now.on_full if ground.solid else now.primary
        return Look(color if self.isEnabled() else now.muted_on(ground), underlined=True)

    def _height(self, words: Typesetting) -> int:
        return max(24, round(words.height + 4))


B = TypeVar("B", bound=Button)


def way_back(button: B) -> B:
    """The button, which Alt+Left presses too, as in every browser."""
    button.setShortcut(QKeySequence("Alt+Left"))
    return button


class PlaceButton(Button):
    """A place in the list at the left: checked, it lies on a card of its own."""

    _SIDE = 15

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent, size=Size.SMALL)
        self.setCheckable(True)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.toggled.connect(self.restyle)

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.BUTTON if self.isChecked() else Role.STAGE))
        self.updateGeometry()

    def _look(self) -> Look:
        now = theme.current()
        under = now.ground(theme.ground_under(self))
        if self.isChecked():
            return Look(now.ink, now.card, now.hair())
        return Look(now.muted, now.hover(under) if self._active() else None)

    def _start(self, taken: float) -> float:
        return self._SIDE
