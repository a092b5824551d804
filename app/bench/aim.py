"""What walk-throughs are to come past: steps, items, both sides of each condition, and the like.

Steps that other flows bring in are passed through and not counted; they are walked as flows of
their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..flow.items import Item, Mirror, SignOff
from ..flow.model import FirstSpeaker, Flow, Step, Turns
from ..session.conditions import holds
from ..session.conversation import Conversation
from ..session.place import PageKind, Place, is_shown, places
from ..session.session import Seat, Session
from ..session.value import Ending, Mirrored, Signed


class Sort(StrEnum):
    """What is to be come past."""

    STEP = "step"
    ITEM = "item"
    SHOWN = "shown"
    BRANCH = "branch"
    SIGNED = "signed"
    HEARD = "heard"
    STARTS = "starts"


@dataclass(frozen=True)
class Aim:
    """One thing to come past: what, whose id, and of two sides which.

    `side` is `true` or `false` for what is shown and for branches, `yes` or `not yet` for a
    sign-off, `passed` or `parked` for a mirror, a seat for who starts. `number` counts the
    branches of a step from 0.
    """

    sort: Sort
    id: str
    side: str = ""
    number: int = 0


def aims(flow: Flow, own: frozenset[str]) -> frozenset[Aim]:
    """All there is to come past in the steps of these ids."""
    found: set[Aim] = set()
    for step in flow.all_steps():
        if step.id in own:
            found.update(_of_step(step))
    takes_turns = any(step.turns is Turns.EACH for step in flow.steps)
    if flow.first_speaker is FirstSpeaker.ASK and takes_turns:
        found.update(Aim(Sort.STARTS, "", seat) for seat in Seat)
    return frozenset(found)


def _of_step(step: Step) -> Iterator[Aim]:
    yield Aim(Sort.STEP, step.id)
    if step.show_if is not None:
        yield from (Aim(Sort.SHOWN, step.id, side) for side in ("true", "false"))
    for item in step.items:
        yield from _of_item(item)
    for number, branch in enumerate(step.go_to):
        yield Aim(Sort.BRANCH, step.id, "true", number)
        if branch.condition is not None:
            yield Aim(Sort.BRANCH, step.id, "false", number)


def _of_item(item: Item) -> Iterator[Aim]:
    yield Aim(Sort.ITEM, item.id)
    if item.show_if is not None:
        yield from (Aim(Sort.SHOWN, item.id, side) for side in ("true", "false"))
    if isinstance(item, Mirror):
        yield from (Aim(Sort.HEARD, item.id, side) for side in ("passed", "parked"))
    if isinstance(item, SignOff):
        yield from (Aim(Sort.SIGNED, item.id, side) for side in ("yes", "not yet"))


def at_first(conversation: Conversation) -> frozenset[Aim]:
    """What was come past to get to the first place, of the talk or of the break."""
    flow, place = conversation.session.flow, conversation.place
    steps = (flow.step(place.step),) if conversation.in_detour else flow.steps
    return frozenset((*_over(conversation.session, steps, place), *_here(conversation)))


def between(ready: Conversation, after: Conversation) -> frozenset[Aim]:
    """What was come past from a place with its answer given to the place that followed."""
    found = [*_said(ready), *_here(after)]
    session, flow = ready.session, ready.session.flow
    every = places(session, ready.step)
    at = every.index(ready.place) + 1 if ready.place in every else 0
    if after.place in every[at:] and after.in_detour == ready.in_detour:
        found += _items(session, every[at : every.index(after.place, at) + 1])
    elif after.place not in every or after.session.state != session.state:
        found += _items(session, every[at:])
        target = None
        for number, branch in enumerate(ready.step.go_to):
            held = holds(branch.condition, session, None)
            found.append(Aim(Sort.BRANCH, ready.step.id, str(held).lower(), number))
            if held:
                target = branch.target
                break
        lane = flow.detours if ready.in_detour else flow.steps
        ids = [step.id for step in lane]
        if target in ids:
            found += _over(session, lane[ids.index(target) :], after.place)
        elif target is None and not ready.in_detour:
            found += _over(session, lane[ids.index(ready.step.id) + 1 :], after.place)
    return frozenset(found)


def _here(conversation: Conversation) -> Iterator[Aim]:
    place = conversation.place
    if place.page is not PageKind.END:
        yield Aim(Sort.STEP, place.step)
    if place.page is PageKind.ITEM:
        yield Aim(Sort.ITEM, place.item)


def _said(ready: Conversation) -> Iterator[Aim]:
    place, value = ready.place, ready.value
    if place.page is PageKind.START and ready.session.starter is not None:
        yield Aim(Sort.STARTS, "", ready.session.starter)
    if isinstance(value, Mirrored) and value.passed:
        yield Aim(Sort.HEARD, place.item, "passed")
    if isinstance(value, Mirrored) and value.ending is Ending.PARKED:
        yield Aim(Sort.HEARD, place.item, "parked")
    if isinstance(value, Signed) and value.yes is not None:
        yield Aim(Sort.SIGNED, place.item, "yes" if value.yes else "not yet")


def _over(session: Session, steps: tuple[Step, ...], to: Place) -> Iterator[Aim]:
    """The conditions that were looked at over these steps, up to a place in one of them."""
    for step in steps:
        held = holds(step.show_if, session, None)
        if step.show_if is not None:
            yield Aim(Sort.SHOWN, step.id, str(held).lower())
        if held:
            every = places(session, step)
            end = every.index(to) + 1 if to in every else len(every)
            yield from _items(session, every[:end])
        if step.id == to.step:
            return


def _items(session: Session, every: tuple[Place, ...]) -> Iterator[Aim]:
    for place in every:
        if place.page is PageKind.ITEM:
            item = session.flow.item(place.item)
            if item.show_if is not None:
                held = is_shown(session, place)
                yield Aim(Sort.SHOWN, item.id, str(held).lower())
