"""What cannot be undone takes two steps, with what remains said in between."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .. import accessible
from .button import QuietButton, SecondaryButton
from .flow_layout import FlowLayout
from .laid import settle
from .text import Text, Tone


class Twice(QWidget):
    """A quiet button that asks first; `confirmed` follows the second step only."""

    confirmed = Signal()

    def __init__(
        self,
        first: str,
        second: str,
        warning: str,
        *,
        rather: str = "Keep it",
        icon: str = "trash-2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._warning = warning
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._first = QuietButton(first, icon)
        self._first.clicked.connect(self.ask)
        column.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        self._question = QWidget()
        inside = QVBoxLayout(self._question)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(Text(warning, tone=Tone.MUTED))
        row = FlowLayout(across=12, down=8)
        self._keep = SecondaryButton(rather)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._second = SecondaryButton(second, icon)
        self._second.clicked.connect(self._on_second_clicked)
        row.addWidget(self._keep)
        row.addWidget(self._second)
        inside.addLayout(row)
        column.addWidget(self._question)
        self._question.hide()

    def name_first(self, words: str) -> None:
        """Let a screen reader say `words` for the first step, where there are several such."""
        self._first.setAccessibleName(words)

    def focus_first(self) -> None:
        """Put the keyboard on the first step."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Take the first step; the keyboard stands on the way back."""
        self._first.hide()
        self._question.show()
        accessible.announce(self, self._warning)
        settle()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def calm(self) -> None:
        """Go back to before the first step."""
        self._question.hide()
        self._first.show()

    def _on_keep_clicked(self) -> None:
        self.calm()
        self.focus_first()

    def _on_second_clicked(self) -> None:
        self.calm()
        self.confirmed.emit()
