"""Help with words: what to try, what rather not, beginnings, and five ways to say it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...flow.items import Agreement, Item, Mirror, Text
from ...session.conversation import Conversation
from .. import icons, theme, typeface
from ..theme import Ground
from ..typeface import Role
from ..widgets import FlowLayout, Fold, Hairline, Markup, Tone
from ..widgets import Text as Words
from ..widgets.text import tone_color
from .cards import WordCard, word_cards
from .starters import Starter

CORNER = 10.0
ROOMY, HIGH, LARGE = 1000, 700, 125
TWO_COLUMNS = 560


def help_fold(conversation: Conversation) -> HelpFold | None:
    """What helps with the words at this place; None where there is nothing to offer."""
    item = conversation.item
    if not isinstance(item, Text | Mirror | Agreement):
        return None
    return HelpFold(conversation, item)


class HelpFold(QWidget):
    """One line with a chevron, or a quiet panel; `picked` says that a beginning was chosen."""

    picked = Signal()

    def __init__(
        self, conversation: Conversation, item: Item, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ground = theme.ground_under(self)
        self._words = ""
        self._placed = False
        said = conversation.said
        tries = said(item.do) if isinstance(item, Text) else ""
        rather_not = said(item.rather_not) if isinstance(item, Text) else ""
        self._opens = bool(tries or rather_not)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(4, 4, 0, 0)
        self._inside.setSpacing(18)
        if self._opens:
            self._inside.addWidget(Advice(tries, rather_not))
        starters = item.starters if isinstance(item, Text | Mirror) else ()
        if starters:
            self._inside.addWidget(self._beginnings([said(each) for each in starters]))
        self._cards = Fold("Five ways to say it", QWidget())
        self._inside.addWidget(self._cards)
        self._fold = Fold("Help with words", inside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._fold)
        self._fold.toggled.connect(self._on_fold_toggled)
        self._cards.toggled.connect(self._on_cards_toggled)
        self._on_fold_toggled(False)

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
            self._fold.set_opened(True)

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
        self.ground = Ground.PAPER if opened else theme.ground_under(self)
        side, above = (20, 12) if opened else (0, 0)
        self._column.setContentsMargins(side, above, side, 16 if opened else 0)
        self.update()

    def _on_cards_toggled(self, opened: bool) -> None:
        inside = self._cards.inside
        if not opened or inside.layout() is not None:
            return
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 0, 0, 4)
        column.setSpacing(14)
        for number, card in enumerate(word_cards()):
            if number:
                column.addWidget(Hairline())
            column.addWidget(CardText(card))


class Advice(QWidget):
    """What to try beside what rather not; below each other where it is narrow."""

    def __init__(self, tries: str, rather_not: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        if tries:
            self._box.addLayout(_advice("check", "Try", tries, Tone.PRIMARY, Tone.INK), 1)
        if rather_not:
            words = _advice("minus", "Rather not", rather_not, Tone.MUTED, Tone.MUTED)
            self._box.addLayout(words, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= typeface.scaled(TWO_COLUMNS)
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(row if across else column)
        self._box.setSpacing(36 if across else 16)


class CardText(QWidget):
    """One of the five ways, in plain text."""

    def __init__(self, card: WordCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(card.title, Role.LABEL))
        column.addWidget(Words(card.sentence, Role.BASE))
        for words in card.tries:
            column.addLayout(_marked("check", words, Tone.PRIMARY, Tone.INK))
        if card.rather_not:
            column.addLayout(_marked("minus", card.rather_not, Tone.MUTED, Tone.MUTED))


class Mark(QWidget):
    """A small icon in one tone, beside words that say the same."""

    def __init__(self, name: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(18))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = tone_color(self._tone, theme.ground_under(self))
        icons.paint_icon(painter, self._name, color, QRectF(self.rect()))


def _advice(icon: str, title: str, words: str, head: Tone, tone: Tone) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(Mark(icon, head), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(Words(title, Role.LABEL, tone=head), 1)
    column.addLayout(line)
    column.addWidget(Markup(words, Role.BASE, tone=tone))
    column.addStretch(1)
    return column


def _marked(icon: str, words: str, head: Tone, tone: Tone) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Mark(icon, head), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, Role.EXAMPLE, tone=tone), 1)
    return row
