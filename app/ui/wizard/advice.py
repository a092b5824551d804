"""What to try beside what rather not, and one of the five ways to say it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...flow.markup import Bullets, Paragraph, Span, blocks
from .. import icons, theme, typeface
from ..typeface import Role
from ..widgets import Text, Tone
from ..widgets.laid import Laid
from ..widgets.markup import marked
from ..widgets.text import tone_color
from .cards import WordCard

TWO_COLUMNS, BETWEEN = 560, 36


class Advice(Laid):
    """What to try beside what rather not; below each other where it is narrow."""

    def __init__(
        self,
        tries: str,
        rather_not: str,
        said: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(BETWEEN)
        if tries:
            words = _advice("check", "Try", tries, Tone.PRIMARY, Tone.INK, said)
            self._box.addLayout(words, 1)
        if rather_not:
            words = _advice("minus", "Rather not", rather_not, Tone.MUTED, Tone.MUTED, said)
            self._box.addLayout(words, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= typeface.scaled(TWO_COLUMNS)
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(row if across else column)
        self._box.setSpacing(BETWEEN if across else 16)


class CardText(QWidget):
    """One of the five ways, in plain text."""

    def __init__(self, card: WordCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(card.title, Role.LABEL))
        column.addWidget(Text(card.sentence, Role.BASE))
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


def _advice(
    icon: str, title: str, words: str, head: Tone, tone: Tone, said: Callable[[str], str]
) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(Mark(icon, head), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(Text(title, Role.LABEL, tone=head), 1)
    column.addLayout(line)
    for block in blocks(words, said):
        spans = block.spans if isinstance(block, Paragraph) else ()
        plain, example = _told_apart(spans)
        if isinstance(block, Bullets):
            for entry in block.entries:
                column.addWidget(marked((Span("– "), *entry), Role.BASE, tone))
        if plain:
            column.addWidget(marked(plain, Role.BASE, tone))
        if example:
            column.addWidget(Text(example, Role.EXAMPLE, tone=tone))
    column.addStretch(1)
    return column


def _told_apart(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], str]:
    """A paragraph as what is said and the example in italics that follows it on its own line."""
    first = next((n for n, span in enumerate(spans) if span.emphasised), len(spans))
    plain, example = _joined(spans[:first]).rstrip(), spans[first:]
    between = "".join(span.text for span in example if not span.emphasised)
    if (plain and plain[-1] not in ".!?:…") or any(char.isalnum() for char in between):
        return spans, ""
    return (Span(plain),) if plain else (), _joined(example)


def _joined(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def _marked(icon: str, words: str, head: Tone, tone: Tone) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Mark(icon, head), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, Role.EXAMPLE, tone=tone), 1)
    return row
