"""One talk in the window: who sits where, the talk, its review, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ..flow.items import Meaning
from ..flow.library import Library
from ..flow.model import Flow
from ..flow.pause import offering_first
from ..flow.repeat import expanded, repeats
from ..homework import kept
from ..problem import Problem
from ..session.conversation import Conversation
from ..session.session import Session, State
from ..session.time_out import open_break
from ..session.value import Moment
from ..summary.compose import compose
from ..summary.consent import kept as agreed
from ..summary.ledger import LOOKED, ledger
from ..summary.summary import Summary
from ..vault.rows import Head
from .deck import open_deck
from .entrance import Entrance
from .export import save_appointment
from .homework.noting import Noting
from .past import past_ledger, past_plan, past_summaries
from .places.copies import Copies
from .places.keep import Keep
from .places.onward import Onward
from .places.seating import Seating
from .places.third_person import ThirdPerson
from .printing import open_print_desk
from .review import Review
from .stage import Stage
from .talks import begun, past, taken_up
from .waiting import CHECK_IN, Kind, Waiting
from .wizard.record import now
from .wizard.wizard import Talk

BOTH = "both-together"
PLAN = "break-plan"


class Sitting(QObject):
    """Leads from the choice of a flow to what both keep; `over` when they are back at home."""

    over = Signal()
    calm_asked = Signal()
    """Somebody wants something to calm down with, in the break that is up."""

    def __init__(self, stage: Stage, entrance: Entrance, library: Library) -> None:
        super().__init__(stage)
        self._stage, self._entrance, self._library = stage, entrance, library

    def start(self, flow: Flow, assignment: str = "") -> None:
        """A new talk; where the parts differ, the two are asked first who played which.

        `assignment` is the id of the pack it is done for.
        """
        if flow.seats is None:
            self._begin(flow, swapped=False, assignment=assignment)
            return
        names = self._entrance.open_vault.people() or ("", "")
        page = Seating(flow, names, offers_both=BOTH in self._library)
        page.left.connect(self._stage.uncover)
        page.chosen.connect(lambda: self._begin(flow, swapped=page.second, assignment=assignment))
        page.both_asked.connect(lambda: self._begin(self._library[BOTH], swapped=False))
        self._stage.cover(page)

    def take_up(self, waiting: Waiting | None) -> None:
        """What waits on the home page: a talk where it was left, or a talk to look at again."""
        if waiting is None or waiting.head is None:
            return
        if waiting.kind is Kind.CHECK_IN:
            self.look_back()
        elif waiting.kind is Kind.LOOK_BACK:
            self.open(waiting.head)
        else:
            self._talk(taken_up(self._entrance.open_vault, waiting.head))

    def resume(self, talk: str) -> None:
        """A talk that was paused, by its id; one that is gone is forgotten. Raises VaultProblem."""
        try:
            head = self._entrance.open_vault.load(talk).head
        except KeyError:
            kept.end(self._entrance.open_vault, talk)
            self.over.emit()
            return
        self.open(head)

    def look_back(self) -> None:
        """A look at what was agreed."""
        self.start(self._library[CHECK_IN])

    def plan_breaks(self) -> None:
        """A plan for breaks, made while both are calm."""
        self.start(self._library[PLAN])

    def open(self, head: Head | None) -> None:
        """A talk of the past: the open one goes on, the ended one is read."""
        if head is None:
            return
        if head.ended is None:
            self._talk(taken_up(self._entrance.open_vault, head))
            return
        review = self._review(*past(self._entrance.open_vault, head))
        review.back_asked.connect(self.over)

    def _begin(self, flow: Flow, *, swapped: bool, assignment: str = "") -> None:
        joined = self._library.joined(flow)
        if repeats(joined):
            joined = expanded(joined, past_ledger(self._entrance.open_vault).agreed(swapped))
        if (plan := past_plan(self._entrance.open_vault)) is not None:
            joined = offering_first(joined, plan.minutes)
        conversation = begun(self._entrance.open_vault, joined, swapped, now())
        if assignment:
            kept.begin(self._entrance.open_vault, assignment, conversation.session.id, now())
        self._talk(conversation)

    def _talk(self, conversation: Conversation) -> None:
        if conversation.ended:
            self._review_of(conversation)
            return
        latch = self._entrance.latch if self._entrance.protected else None
        talk = Talk(conversation, self._entrance.open_vault, latch)
        talk.left.connect(self.over)
        talk.finished.connect(lambda: self._review_of(talk.conversation))
        talk.hidden.connect(self._stage.hide_all)
        talk.safety.connect(self._stage.show_safety)
        talk.calendar.connect(lambda: self._note_return(talk))
        talk.calm_asked.connect(self.calm_asked)
        talk.room_asked.connect(lambda: self._make_room(talk))
        talk.phrases_asked.connect(lambda: open_deck(self._stage, self._entrance.open_vault, talk))
        self._stage.show_page(talk)

    def _make_room(self, talk: Talk) -> None:
        if (who := talk.asked_by) is not None:
            self._entrance.make_room(who, talk.enter)

    def _note_return(self, talk: Talk) -> None:
        pause, key = open_break(talk.conversation), talk.conversation.session.id
        if pause is None:
            return
        try:
            moment = Moment(pause.back_at)
            save_appointment(self._stage, Meaning.RETURN_AT, moment, key, now())
        except Problem as problem:
            talk.complain(str(problem))

    def _review_of(self, conversation: Conversation) -> None:
        review = self._review(conversation.session, None)
        review.back_asked.connect(lambda: self._talk(conversation.back()))
        review.done.connect(lambda: self._after(conversation.session, review.summary))

    def _review(self, session: Session, summary: Summary | None) -> Review:
        review = Review(session, self._entrance.open_vault, summary)
        review.left.connect(self.over)
        review.hidden.connect(self._stage.hide_all)
        review.safety.connect(self._stage.show_safety)
        review.print_asked.connect(lambda: self._print(review.summary))
        review.copies_asked.connect(lambda: self._show_copies(review))
        self._stage.show_page(review)
        return review

    def _print(self, summary: Summary) -> None:
        desk = open_print_desk(self._stage, summary, self._stage.settings.paper)
        desk.safety_asked.connect(self._stage.show_safety)
        desk.hide_asked.connect(self._stage.hide_all)

    def _show_copies(self, review: Review) -> None:
        page = Copies(review.summary, review.columns)
        page.left.connect(self._stage.uncover)
        self._stage.cover(page)

    def _after(self, session: Session, summary: Summary) -> None:
        """Home; before it how an exercise went, help where two rounds bore nothing, and what
        comes next otherwise.
        """
        noting = Noting(self._stage, self._entrance, self._library)
        noting.done.connect(lambda: self._afterwards(session))
        noting.done.connect(noting.deleteLater)
        if not noting.after(session, agreed(summary)):
            noting.deleteLater()
            self._afterwards(session)

    def _afterwards(self, session: Session) -> None:
        if self._bore_nothing(session):
            page = ThirdPerson()
            page.left.connect(lambda: self._onward(session))
            page.help_asked.connect(self._stage.show_safety)
            self._stage.show_page(page)
        else:
            self._onward(session)

    def _bore_nothing(self, session: Session) -> bool:
        """Whether what was said just now, kept or not, was a second round without fruit."""
        flow = session.flow
        if not any(item.means in LOOKED for step in flow.steps for item in step.items):
            return False
        earlier = (s for s in past_summaries(self._entrance.open_vault) if s.session != session.id)
        return ledger([*earlier, compose(session, now())]).bore_nothing_twice(session.id)

    def _onward(self, session: Session) -> None:
        """What the flow offers next, or the question what shall be kept; then home."""
        if self._entrance.in_memory:
            self._ask_what_to_keep()
        elif session.state is State.FINISHED and session.flow.then:
            self._offer([self._library[each] for each in session.flow.then])
        else:
            self.over.emit()

    def _offer(self, flows: list[Flow]) -> None:
        page = Onward(flows)
        page.left.connect(self.over)
        page.chosen.connect(lambda: self.start(self._library[page.wanted]))
        self._stage.show_page(page)

    def _ask_what_to_keep(self) -> None:
        page = Keep()
        page.protected.connect(self._entrance.show_protect)
        page.opened.connect(lambda: self._entrance.keep_open(page.refuse))
        page.let_go.connect(self._on_talks_let_go)
        self._stage.show_page(page)

    def _on_talks_let_go(self) -> None:
        while heads := self._entrance.open_vault.sessions():
            self._entrance.open_vault.delete(*(head.id for head in heads))
        self.over.emit()
