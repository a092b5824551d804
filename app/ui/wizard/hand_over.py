"""The page between two people: a full page in the next one's colour, with nothing to read on it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...session.conversation import Conversation
from ...session.place import PageKind, revealed
from ...session.session import Seat
from ..shortened import in_a_sentence
from ..theme import Ground
from ..threads import HandOverThreads
from ..typeface import Role, scaled
from ..widgets import Heading, PrimaryButton, QuietButton, Sheet, Size, Text, Tone, way_back
from .page import SAFETY, Page
from .roomy import Roomy
from .sheet import is_low
from .threshold import Threshold

SHOWN_FIRST_MS = 1_000
"""How long the page stands before it can be passed, so that a key held down stops here."""

CRAMPED = 760
"""Below so many px at 100 % text the field for the passphrase takes the place of the drawing."""

LONG, ROOMY = 36, 1_000
"""A headline of more letters is set smaller, unless the window has so many px at 100 % text."""


class Door(Enum):
    """Whether a room of one's own can be opened on the way: not here, if wanted, or as before."""

    NONE = 0
    OFFERED = 1
    NEEDED = 2


class HandOverPage(Page):
    """Asks for the keyboard to be passed, or, for both, to look at the screen together.

    `back_to` turns it into the question before Back shows one's own private page again, `again`
    into the way back to the page that was up when nobody was there for a while. With a `door`
    one's own room can be opened here.
    """

    full = True
    tried = Signal()
    new_asked = Signal()

    def __init__(
        self,
        conversation: Conversation,
        back_to: Seat | None = None,
        again: bool = False,
        door: Door = Door.NONE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(conversation, parent)
        seat = back_to or conversation.place.seat
        self.seat = seat
        self.before_back, self.again = back_to is not None, again
        self.threshold = None if door is Door.NONE else Threshold(needed=door is Door.NEEDED)
        ground = Ground.PAPER if seat is None else Ground.full(self.partner(seat))
        sheet = Sheet(ground, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 20)
        self._drawing = self._threads()
        scroll = self._scroll = Roomy(self._drawing)
        column.addWidget(scroll, 1)
        middle = scroll.column
        middle.addStretch(1)
        middle.addWidget(self._drawing)
        middle.addSpacing(24)
        self._headline = self._line(self.title(), Role.FULL_PAGE, heading=True)
        scroll.add_words(self._headline)
        middle.addSpacing(18)
        for words in self._words(back_to):
            scroll.add_words(self._line(words, Role.FIELD))
        middle.addSpacing(28)
        self._on = PrimaryButton(self._go_words(), size=Size.LARGE)
        self._on.setEnabled(False)
        middle.addWidget(self._on, 0, Qt.AlignmentFlag.AlignHCenter)
        if self.threshold is not None:
            middle.addSpacing(12)
            middle.addLayout(self._in_the_middle(self.threshold))
        middle.addStretch(2)
        column.addLayout(self._always_there())
        self._on.clicked.connect(self.wanted)
        if self.threshold is not None:
            self.threshold.unfolded.connect(self._on_threshold_unfolded)
            self.threshold.tried.connect(self.tried)
            self.threshold.new_asked.connect(self.new_asked)
            self.threshold.passed.connect(self.wanted)
        self._fit()
        self._standing = QTimer(self, singleShot=True, interval=SHOWN_FIRST_MS)
        self._standing.timeout.connect(self.let_pass)

    def title(self) -> str:
        if self.seat is None:
            return "Now look at the screen together"
        return f"Pass the keyboard to {self._name(self.seat)}"

    def focus_first(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._standing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._standing.stop()  # a page that was left takes the keyboard from nobody

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Without the drawing where there is little height; one way on at a time."""
        unfolded = self.threshold is not None and self.threshold.is_unfolded
        self._on.setHidden(unfolded)
        low = is_low(self) or (unfolded and self.height() < scaled(CRAMPED))
        self._drawing.setVisible(not low)
        wordy = len(self.title()) > LONG and self.width() < scaled(ROOMY)
        self._headline.set_role(Role.TITLE if low or wordy else Role.FULL_PAGE)
        self._scroll.fit()

    def _name(self, seat: Seat) -> str:
        return in_a_sentence(self.conversation.session.name(seat), LONG)

    def _go_words(self) -> str:
        if self.seat is None:
            return "We are both here"
        return f"I am {self._name(self.seat)}, go on"

    def _words(self, back_to: Seat | None) -> tuple[str, ...]:
        if self.seat is None:
            if self._something_is_shown():
                return ("What you both agreed to show comes next, at the same moment.",)
            return ("What comes next is for both of you.",)
        other = self._name(self.seat.other)
        if back_to is not None:
            return (f"What comes now is for one pair of eyes. {other}, please look elsewhere.",)
        if self._other_has_been_here():
            return (
                f"{other}, what you wrote is put away.",
                "Please look elsewhere for a few minutes.",
            )
        return (f"{other}, please look elsewhere for a few minutes.",)

    def _something_is_shown(self) -> bool:
        step, session = self.conversation.step, self.conversation.session
        return any(revealed(session, item.id) for item in step.items)

    def _other_has_been_here(self) -> bool:
        step = self.conversation.place.step
        return any(
            place.step == step and place.page is PageKind.ITEM and place.seat is not self.seat
            for place in self.conversation.trail
        )

    def _threads(self) -> QWidget:
        names = self.conversation.session.names
        if self.seat is None:
            return HandOverThreads()
        return HandOverThreads(self.partner(self.seat), names[self.seat.position])

    def _line(self, words: str, role: Role, heading: bool = False) -> Text:
        kind = Heading if heading else Text
        return kind(words, role, tone=Tone.INK, align=Qt.AlignmentFlag.AlignHCenter)

    def _on_threshold_unfolded(self) -> None:
        self._fit()
        if self.threshold is not None:
            field = self.threshold
            QTimer.singleShot(0, field, lambda: self._scroll.show_all_of(field))

    def _in_the_middle(self, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        return row

    def _always_there(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        back = way_back(QuietButton("Back", "arrow-left", self))
        pause = QuietButton("We need a break", "circle-pause", self)
        hide = QuietButton("Hide", "eye-off", self)
        back.clicked.connect(self.wants_back)
        pause.clicked.connect(self.wants_break)
        hide.clicked.connect(self.wants_hide)
        safety = QuietButton(SAFETY, "life-buoy")
        safety.clicked.connect(self.wants_safety)
        pause.setVisible(
            self.conversation.session.flow.pause is not None and not self.conversation.in_detour
        )
        back.setVisible(bool(self.conversation.trail))
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(safety)
        row.addWidget(pause)
        row.addWidget(hide)
        return row

    def let_pass(self) -> None:
        """Open the way on, once; called when the page has stood long enough to be seen."""
        if self._on.isEnabled():
            return
        self._on.setEnabled(True)
        if self.threshold is None or not self.threshold.is_unfolded:
            self._on.setFocus()
        elif not self.threshold.isAncestorOf(self.focusWidget() or self):
            self.threshold.focus_line()
