"""The library: short texts to read, and a line to search in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...shelf.help_text import HelpText
from ...shelf.shelf import Found, Shelf
from .. import accessible
from ..typeface import Role
from ..widgets import Heading, Line, QuietButton, Text, Tone
from ..widgets.laid import settle
from .leaf import written_on
from .page import Page
from .row import Row
from .tile import Tile

ABOUT = "Short texts for a quiet hour. Each says how well its claims are founded."
NOTHING = "No text has all of these words in it. Try fewer, or another one."
BESIDE = 260


class Reading(Page):
    """All texts, those that were searched for, or one of them."""

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__("Library", parent)
        self._shelf = shelf
        self._shown: QWidget | None = None
        self._back: QuietButton | None = None
        self._tiles: list[Tile] = []
        self._opened: Tile | None = None
        self.column.setContentsMargins(32, 36, 40, 24)
        self.column.setSpacing(12)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(Heading(self.title, Role.GREETING, measure=None))
        head.addWidget(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self._search = Line(longest=200)
        self._search.set_hint("Search in all texts")
        self._search.setAccessibleName("Search in all texts")
        self._word = Text(NOTHING, Role.HINT, tone=Tone.MUTED)
        head.addSpacing(4)
        head.addWidget(self._search)
        head.addWidget(self._word)
        self.column.addWidget(self._head)
        self._results = QWidget()
        self._list = QVBoxLayout(self._results)
        self._list.setContentsMargins(0, 4, 0, 0)
        self._list.setSpacing(14)
        self.column.addWidget(self._results)
        self.column.addStretch(1)
        self._search.changed.connect(self._on_search_changed)
        self._search.confirmed.connect(self._on_search_confirmed)
        self._fill(shelf.find(""))

    def first(self) -> QWidget:
        return self._search if self._back is None else self._back

    def show_text(self, text: HelpText, part: int = 0) -> None:
        """Put one text up, at the part in which something was found."""
        self._put_away()
        self._head.hide()
        self._results.hide()
        sheet, headings = self._sheet(text)
        self._shown = sheet
        self.column.insertWidget(0, sheet)
        sheet.show()
        self.arrive()
        if part and (heading := headings[part]) is not None:
            settle()
            self._scroll.show_top_of(heading)
        accessible.announce(self, text.title)

    def _on_search_changed(self) -> None:
        words = self._search.text()
        found = self._shelf.find(words)
        self._fill(found)
        if words.strip():
            count = f"{len(found)} texts" if len(found) != 1 else "1 text"
            accessible.announce(self, count if found else NOTHING)

    def _on_search_confirmed(self) -> None:
        if self._tiles:
            self._tiles[0].click()

    def _on_back_clicked(self) -> None:
        self._put_away()
        self._head.show()
        self._results.show()
        opened = self._opened if self._opened in self._tiles else None
        (opened or self._search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, found: Sequence[Found]) -> None:
        """Two texts a line; what was searched for shows where it stands."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        searched = bool(self._search.text().strip())
        self._tiles = [self._tile(each, searched) for each in found]
        for at in range(0, len(self._tiles), 2):
            row = Row(BESIDE, 14)
            for tile in self._tiles[at : at + 2]:
                row.add(tile)
            if len(self._tiles) - at == 1 and at:
                row.add(QWidget())
            self._list.addWidget(row)
        self._word.setVisible(not found)

    def _tile(self, found: Found, searched: bool) -> Tile:
        words = found.excerpt if searched else found.text.about
        tile = Tile("", found.text.title, words)
        part = found.part if searched else 0

        def opened() -> None:
            self._opened = tile
            self.show_text(found.text, part)

        tile.clicked.connect(opened)
        return tile

    def _put_away(self) -> None:
        shown, self._shown, self._back = self._shown, None, None
        if shown is not None:
            self.column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()

    def _sheet(self, text: HelpText) -> tuple[QWidget, list[Heading | None]]:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._back = QuietButton("All texts", "arrow-left")
        self._back.clicked.connect(self._on_back_clicked)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        card, headings = written_on(text)
        column.addWidget(card)
        if following := self._after(text):
            onward = QuietButton(f"Read next: {following.title}")
            onward.clicked.connect(lambda: self.show_text(following))
            column.addWidget(onward, 0, Qt.AlignmentFlag.AlignLeft)
        return box, headings

    def _after(self, text: HelpText) -> HelpText | None:
        texts = list(self._shelf)
        at = texts.index(text) + 1
        return texts[at] if at < len(texts) else None
