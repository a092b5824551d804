"""All that a flow asks, to be read before anyone says yes to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.model import Flow
from ...homework.words import questions
from ...summary.plain import one_line
from ..typeface import Role
from ..widgets import Fold, QuietButton, Text, Tone
from ..widgets.laid import Laid

PORTION = 60
"""So many questions are put up at once: a file can hold thousands, and each takes its time."""


class Asked(Fold):
    """A fold with each question and who sees its answer, made when it is first opened."""

    def __init__(self, flow: Flow, parent: QWidget | None = None) -> None:
        self._inside = Laid()
        super().__init__(f"All that “{one_line(flow.title)}” asks", self._inside, parent=parent)
        self._flow = flow
        self._left: list[tuple[str, str]] | None = None
        self._more: QuietButton | None = None
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(2)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, opened: bool) -> None:
        if opened and self._left is None:
            self._left = list(questions(self._flow))
            if len(self._left) > PORTION:
                self._more = QuietButton("")
                self._more.clicked.connect(self._on_more_clicked)
                self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            self._put_up()

    def _put_up(self) -> None:
        """Put up the next of them; the button under them keeps its place and the keyboard."""
        assert self._left is not None
        now, self._left = self._left[:PORTION], self._left[PORTION:]
        portion = Laid()
        column = QVBoxLayout(portion)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for asked, seen in now:
            column.addWidget(Text(asked))
            column.addWidget(Text(seen, Role.NOTE, tone=Tone.MUTED))
            column.addSpacing(6)
        self._column.insertWidget(self._column.count() - (self._more is not None), portion)
        if self._more is not None:
            left = len(self._left)
            self._more.setText(f"Show more: {left} to come" if left else "Close this list")

    def _on_more_clicked(self) -> None:
        if self._left:
            self._put_up()
            return
        self.hinge.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_opened(False)
