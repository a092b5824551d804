"""The little markup of a flow on screen: paragraphs, bullets, emphasis, each a plain label."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...flow.markup import Block, Bullets, Span, blocks
from .. import typeface
from ..typeface import Role
from .laid import Laid
from .text import Emphasis, Text, Tone

MOST = 60
"""So many paragraphs and bullets stand in labels of their own; a thousand take seconds."""


class Markup(Laid):
    """A column of plain texts, one a paragraph or bullet; whatever looks like HTML is shown.

    A text that is cut into very many of them stands in one label, line under line.
    `filled` puts the names in, after the marks were read: a name with a `*` stays as it is.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BASE,
        *,
        tone: Tone = Tone.INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        filled: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._align, self._filled = role, tone, align, filled
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        while (item := self._column.takeAt(0)) is not None:
            _discard(item.widget())
        self._column.setSpacing(round(typeface.pt(self._role) * 0.8))
        found = blocks(text, self._filled)
        if sum(len(b.entries) if isinstance(b, Bullets) else 1 for b in found) > MOST:
            self._column.addWidget(self._text(tuple(_in_lines(found))))
            return
        for block in found:
            if isinstance(block, Bullets):
                self._column.addWidget(self._bullets(block))
            else:
                self._column.addWidget(self._text(block.spans))

    def _bullets(self, block: Bullets) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(typeface.pt(self._role) * 0.35))
        for entry in block.entries:
            row = QHBoxLayout()
            row.setSpacing(round(typeface.pt(self._role) * 0.7))
            dot = Text("•", self._role, tone=self._tone)
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._text(entry), 1)
            column.addLayout(row)
        return whole

    def _text(self, spans: tuple[Span, ...]) -> Text:
        text = marked(spans, self._role, self._tone)
        if self._align != Qt.AlignmentFlag.AlignLeft:
            text.set_align(self._align)
        return text


def _in_lines(found: tuple[Block, ...]) -> Iterator[Span]:
    for block in found:
        for entry in block.entries if isinstance(block, Bullets) else (block.spans,):
            yield Span("•  " if isinstance(block, Bullets) else "")
            yield from entry
            yield Span("\n")


def marked(spans: tuple[Span, ...], role: Role, tone: Tone) -> Text:
    """A text with what is emphasised in italics."""
    text = Text("".join(span.text for span in spans), role, tone=tone)
    pieces = []
    at = 0
    for span in spans:
        length = len(span.text.encode("utf-16-le")) // 2
        if span.emphasised:
            pieces.append(Emphasis(at, length, italic=True))
        at += length
    text.set_emphasis(*pieces)
    return text


def _discard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
