"""Choosing a passphrase: the one that both know, or one of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...problem import Problem
from ..typeface import Role
from ..widgets import (
    Card,
    Heading,
    Line,
    PassphraseLine,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
    Tone,
    way_back,
)
from .page import Page

TOO_SHORT = "Four words, or at least 12 characters, make it hard to guess."
REFUSED = f"That is a little short. {TOO_SHORT}"
GOOD = "That is long enough. Longer is safer still."
STRONG = "That is hard to guess."
DIFFERENT = "The two are not the same yet. Look at them with the eye."
EMPTY = "Please choose a passphrase, or take the suggestion."
STRONG_FROM = 20
UNTIL_NOW, CODE = "The passphrase until now", "Recovery code"
KEPT_APART = (
    "Without it, or a recovery code that you made, nobody can open what you wrote: not us, not "
    "anyone. "
    "A passphrase does not help against somebody who watches you type."
)


@dataclass(frozen=True)
class _Words:
    title: str
    about: str
    does: str
    asks: str = ""
    apart: str = KEPT_APART


class Purpose(Enum):
    """What the passphrase is for, with the words that say so."""

    TOGETHER = _Words(
        "Choose a passphrase together",
        "Both of you will need it each time. Write it down and keep the note where both can "
        "find it.",
        "Protect it",
    )
    INSTEAD = _Words("Choose another passphrase", TOGETHER.about, "Change it", UNTIL_NOW)
    BY_CODE = _Words(
        "Choose a new passphrase together",
        "Type the recovery code from your page. Capital letters and the strokes between do not "
        "matter.",
        "Change it",
        CODE,
    )
    OWN = _Words(
        "Choose a passphrase of your own",
        "It opens a space that is yours alone. Choose one that nobody else knows; if you write "
        "it down, keep the note where only you look.",
        "Make my space",
    )
    OWN_INSTEAD = _Words("Choose another passphrase of your own", OWN.about, "Change it", UNTIL_NOW)
    DESK = _Words(
        "Choose a passphrase for your desk",
        "You need it each time. Choose one that nobody else knows, and keep a note of it apart "
        "from the page with your key.",
        "Make my desk",
        apart="Without it nobody can open the desk: not us, not anyone. With your key you can then "
        "begin a new one. A passphrase does not help against somebody who watches you type.",
    )
    OWN_BY_CODE = _Words("Choose a new passphrase of your own", BY_CODE.about, "Change it", CODE)

    @property
    def words(self) -> _Words:
        """What the page says."""
        return self.value

    def line_before(self) -> Line | None:
        """The line for what is asked first: the passphrase it replaces, or a recovery code."""
        if not self.words.asks:
            return None
        return Line(height=60) if self.words.asks == CODE else PassphraseLine()


def strength(passphrase: str) -> str:
    """What can be said kindly about a passphrase while it is typed."""
    from ...vault.passphrase import as_typed, long_enough

    if not passphrase:
        return ""
    if not long_enough(passphrase):
        return TOO_SHORT
    return STRONG if len(as_typed(passphrase)) >= STRONG_FROM else GOOD


class Protect(Page):
    """Twice the same, or a suggestion to write down; `chosen` says that `passphrase()` is good."""

    chosen = Signal()
    left = Signal()

    def __init__(self, purpose: Purpose = Purpose.TOGETHER, parent: QWidget | None = None) -> None:
        super().__init__(purpose.words.title, parent)
        self._before, self._for = purpose.line_before(), purpose.words
        self.column.addStretch(1)
        self.add_middle(self._card(), 640)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._before or self._once

    def before(self) -> str:
        """What was asked for first, as it was typed."""
        return self._before.text() if self._before else ""

    def passphrase(self) -> str:
        """What was chosen."""
        return self._once.text()

    def forget(self) -> None:
        """Leave nothing typed behind."""
        for line in (self._once, self._again, self._before):
            if line is not None:
                line.clear()

    def refuse(self, problem: Problem) -> None:
        """Say what kept it from being made; what was typed stays."""
        self.busy(False)
        self._say(str(problem))

    def busy(self, busy: bool) -> None:
        """Show that the key is being made, which takes about half a second."""
        self._go.setEnabled(not busy)
        self._go.setText("One moment …" if busy else self._for.does)

    def _card(self) -> Card:
        card = Card()
        add = card.column.addWidget
        add(Heading(self.title, Role.TITLE))
        card.column.addSpacing(8)
        add(Text(self._for.about, tone=Tone.MUTED))
        card.column.addSpacing(20)
        self._once, self._again = PassphraseLine(), PassphraseLine()
        for line, words in (
            (self._before, self._for.asks),
            (self._once, "New passphrase" if self._before else "Passphrase"),
            (self._again, "The same once more"),
        ):
            if line is None:
                continue
            add(Text(words, Role.LABEL))
            card.column.addSpacing(6)
            line.setAccessibleName(words)
            add(line)
            card.column.addSpacing(12)
        if self._before is not None:
            self._before.confirmed.connect(self._once.setFocus)
        self._once.changed.connect(self._on_changed)
        self._again.changed.connect(self._on_changed)
        self._once.confirmed.connect(self._again.setFocus)
        self._again.confirmed.connect(self._on_go_clicked)
        self._word = Text("", tone=Tone.MUTED)
        add(self._word)
        card.column.addSpacing(8)
        add(self._suggestion())
        card.column.addSpacing(12)
        add(Text(self._for.apart, tone=Tone.MUTED))
        card.column.addSpacing(24)
        card.column.addLayout(self._buttons())
        return card

    def _suggestion(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._suggest = QuietButton("Suggest four words", "rotate-ccw")
        self._suggest.clicked.connect(self._on_suggest_clicked)
        self._words = Text("", Role.SPOKEN)
        self._words.hide()
        column.addWidget(self._words)
        column.addWidget(self._suggest, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        back = way_back(SecondaryButton("Back", "arrow-left"))
        back.clicked.connect(self.left)
        self._go = PrimaryButton(self._for.does)
        self._go.clicked.connect(self._on_go_clicked)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._go)
        return row

    def _on_suggest_clicked(self) -> None:
        from ...vault.passphrase import suggest_passphrase

        words = suggest_passphrase()
        self._words.setText(words)
        self._words.show()
        self._suggest.setText("Suggest others")
        self._once.set_text(words)
        self._again.set_text("")
        self._say("Write these four words down, then type them once more.")
        self._again.setFocus()

    def _on_changed(self) -> None:
        self._word.setText(strength(self._once.text()))

    def _on_go_clicked(self) -> None:
        from ...vault.passphrase import as_typed, long_enough

        once, again = self._once.text(), self._again.text()
        if not once:
            self._say(EMPTY)
            self._once.setFocus()
        elif not long_enough(once):
            self._say(REFUSED)
            self._once.setFocus()
        elif as_typed(once) != as_typed(again):
            self._say(DIFFERENT)
            self._again.setFocus()
        else:
            self.chosen.emit()

    def _say(self, words: str) -> None:
        from ..accessible import announce

        self._word.setText(words)
        announce(self, words)
