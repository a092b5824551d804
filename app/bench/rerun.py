"""A walk gone again in the flow as it is now, to where it goes elsewhere, if it does."""

from __future__ import annotations

from ..flow.fault import printable
from ..problem import Problem
from ..session.conversation import Conversation
from ..session.place import PageKind, Place
from ..session.session import Seat
from .roads import Ground, onward, over
from .script import Script
from .walk import END, LATER, Stride, begun

_MOST = 10_000


def departure(ground: Ground, script: Script) -> str | None:
    """Where a talk goes elsewhere than in the script, in a sentence; None if it goes the same."""
    conversation = _to_item(ground, begun(ground), script.starter)
    before: Stride | None = None
    for stride in script.strides:
        if over(conversation) or conversation.place != stride.place:
            return _elsewhere(ground, before, stride.place, conversation)
        if stride.rest:
            conversation = _to_item(ground, conversation.take_break(), script.starter)
            before = stride
            continue
        try:
            led = onward(conversation, stride.reply, ground.now)
        except (Problem, ValueError):
            return f"What is said at {_name(ground, stride.place)} is no answer there now."
        if led is None:
            return f"The talk waits for another answer at {_name(ground, stride.place)} now."
        conversation, before = _to_item(ground, led[1], script.starter), stride
    end = END if conversation.ended else LATER
    if not over(conversation) or end != script.end:
        return _elsewhere(ground, before, None, conversation, script.end)
    return None


def _to_item(ground: Ground, conversation: Conversation, starter: Seat | None) -> Conversation:
    """Past all that asks nothing, to the next item or the end."""
    for _ in range(_MOST):
        if over(conversation) or conversation.place.page is PageKind.ITEM:
            return conversation
        if conversation.place.page is PageKind.START:
            conversation = conversation.starts(starter or Seat.FIRST)
        led = onward(conversation, None, ground.now)
        if led is None:
            return conversation
        conversation = led[1]
    return conversation


def _elsewhere(
    ground: Ground, before: Stride | None, expected: Place | None, now: Conversation, end: str = END
) -> str:
    after = f"After {_name(ground, before.place)}" if before else "At the beginning"
    came = _name(ground, expected) if expected else _ends(end)
    comes = _ends(END if now.ended else LATER) if over(now) else _name(ground, now.place)
    return f"{after} came {came}; now comes {comes}."


def _ends(end: str) -> str:
    return "the end" if end == END else "another day"


def _name(ground: Ground, place: Place) -> str:
    """An item and whose it is: `“told-back” (Alex, in Sam’s turn)`."""
    names = ground.practice.names
    whose = [names[place.seat.position]] if place.seat else []
    if place.turn is not None and place.turn is not place.seat:
        whose.append(f"in {names[place.turn.position]}’s turn")
    told = f" ({', '.join(whose)})" if whose else ""
    return printable(f"“{place.item or place.page}”{told}")
