"""Random walks through random flows, for the tests of app.session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from app.flow.model import Turns
from app.session.conversation import Conversation
from app.session.place import PageKind, to_decide
from app.session.session import Seat, State
from app.session.value import Guessed, Value

from .flows import flows
from .worlds import FIRST, NOW, fitting, session, taken_up_again


@dataclass(frozen=True)
class Move:
    """One act: its name, the moment, and the conversation before and after it."""

    act: str
    now: datetime
    before: Conversation
    after: Conversation

    @property
    def put_off(self) -> bool:
        """Whether the talk was left for another day, maybe to begin again."""
        return self.after.session.state is State.LATER

    @property
    def begins_again(self) -> bool:
        """Whether a branch may have put off a talk that was not for today, to its first place."""
        forward = self.act in ("on", "skip") and not self.before.in_detour
        return forward and self.put_off and not self.after.trail

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        printer.text(f"{self.act}: {self.before.place} → {self.after.place}")


ACTS = (
    *("on",) * 8,
    *("say", "skip", "back", "break", "consent", "consent", "rate", "close", "later", "stop"),
)


@st.composite
def walks(
    draw: st.DrawFn, turns: tuple[Turns, ...] = tuple(Turns), acts: tuple[str, ...] = ACTS
) -> list[Move]:
    """A random flow and what two people did in it, act by act.

    Three times of four they answer before they go on, so that walks get somewhere.
    """
    conversation = Conversation.begun(session(draw(flows(turns))))
    now, moves = NOW, []
    length = draw(st.integers(0, 60))
    for chance in draw(st.binary(min_size=length, max_size=length)):
        number, which = divmod(chance, len(acts))
        act = acts[which]
        now += timedelta(minutes=number)
        if act == "on" and number % 4:
            ready = _say(conversation, number // 4 if number % 4 == 1 else 0, now)
            moves.append(Move("say", now, conversation, ready))
            conversation = ready
        after = acted(conversation, act, number, now)
        moves.append(Move(act, now, conversation, after))
        conversation = after
    return moves


def acted(c: Conversation, act: str, number: int, now: datetime) -> Conversation:
    """The conversation after one act; `number` picks among what can be said or shown."""
    match act:
        case "say":
            return _say(c, number, now)
        case "on":
            return c.go_on(now)
        case "skip":
            return c.skip(now)
        case "back":
            return c.back()
        case "break":
            return c.take_break()
        case "consent":
            return _consent(c, number)
        case "rate":
            return _rate(c, number)
        case "later":
            return taken_up_again(c.put_off())
        case "close":
            return taken_up_again(c)
        case "stop":
            return c if number % 4 else c.stop(now)
    raise ValueError(act)


def _say(c: Conversation, number: int, now: datetime) -> Conversation:
    if c.place.page is PageKind.START:
        return c.starts(tuple(Seat)[number % 2])
    if c.place.page is not PageKind.ITEM or c.item is None:
        return c
    choices: tuple[Value | None, ...] = (*fitting(c.session.flow, c.item), None)
    return c.say(choices[number % len(choices)], now)


def leading_on(c: Conversation, now: datetime) -> Conversation:
    """What always leads on: an answer, or time passing; the conversation a place further."""
    if c.place.page is PageKind.START:
        c = c.starts(FIRST)
    elif c.place.page is PageKind.ITEM and c.item is not None:
        for value in fitting(c.session.flow, c.item)[:1]:
            c = c.say(value, now)
    return c.go_on(now + timedelta(days=1))


def _consent(c: Conversation, number: int) -> Conversation:
    if c.place.page is not PageKind.CONSENT or c.place.seat is None:
        return c
    slots = to_decide(c.session, c.step, c.place.seat)
    return c.consent(slots[number % len(slots)], number % 3 > 0) if slots else c


def _rate(c: Conversation, number: int) -> Conversation:
    guesses = [a.slot for a in c.session.answers.values() if isinstance(a.value, Guessed)]
    if c.place.page is not PageKind.REVEAL or not guesses:
        return c
    return c.rate(guesses[number % len(guesses)], number % 11)
