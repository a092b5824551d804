"""A conversation: a session and the place two people have reached in its flow.

Pure and frozen: every act returns a new Conversation. Whoever calls keeps what changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from ..flow.items import Item, Mirror, Share, SignOff
from ..flow.markup import fill
from ..flow.model import END, LATER, RETURN, Step, Turns
from .conditions import holds
from .fitness import Hindrance, asks, fits, hindrance
from .place import PageKind, Place, is_private, is_shown, listener_of, places, speaker_of
from .session import Answer, Seat, Session, Slot, State
from .value import Ending, Guessed, Mirrored, Round, Signed, Value, Verdict, Words

END_PLACE = Place(PageKind.END)


@dataclass(frozen=True)
class Conversation:
    """Where two people are in a talk, and how they got there.

    `trail` holds the places visited before this one, the oldest first, so that Back works
    after any stop; `aside` is the place left for a detour.
    """

    session: Session
    place: Place
    trail: tuple[Place, ...] = ()
    aside: Place | None = None

    @classmethod
    def begun(cls, session: Session) -> Conversation:
        """A conversation at the first place of its flow."""
        start = _first_shown(session, session.flow.steps)
        return cls(session, start or END_PLACE)

    # -- what is here -----------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step of this place; at the end, the last one."""
        if self.place.page is PageKind.END:
            return self.session.flow.steps[-1]
        return self.session.flow.step(self.place.step)

    @property
    def item(self) -> Item | None:
        """The item of this place, if it is about one."""
        return self.session.flow.item(self.place.item) if self.place.item else None

    @property
    def value(self) -> Value | None:
        """What has been answered at this place."""
        return self.session.value(self.place.slot)

    @property
    def speaker(self) -> Seat | None:
        """Whose words these are."""
        return speaker_of(self.step, self.place)

    @property
    def listener(self) -> Seat | None:
        """Who listens."""
        return listener_of(self.step, self.place)

    @property
    def is_private(self) -> bool:
        """Whether only one of the two should look at the screen here."""
        return is_private(self.session.flow, self.place)

    @property
    def in_detour(self) -> bool:
        """Whether the talk has been left for a detour."""
        return self.aside is not None

    @property
    def trail_of_talk(self) -> tuple[Place, ...]:
        """The trail without the detour, up to where the talk was left for it."""
        if self.aside is None:
            return self.trail
        detours = {step.id for step in self.session.flow.detours}
        trail = list(self.trail)
        while trail and trail[-1].step in detours:
            trail.pop()
        return tuple(trail[:-1])

    @property
    def ended(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.place.page is PageKind.END

    def said(self, text: str) -> str:
        """A text of the flow with the names put in for this place."""
        names = self.session.names
        return fill(
            text,
            speaker=names[self.speaker.position] if self.speaker else None,
            listener=names[self.listener.position] if self.listener else None,
            first=names[0],
            second=names[1],
        )

    def hindrance(self, now: datetime) -> Hindrance | None:
        """What stands in the way of going on; None if nothing does."""
        if self.place.page is PageKind.START:
            return None if self.session.starter else Hindrance.NEEDED
        if self.place.page is not PageKind.ITEM or self.item is None:
            return None
        return hindrance(self.session, self.item, self.place.slot, now)

    def may_go_on(self, now: datetime) -> bool:
        """Whether *Continue* leads anywhere."""
        return not self.ended and self.hindrance(now) is None

    @property
    def may_skip(self) -> bool:
        """Whether this question can be left without an answer."""
        item = self.item
        return (
            self.place.page is PageKind.ITEM
            and item is not None
            and asks(item)
            and not item.required
        )

    # -- what can be done -------------------------------------------------------------

    def say(self, value: Value | None, now: datetime) -> Conversation:
        """Answer the item of this place; None takes the answer away.

        Raises ValueError if the value does not fit the item.
        """
        item = self.item
        if self.place.page is not PageKind.ITEM or item is None:
            raise ValueError("nothing is asked here")
        slot = self.place.slot
        if isinstance(value, Signed | None):
            value = self._with_refusals(value)
        if value is None:
            return replace(self, session=self.session.without(frozenset({slot})))
        if not fits(self.session.flow, item, value):
            raise ValueError(f"{item.id} does not take this kind of answer")
        earlier = self.session.answers.get(slot)
        if earlier is not None and earlier.value == value:
            return self
        answer = Answer(slot, value, self.said(question(item)), self.step.share(item), now)
        return replace(self, session=self.session.with_answer(answer))

    def starts(self, seat: Seat) -> Conversation:
        """Let this one speak first wherever turns are taken."""
        return replace(self, session=replace(self.session, starter=seat))

    def consent(self, slot: Slot, shown: bool) -> Conversation:
        """Let the author of a private answer show it, or take that back (vault.md rule 4).

        Raises ValueError unless the author decides, at the end of their private part; what
        was shown can be taken back anywhere.
        """
        answer = self.session.answers.get(slot)
        if answer is None or answer.share is not Share.ASK:
            raise ValueError("only an answer its author may decide on can be shown")
        if shown and (self.place.page is not PageKind.CONSENT or self.place.seat is not slot.by):
            raise ValueError("only its author can show an answer, where they are asked")
        return replace(self, session=self.session.with_answer(replace(answer, shown=shown)))

    def rate(self, slot: Slot, closeness: int | None) -> Conversation:
        """Say how close the guess in that slot came, 0 to 10; its owner says it.

        Raises ValueError where there is no guess, or no such number.
        """
        if closeness is not None and not 0 <= closeness <= 10:
            raise ValueError("a guess is rated from 0 to 10")
        answer = self.session.answers.get(slot)
        if answer is None or not isinstance(answer.value, Guessed):
            raise ValueError("there is no guess to rate")
        rated = replace(answer.value, closeness=closeness)
        return replace(self, session=self.session.with_value(slot, rated))

    def go_on(self, now: datetime) -> Conversation:
        """The next place; the same conversation if something stands in the way."""
        if not self.may_go_on(now):
            return self
        if self.place.page is PageKind.ITEM:
            if isinstance(self.value, Mirrored) and isinstance(self.item, Mirror):
                again = _another_round(self.value, self.item)
                if again is not None:
                    return self.say(again, now)
            if isinstance(self.value, Signed) and isinstance(self.item, SignOff):
                refused = self._refused(self.item, now)
                if refused is not None:
                    return refused
        return self._forward(now)

    def skip(self, now: datetime) -> Conversation:
        """The next place, with nothing added here; a mirror counts as close enough."""
        if not self.may_skip:
            return self
        if isinstance(self.item, Mirror):
            value = self.value if isinstance(self.value, Mirrored) else Mirrored((Round(Words()),))
            closed = self.say(replace(value, ending=Ending.CLOSE_ENOUGH), now)
            return closed._forward(now)
        return self._forward(now)

    def back(self) -> Conversation:
        """The place before this one, with every answer as it was."""
        if not self.trail:
            return self
        *before, last = self.trail
        left_detour = self.aside is not None and last == self.aside
        session = self.session
        if left_detour and self._detour_is_break():
            session = replace(session, breaks=max(0, session.breaks - 1))
        if self.ended:
            session = replace(session, state=State.OPEN, ended=None)
        aside = None if left_detour else self.aside
        return Conversation(session, last, tuple(before), aside)

    @property
    def back_asks_for(self) -> Seat | None:
        """Who must be at the keyboard before Back may show what lies there."""
        last = self.trail[-1] if self.trail else None
        if last is None or not is_private(self.session.flow, last) or self._holder is last.seat:
            return None
        return last.seat

    def take_break(self) -> Conversation:
        """Leave for the break; what an earlier break left behind is cleared away."""
        if self.in_detour or self.ended or self.session.flow.pause is None:
            return self
        detour = self.session.flow.step(self.session.flow.pause)
        stale = frozenset(
            slot
            for slot in self.session.answers
            if self.session.flow.home_of(slot.item)[0] in self.session.flow.detours
        )
        session = self.session.without(stale)
        session = replace(session, breaks=session.breaks + 1)
        first = _first_shown(session, (detour,))
        if first is None:
            return self
        return Conversation(session, first, (*self.trail, self.place), self.place)

    def stop(self, now: datetime) -> Conversation:
        """End the talk here, without a reason; nothing says who did."""
        if self.ended:
            return self
        session = replace(self.session, state=State.STOPPED, ended=now)
        return Conversation(session, END_PLACE, (*self.trail, self.place), self.aside)

    def put_off(self) -> Conversation:
        """Leave the talk for another day; it goes on where it was left."""
        if self.ended:
            return self
        place, trail = self.place, self.trail
        if self.aside is not None:
            place, trail = self.aside, self.trail_of_talk
        later = replace(self.session, state=State.LATER)
        return Conversation(later, place, trail)._through_door()

    def taken_up(self) -> Conversation:
        """The same talk, open again; a private place is entered through its hand-over."""
        if self.ended:
            return self
        return replace(self, session=replace(self.session, state=State.OPEN))._through_door()

    # -- the road ---------------------------------------------------------------------

    @property
    def _holder(self) -> Seat | None:
        """Who is alone at the keyboard."""
        return self.place.seat if self.is_private else None

    def _forward(self, now: datetime) -> Conversation:
        place = next(_after(self.session, self.step, self.place), None)
        if place is None:
            return self._leave_step(now)
        there = self._at(place)
        if place.page is PageKind.HAND_OVER and place.seat is None:
            ahead = there._forward(now)
            if ahead.place.page is PageKind.HAND_OVER:
                return replace(ahead, trail=tuple(p for p in ahead.trail if p != place))
        return there

    def _at(self, place: Place) -> Conversation:
        return replace(self, place=place, trail=(*self.trail, self.place))

    def _leave_step(self, now: datetime) -> Conversation:
        target = self._target()
        if target == LATER:
            return self.put_off() if self.in_detour else self._begins_again_later()
        place = _first_shown(self.session, self._ahead(target))
        if place is not None:
            return self._at(place)
        if self.in_detour and target != END:
            return self._returned()
        session = replace(self.session, state=State.FINISHED, ended=now)
        return Conversation(session, END_PLACE, (*self.trail, self.place), self.aside)

    def _begins_again_later(self) -> Conversation:
        """A talk that was not for today: put off, to begin at its first place.

        What is in memory only is asked anew: how somebody was today says nothing of then.
        """
        private = frozenset(slot for slot, said in self.session.answers.items() if not said.kept)
        session = replace(self.session.without(private), state=State.LATER)
        return Conversation.begun(session)

    def _ahead(self, target: str | None) -> tuple[Step, ...]:
        """The steps to look for the next place in; of the detours only the one that is meant."""
        if self.in_detour:
            return tuple(step for step in self.session.flow.detours if step.id == target)
        steps = self.session.flow.steps
        ids = [step.id for step in steps]
        if target is None:
            return steps[ids.index(self.step.id) + 1 :]
        return steps[ids.index(target) :] if target in ids else ()

    def _target(self) -> str | None:
        for branch in self.step.go_to:
            if holds(branch.condition, self.session, None):
                if branch.target == RETURN and not self.in_detour:
                    return END
                return branch.target
        return None

    def _returned(self) -> Conversation:
        place = self.aside
        if place is None:
            return self
        back = Conversation(self.session, place, self.trail_of_talk)
        return back._through_door()

    def _through_door(self) -> Conversation:
        """A private place is entered again through its hand-over."""
        if not self.is_private:
            return self
        door = Place(PageKind.HAND_OVER, self.place.step, seat=self.place.seat)
        trail = self.trail[: self.trail.index(door)] if door in self.trail else self.trail
        return Conversation(self.session, door, trail, self.aside)

    def _detour_is_break(self) -> bool:
        return self.place.step == self.session.flow.pause

    def _refused(self, item: SignOff, now: datetime) -> Conversation | None:
        value = self.value
        if not isinstance(value, Signed) or value.yes is not False or item.if_not is None:
            return None
        target = self._place_of(item.if_not)
        if target is None:
            return None
        every = (slot for slot in self.session.slots(item.id) if self._same_part(slot))
        signed = {
            slot: said for slot in every if isinstance(said := self.session.value(slot), Signed)
        }
        here, session = self.place.slot, self.session
        if 1 + sum(said.refused for said in signed.values()) >= item.at_most:
            open_end = session.with_value(here, Signed(False, value.refused + 1))
            return replace(self, session=open_end)._forward(now)
        for slot, said in signed.items():
            session = session.with_value(slot, Signed(None, said.refused + (slot == here)))
        return Conversation(session, target, (*self.trail, self.place), self.aside)

    def _with_refusals(self, value: Signed | None) -> Signed | None:
        """A sign-off keeps the count of its refusals whatever is said next, so that it ends."""
        earlier = self.value
        refused = earlier.refused if isinstance(earlier, Signed) else 0
        if value is None:
            return Signed(None, refused) if refused else None
        return replace(value, refused=refused)

    def _same_part(self, slot: Slot) -> bool:
        """Whether a slot is filled in the same turn, and in private by the same person."""
        alone = self.step.turns is Turns.PRIVATE
        return slot.turn is self.place.turn and (not alone or slot.by is self.place.seat)

    def _place_of(self, item_id: str) -> Place | None:
        """Where an item is asked in this turn; in private, of the one who is at it."""
        same_part = (
            place
            for place in places(self.session, self.step)
            if place.page is PageKind.ITEM
            and place.item == item_id
            and self._same_part(place.slot)
            and is_shown(self.session, place)
        )
        return next(same_part, None)


def question(item: Item) -> str:
    """The words with which an item asks."""
    return item.statement if isinstance(item, SignOff) else item.ask


def _after(session: Session, step: Step, place: Place) -> Iterator[Place]:
    every = places(session, step)
    start = every.index(place) + 1 if place in every else 0
    return (each for each in every[start:] if is_shown(session, each))


def _first_shown(session: Session, steps: tuple[Step, ...]) -> Place | None:
    for step in steps:
        if holds(step.show_if, session, None):
            for place in places(session, step):
                if is_shown(session, place):
                    return place
    return None


def _another_round(value: Mirrored, item: Mirror) -> Mirrored | None:
    if not value.rounds or value.ending is not None or len(value.rounds) >= item.rounds:
        return None
    if value.rounds[-1].verdict is Verdict.NOT_YET:
        return replace(value, rounds=(*value.rounds, Round(Words())))
    return None
