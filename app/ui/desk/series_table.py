"""The occasions of a couple as a plain table, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ...homework.series import WENT, Row, Series, Told
from ...session.telling import day, short_day
from .. import typeface
from ..typeface import Role
from ..widgets import Hairline, Heading, Text, Tone

SHARES = (2, 3, 2, 2, 3, 3, 3, 3)
NARROWEST = 620
"""In px at 100 %: below it, each occasion is told line by line."""


class SeriesTable(QWidget):
    """A row an occasion, its words below it. Each cell says to a screen reader what it is."""

    def __init__(self, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = series
        self._wide: bool | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._arrange()

    def restyle(self) -> None:
        """Look again whether the columns have room."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= typeface.scaled(NARROWEST)
        if wide == self._wide:
            return
        self._wide = wide
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._table() if wide else self._list()
        self._column.addWidget(self._inside)
        self._inside.show()

    def _heads(self) -> tuple[str, ...]:
        one, two = self._series.people
        return (
            "Day",
            "How",
            "Minutes",
            "Breaks",
            f"Tension {one}",
            f"Tension {two}",
            f"Heard {one}",
            f"Heard {two}",
        )

    def _table(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        heads = self._heads()
        for column, words in enumerate(heads):
            grid.addWidget(Heading(words, Role.NOTE, tone=Tone.MUTED, measure=None), 0, column)
            grid.setColumnStretch(column, SHARES[column])
        at = 1
        top = Qt.AlignmentFlag.AlignTop
        for row in self._series.rows:
            grid.addWidget(Hairline(), at, 0, 1, len(heads))
            for column, (head, words) in enumerate(zip(heads, cells(row), strict=True)):
                cell = Text(words or "–", measure=None)
                cell.setAccessibleName(f"{head}: {words or 'not told'}")
                grid.addWidget(cell, at + 1, column, top)
            at += 2
            for words in words_of(row):
                grid.addWidget(Text(words), at, 1, 1, len(heads) - 1)
                at += 1
        return inside

    def _list(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, row in enumerate(self._series.rows):
            if number:
                column.addSpacing(6)
                column.addWidget(Hairline())
                column.addSpacing(6)
            column.addWidget(Heading(day(row.day), Role.LABEL))
            for words in lines(self._heads(), row):
                column.addWidget(Text(words))
        return inside


def cells(row: Row) -> tuple[str, ...]:
    """What stands in the columns of a row; '' where nothing was handed on."""
    return (
        short_day(row.day),
        WENT[row.went],
        "" if row.minutes is None else str(row.minutes),
        "" if row.breaks is None else str(row.breaks),
        row.tension(0),
        row.tension(1),
        row.heard(0),
        row.heard(1),
    )


def lines(heads: Sequence[str], row: Row) -> Iterator[str]:
    """The same below each other, and the words."""
    for head, words in list(zip(heads, cells(row), strict=True))[1:]:
        if words:
            yield f"{head}: {words}"
    yield from words_of(row)


def words_of(row: Row) -> Iterator[str]:
    """What stands below the columns: what was practised where it differs, and the words."""
    if row.title:
        yield f"Practised: {row.title}"
    for told in row.told:
        yield in_one(told)


def in_one(told: Told) -> str:
    """A few words with what they are about and whose they are."""
    lead = f"{told.lead} ({told.whose})" if told.whose else told.lead
    if not lead:
        return told.text
    end = "" if lead.endswith(("?", ":", ".", "…")) else ":"
    return f"{lead}{end} {told.text}"
