"""The frame around a page of the talk: threads, stages, and the buttons that are always there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...session.conversation import Conversation
from ...session.place import order_in
from ...session.progress import Progress, progress
from .. import typeface
from ..shortened import shortened
from ..threads import Course, Mark, ThreadsHeader
from ..typeface import Role
from ..widgets import (
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    SecondaryButton,
    Sheet,
    Text,
    Tone,
    way_back,
)
from ..widgets.fold import Hinge
from .page import GUTTER, SAFETY, Page, busy_seat, ground_of
from .sheet import is_low
from .stages import Stages

BREAK, PHRASES = "We need a break", "Say it like this (F2)"
SIDE = 212
FOLDS_BELOW = 1_000
LONGEST_NAME = 24
NARROWEST_CARD = 60
"""Characters of base text a card must hold beside the stages; else they fold to one line."""


class Frame(Sheet):
    """Holds one page; says which of its buttons was pressed."""

    went_on = Signal()
    went_back = Signal()
    skipped = Signal()
    paused = Signal()
    hid = Signal()
    left = Signal()
    safety = Signal()
    phrases_asked = Signal()

    goes_on = True
    """Ctrl+Enter in it goes on, whatever has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page: Page | None = None
        self._narrow: bool | None = None
        self._alone = False
        self.threads = ThreadsHeader(Course((), 0, (0.0, 0.0), ("", "")))
        self.stages, self.small_stages = Stages(), Stages()
        self.go_on = PrimaryButton("Continue")
        self.skip = QuietButton("Skip this")
        self.back = way_back(QuietButton("Back", "arrow-left"))
        self.notice = Text("", Role.BASE, tone=Tone.MUTED, measure=None)
        self._holder = QWidget(self)
        self._place_for_page = QVBoxLayout(self._holder)
        self._place_for_page.setContentsMargins(0, 0, 0, 0)
        self._side, self._top, self._bottom = self._left_side(), self._top_line(), QWidget(self)
        self._fill_bottom()
        self._grid = QGridLayout(self)
        self._connect()
        self._arrange(False)

    def show_page(self, page: Page, conversation: Conversation, may_go_on: bool) -> None:
        """Put `page` in the middle, in the place of the one before; all is laid out once."""
        self.clear()
        self._page = page
        self._stage_hinge.setChecked(False)
        self.show_state(conversation, may_go_on)
        page.setGeometry(self._holder.rect())
        self._place_for_page.addWidget(page)
        page.show()
        self._order_tabs(page)

    def clear(self) -> None:
        """Take the page away, so that nothing of it is left behind the next one."""
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
            self._page = None

    def show_state(self, conversation: Conversation, may_go_on: bool) -> None:
        """Tint, threads, stages and buttons as they are at this place."""
        self.set_ground(ground_of(conversation))
        self._alone = conversation.session.flow.is_alone
        self._show_threads()
        state = progress(conversation)
        beneath = _beneath(conversation)
        self.threads.show_course(_course(conversation, state))
        before = "Before you start"
        self.stages.show_progress(state, beneath, before)
        self.small_stages.show_progress(state, beneath, before)
        self._stage_hinge.set_words(_stage_line(state, before))
        self.go_on.setEnabled(may_go_on)
        self.skip.setVisible(conversation.may_skip)
        self.skip.setText(self._page.skip_words() if self._page else "Skip this")
        self.back.setVisible(bool(conversation.trail))
        for button in self._break_buttons:
            button.setVisible(_may_pause(conversation))
        for button in (self._side_phrases, self._top_phrases):
            button.setVisible(not conversation.session.flow.is_alone)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Fold or unfold the stages for the text size."""
        self._fit()

    def _fit(self) -> None:
        letter = QFontMetricsF(typeface.font(Role.BASE)).averageCharWidth()
        card = self.width() - typeface.scaled(SIDE) - 120
        narrow = self.width() < FOLDS_BELOW or card < NARROWEST_CARD * letter
        if narrow is not self._narrow:
            self._arrange(narrow)
        low, unfolded = is_low(self), self._unfolds
        self._show_threads()
        self._holder.setVisible(not unfolded)
        self._bottom.setVisible(not unfolded)
        if narrow:
            self._grid.setRowStretch(0, int(unfolded))
            self._grid.setRowStretch(2, int(not unfolded))
        self._top_break.setText("Break" if low else BREAK)
        self._top_break.setAccessibleName(BREAK)

    @property
    def _unfolds(self) -> bool:
        return bool(self._narrow) and self._stage_hinge.isChecked()

    def _show_threads(self) -> None:
        """Two threads stand for two: where one is alone there are none."""
        self.threads.setVisible(not (self._alone or is_low(self) or self._unfolds))

    def _arrange(self, narrow: bool) -> None:
        self._narrow = narrow
        for part in (self._side, self._top, self.threads, self._holder, self._bottom):
            self._grid.removeWidget(part)
        self._side.setVisible(not narrow)
        self._top.setVisible(narrow)
        self._grid.setHorizontalSpacing(0)
        for gutter in (1, 3):
            self._grid.setColumnMinimumWidth(gutter, GUTTER)
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(0, 0)
        if narrow:
            self._grid.setContentsMargins(0, 10, 0, 12)
            self._grid.setVerticalSpacing(8)
            for row, part in enumerate((self._top, self.threads, self._bottom)):
                self._grid.addWidget(part, row + (part is self._bottom), 2)
            self._grid.addWidget(self._holder, 2, 1, 1, 3)
            self._grid.setRowStretch(2, 1)
            self._grid.setRowStretch(1, 0)
            return
        self._side.setFixedWidth(round(typeface.scaled(SIDE)) + 8)
        self._grid.setContentsMargins(28, 20, 12, 24)
        self._grid.setVerticalSpacing(20)
        self._grid.addWidget(self._side, 0, 0, 3, 1)
        self._grid.addWidget(self.threads, 0, 2)
        self._grid.addWidget(self._holder, 1, 1, 1, 3)
        self._grid.addWidget(self._bottom, 2, 2)
        self._grid.setRowStretch(1, 1)
        self._grid.setRowStretch(2, 0)

    def _left_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 10, 8, 0)
        brand = QHBoxLayout()
        brand.setContentsMargins(12, 0, 0, 0)
        brand.setSpacing(12)
        brand.addWidget(Mark())
        brand.addWidget(Text("Reknit", Role.MARK))
        brand.addStretch(1)
        column.addLayout(brand)
        column.addSpacing(50)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(12, 0, 0, 0)
        scroll.column.addWidget(self.stages)
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        column.addSpacing(12)
        self._side_break = SecondaryButton(BREAK, "circle-pause")
        self._side_break.bare = True
        self._side_hide = QuietButton("Hide", "eye-off")
        self._side_leave = QuietButton("Leave it here", "house")
        self._side_safety = QuietButton(SAFETY, "life-buoy")
        self._side_phrases = QuietButton(PHRASES, "messages-square")
        column.addWidget(self._side_break)
        column.addSpacing(4)
        for quiet in (self._side_phrases, self._side_leave, self._side_safety, self._side_hide):
            column.addWidget(quiet, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _top_line(self) -> QWidget:
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._stage_hinge = Hinge("", most=2)
        row.addWidget(self._stage_hinge)
        row.addStretch(1)
        self._top_break = SecondaryButton(BREAK, "circle-pause")
        self._top_break.bare = True
        self._top_hide = QuietButton("Hide", "eye-off")
        for button in (self._top_break, self._top_hide):
            row.addWidget(button)
        column.addLayout(row)
        self._unfolded = ScrollColumn()
        inside = self._unfolded.column
        inside.setContentsMargins(0, 8, 0, 8)
        inside.addWidget(self.small_stages)
        inside.addSpacing(12)
        self._top_leave = QuietButton("Leave it here", "house")
        self._top_safety = QuietButton(SAFETY, "life-buoy")
        self._top_phrases = QuietButton(PHRASES, "messages-square")
        for quiet in (self._top_phrases, self._top_leave, self._top_safety):
            inside.addWidget(quiet, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        column.addWidget(self._unfolded, 1)
        self._unfolded.hide()
        self._stage_hinge.toggled.connect(self._on_stage_hinge_toggled)
        return top

    def _on_stage_hinge_toggled(self, opened: bool) -> None:
        """The list takes the place of the page: nobody goes on from what cannot be seen."""
        self._unfolded.setVisible(opened)
        self._fit()

    def _fill_bottom(self) -> None:
        column = QVBoxLayout(self._bottom)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.notice)
        self.notice.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.go_on)
        column.addLayout(row)

    @property
    def _break_buttons(self) -> tuple[QWidget, ...]:
        return self._side_break, self._top_break

    def _connect(self) -> None:
        self.go_on.clicked.connect(self.went_on)
        self.skip.clicked.connect(self.skipped)
        self.back.clicked.connect(self.went_back)
        for pause in (self._side_break, self._top_break):
            pause.clicked.connect(self.paused)
        for hide in (self._side_hide, self._top_hide):
            hide.clicked.connect(self.hid)
        for leave in (self._side_leave, self._top_leave):
            leave.clicked.connect(self.left)
        for safety in (self._side_safety, self._top_safety):
            safety.clicked.connect(self.safety)
        for phrases in (self._side_phrases, self._top_phrases):
            phrases.clicked.connect(self.phrases_asked)

    def _order_tabs(self, page: Page) -> None:
        last: QWidget = page
        while (after := last.nextInFocusChain()) is not None and page.isAncestorOf(after):
            last = after
        side = (
            self._side_break,
            self._side_phrases,
            self._side_leave,
            self._side_safety,
            self._side_hide,
        )
        top = (
            self._stage_hinge,
            self._top_phrases,
            self._top_leave,
            self._top_safety,
            self._top_break,
            self._top_hide,
        )
        for after in (self.go_on, self.skip, self.back, *side, *top):
            QWidget.setTabOrder(last, after)
            last = after


def _may_pause(conversation: Conversation) -> bool:
    return conversation.session.flow.pause is not None and not conversation.in_detour


def _course(conversation: Conversation, state: Progress) -> Course:
    """Progress with the first partner first, whatever seat they have in this talk."""
    names, done = conversation.session.names, state.done
    if conversation.session.swapped:
        names, done = (names[1], names[0]), (done[1], done[0])
    return Course(tuple(stage.title for stage in state.stages), state.current, done, names)


def _beneath(conversation: Conversation) -> str:
    """A few words under the current stage: who is busy, or what happens."""
    seat = busy_seat(conversation)
    names = tuple(shortened(name, LONGEST_NAME) for name in conversation.session.names)
    if conversation.in_detour:
        return "A break"
    if conversation.session.flow.is_alone:
        return "For you alone"
    if seat is None:
        return "Both of you"
    if conversation.place.turn is None:
        return names[seat.position]
    first, then = order_in(conversation.session, conversation.step)
    if conversation.place.turn is first:
        return f"{names[first.position]} first, then {names[then.position]}"
    return f"{names[conversation.place.turn.position]}’s turn"


def _stage_line(state: Progress, before: str) -> str:
    if state.current < 0:
        return before
    number = min(state.current, len(state.stages) - 1)
    return f"Step {number + 1}: {state.stages[number].title}"
