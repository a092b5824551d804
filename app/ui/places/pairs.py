"""The colour pairs on offer, each shown by the two beads as they will look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from .. import theme, typeface
from ..focus import CORNER, Ringed
from ..theme import Partner
from ..widgets import FlowLayout
from ..widgets.bead import outline

_NAMES = {
    "teal-clay": "Teal and clay",
    "blue-ochre": "Blue and ochre",
    "moss-violet": "Moss and violet",
    "slate-plum": "Slate and plum",
}


class PairCard(Ringed, QRadioButton):
    """One pair: the circle and the square in their colours."""

    def __init__(self, pair: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair = pair
        name = _NAMES.get(pair, pair.replace("-", " and ").capitalize())
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the size anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(104)), round(typeface.scaled(60)))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.isChecked() else 1
        painter.setPen(QPen(now.primary if self.isChecked() else now.line, width))
        painter.setBrush(now.hover(now.card) if self.underMouse() else now.card)
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CORNER, CORNER)
        side = typeface.scaled(26)
        shown = theme.load(now.name, self._pair)
        for partner in Partner:
            x = self.width() / 2 + (side * 0.75 if partner else -side * 0.75)
            where = QPointF(x, self.height() / 2)
            painter.fillPath(outline(where, side, partner), shown.thread(partner))


class PairChoice(QWidget):
    """All pairs, of which one is chosen."""

    changed = Signal()

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Your colours")
        self._group = QButtonGroup(self)
        self._cards: dict[str, PairCard] = {}
        row = FlowLayout(self, across=12, down=12)
        for pair in theme.pair_names():
            card = PairCard(pair, self)
            card.setChecked(pair == chosen)
            self._cards[pair] = card
            self._group.addButton(card)
            row.addWidget(card)
        self._group.buttonToggled.connect(self._on_toggled)

    def chosen(self) -> str:
        """The name of the pair that is chosen."""
        return next((pair for pair, card in self._cards.items() if card.isChecked()), "")

    def _on_toggled(self, card: QRadioButton, checked: bool) -> None:
        if checked:
            self.changed.emit()
