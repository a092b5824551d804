"""One walk through a flow: what is said at each place, and what it comes past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ..session.conversation import Conversation
from ..session.place import PageKind, Place
from ..session.session import Seat, Session, State
from .aim import Aim, Sort, at_first, between
from .reply import Reply
from .roads import Ground, onward, over, stuck

END, LATER = "end", "later"

BREAK = "We need a break"
"""What stands for a reply where the break is called."""

Visit = tuple[Conversation, Reply, Conversation]


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
    """Go through the flow by a plan. Raises Problem where the practice couple is stuck."""
    aims = set(at_first(begun(ground)))
    strides: list[Stride] = []
    after = begun(ground)
    for ready, reply, after in visited(ground, plan):
        if reply is BREAK:
            strides.append(Stride(ready.place, None, rest=True))
            aims |= at_first(after)
            continue
        if ready.place.page is PageKind.ITEM:
            strides.append(Stride(ready.place, reply))
        aims |= between(ready, after)
    end = LATER if after.session.state is State.LATER else END
    starts = any(aim.sort is Sort.STARTS for aim in aims)
    return Walk(plan, tuple(strides), frozenset(aims), end, plan.starter if starts else None)


def visited(ground: Ground, plan: Plan) -> Iterator[Visit]:
    """Each place by a plan: the conversation with its reply given, the reply, and what follows.

    Raises Problem where the practice couple is stuck.
    """
    conversation = begun(ground)
    visits: Counter[Place] = Counter()
    paused = False
    while not over(conversation):
        place = conversation.place
        if place == plan.pause and not paused and not conversation.in_detour:
            paused, left = True, conversation.take_break()
            yield conversation, BREAK, left
            conversation = left
            continue
        if place.page is PageKind.START:
            conversation = conversation.starts(plan.starter)
        reply = _reply(ground, plan, conversation, visits[place])
        visits[place] += 1
        led = onward(conversation, reply, ground.now)
        if led is None:
            reply = ground.replies(conversation)[0]
            led = onward(conversation, reply, ground.now)
        if led is None:
            raise stuck(place)
        yield led[0], reply, led[1]
        conversation = led[1]


def _reply(ground: Ground, plan: Plan, conversation: Conversation, visit: int) -> Reply:
    said = plan.said.get(conversation.place, ())
    return said[visit] if visit < len(said) else ground.replies(conversation)[0]


def starting_with(plan: Plan, starter: Seat) -> Plan:
    """The same plan with the other one speaking first."""
    return replace(plan, starter=starter)
