"""Home: one clear first choice, three quieter ones, and what waits as a sentence with a button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .. import typeface
from ..shortened import shortened
from ..threads import KnittingThreads
from ..typeface import Role
from ..waiting import Kind, Waiting
from ..widgets import (
    Card,
    FlowLayout,
    Hairline,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Size,
    Text,
    Tone,
    plain_tip,
)
from ..widgets.button import Button
from .page import Page
from .picture import Picture
from .row import Row
from .tile import Tile

SENTENCE = 230
"""The least width in px at 100 % text of a sentence with its button beside it, halved."""
ASIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
REPAIR, SHORT = "repair-five-steps", "repair-short"
RETURNS = {
    "coming-back": (
        "footprints",
        "Coming back",
        "You pulled away and want to be near again. A first small step.",
    ),
    "welcoming-back": (
        "house",
        "Welcoming back",
        "You waited. How to open the door, at a pace that suits you too.",
    ),
    "both-together": (
        "users",
        "Both together",
        "You both pulled away, or you are not sure. Each takes half a step.",
    ),
}
AROUND = {
    "a-moment": (
        "wind",
        "I need a moment",
        "Something to calm down with, for one of you alone. Three to ten minutes.",
    ),
    "our-phrases": (
        "messages-square",
        "Our phrases",
        "The sentences that help you in a hard moment. F2 brings them up while you talk.",
    ),
    "our-cycle": (
        "rotate-ccw",
        "Our cycle",
        "The circle that catches you both, drawn on one page. It is nobody’s fault.",
    ),
}
"""What there is around the talks: the id of a flow, its icon, its title and what it is."""
PRACTICE = (
    "Practice between the hours",
    "What a therapist gave you to do at home, and the way to hand back how it went.",
)
NEW = (
    "After one of you has pulled away",
    "Five steps, one question at a time. It takes about an hour, and you can stop whenever you "
    "like.",
)
_MARKS = {
    Kind.TALK: "circle-pause",
    Kind.BREAK: "clock",
    Kind.CHECK_IN: "handshake",
    Kind.LOOK_BACK: "calendar",
    Kind.PRACTICE: "calendar",
}
IN_MEMORY = "Nothing is kept on this computer yet. If Reknit closes, your words are gone."
OPEN = "Nobody needs a passphrase here: anyone who uses this computer can read what you keep."


def greeting(now: datetime) -> str:
    """How to say hello at this hour."""
    if 5 <= now.hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= now.hour < 18 else "Good evening"


class Home(Page):
    """The first page after unlocking.

    `flow_asked` says that the talk `wanted` is to begin, `taken_up` that `chosen` is to go on.
    """

    flow_asked = Signal()
    taken_up = Signal()
    practice_asked = Signal()
    protect_asked = Signal()
    file_asked = Signal()

    def __init__(
        self,
        names: tuple[str, str],
        waiting: tuple[Waiting, ...],
        now: datetime,
        *,
        notices: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Home", parent)
        self.wanted = REPAIR
        self.chosen: Waiting | None = None
        self._primary: Button | None = None
        self._weave = KnittingThreads(runs_off=True)
        self._weave.setMaximumHeight(120)
        add = self.column.addWidget
        self.column.setSpacing(0)
        add(_welcome(names, now))
        for words in notices:
            self.column.addSpacing(12)
            add(self._said(words, protect=words in (IN_MEMORY, OPEN)))
        self.column.addSpacing(20)
        fresh = next((each for each in waiting if each.fresh), None)
        add(self._hero(fresh))
        self.column.addSpacing(20)
        add(self._tiles(RETURNS))
        self.column.addSpacing(20)
        add(self._tiles(AROUND))
        self.column.addSpacing(20)
        practice = Tile("calendar", *PRACTICE)
        practice.clicked.connect(self.practice_asked)
        add(practice)
        others = [each for each in waiting if each is not fresh]
        if others:
            self.column.addSpacing(28)
            add(Heading("Waiting for you", Role.LABEL, tone=Tone.MUTED))
            self.column.addSpacing(8)
            self._list(others)
        self.column.addStretch(1)
        self.column.addSpacing(16)
        file = QuietButton("Open a talk from a file …", "folder-open")
        file.clicked.connect(self.file_asked)
        self.column.addWidget(file, 0, Qt.AlignmentFlag.AlignRight)
        self._margins()

    def first(self) -> QWidget | None:
        return self._primary

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._margins()

    def restyle(self) -> None:
        """Look again at what there is room for."""
        super().restyle()
        self._margins()

    def _margins(self) -> None:
        wide = self.width() > 760
        self.column.setContentsMargins(*((32, 36, 56, 20) if wide else (24, 16, 24, 20)))
        drawn = self.width() > typeface.scaled(820)
        self._weave.setVisible(drawn)
        self._hero_row.setContentsMargins(0, 0, 0 if drawn else 40, 0)

    def _said(self, words: str, *, protect: bool) -> QWidget:
        row = Row(SENTENCE, 4)
        row.add(_marked("feather", Text(words, tone=Tone.MUTED)))
        if protect:
            button = QuietButton("Protect it now", "lock")
            button.clicked.connect(self.protect_asked)
            row.add(button, 0, ASIDE)
        return row

    def _hero(self, fresh: Waiting | None) -> Card:
        card = Card(inside=(40, 34, 0, 34))
        row = self._hero_row = QHBoxLayout()
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(0)
        title, sentence = ("Your talk is waiting", fresh.sentence) if fresh else NEW
        words.addStretch(1)
        words.addWidget(Heading(title, Role.CARD_TITLE))
        words.addSpacing(6)
        words.addWidget(Text(sentence, Role.HINT, tone=Tone.MUTED, measure=44))
        words.addSpacing(20)
        words.addLayout(self._first_choice(fresh))
        words.addStretch(1)
        row.addLayout(words, 13)
        row.addWidget(self._weave, 9)
        card.column.addLayout(row)
        return card

    def _first_choice(self, fresh: Waiting | None) -> FlowLayout:
        row = FlowLayout(across=12, down=12)
        if fresh:
            self._primary = PrimaryButton(fresh.button, size=Size.LARGE)
            self._primary.clicked.connect(lambda: self._take_up(fresh))
            start: Button = SecondaryButton("Start a new repair talk", size=Size.LARGE)
        else:
            start = self._primary = PrimaryButton("Start a repair talk", size=Size.LARGE)
        start.clicked.connect(lambda: self._ask(REPAIR))
        short = QuietButton("A short one, about 15 minutes", size=Size.LARGE)
        short.clicked.connect(lambda: self._ask(SHORT))
        for button in dict.fromkeys((self._primary, start, short)):
            row.addWidget(button)
        return row

    def _tiles(self, flows: Mapping[str, tuple[str, str, str]]) -> Row:
        row = Row(230, 20)
        for flow_id, about in flows.items():
            row.add(self._tile(flow_id, *about))
        return row

    def _tile(self, flow_id: str, icon: str, title: str, words: str) -> Tile:
        tile = Tile(icon, title, words)
        tile.clicked.connect(lambda: self._ask(flow_id))
        return tile

    def _list(self, others: list[Waiting]) -> None:
        for index, each in enumerate(others):
            if index:
                self.column.addWidget(Hairline())
            row = Row(SENTENCE, 8)
            row.setContentsMargins(0, 8, 0, 8)
            row.add(_marked(_MARKS[each.kind], Text(each.sentence, measure=None)))
            button = SecondaryButton(each.button, size=Size.SMALL)
            button.clicked.connect(lambda _=False, chosen=each: self._take_up(chosen))
            row.add(button, 0, ASIDE)
            self.column.addWidget(row)

    def _ask(self, flow_id: str) -> None:
        self.wanted = flow_id
        self.flow_asked.emit()

    def _take_up(self, chosen: Waiting) -> None:
        self.chosen = chosen
        self.taken_up.emit()


def _welcome(names: tuple[str, str], now: datetime) -> Heading:
    one, other = names
    heading = Heading(
        f"{greeting(now)}, {shortened(one)} and {shortened(other)}.", Role.GREETING, measure=None
    )
    whole = f"{greeting(now)}, {one} and {other}."
    heading.setAccessibleName(whole)
    if "…" in heading.text():
        heading.setToolTip(plain_tip(whole))
    return heading


def _marked(icon: str, words: Text) -> QWidget:
    """A sentence with its icon before it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(Picture(icon), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
    return box
