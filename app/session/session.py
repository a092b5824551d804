"""A session: two names, a pinned flow, and every answer given so far."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from ..flow.items import Guess, Share, Who
from ..flow.model import Flow, Step, Turns
from .value import Guessed, Mirrored, Moment, Picked, Plan, Signed, Spent, Value, Words


class Seat(StrEnum):
    """One of the two places at the table."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Seat:
        """The seat across."""
        return Seat.SECOND if self is Seat.FIRST else Seat.FIRST

    @property
    def position(self) -> int:
        """0 for the first seat, 1 for the second."""
        return 0 if self is Seat.FIRST else 1


class State(StrEnum):
    """Where a session stands; nothing says who brought it there (vault.md rule 6)."""

    OPEN = "open"
    LATER = "later"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Slot:
    """Where an answer belongs: an item, whose it is, and in whose turn it was given.

    `by` is None for an answer of the couple; `turn` is None where turns are not taken.
    """

    item: str
    by: Seat | None = None
    turn: Seat | None = None


@dataclass(frozen=True)
class Answer:
    """What was answered, with the question as it was asked and the promise it was given under."""

    slot: Slot
    value: Value
    asked: str
    share: Share
    at: datetime
    shown: bool = False

    @property
    def kept(self) -> bool:
        """Whether it may be written to the shared store; if not, it lives in memory only."""
        match self.share:
            case Share.NOW | Share.AFTER_BOTH:
                return True
            case Share.ASK:
                return self.shown
            case Share.NEVER:
                return False

    @property
    def private(self) -> bool:
        """Whether it was asked of its author alone, shown since or not (vault.md rule 4)."""
        return self.share in (Share.ASK, Share.NEVER)


NO_ANSWERS: Mapping[Slot, Answer] = MappingProxyType({})


@dataclass(frozen=True)
class Session:
    """Everything that was said in one talk.

    `names` are by seat. `swapped` says that the first seat is taken by the partner who is
    second in this home, so that each keeps their own colour and shape in every talk.
    """

    id: str
    flow: Flow
    names: tuple[str, str]
    started: datetime
    swapped: bool = False
    starter: Seat | None = None
    breaks: int = 0
    state: State = State.OPEN
    ended: datetime | None = None
    answers: Mapping[Slot, Answer] = field(default_factory=lambda: NO_ANSWERS)

    def name(self, seat: Seat) -> str:
        """The name of the one in that seat."""
        return self.names[seat.position]

    def with_answer(self, answer: Answer) -> Session:
        """The session with this answer in the place of an earlier one."""
        return replace(self, answers={**self.answers, answer.slot: answer})

    def with_value(self, slot: Slot, value: Value) -> Session:
        """The session with another value in a slot that has an answer, its promise as it was."""
        return self.with_answer(replace(self.answers[slot], value=value))

    def without(self, slots: frozenset[Slot]) -> Session:
        """The session without these answers."""
        left = {slot: answer for slot, answer in self.answers.items() if slot not in slots}
        return replace(self, answers=left)

    def value(self, slot: Slot) -> Value | None:
        """The value in that slot, if there is one."""
        answer = self.answers.get(slot)
        return answer.value if answer else None

    def slots(self, item_id: str) -> tuple[Slot, ...]:
        """Every slot in which an answer to this item is expected, first seat first."""
        step, item = self.flow.home_of(item_id)
        seats = expected_seats(step.who(item))
        if step.turns is not Turns.EACH:
            return tuple(Slot(item_id, by) for by in seats)
        turns = (Seat.FIRST, Seat.SECOND)
        return tuple(Slot(item_id, by, t) for t in turns for by in _in_turn(step.who(item), t))

    def given(self, item_id: str, by: Seat | None, turn: Seat | None = None) -> tuple[Answer, ...]:
        """The answers to an item by one seat, or by the couple.

        Only those of the turn named, if the item is asked of them in that turn; else of any.
        """
        slots = [slot for slot in self.slots(item_id) if slot.by is by]
        here = [slot for slot in slots if turn is not None and slot.turn is turn]
        every = (self.answers.get(slot) for slot in here or slots)
        return tuple(answer for answer in every if answer and says_something(answer.value))

    def is_open(self, slot: Slot) -> bool:
        """Whether both may see the answer in that slot now (care.md 2.7, flow-format.md share)."""
        answer = self.answers.get(slot)
        if answer is None or not says_something(answer.value):
            return False
        if isinstance(self.flow.item(slot.item), Guess) and self.guessed(slot) is None:
            return False
        match answer.share:
            case Share.NOW:
                return True
            case Share.ASK:
                return answer.shown
            case Share.NEVER:
                return False
            case Share.AFTER_BOTH:
                return self._both_answered(slot.item)

    def guessed(self, slot: Slot) -> Slot | None:
        """The other's answer that the guess in this slot is about, once both may see it."""
        item = self.flow.item(slot.item)
        if slot.by is None or not isinstance(item, Guess):
            return None
        theirs = (each for each in self.slots(item.of) if each.by is slot.by.other)
        return next((each for each in theirs if self.is_open(each)), None)

    def _both_answered(self, item_id: str) -> bool:
        if isinstance(self.flow.item(item_id), Guess):
            return True
        return all(says_something(self.value(slot)) for slot in self.slots(item_id))


def expected_seats(who: Who) -> tuple[Seat | None, ...]:
    """Whose answers an item asks for where no turns are taken."""
    match who:
        case Who.COUPLE:
            return (None,)
        case Who.FIRST:
            return (Seat.FIRST,)
        case Who.SECOND:
            return (Seat.SECOND,)
        case Who.BOTH | Who.SPEAKER | Who.LISTENER:
            return (Seat.FIRST, Seat.SECOND)


def _in_turn(who: Who, turn: Seat) -> tuple[Seat | None, ...]:
    match who:
        case Who.SPEAKER:
            return (turn,)
        case Who.LISTENER:
            return (turn.other,)
        case Who.BOTH:
            return (turn, turn.other)
        case _:
            return expected_seats(who)


def answering(
    step: Step, who: Who, order: tuple[Seat, Seat], turn: Seat | None
) -> tuple[Seat | None, ...]:
    """Who answers an item in this turn, in the order in which they are asked."""
    if turn is not None and step.turns is Turns.EACH:
        return _in_turn(who, turn)
    seats = expected_seats(who)
    return tuple(seat for seat in order if seat in seats) if None not in seats else seats


def says_something(value: Value | None) -> bool:
    """Whether a value is an answer at all, and not an empty field."""
    match value:
        case None:
            return False
        case Words(text, aloud):
            return aloud or bool(text.strip())
        case Picked(options, other):
            return bool(options) or bool(other.strip())
        case Guessed(guess, _):
            return says_something(guess)
        case Mirrored(rounds, ending):
            return ending is not None or any(each.verdict for each in rounds)
        case Plan(when=when, then=then, aloud=aloud):
            return aloud or bool(when.strip() or then.strip())
        case Signed(yes, _):
            return yes is not None
        case Spent(done=done):
            return done
        case Moment():
            return True
        case _:
            return True


def fresh_id(now: datetime) -> str:
    """A new id that sorts by time: milliseconds, then 80 random bits, as 32 hex digits."""
    return f"{int(now.timestamp() * 1000):012x}{secrets.token_hex(10)}"
