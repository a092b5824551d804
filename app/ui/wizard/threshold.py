"""The way into one's own room, on the page between two people."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from .. import accessible
from ..typeface import Role, scaled
from ..widgets import PassphraseLine, PrimaryButton, QuietButton, Text, Tone

WIDEST = 460
OPENING = "Opening …"


@dataclass(frozen=True)
class Wording:
    """What is said at this threshold."""

    offer: str = "Open my own space first"
    asks: str = "Type your own passphrase. What you write is then kept in your own space."
    opens: str = "Open it and go on"
    passes: str = "Go on without it"


class Threshold(QWidget):
    """An offer that unfolds into a field; `tried` says that `passphrase()` is to be tried,
    `passed` that the room is to stay shut.

    It looks the same for both, whether there is a room or not (vault.md rule 3). `needed` shows
    the field at once: who has opened it in this talk knows that it is there, and so does the
    other, who looked elsewhere meanwhile.
    """

    unfolded = Signal()
    tried = Signal()
    new_asked = Signal()
    passed = Signal()

    def __init__(
        self, needed: bool, wording: Wording | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        wording = wording or Wording()
        self._opens = wording.opens
        center = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._offer = QuietButton(wording.offer, "lock")
        self._offer.clicked.connect(self._on_offer_clicked)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.addWidget(Text(wording.asks, Role.HINT, tone=Tone.INK, align=center))
        self._line = PassphraseLine()
        self._line.setAccessibleName("Your own passphrase")
        self._line.confirmed.connect(self._on_open_clicked)
        self._word = Text("", Role.HINT, tone=Tone.INK, align=center)
        self._word.hide()
        self._open = PrimaryButton(wording.opens)
        self._open.clicked.connect(self._on_open_clicked)
        self._new = QuietButton("I have none yet")
        self._new.clicked.connect(self.new_asked)
        self._without = QuietButton(wording.passes)
        self._without.clicked.connect(self.passed)
        for widget in (self._line, self._word):
            form.addWidget(widget)
        for button in (self._open, self._new, self._without):
            form.addWidget(button, 0, center)
        column.addWidget(self._offer, 0, center)
        column.addWidget(self._form)
        self._offer.setVisible(not needed)
        self._form.setVisible(needed)
        self.restyle()

    def restyle(self) -> None:
        """Be as wide as the field of the lock at this text size."""
        self.setMaximumWidth(round(scaled(WIDEST)))

    @property
    def is_unfolded(self) -> bool:
        """Whether the field is there."""
        return not self._form.isHidden()

    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        self._line.clear()

    def focus_line(self) -> None:
        """Put the keyboard into the field."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Be an offer again, with nothing typed left behind."""
        self.forget()
        self._word.hide()
        self._form.hide()
        self._offer.show()

    def busy(self, busy: bool) -> None:
        """Show that the room is being opened, which takes about half a second."""
        self._word.hide()
        self._open.setEnabled(not busy)
        self._open.setText(OPENING if busy else self._opens)

    def refuse(self, problem: Problem) -> None:
        """Say why it stays shut; the field is emptied and ready."""
        self.busy(False)
        self._line.clear()
        self._word.setText(str(problem))
        self._word.show()
        accessible.announce(self, str(problem))
        self.focus_line()

    def _on_offer_clicked(self) -> None:
        self._offer.hide()
        self._form.show()
        self.unfolded.emit()
        self.focus_line()

    def _on_open_clicked(self) -> None:
        if self._line.text():
            self.tried.emit()
        else:
            self.focus_line()
