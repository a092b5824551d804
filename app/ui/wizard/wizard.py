"""The talk: shows the page of the place that the conversation has reached."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ...flow.items import Timer
from ...session.conversation import Conversation
from ...session.fitness import Hindrance
from ...session.place import PageKind, keeps_private
from ...session.session import Seat, State
from ...summary.beginnings import Beginnings
from ...summary.break_plan import BreakPlan
from ...vault.compartment import Compartment
from ...vault.partner import Partner
from ...vault.store import Vault
from .. import accessible
from ..earlier import beginnings_for
from ..latch import Latch
from ..past import past_plan
from ..widgets import SecondaryButton, Sheet, Text
from .agreed import asks_for_return
from .consent import ConsentPage
from .frame import Frame
from .hand_over import Door, HandOverPage
from .intro import IntroPage
from .leave import LeavePage
from .page import Page
from .pause import BreakPage
from .question import QuestionPage
from .record import Clock, Record, now
from .reveal import RevealPage
from .starter import StarterPage

_SENTENCES = {
    Hindrance.NEEDED: "An answer is needed here to go on.",
    Hindrance.TOO_FEW: "One more, please. Or skip this question.",
    Hindrance.TOO_MANY: "A few less, please, so that the most important ones stand out.",
    Hindrance.TOO_LONG: "This is a little too long. A few words less will do.",
    Hindrance.TOO_SOON: "That is too soon. Please choose a later time.",
    Hindrance.TOO_LATE: "That is too late. Please choose an earlier time.",
    Hindrance.STILL_RUNNING: "There is still time. Go on when it is over.",
    Hindrance.NOT_YET_HEARD: "The one who spoke says whether it was heard.",
}


def unprompted(conversation: Conversation) -> Conversation:
    """Nobody says anything but those who are here."""
    return conversation


class Talk(QWidget):
    """Two people in a conversation; every answer goes one way, from the field to the vault.

    `left` means that the talk is put aside and can be taken up again, `finished` that there is
    nothing left to ask, `hidden` that Hide was pressed, `room_asked` that whoever is at the
    keyboard wants a room of their own, `calm_asked` that somebody wants to calm down in a
    break, `turned` that another page is up or something was said on it. `latch` opens rooms;
    without it there are none. `clock` tells the time. `prompter` says something at each new
    place before anybody does, as the practice couple would. What one has with oneself is never
    put off: to leave it is to end it.
    """

    left = Signal()
    finished = Signal()
    hidden = Signal()
    safety = Signal()
    calendar = Signal()
    room_asked = Signal()
    turned = Signal()
    phrases_asked = Signal()
    calm_asked = Signal()

    def __init__(
        self,
        conversation: Conversation,
        vault: Vault,
        latch: Latch | None = None,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
        prompter: Callable[[Conversation], Conversation] = unprompted,
    ) -> None:
        super().__init__(parent)
        self._latch, self._vault = latch, vault
        self._clock, self._prompter = clock, prompter
        self._earlier = beginnings_for(conversation.session.flow, vault)
        self._record = Record(conversation, vault, self)
        self._page: Page | None = None
        self._frame = Frame()
        self._full = QWidget()
        self._filled = QVBoxLayout(self._full)
        self._filled.setContentsMargins(0, 0, 0, 0)
        self._trouble = Trouble()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._frame)
        self._stack.addWidget(self._full)
        column.addWidget(self._trouble)
        self._connect()
        self._show_place()

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands."""
        return self._record.conversation

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self._page

    @property
    def title(self) -> str:
        """What a screen reader is told when the talk comes up."""
        return self._page.title() if self._page else ""

    def arrive(self) -> None:
        """Put the keyboard where the answer is given."""
        if self._page is not None:
            self._page.focus_first()

    def complain(self, words: str) -> None:
        """Say below the page what could not be done."""
        self._trouble.say(words)

    def flush(self) -> bool:
        """Commit everything now; whether it could be written."""
        self._take_in()
        return self._record.commit()

    @property
    def asked_by(self) -> Partner | None:
        """Who is at the page between two people and may open a room of their own."""
        page = self._page
        if not isinstance(page, HandOverPage) or page.seat is None:
            return None
        return Partner.in_seat(page.seat, self.conversation.session.swapped)

    def enter(self, room: Compartment) -> None:
        """Keep there what its owner says alone, and go on to where the page leads."""
        if isinstance(self._page, HandOverPage):
            self._record.enter(room)
            self._on_full_wanted()

    def rest_alone(self) -> None:
        """Leave the room that is open, as nobody seems to be there; the way back leads through
        its door.
        """
        seat = self._record.seat
        if seat is None:
            return
        self.flush()
        self._record.leave()
        if self.conversation.is_private:
            self._show(self._hand_over(again=True))

    def forget(self) -> None:
        """Leave no passphrase behind that was typed halfway."""
        if isinstance(self._page, HandOverPage) and self._page.threshold is not None:
            self._page.threshold.forget()

    @property
    def may_insert(self) -> bool:
        """Whether the page has a field into which words can be put."""
        return hasattr(getattr(self._page, "field", None), "insert")

    def insert(self, words: str) -> None:
        """Put words into the field of the page, where the cursor is."""
        if isinstance(self._page, QuestionPage) and self.may_insert:
            self._page.field.insert(words)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on where nothing else takes it, once; F2 is the deck; Escape does nothing."""
        if event.key() == Qt.Key.Key_F2 and self._stack.currentWidget() is self._frame:
            if not self.conversation.session.flow.is_alone:
                self.phrases_asked.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self._frame and not event.isAutoRepeat():
            self._on_went_on()

    # -- what is done -----------------------------------------------------------------

    def _on_page_changed(self) -> None:
        if self._page is None:
            return
        self._record.draft(self._page.spoken(self.conversation, self._clock()))
        self._page.follow(self.conversation)
        self._frame.notice.hide()
        self._refresh()
        self.turned.emit()

    def _on_page_settled(self) -> None:
        self._record.commit()

    def _on_went_on(self) -> None:
        self._take_in()
        moment = self._clock()
        before = self.conversation
        hindrance = before.hindrance(moment)
        if hindrance is not None:
            self._frame.notice.setText(_SENTENCES[hindrance])
            self._frame.notice.show()
            accessible.announce(self, _SENTENCES[hindrance])
            return
        self._move(before.go_on(moment))

    def _on_skipped(self) -> None:
        self._take_in()
        self._move(self.conversation.skip(self._clock()))

    def _on_went_back(self) -> None:
        self._take_in()
        if isinstance(self._page, LeavePage):
            self._move(self.conversation.taken_up())
            return
        asks = self.conversation.back_asks_for
        if asks is not None and not self._asked_for_back():
            self._record.commit()
            self._show(self._hand_over(back_to=asks))
            return
        if self._asked_for_back():
            self._show_place()
            return
        self._move(self.conversation.back())

    def _on_full_wanted(self) -> None:
        page = self._page
        if isinstance(page, HandOverPage) and page.seat is not None:
            if self._record.seat is not page.seat:
                self._record.put_away(page.seat)
            if page.again:
                self._show_place()
                return
        if self._asked_for_back():
            self._move(self.conversation.back())
            return
        self._on_went_on()

    def _on_room_tried(self) -> None:
        page, who = self._page, self.asked_by
        if not isinstance(page, HandOverPage) or page.threshold is None:
            return
        if who is None or self._latch is None:
            return
        page.threshold.busy(True)
        self._latch.open(who, page.threshold.passphrase(), self.enter, page.threshold.refuse)

    def _on_paused(self) -> None:
        self._take_in()
        self._move(self.conversation.take_break())

    def _on_left(self) -> None:
        self.flush()
        if self.conversation.session.flow.is_alone:
            self._on_stopped()
            return
        page = LeavePage(self.conversation)
        page.put_off.connect(self._on_put_off)
        page.stopped.connect(self._on_stopped)
        self._show(page)

    def _on_put_off(self) -> None:
        if self.flush():
            self.left.emit()

    def _on_stopped(self) -> None:
        self._move(self.conversation.stop(self._clock()))

    def _move(self, conversation: Conversation) -> None:
        """Go there; a talk is not left for good while something of it is not kept."""
        before = self.conversation
        later = conversation.session.state is State.LATER
        if not self._record.act(conversation) and (later or conversation.ended):
            self._record.conversation = before
            return
        if later:
            self.left.emit()
            return
        self._leave_room()
        if conversation.ended:
            self.finished.emit()
            return
        self._show_place()

    def _leave_room(self) -> None:
        """Shut the room of the one who has passed the keyboard on, once the next page is up."""
        seat, place = self._record.seat, self.conversation.place
        if seat is None or (self.conversation.is_private and place.seat is seat):
            return
        self._record.leave()
        if self._latch is not None:
            QTimer.singleShot(0, self._latch.shut)

    def _take_in(self) -> None:
        if self._page is not None and not self.conversation.ended:
            self._record.conversation = self._page.spoken(self.conversation, self._clock())

    def _asked_for_back(self) -> bool:
        return isinstance(self._page, HandOverPage) and self._page.before_back

    # -- what is shown ----------------------------------------------------------------

    def _show_place(self) -> None:
        if self.conversation.ended:
            return
        self._record.conversation = self._prompter(self.conversation)
        if self.conversation.place.page is PageKind.HAND_OVER:
            self._show(self._hand_over())
        else:
            self._show(self._page_there())

    def _page_there(self) -> Page:
        """The page of this place; where a break is, with what was agreed for breaks."""
        here, item = self.conversation, self.conversation.item
        at_break = asks_for_return(here) or (isinstance(item, Timer) and item.until is not None)
        plan = past_plan(self._vault) if at_break else None
        return _page(here, self._record.room, plan, self._earlier, self._clock)

    def _hand_over(self, back_to: Seat | None = None, again: bool = False) -> HandOverPage:
        """The page between two people, with the way into a room where one may be needed."""
        seat = self.conversation.place.seat if back_to is None else back_to
        step = self.conversation.step
        if back_to is not None and self.conversation.trail:
            step = self.conversation.session.flow.step(self.conversation.trail[-1].step)
        door = Door.NONE
        if self._latch and seat and keeps_private(self.conversation.session, step, seat):
            door = Door.NEEDED if self._record.has_room(seat) else Door.OFFERED
        page = HandOverPage(self.conversation, back_to, again, door)
        page.tried.connect(self._on_room_tried)
        page.new_asked.connect(self.room_asked)
        return page

    def _show(self, page: Page) -> None:
        old, self._page = self._page, page
        self._frame.notice.hide()
        if page.full:
            page.setGeometry(self.rect())
            self._filled.addWidget(page)
            self._stack.setCurrentWidget(self._full)
            self._frame.clear()
            page.wanted.connect(self._on_full_wanted)
            page.wants_back.connect(self._on_went_back)
            page.wants_break.connect(self._on_paused)
            page.wants_hide.connect(self.hidden)
            page.wants_later.connect(self._on_put_off)
            page.wants_safety.connect(self.safety)
        else:
            self._frame.show_page(page, self.conversation, self._may_go_on())
            self._stack.setCurrentWidget(self._frame)
            page.wanted.connect(self._on_went_on)
        if isinstance(page, BreakPage):
            page.calendar.clicked.connect(self.calendar)
            page.calm.clicked.connect(self.calm_asked)
        if old is not None and old.full:
            old.hide()
            old.deleteLater()
        page.changed.connect(self._on_page_changed)
        page.settled.connect(self._on_page_settled)
        self._show_kept()
        page.focus_first()
        accessible.announce(self, page.title())
        self.turned.emit()

    def _refresh(self) -> None:
        page = self._page
        if page is None or page.full:
            return
        self._frame.show_state(self.conversation, self._may_go_on())
        self._show_kept()

    def _may_go_on(self) -> bool:
        return self.conversation.hindrance(self._clock()) is None

    def _show_kept(self) -> None:
        page = self._page
        if isinstance(page, QuestionPage):
            page.show_kept(self.conversation.value is not None and self._record.all_kept)

    def _on_record_kept(self) -> None:
        self._trouble.hide()
        self._show_kept()

    def _on_record_failed(self) -> None:
        problem = self._record.problem
        if problem is not None:
            self._trouble.say(str(problem))

    def _connect(self) -> None:
        self._frame.went_on.connect(self._on_went_on)
        self._frame.went_back.connect(self._on_went_back)
        self._frame.skipped.connect(self._on_skipped)
        self._frame.paused.connect(self._on_paused)
        self._frame.hid.connect(self.hidden)
        self._frame.left.connect(self._on_left)
        self._frame.safety.connect(self.safety)
        self._frame.phrases_asked.connect(self.phrases_asked)
        self._record.kept.connect(self._on_record_kept)
        self._record.failed.connect(self._on_record_failed)
        self._trouble.again.clicked.connect(self.flush)


class Trouble(Sheet):
    """What went wrong with keeping, and *Try again*; the words on screen stay (vault.md)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 12, 32, 12)
        row.setSpacing(16)
        self._words = Text("", measure=None)
        self.again = SecondaryButton("Try again")
        row.addWidget(self._words, 1)
        row.addWidget(self.again)
        self.hide()

    def say(self, words: str) -> None:
        """Show the problem, and have it read out."""
        self._words.setText(words)
        self.show()
        accessible.announce(self, words)


def _page(
    conversation: Conversation,
    room: Compartment | None,
    plan: BreakPlan | None,
    earlier: Beginnings,
    clock: Clock,
) -> Page:
    """The page that shows this place; `room`: the one open, in which private answers stay."""
    match conversation.place.page:
        case PageKind.START:
            return StarterPage(conversation)
        case PageKind.INTRO:
            return IntroPage(conversation)
        case PageKind.CONSENT:
            return ConsentPage(conversation)
        case PageKind.REVEAL:
            return RevealPage(conversation)
        case _:
            item = conversation.item
            if isinstance(item, Timer) and item.until is not None:
                return BreakPage(conversation, plan, clock=clock)
            return QuestionPage(conversation, room, plan, earlier=earlier, clock=clock)
