"""A few lines of text, row by row, that change while one looks on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ..typeface import Role
from ..widgets import Text, Tone
from ..widgets.laid import Laid

Lines = tuple[str, ...]


class Rows(Laid):
    """Each row has a line of its own for every role; rows that stay are not made anew."""

    def __init__(
        self,
        roles: Sequence[tuple[Role, Tone]],
        empty: str,
        *,
        gap: int = 10,
        last_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._roles, self._empty = tuple(roles), empty
        self._column = QVBoxLayout(self)
        if last_first:  # so that a row that comes leaves the others as they are
            self._column.setDirection(QBoxLayout.Direction.BottomToTop)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self._rows: list[tuple[QWidget, tuple[Text, ...]]] = []
        self._nothing = Text(empty, Role.NOTE, tone=Tone.MUTED)
        self._column.addWidget(self._nothing)

    @property
    def told(self) -> list[Lines]:
        """What stands there now."""
        shown = (texts for row, texts in self._rows if not row.isHidden())
        return [tuple(text.text() for text in texts) for texts in shown]

    def show_rows(self, rows: Sequence[Lines]) -> None:
        """Let these rows stand there, a text for every role; an empty one takes no room."""
        self._nothing.setVisible(not rows)
        while len(self._rows) < len(rows):
            self._add()
        for number, (row, texts) in enumerate(self._rows):
            row.setVisible(number < len(rows))
            for text, words in zip(texts, rows[number] if number < len(rows) else (), strict=False):
                if text.text() != words:
                    text.setText(words)
                text.setVisible(bool(words))

    def _add(self) -> None:
        row = Laid(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        texts = tuple(Text("", role, tone=tone) for role, tone in self._roles)
        for text in texts:
            column.addWidget(text)
        self._column.addWidget(row)
        self._rows.append((row, texts))
