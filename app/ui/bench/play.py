"""The talk of a preview: begun, filled in, carried on as its flow changes, and its end."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...bench.carry import carried
from ...bench.passage import led_to, passed_by, set_down
from ...bench.stand_in import filled_in
from ...flow.digest import to_canonical
from ...flow.fault import printable
from ...flow.model import Flow
from ...session.conversation import Conversation
from ...session.session import Seat, Session, State, fresh_id
from ...session.time_out import open_break
from ...vault.store import Vault
from ..deck import open_deck
from ..stage import Stage
from ..wizard.record import now
from ..wizard.wizard import Talk
from .ending import Ending
from .pace import FAST, Pace
from .remark import CALM, NO_PAGE, NO_STEP, NOT_BY, NOT_HERE, NOTHING_ASKED, PASSED, told
from .watched import Watched


class Play(QWidget):
    """Plays what is watched, in memory alone: no room of one's own, and nothing written.

    `turned` says that `conversation` is another one, `noted` that `note` is, `hidden` that Hide
    was pressed. With a `seat` its author sees only what that one sees, and what both do.
    """

    turned = Signal()
    noted = Signal()
    hidden = Signal()
    safety = Signal()

    def __init__(
        self,
        stage: Stage,
        watched: Watched,
        *,
        fast: bool = False,
        seat: Seat | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.note = ""
        self._stage, self._watched, self._seat = stage, watched, seat
        self._pace = Pace(FAST if fast else 1)
        self._vault = Vault.in_memory()
        self._page: QWidget | None = None
        self._there: Conversation | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._passing = QTimer(self, singleShot=True, interval=0)
        self._passing.timeout.connect(self._pass_by)
        self.destroyed.connect(self._vault.close)

    @property
    def conversation(self) -> Conversation | None:
        """The talk as it stands; None while there is none to play."""
        return self._page.conversation if isinstance(self._page, Talk) else self._there

    @property
    def page(self) -> QWidget | None:
        """The talk, or what comes after it."""
        return self._page

    def arrive(self) -> None:
        """Put the keyboard where it is wanted."""
        if isinstance(self._page, Talk | Ending):
            self._page.arrive()

    # -- what its author does ---------------------------------------------------------

    def restart(self) -> None:
        """From the beginning, with nothing said."""
        if self._watched.flow is not None:
            self._say("")
            self._show(self._begun(self._watched.flow))

    def fill_in(self) -> None:
        """Answer the page that is up, as the practice couple does; a break is over by it."""
        there = self._now()
        if there is None:
            return
        pause = open_break(there)
        if pause is not None and pause.back_at > self._pace():
            self._pace = self._pace.later(pause.back_at)
            self._say(PASSED)
            self._show(there)
            return
        filled = filled_in(self._watched.practice, there, self._pace())
        self._say(self._watched.trouble or ("" if filled != there else NOTHING_ASKED))
        if filled != there:
            self._show(filled)

    def go_to(self, step_id: str) -> None:
        """To this step: as the practice couple comes to it, or straight there."""
        there, flow = self._now(), self._watched.flow
        if there is None or flow is None:
            return
        if step_id not in {step.id for step in flow.all_steps()}:
            self._say(NO_STEP.format(step=printable(step_id)))
            return
        led = led_to(self._begun(flow), step_id, self._watched.practice, self._pace())
        straight = set_down(there, step_id) if led is None else None
        first, second = there.session.names
        if led is not None:
            self._say("")
            self._show(led)
        elif straight is not None:
            self._say(NOT_BY.format(first=first, second=second))
            self._show(straight)
        else:
            self._say(NO_PAGE)

    def set_fast(self, fast: bool) -> None:
        """Let time run faster from now on, or as it does; what runs begins anew."""
        there = self._now()
        self._pace = self._pace.at(FAST if fast else 1)
        if there is not None:
            self._show(there)

    def set_seat(self, seat: Seat | None) -> None:
        """From now on show only the pages of this one and of both; None: all."""
        there = self._now()
        self._seat = seat
        if there is not None:
            self._show(there)

    def follow(self) -> None:
        """Play the flow as it is watched now, at the same place where that is still there."""
        flow = self._watched.flow
        there = self._now()
        if flow is None:
            return
        if there is None:
            self._say(self._watched.trouble)
            self._show(self._begun(flow))
        elif flow != there.session.flow:
            taken = carried(there, flow)
            self._say(told(taken))
            self._show(self._known(taken.conversation))
        elif self._watched.trouble:
            self._say(self._watched.trouble)

    # -- the talk ---------------------------------------------------------------------

    def _now(self) -> Conversation | None:
        """The talk with what stands on its page taken in."""
        if isinstance(self._page, Talk):
            self._page.flush()
        return self.conversation

    def _begun(self, flow: Flow) -> Conversation:
        moment = self._pace()
        session = Session(fresh_id(moment), flow, self._watched.practice.names, moment)
        return self._known(Conversation.begun(session))

    def _known(self, conversation: Conversation) -> Conversation:
        """The talk under an id of its own, which the vault in memory knows."""
        session = replace(conversation.session, id=fresh_id(now()))
        self._vault.begin(session, to_canonical(session.flow))
        return replace(conversation, session=session)

    def _show(self, conversation: Conversation) -> None:
        """Show the talk where it is, or what comes when it is over."""
        if self._seat is not None:
            conversation = self._passed_by(conversation, self._seat, forward=True)
        self._there = conversation
        if conversation.ended or conversation.session.state is State.LATER:
            self._show_ending()
            return
        talk = Talk(conversation, self._vault, clock=self._pace)
        talk.turned.connect(self._on_turned)
        talk.finished.connect(self._on_over)
        talk.left.connect(self._on_over)
        talk.hidden.connect(self.hidden)
        talk.safety.connect(self.safety)
        talk.calendar.connect(lambda: self._say(NOT_HERE))
        talk.calm_asked.connect(lambda: self._say(CALM))
        talk.phrases_asked.connect(lambda: open_deck(self._stage, self._vault, talk))
        self._put_up(talk)
        self._on_turned()

    def _put_up(self, page: QWidget) -> None:
        old, self._page = self._page, page
        page.setGeometry(self.rect())
        self._column.addWidget(page)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        page.show()
        if self.isVisible():
            self.arrive()

    def _on_turned(self) -> None:
        self._passing.start()
        self.turned.emit()

    def _pass_by(self) -> None:
        """Leave out what is asked of the other one alone, on the way on and on the way back."""
        if self._seat is None or not isinstance(self._page, Talk):
            return
        there, before = self._page.conversation, self._there
        if before is None or there.place == before.place:
            return
        forward = len(there.trail) >= len(before.trail)
        onto = self._passed_by(there, self._seat, forward=forward)
        self._there = onto
        if onto != there:
            self._show(onto)

    def _passed_by(self, there: Conversation, seat: Seat, *, forward: bool) -> Conversation:
        practice = self._watched.practice
        return passed_by(there, seat, practice, self._pace(), forward=forward)

    def _on_over(self) -> None:
        if isinstance(self._page, Talk):
            self._there = self._page.conversation
        self._show_ending()

    def _show_ending(self) -> None:
        if self._there is None:
            return
        ending = Ending(self._stage, self._there, self._vault)
        ending.hidden.connect(self.hidden)
        ending.safety.connect(self.safety)
        ending.again.connect(self.restart)
        ending.back.connect(self._on_back)
        self._put_up(ending)
        self.turned.emit()

    def _on_back(self) -> None:
        """Into the talk again, where it was left or ended."""
        there = self._there
        if there is not None:
            self._show(there.back() if there.ended else there.taken_up())

    def _say(self, words: str) -> None:
        self.note = words
        self.noted.emit()
