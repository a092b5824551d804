"""Why a talk goes where it goes: the conditions of a step in words, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.fault import quoted
from ..flow.items import Item
from ..flow.model import Step, Turns
from ..session.conditions import holds
from ..session.conversation import Conversation
from ..session.place import PageKind, places
from ..session.session import Seat, Session
from .wording import condition, target

HOLDS, FAILS, OTHERWISE = "Holds now.", "Does not hold now.", "nothing else holds"


@dataclass(frozen=True)
class Reason:
    """One condition of a step: what hangs on it, the condition, and how it stands, in words."""

    what: str
    when: str
    outcome: str


def reasons(conversation: Conversation) -> tuple[Reason, ...]:
    """Every condition of the step that the talk is at, in the order of the file."""
    session, step = conversation.session, conversation.step
    return tuple(_reasons(session, step))


def _reasons(session: Session, step: Step) -> Iterator[Reason]:
    flow = session.flow
    if step.show_if is not None:
        outcome = HOLDS if holds(step.show_if, session, None) else FAILS
        yield Reason("This step is shown if", condition(step.show_if, flow), outcome)
    for item in step.items:
        if item.show_if is not None:
            what = f"{quoted(item.id)} is shown if"
            yield Reason(what, condition(item.show_if, flow), _shown(session, step, item))
    taken = False
    for branch in step.go_to:
        now = not taken and holds(branch.condition, session, None)
        when = condition(branch.condition, flow) if branch.condition else OTHERWISE
        if taken:
            outcome = "An earlier way is taken."
        else:
            outcome = "This way is taken, as things stand." if now else FAILS
        yield Reason(f"Goes on to {target(branch.target, flow)} if", when, outcome)
        taken = taken or now


def _shown(session: Session, step: Step, item: Item) -> str:
    """Whether an item is shown; said by name where that differs."""
    found: dict[Seat | None, bool] = {}
    for place in places(session, step):
        if place.page is PageKind.ITEM and place.item == item.id:
            whose = place.turn or place.seat
            found[whose] = holds(item.show_if, session, whose)
    if len(set(found.values())) < 2:
        return HOLDS if any(found.values()) else FAILS
    yes = next(session.name(seat) for seat, shown in found.items() if shown and seat)
    no = next(session.name(seat) for seat, shown in found.items() if not shown and seat)
    in_turn = "in the turn of" if step.turns is Turns.EACH else "for"
    return f"Holds now {in_turn} {yes}, not {in_turn} {no}."
