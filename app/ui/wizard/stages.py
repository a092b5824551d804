"""The named stages beside the threads: where both are, in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ...session.progress import Progress
from .. import theme, typeface
from ..marks import paint_stage_mark
from ..typeface import Role
from ..widgets import Emphasis, Text, Tone

SIDE = 22


class StageMark(QWidget):
    """Ahead: a ring. Now: a ring with a dot. Done by both: the crossing."""

    def __init__(self, where: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = where
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(SIDE))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._where < 0:
            paint_stage_mark(painter, QRectF(self.rect()), theme.ground_under(self))
            return
        unit, center = typeface.scaled(1), QRectF(self.rect()).center()
        here = self._where == 0
        painter.setPen(QPen(now.ink if here else now.line, (2 if here else 1.75) * unit))
        radius = (7.5 if here else 5) * unit
        painter.drawEllipse(center, radius, radius)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.ink)
            painter.drawEllipse(QPointF(center), 2.6 * unit, 2.6 * unit)


class Stages(QWidget):
    """All stages below each other, the current one in bold, with who is busy under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[object, ...] = ()
        self._beneath: Text | None = None

    def show_progress(self, progress: Progress, beneath: str, before: str) -> None:
        """Show where both are; `before` names what comes before the first stage."""
        shown = (progress.stages, progress.current, bool(beneath), before)
        if shown == self._shown:
            if self._beneath is not None and self._beneath.text() != beneath:
                self._beneath.setText(beneath)
            return
        self._shown, self._beneath = shown, None
        while self._column.count():
            old = self._column.takeAt(0)
            widget = old.widget() if old else None
            if widget is not None:
                widget.deleteLater()
        grid_host = QWidget()
        grid = QGridLayout(grid_host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(20)
        row = 0
        if progress.current < 0:
            self._add_row(grid, row, before, 0, beneath)
            row += 1
        for number, stage in enumerate(progress.stages):
            where = (number > progress.current) - (number < progress.current)
            self._add_row(grid, row, stage.title, where, beneath if where == 0 else "")
            row += 1
        self._column.addWidget(grid_host)

    def _add_row(self, grid: QGridLayout, row: int, title: str, where: int, beneath: str) -> None:
        grid.addWidget(StageMark(where), row, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = Text(title, Role.STAGE, tone=Tone.INK if where == 0 else Tone.MUTED)
        if where == 0:
            name.set_emphasis(Emphasis(0, len(title), strong=True))
        state = {-1: "done", 0: "now", 1: "ahead"}[where]
        name.setAccessibleName(f"{title}, {state}")
        words.addWidget(name)
        if beneath:
            self._beneath = Text(beneath, Role.NOTE, tone=Tone.MUTED)
            words.addWidget(self._beneath)
        grid.addLayout(words, row, 1)
        grid.setColumnStretch(1, 1)
