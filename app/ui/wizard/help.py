"""Help with words: what to try, what rather not, beginnings, and five ways to say it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.items import Agreement, Item, Mirror, Text
from ...session.conversation import Conversation
from .. import theme, typeface
from ..focus import lead_into
from ..theme import Ground
from ..typeface import Role
from ..widgets import FlowLayout, Fold, Hairline, Tone
from ..widgets import Text as Words
from ..widgets.laid import Laid
from .advice import Advice, CardText
from .cards import word_cards
from .starters import Starter

CORNER = 10.0
BESIDE, ABOVE, BELOW = 20, 12, 16
ROOMY, HIGH, LARGE = 1000, 700, 125


def help_fold(
    conversation: Conversation, room: Callable[[], QSize] | None = None
) -> HelpFold | None:
    """What helps with the words at this place; None where there is nothing to offer.

    `room` tells how wide it will be, and how many px are left on the page for it to unfold.
    """
    item = conversation.item
    if not isinstance(item, Text | Mirror | Agreement):
        return None
    return HelpFold(conversation, item, room)


class HelpFold(Laid):
    """One line with a chevron, or a quiet panel; `picked` says that a beginning was chosen."""

    picked = Signal()

    def __init__(
        self,
        conversation: Conversation,
        item: Item,
        room: Callable[[], QSize] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = room
        self.ground = theme.ground_under(self)
        self._words = ""
        self._placed = False
        said = conversation.said
        tries = item.do if isinstance(item, Text) else ""
        rather_not = item.rather_not if isinstance(item, Text) else ""
        self._opens = bool(tries or rather_not)
        inside = Laid()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(4, 4, 0, 0)
        self._inside.setSpacing(18)
        if self._opens:
            self._inside.addWidget(Advice(tries, rather_not, said))
        starters = item.starters if isinstance(item, Text | Mirror) else ()
        self._starters = [said(each) for each in starters]
        self._cards: Fold | None = None
        if self._opens:
            self._fill()
        self._fold = Fold("Help with words", inside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._fold)
        self._fold.toggled.connect(self._on_fold_toggled)
        self._on_fold_toggled(False)

    def _fill(self) -> tuple[QWidget, ...]:
        """Make what unfolds after the advice; where there is none, not before it is wanted."""
        cards = self._cards = Fold("Five ways to say it", QWidget())
        cards.toggled.connect(self._on_cards_toggled)
        parts = (self._beginnings(self._starters), cards) if self._starters else (cards,)
        for part in parts:
            self._inside.addWidget(part)
            part.show()
        return parts

    def words(self) -> str:
        """The beginning that was chosen last."""
        return self._words

    def is_opened(self) -> bool:
        """Whether it is unfolded."""
        return self._fold.is_opened()

    def set_opened(self, opened: bool) -> None:
        """Fold or unfold it."""
        self._fold.set_opened(opened)

    def showEvent(self, event: QShowEvent) -> None:
        """Unfold at the first sight where there is room and something particular to say."""
        super().showEvent(event)
        if self._placed:
            return
        self._placed = True
        window = self.window()
        roomy = window.width() >= ROOMY and window.height() >= HIGH
        if self._opens and roomy and typeface.percent() <= LARGE:
            self._fold.set_opened(self._room is None or self._fits(self._room()))

    def _fits(self, room: QSize) -> bool:
        """Whether it can be unfolded there."""
        inside = self._fold.height_inside(room.width() - 2 * BESIDE)
        return ABOVE + inside + BELOW <= room.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._fold.is_opened():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().ground(Ground.PAPER))
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)

    def _beginnings(self, starters: list[str]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words("Begin with", Role.NOTE, tone=Tone.MUTED))
        chips = QWidget()
        flow = FlowLayout(chips, across=8, down=8)
        for words in starters:
            chip = Starter(words)
            chip.clicked.connect(lambda _=False, words=words: self._pick(words))
            flow.addWidget(chip)
        column.addWidget(chips)
        return whole

    def _pick(self, words: str) -> None:
        self._words = words
        self.picked.emit()

    def _on_fold_toggled(self, opened: bool) -> None:
        if opened and self._cards is None:
            for part in reversed(self._fill()):
                lead_into(self._fold.hinge, part)
        self.ground = Ground.PAPER if opened else theme.ground_under(self)
        around = (BESIDE, ABOVE, BESIDE, BELOW) if opened else (0, 0, 0, 0)
        self._column.setContentsMargins(*around)
        self.update()

    def _on_cards_toggled(self, opened: bool) -> None:
        inside = self._cards.inside if self._cards else None
        if not opened or inside is None or inside.layout() is not None:
            return
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 0, 0, 4)
        column.setSpacing(14)
        for number, card in enumerate(word_cards()):
            if number:
                column.addWidget(Hairline())
            column.addWidget(CardText(card))
