"""How a flow is built for two people on a bad evening: a way out, a rest, the floor for both.

Numbers in brackets are those of care.md, the clinician's notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .condition import All, AnswerIs, Condition, Nothing
from .condition import Any as AnyOf
from .ground import Ground
from .items import (
    Agreement,
    Breathing,
    Checklist,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    SignOff,
    Text,
    Timer,
    Who,
)
from .model import Flow, Step, Turns

LONGEST_TURN = 15
"""Minutes; turns of five to fifteen are usual, and no study fixed a length (2.2)."""
LONGEST_TALK = 60
"""Minutes of one evening; what takes longer is better split (6.2)."""
WITHOUT_REST = 20
"""Minutes; a judgement. A few seconds between two turns help already (2.1)."""
LONGEST_WAIT = 5
"""Minutes for which a clock may hold two people on one page; a judgement."""
SHORTEST_BREAK, LONGEST_BREAK = 20, 24 * 60
"""Minutes from the call of a break to the moment of coming back (2.1)."""

_OPEN_UP = (Text, Checklist, Agreement, Mirror, SignOff, Guess)
_UNASKED = (Note, Timer, Breathing, Exercise)
_SPOKEN = frozenset({Turns.EACH, Turns.FIRST, Turns.SECOND})
_REST = re.compile(r"\b(?:breaks?|pauses?|rests?|breath\w{0,4}|stretch|stand up|glass of water)\b")


def examine_floor(ground: Ground, steps: Sequence[Step], texts: Sequence[str]) -> None:
    """Note what in these steps leaves no way out, no rest, or one of the two without the floor.

    `texts` are what can be read for words of rest: none in a language without a list.
    """
    steering = frozenset(_steering(ground.flow))
    detours = frozenset(id(step) for step in ground.flow.detours)
    for step in steps:
        for item in step.items:
            _way_out(ground, step, item, steering)
            if id(step) not in detours:
                _held(ground, item)
            if not ground.flow.is_alone and step.turns in _SPOKEN:
                _long_turn(ground, item)
    _long_talk(ground)
    if not ground.flow.is_alone:
        _rest(ground, steps, texts)
        _own_break(ground)
        _floor(ground, steps)


# -- a way out ------------------------------------------------------------------------------


def _way_out(ground: Ground, step: Step, item: Item, steering: frozenset[str]) -> None:
    """Nobody has to tell, agree or sign; what steers the talk may be waited for (6.8)."""
    if not item.required or getattr(item, "gate", False):
        return
    if isinstance(item, _OPEN_UP) or step.turns is Turns.PRIVATE or item.id not in steering:
        at = ground.walk.at(item, "required")
        words = "nobody can leave this out, and there is no way around it"
        ground.fault("W218", at, words, "take `required` out, or say *not yet* is fine")


def _steering(flow: Flow) -> Iterator[str]:
    """The items that a condition or a clock looks at: without them the talk cannot go on."""
    for step in flow.all_steps():
        yield from _looked_at(step.show_if)
        for branch in step.go_to:
            yield from _looked_at(branch.condition)
        for item in step.items:
            yield from _looked_at(item.show_if)
            if isinstance(item, Timer) and item.until:
                yield item.until


def _looked_at(condition: Condition | None) -> Iterator[str]:
    match condition:
        case AnswerIs(item=name):
            yield name
        case All(parts) | AnyOf(parts) | Nothing(parts):
            for part in parts:
                yield from _looked_at(part)


def _held(ground: Ground, item: Item) -> None:
    """A clock can be ended at any time, but for the break whose end the two chose (2.1)."""
    if not isinstance(item, Timer) or item.until:
        return
    key = "shortest" if item.can_stop_early else "can_stop_early"
    held = item.shortest * 60 if item.can_stop_early else item.length
    if held > LONGEST_WAIT * 60:
        words = f"nobody can leave this page for {held // 60} minutes"
        hint = f"take `{key}` out: a clock that can be stopped still helps"
        ground.fault("W218", ground.walk.at(item, key), words, hint)


# -- a rest ---------------------------------------------------------------------------------


def _long_turn(ground: Ground, item: Item) -> None:
    if isinstance(item, Timer | Text) and item.minutes > LONGEST_TURN:
        words = f"{item.minutes} minutes are long for one turn, without a break"
        hint = f"{LONGEST_TURN} at the most; two short turns are easier to hear"
        ground.fault("W219", ground.walk.at(item, "minutes"), words, hint)


def _long_talk(ground: Ground) -> None:
    flow = ground.flow
    if flow.minutes > LONGEST_TALK:
        words = f"{flow.minutes} minutes are long for one evening"
        hint = "split it, and offer the second part under `then`"
        ground.fault("W219", ground.walk.at(flow, "minutes"), words, hint)


def _rest(ground: Ground, steps: Sequence[Step], texts: Sequence[str]) -> None:
    """A long talk in which one speaks and one listens has a place to breathe out."""
    flow = ground.flow
    spoken = any(step.turns in _SPOKEN for step in steps)
    if flow.minutes <= WITHOUT_REST or not spoken or not texts:
        return
    rests = any(_rests(step, item) for step in steps for item in step.items)
    if not rests and not any(_REST.search(text.lower()) for text in texts):
        words = f"{flow.minutes} minutes, and nowhere a word about a rest"
        hint = "add an item of type: breathing between two turns, or say that a break is fine"
        ground.fault("W224", ground.walk.at(flow, "minutes"), words, hint)


def _rests(step: Step, item: Item) -> bool:
    if isinstance(item, Timer):
        return step.turns not in _SPOKEN
    return isinstance(item, Breathing | Exercise)


def _own_break(ground: Ground) -> None:
    """Whoever calls a break names when it ends: 20 minutes at least, a day at most (2.1)."""
    flow = ground.flow
    if flow.pause not in [step.id for step in flow.detours]:
        return
    dates = [item for step in flow.detours for item in step.items if isinstance(item, Date)]
    if not dates:
        words = "this break has no moment at which the two come back"
        hint = "ask for it with an item of type: date, or leave `pause` out for the shipped break"
        ground.fault("W225", ground.walk.at(flow, "pause"), words, hint)
    for item in dates[:1]:
        short = item.earliest_minutes < SHORTEST_BREAK
        if short or item.latest_minutes > LONGEST_BREAK:
            key = "earliest_minutes" if short else "latest_minutes"
            words = "this break can be " + ("too short to calm down" if short else "very long")
            hint = f"write earliest_minutes: {SHORTEST_BREAK} and latest_minutes: {LONGEST_BREAK}"
            ground.fault("W225", ground.walk.at(item, key), words, hint)


# -- the floor ------------------------------------------------------------------------------


@dataclass
class _Share:
    """What one of the two alone is asked, and for how many minutes they speak."""

    asked: int = 0
    minutes: int = 0
    last: Step | None = field(default=None)


def _floor(ground: Ground, steps: Sequence[Step]) -> None:
    """What only one of the two is asked is asked of the other, too, or it is said who leads."""
    shares = {Who.FIRST: _Share(), Who.SECOND: _Share()}
    for step in steps:
        for item in step.items:
            share = shares.get(step.who(item))
            if share is None:
                continue
            share.last = step
            share.asked += not isinstance(item, _UNASKED)
            share.minutes += item.minutes if isinstance(item, Timer | Text) else 0
    led = ground.flow.seats is not None and all(share.asked for share in shares.values())
    if not led:
        _unequal(ground, shares)


def _unequal(ground: Ground, shares: dict[Who, _Share]) -> None:
    more, less = sorted(shares, key=lambda who: -shares[who].asked)
    high, low = shares[more].asked, shares[less].asked
    words = f"the {more} seat is asked {high} times alone, the {less} {low} times"
    if high < 2 * max(low, 1) or high - low < 2:
        more, less = sorted(shares, key=lambda who: -shares[who].minutes)
        high, low = shares[more].minutes, shares[less].minutes
        words = f"the {more} seat has {high} minutes to speak, the {less} {low}"
        if high < 2 * max(low, 1) or high - low < 3:
            return
    step = shares[more].last
    hint = f"give the {less} seat the floor as well, or use turns: each"
    ground.fault("W221", ground.walk.at(step, "turns"), words, hint)
