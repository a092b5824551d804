"""How far both have come, for the two threads: stages, never percentages of a person."""

from __future__ import annotations

from dataclasses import dataclass

from ..flow.model import Step
from .conversation import Conversation
from .place import PageKind, Place, is_shown, places, stage_of
from .session import Seat


@dataclass(frozen=True)
class Progress:
    """The named stages, the current one (-1 before the first, len(stages) at the end), and
    how much of it each has behind them, 0 to 1, first seat first."""

    stages: tuple[Step, ...]
    current: int
    done: tuple[float, float]


def progress(conversation: Conversation) -> Progress:
    """How far the conversation has come; in a detour, as far as where it was left."""
    flow = conversation.session.flow
    place = conversation.aside or conversation.place
    if place.page is PageKind.END:
        return Progress(flow.stages, len(flow.stages), (1.0, 1.0))
    if place.step in flow.prelude:
        return Progress(flow.stages, -1, (0.0, 0.0))
    stage = stage_of(flow, flow.step(place.step))
    mine = [step for step in flow.steps if stage_of(flow, step) is stage]
    visited = frozenset(conversation.trail_of_talk)
    session = conversation.session
    asked = tuple(
        place
        for step in mine
        for place in places(session, step)
        if place.page is PageKind.ITEM and (place in visited or is_shown(session, place))
    )
    first, second = (_done(asked, seat, visited) for seat in Seat)
    current = next((i for i, s in enumerate(flow.stages) if s is stage), -1)
    return Progress(flow.stages, current, (first, second))


def _done(asked: tuple[Place, ...], seat: Seat, visited: frozenset[Place]) -> float:
    own = [place for place in asked if place.seat in (seat, None)]
    return sum(place in visited for place in own) / len(own) if own else 0.0
