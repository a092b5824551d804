"""A walk gone again in the flow as it is now, to where it goes elsewhere, if it does."""

from __future__ import annotations

from ..flow.model import Flow
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
            return _elsewhere(ground.flow, before, stride.place, conversation)
        if stride.rest:
            conversation = _to_item(ground, conversation.take_break(), script.starter)
            before = stride
            continue
        try:
            led = onward(conversation, stride.reply, ground.now)
        except (Problem, ValueError):
            return f"What is said {_at(stride.place)} is no answer there now."
        if led is None:
            return f"The talk waits for another answer {_at(stride.place)} now."
        conversation, before = _to_item(ground, led[1], script.starter), stride
    end = END if conversation.ended else LATER
    if not over(conversation) or end != script.end:
        return _elsewhere(ground.flow, before, None, conversation, script.end)
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
    flow: Flow, before: Stride | None, expected: Place | None, now: Conversation, end: str = END
) -> str:
    after = f"After {_name(before.place)}" if before else "At the beginning"
    came = _name(expected) if expected else _ends(end)
    comes = _ends(END if now.ended else LATER) if over(now) else _name(now.place)
    return f"{after} came {came}; now comes {comes}."


def _ends(end: str) -> str:
    return "the end" if end == END else "another day"


def _at(place: Place) -> str:
    return f"at {_name(place)}"


def _name(place: Place) -> str:
    whose = f" of the {place.seat} one" if place.seat else ""
    turn = f" in the turn of the {place.turn} one" if place.turn else ""
    return f"“{place.item or place.page}”{whose}{turn}"
