"""All roads through a flow, as a graph: a place, and what was said that still matters there.

Two conversations at the same place are one node where no test that is still to come can tell
them apart. So the graph stays small, and nothing that can be reached is left out: it holds
every reply that any condition can tell from the others. A talk only goes forward, and refusals
are counted, so there is no circle in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from ..flow.condition import AnswerIs
from ..flow.fault import quoted
from ..flow.model import Flow
from ..problem import Problem
from ..session.conversation import Conversation
from ..session.place import PageKind, Place
from ..session.practice import Practice
from ..session.session import Seat, State
from .aim import Aim, between
from .reply import Reply, replies, value_of
from .watch import Use, Watch, tests_in, uses, watch

MOST = 20_000
"""So many nodes are looked at; the largest shipped flow has fewer than 1,000."""
FEW = 2
"""Where there are more, so many replies of a walk may be other than the usual ones."""


@dataclass(frozen=True)
class Edge:
    """A reply given at a place, what was come past by it, and the number of the node after it."""

    reply: Reply
    aims: frozenset[Aim]
    to: int
    usual: bool


@dataclass
class Node:
    """A conversation at a place, in the name of all that go on alike, and its ways on."""

    conversation: Conversation
    edges: list[Edge] = field(default_factory=list)

    @property
    def ends(self) -> bool:
        """Whether the talk is over here, or put off."""
        return over(self.conversation)


@dataclass(frozen=True)
class Roads:
    """The nodes, the first one first. `unusual` is None where every road is there."""

    nodes: Sequence[Node]
    unusual: int | None


def over(conversation: Conversation) -> bool:
    """Whether nothing follows: the end, or another day."""
    return conversation.ended or conversation.session.state is State.LATER


def onward(
    conversation: Conversation, reply: Reply, now: datetime
) -> tuple[Conversation, Conversation] | None:
    """The conversation with a reply given, and at the place after it; None if it leads nowhere.

    A day passes, so that no timer and no break stands in the way.
    """
    item, later = conversation.item, now + timedelta(days=1)
    ready = conversation
    if conversation.place.page is PageKind.START and conversation.session.starter is None:
        ready = conversation.starts(Seat.FIRST)
    elif conversation.place.page is PageKind.ITEM and item is not None:
        value = value_of(conversation.session, item, reply, now)
        if value is not None or conversation.value is not None:
            ready = conversation.say(value, now)
    after = ready.go_on(later)
    if after == ready:
        after = ready.skip(later)
    return None if after == ready else (ready, after)


@dataclass(frozen=True)
class Ground:
    """A flow with its practice couple, and what of their words still matters where."""

    flow: Flow
    practice: Practice
    now: datetime

    def replies(self, conversation: Conversation) -> tuple[Reply, ...]:
        """What may be said at a place, the usual reply first."""
        item = conversation.item
        if conversation.place.page is not PageKind.ITEM or item is None:
            return (None,)
        seat, session = conversation.place.seat, conversation.session
        key = (item.id, seat)
        if key not in self._replies:
            tests = tests_in(self.flow)
            self._replies[key] = replies(session, item, self.practice, seat, tests, self.now)
        return self._replies[key]

    def key(self, conversation: Conversation) -> Hashable:
        """What tells this conversation from others at its place, for all that is to come."""
        session, place = conversation.session, conversation.place
        if over(conversation):
            return session.state, place.page
        if place.step not in self._watches:
            known = self._uses or uses(session)
            self._uses.update(known)
            order = {step.id: number for number, step in enumerate(self.flow.all_steps())}
            self._watches[place.step] = watch(session, conversation.step, order, known)
        told = self._watches[place.step].told(session, place)
        return place, conversation.in_detour, told

    @cached_property
    def _replies(self) -> dict[tuple[str, Seat | None], tuple[Reply, ...]]:
        return {}

    @cached_property
    def _watches(self) -> dict[str, Watch]:
        return {}

    @cached_property
    def _uses(self) -> dict[AnswerIs, tuple[Use, ...]]:
        return {}


def explored(ground: Ground, start: Conversation, unusual: int | None = None) -> Roads:
    """All that can follow from a conversation, which is the first node.

    A conversation in a detour is followed until it returns to the talk. With `unusual` no more
    replies than that are other than the practice couple's. Raises Problem where the practice
    couple is stuck, or where there are more than `MOST` nodes even so.
    """
    if unusual is None:
        try:
            return _explored(ground, start, None)
        except _TooMany:
            return explored(ground, start, FEW)
    while True:
        try:
            return _explored(ground, start, unusual)
        except _TooMany:
            if unusual == 0:
                raise Problem("This flow has too many roads to walk them all.") from None
            unusual -= 1


class _TooMany(Exception):  # noqa: N818
    """There are more nodes than can be looked at."""


def _explored(ground: Ground, start: Conversation, unusual: int | None) -> Roads:
    nodes = [Node(start)]
    numbers: dict[Hashable, int] = {(0, ground.key(start)): 0}
    spent = [0]
    for number, node in enumerate(nodes):
        if node.ends or (start.in_detour and not node.conversation.in_detour):
            continue
        for at, reply in enumerate(ground.replies(node.conversation)):
            cost = 0 if unusual is None else spent[number] + (at > 0)
            led = onward(node.conversation, reply, ground.now)
            if led is None or cost > (unusual or 0):
                continue
            ready, after = led
            to = numbers.setdefault((cost, ground.key(after)), len(nodes))
            if to == len(nodes):
                nodes.append(Node(replace(after, trail=())))
                spent.append(cost)
            node.edges.append(Edge(reply, between(ready, after), to, at == 0))
        if not node.edges:
            raise stuck(node.conversation.place)
        if len(nodes) > MOST:
            raise _TooMany
    return Roads(nodes, unusual)


def stuck(place: Place) -> Problem:
    """What is said where the practice couple cannot go on."""
    return Problem(
        f"Nothing leads on from {quoted(place.item or place.page)}.",
        "",
        "Give the practice couple an answer to it in the file beside the flow.",
    )
