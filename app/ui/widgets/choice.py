"""One of a few, as cards: not yet, mostly, yes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from .. import theme, typeface
from ..focus import CORNER, Ringed
from ..theme import Partner
from ..typeface import Role
from .text import Typesetting
from .typesetter import Typesetter

RADIO, LEFT, BESIDE, HEIGHT, GAP = 20, 21, 15, 80, 14


class ChoiceCard(Ringed, QRadioButton):
    """A card with a radio, a few words and a note below, in the colour of the one who chose."""

    def __init__(
        self,
        text: str,
        note: str = "",
        partner: Partner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._note = note
        self._lines = Typesetter()
        self._partner = partner
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{text}. {note}" if note else text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.BUTTON if self._note else Role.STAGE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words, note = self._set(100_000)
        width = int(max(words.width, note.width if note else 0) + self._before() + LEFT) + 1
        return QSize(width, self._height(words, note))

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint().width()
        width = min(full, round(self._before() + LEFT + typeface.scaled(100)))
        return QSize(width, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(*self._set(width - self._before() - LEFT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow chooses the card it leads to, even where none was chosen before."""
        super().keyPressEvent(event)
        there = self.window().focusWidget()
        if there is not self and isinstance(there, ChoiceCard) and there.group() is self.group():
            there.setChecked(True)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        chosen = self.isChecked()
        own = now.primary if self._partner is None else now.thread(self._partner)
        own = own if self.isEnabled() else now.muted
        border = own if chosen else (now.line if self.isEnabled() else now.hair())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if chosen else 1
        painter.setPen(QPen(border, width))
        hovered = self.underMouse() and self.isEnabled() and not chosen
        painter.setBrush(now.hover(now.card) if hovered else now.card)
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CORNER, CORNER)
        self._paint_radio(painter, own if chosen else border, chosen)
        self._paint_words(painter, now)

    def _paint_radio(self, painter: QPainter, color: QColor, chosen: bool) -> None:
        side = typeface.scaled(RADIO)
        center = QPointF(LEFT + side / 2, self.height() / 2)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, side / 2 - 0.75, side / 2 - 0.75)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().card)
            painter.drawEllipse(center, side * 0.19, side * 0.19)

    def _paint_words(self, painter: QPainter, now: theme.Theme) -> None:
        words, note = self._set(self.width() - self._before() - LEFT)
        whole = words.height + (note.height if note else 0)
        top = (self.height() - whole) / 2
        painter.setPen(now.ink if self.isEnabled() else now.muted)
        words.layout.draw(painter, QPointF(self._before(), top))
        if note:
            painter.setPen(now.muted)
            note.layout.draw(painter, QPointF(self._before(), top + words.height))

    def _before(self) -> int:
        return round(LEFT + typeface.scaled(RADIO) + BESIDE)

    def _height(self, words: Typesetting, note: Typesetting | None) -> int:
        if note is None:
            return max(52, round(words.height + 28))
        return round(words.height + note.height + HEIGHT - 42)

    def _set(self, width: float) -> tuple[Typesetting, Typesetting | None]:
        room = max(1.0, width)
        words = self._lines.lines(self._words, self.font(), 1.3, room)
        if not self._note:
            return words, None
        return words, self._lines.lines(self._note, typeface.font(Role.NOTE), 1.35, room)


class Choices(QWidget):
    """Cards of which one is chosen: side by side while there is room, else below each other."""

    changed = Signal()

    def __init__(
        self,
        options: list[tuple[str, str, str]],
        partner: Partner | None = None,
        *,
        across: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._across = across
        self._cards: dict[str, ChoiceCard] = {}
        self._group = QButtonGroup(self)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP if across else 10)
        for key, words, note in options:
            card = ChoiceCard(words, note, partner, self)
            self._cards[key] = card
            self._group.addButton(card)
            self._box.addWidget(card, 1)
        self._group.buttonToggled.connect(self._on_group_toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chosen(self) -> str | None:
        """The id of what is chosen, if anything is."""
        return next((key for key, card in self._cards.items() if card.isChecked()), None)

    def choose(self, key: str | None) -> None:
        """Have exactly `key` chosen, without telling."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for name, card in self._cards.items():
            card.setChecked(name == key)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def focus_first(self) -> None:
        """Put the keyboard on the chosen card, else on the first."""
        cards = list(self._cards.values())
        chosen = [card for card in cards if card.isChecked()]
        for card in (chosen or cards)[:1]:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        """Even in a row no wider than one card, so that a narrower page can break the row."""
        widest = max((card.minimumSizeHint().width() for card in self._cards.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        cards = list(self._cards.values())
        if not cards:
            return
        widest = max(card.sizeHint().width() for card in cards)
        fits = self._across and widest * len(cards) + GAP * (len(cards) - 1) <= width
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(row if fits else column)
        for card in cards:
            self._box.setStretchFactor(card, 1 if fits else 0)

    def _on_group_toggled(self, card: QRadioButton, checked: bool) -> None:
        if checked:
            self.changed.emit()
