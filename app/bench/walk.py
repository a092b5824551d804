"""One walk through a flow: what is said at each place, and what it comes past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ..session.conversation import Conversation
from ..session.place import PageKind, Place
from ..session.session import Seat, Session, State
from .aim import Aim, at_first, between
from .reply import Reply
from .roads import Ground, onward, over, stuck

END, LATER = "end", "later"


@dataclass(frozen=True)
class Plan:
    """What is said where; the practice couple's answers stand for all else.

    `said` holds the replies to a place in the order of its visits. `starter` is who speaks
    first where the two choose; `pause` is where the two leave for the break.
    """

    said: Mapping[Place, tuple[Reply, ...]] = field(default_factory=lambda: NOTHING)
    starter: Seat = Seat.FIRST
    pause: Place | None = None


NOTHING: Mapping[Place, tuple[Reply, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Stride:
    """An item that was come past and what was said to it; `rest` where the break was called."""

    place: Place
    reply: Reply
    rest: bool = False


@dataclass(frozen=True)
class Walk:
    """A plan and what became of it; `end` is `end`, or `later` for a talk that was put off."""

    plan: Plan
    strides: tuple[Stride, ...]
    aims: frozenset[Aim]
    end: str
    starter: Seat | None


def begun(ground: Ground) -> Conversation:
    """A conversation of the practice couple at its first place; nothing of it is kept."""
    return Conversation.begun(Session("walk", ground.flow, ground.practice.names, ground.now))


def walked(ground: Ground, plan: Plan) -> Walk:
    """Go through the flow by a plan."""
    conversation = begun(ground)
    aims = set(at_first(conversation))
    visits: Counter[Place] = Counter()
    strides: list[Stride] = []
    starter, paused = None, False
    while not over(conversation):
        place = conversation.place
        if place == plan.pause and not paused and not conversation.in_detour:
            paused, conversation = True, conversation.take_break()
            aims |= at_first(conversation)
            strides.append(Stride(place, None, rest=True))
            continue
        if place.page is PageKind.START:
            starter = starter or plan.starter
            conversation = conversation.starts(starter)
        reply = _reply(ground, plan, conversation, visits[place])
        visits[place] += 1
        led = onward(conversation, reply, ground.now)
        if led is None:
            reply = ground.replies(conversation)[0]
            led = onward(conversation, reply, ground.now)
        if led is None:
            raise stuck(place)
        ready, after = led
        if place.page is PageKind.ITEM:
            strides.append(Stride(place, reply))
        aims |= between(ready, after)
        conversation = after
    end = LATER if conversation.session.state is State.LATER else END
    return Walk(plan, tuple(strides), frozenset(aims), end, starter)


def _reply(ground: Ground, plan: Plan, conversation: Conversation, visit: int) -> Reply:
    said = plan.said.get(conversation.place, ())
    return said[visit] if visit < len(said) else ground.replies(conversation)[0]


def starting_with(plan: Plan, starter: Seat) -> Plan:
    """The same plan with the other one speaking first."""
    return replace(plan, starter=starter)
