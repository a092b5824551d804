"""The break: the return time in large type, a breathing guide, and nothing of the talk."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...flow.items import Timer
from ...session.conversation import Conversation
from ...session.telling import clock, day
from ...session.time_out import TimeOut, open_break
from ...session.value import Spent
from ...summary.break_plan import BreakPlan
from .. import typeface
from ..breath import BreathingGuide
from ..focus import lead_into
from ..typeface import Role
from ..widgets import (
    FlowLayout,
    Heading,
    PrimaryButton,
    QuietButton,
    Sheet,
    Text,
    Tone,
)
from ..widgets.apart import Apart
from .agreed import TITLE
from .page import SAFETY, Page
from .record import Clock, now
from .roomy import Roomy
from .sheet import is_low

LOOK_MS, NARROW = 5_000, 1_000
NEAR = 90
"""Minutes that are told as such, past midnight too; further off it is hours, and a day."""
HOME = "Back to the home page"
CALM, CALENDAR = "Something to calm down", "Put the time in a calendar"


class BreakPage(Page):
    """Shows when both meet again, by the wall clock: a closed laptop or a changed clock
    changes how long it still is, never the time that was agreed (care.md 7)."""

    full = True

    def __init__(
        self,
        conversation: Conversation,
        plan: BreakPlan | None = None,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent)
        self._plan, self._now = plan, clock
        item = conversation.item
        assert isinstance(item, Timer)
        self._item = item
        self._more = False
        self.setAccessibleName(self.title())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        sheet = Sheet()
        outer.addWidget(sheet)
        column = self._column = QVBoxLayout(sheet)
        self.calendar = QuietButton(CALENDAR, "calendar-plus")
        self.calm = QuietButton(CALM, "wind")
        self._longer = QuietButton(f"We need {item.more} minutes more")
        self._back = PrimaryButton("We are both back")
        column.addWidget(self._middle(), 1)
        column.addLayout(self._bottom())
        column.insertLayout(0, self._top())  # after the ways on, for whoever goes by Tab
        lead_into(self._back, self.calm)
        lead_into(self.calm, self.calendar)
        self._longer.clicked.connect(self._on_longer_clicked)
        self._back.clicked.connect(self.wanted)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._look_at_the_clock)
        self._clock.start()
        self._look_at_the_clock()

    def title(self) -> str:
        return self._item.ask or "A break"

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        if not self._more:
            return conversation
        return conversation.say(Spent(added=self._item.more), now)

    def follow(self, conversation: Conversation) -> None:
        super().follow(conversation)
        self._look_at_the_clock()

    def focus_first(self) -> None:
        """Go to the way back, or rest on the page: a hasty Enter there does nothing."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        at = self._back if self._back.isVisibleTo(self) else self
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = is_low(self)
        self._guide.setVisible(not low)
        self._time.set_role(Role.FULL_PAGE if low else Role.TIME)
        narrow = low or self.width() < typeface.scaled(NARROW)
        for button, whole, short, cut in (
            (self._later, HOME, "Home", low),
            (self.calm, CALM, "Calm down", narrow),
            (self.calendar, CALENDAR, "Calendar", narrow),
        ):
            button.setText(short if cut else whole)
            button.setAccessibleName(whole)
        around = 8 if low else 20
        self._column.setContentsMargins(0, around, 0, around)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        self._later = QuietButton(HOME, "house")
        self._later.clicked.connect(self.wants_later)
        hide = QuietButton("Hide", "eye-off")
        hide.clicked.connect(self.wants_hide)
        safety = QuietButton(SAFETY, "life-buoy")
        safety.clicked.connect(self.wants_safety)
        row.addWidget(self._later)
        row.addStretch(1)
        row.addWidget(safety)
        row.addWidget(hide)
        return row

    def _middle(self) -> QWidget:
        self._guide = BreathingGuide(breathe_in=4, out=7, seconds=lambda: self._now().timestamp())
        scroll = self._scroll = Roomy(self._guide)
        column = scroll.column
        center = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        scroll.add_words(Heading(self.title(), Role.FIELD, tone=Tone.MUTED, align=center))
        self._time = Text("", Role.TIME, align=center)
        self._day = Text("", Role.FIELD, align=center)
        self._left = Text("", Role.FIELD, tone=Tone.MUTED, align=center)
        for line in (self._time, self._day, self._left):
            scroll.add_words(line)
        column.addSpacing(8)
        column.addWidget(self._guide, 6)
        column.addSpacing(8)
        if self._item.help:
            words = self.conversation.said(self._item.help)
            scroll.add_words(Text(words, Role.FIELD, tone=Tone.MUTED, align=center))
        if self._plan is not None:
            words = f"{TITLE}: {' · '.join(self._plan.told)}"
            scroll.add_words(Text(words, Role.NOTE, tone=Tone.MUTED, align=center))
        column.addStretch(1)
        self._guide.start()
        return scroll

    def _bottom(self) -> QHBoxLayout:
        ways_on = QWidget()
        flow = FlowLayout(ways_on, across=12, down=4)
        for button in (self._longer, self._back):
            flow.addWidget(button)
        left = QWidget()
        aside = FlowLayout(left, across=4, down=0)
        aside.addWidget(self.calm)
        aside.addWidget(self.calendar)
        ends = Apart(left, ways_on)
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        row.addWidget(ends)
        return row

    def _look_at_the_clock(self) -> None:
        pause, moment = open_break(self.conversation), self._now()
        if pause is None:
            self._time.setText("–")
            self._left.setText("No time was set. Come back when you both can.")
            self._longer.hide()
            return
        self._time.setText(clock(pause.back_at))
        far = abs(_minutes(pause, moment)) >= NEAR
        another_day = far and pause.back_at.date() != moment.date()
        self._day.setText(day(pause.back_at.date()) if another_day else "")
        self._day.setVisible(another_day)
        self._left.setText(_left(pause, moment))
        self._tell(f"{self.title()} {self._time.text()} {self._day.text()}".strip())
        self._back.setVisible(moment >= pause.earliest)
        if self.hasFocus():
            self.focus_first()
        self._longer.setVisible(pause.may_extend)
        self._scroll.fit()

    def _tell(self, name: str) -> None:
        """Be called this while the page has the keyboard; said anew only when it changes."""
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def _on_longer_clicked(self) -> None:
        self._more = True
        self.changed.emit()
        self.settled.emit()
        self._more = False


def _left(pause: TimeOut, moment: datetime) -> str:
    minutes = _minutes(pause, moment)
    kept = "You can close Reknit, your place is kept."
    if minutes < -5:
        return "That time has passed. Go on whenever you are both here."
    if minutes < 1:
        return "That is now. Take the time you need."
    if minutes < NEAR:
        count = f"{minutes} minutes" if minutes > 1 else "a minute"
        return f"That is in about {count}. {kept}"
    return f"That is in about {round(minutes / 60)} hours. {kept}"


def _minutes(pause: TimeOut, moment: datetime) -> int:
    return round((pause.back_at - moment).total_seconds() / 60)
