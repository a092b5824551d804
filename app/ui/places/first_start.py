"""The first page of all: how what is written shall be kept (vault.md, first start)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...vault.settings import Settings
from .. import typeface
from ..threads import KnittingThreads
from ..typeface import Role
from ..widgets import Card, Heading, LinkButton, PrimaryButton, SecondaryButton, Text, Tone
from ..widgets.button import Button
from .masthead import Masthead
from .page import SAFETY, Page
from .picture import Picture
from .row import Row

AUTHORS = "For therapists and authors"
DRAWN = 780
"""The least height of the window in px at 100 % text that has room for the drawing."""


class FirstStart(Page):
    """Two equal cards; the safer one has the primary button. Both say what is lost as well.

    `authors_asked`: a therapist or an author is here, and no couple.
    """

    protected = Signal()
    started = Signal()
    authors_asked = Signal()

    def __init__(self, now: Callable[[], Settings], parent: QWidget | None = None) -> None:
        super().__init__("How shall we keep what you write?", parent)
        self.masthead = Masthead(now)
        self.add_head(self.masthead)
        self.column.setSpacing(0)
        self._threads = KnittingThreads()
        self._threads.setMaximumHeight(128)
        self.column.addStretch(1)
        self.add_middle(self._threads, 850)
        self.column.addSpacing(8)
        center = Qt.AlignmentFlag.AlignHCenter
        self.column.addWidget(Heading(self.title, Role.GREETING, align=center, measure=None))
        self.column.addSpacing(4)
        words = "Decide this together. You can change it later."
        self.column.addWidget(Text(words, Role.HINT, tone=Tone.MUTED, align=center, measure=None))
        self.column.addSpacing(18)
        self.add_middle(self._choices(), 900)
        self.column.addSpacing(18)
        self.add_middle(self._footnotes(), 900)
        self.column.addStretch(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Look again whether there is room for the drawing."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        self._threads.setVisible(self.height() >= typeface.scaled(DRAWN))

    def first(self) -> QWidget:
        return self._protect

    def _choices(self) -> QWidget:
        self._protect = PrimaryButton("Choose a passphrase")
        self._protect.clicked.connect(self.protected)
        self._start = SecondaryButton("Start now")
        self._start.clicked.connect(self.started)
        row = Row(330, 28)
        row.add(
            choice_card(
                "lock",
                "Protect it",
                "You choose a passphrase that you both know. Your words stay on this computer, "
                "locked, and a talk can wait for another day. Nobody can open it if you forget "
                "the passphrase.",
                self._protect,
            )
        )
        row.add(
            choice_card(
                "feather",
                "Start now, decide at the end",
                "Nothing is kept while you talk. At the end you choose: keep it, print it, or let "
                "it go. If the app closes early, your words are gone.",
                self._start,
            )
        )
        return row

    def _footnotes(self) -> QWidget:
        row = Row(330, 20)
        left = QWidget()
        above = QVBoxLayout(left)
        above.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(10)
        above.addLayout(line)
        above.addStretch(1)
        line.addWidget(Picture("wifi-off", 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(
            Text("Reknit never goes online. Nothing leaves this computer.", tone=Tone.MUTED), 1
        )
        row.add(left)
        right = QWidget()
        ways = QVBoxLayout(right)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(4)
        for words, asked in ((SAFETY, self.safety_asked), (AUTHORS, self.authors_asked)):
            link = LinkButton(words)
            link.clicked.connect(asked)
            ways.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        row.add(right)
        return row


def choice_card(icon: str, title: str, words: str, button: Button) -> Card:
    """A way to keep things: what it means, and the button that takes it."""
    card = Card(inside=(36, 30, 36, 26))
    head = QHBoxLayout()
    head.setSpacing(14)
    head.addWidget(Picture(icon, 26, Tone.PRIMARY), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(Heading(title, Role.SECOND_QUESTION), 1)
    card.column.addLayout(head)
    card.column.addSpacing(16)
    card.column.addWidget(Text(words, Role.STAGE, tone=Tone.MUTED))
    card.column.addStretch(1)
    card.column.addSpacing(20)
    card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card
