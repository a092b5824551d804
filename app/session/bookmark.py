"""A bookmark: the place of a conversation as JSON, to take it up again after any stop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..flow.model import Step
from .conversation import Conversation
from .place import PageKind, Place, places
from .session import Seat, Session, State


def bookmark(conversation: Conversation) -> dict[str, Any]:
    """Place, trail and what else is not an answer, as plain JSON data: ids only."""
    session = conversation.session
    return {
        "place": _written(conversation.place),
        "trail": [_written(place) for place in conversation.trail],
        "aside": _written(conversation.aside) if conversation.aside else None,
        "starter": session.starter,
        "breaks": session.breaks,
        "state": session.state,
    }


def resumed(session: Session, data: dict[str, Any]) -> Conversation:
    """The conversation at its bookmark, open again.

    Places that the pinned flow does not have are left out; if the place itself is one of
    them, the talk goes on at the last place of its trail that is there, or begins again.
    """
    session = replace(
        session,
        starter=Seat(data["starter"]) if data["starter"] else None,
        breaks=int(data["breaks"]),
        state=State(data["state"]),
    )
    aside = _read(data["aside"]) if data["aside"] else None
    if aside is not None and not _exists(session, aside, session.flow.steps):
        aside = None
    steps = session.flow.steps if aside is None else tuple(session.flow.all_steps())
    trail = [_read(place) for place in data["trail"]]
    known = tuple(place for place in trail if _exists(session, place, steps))
    place = _read(data["place"])
    if not _exists(session, place, steps):
        if not known:
            return Conversation.begun(session)
        *rest, place = known
        known = tuple(rest)
    return _asked_again(Conversation(session, place, known, aside)).taken_up()


def _asked_again(conversation: Conversation) -> Conversation:
    """The conversation led back to a hidden answer that steers, if it was lost on closing.

    Without it a partner who is not ready would count as ready (care.md 6.8).
    """
    session, place, aside = conversation.session, conversation.place, conversation.aside
    if conversation.ended:
        return conversation
    walked = (*conversation.trail, place)
    split = walked.index(aside) + 1 if aside in walked else 0
    road, off = walked[:split], walked[split:]
    off = off[: _lost(session, off)]
    road = road[: _lost(session, road)]
    return Conversation(session, off[-1], (*road, *off[:-1]), road[-1] if road else None)


def _lost(session: Session, walked: tuple[Place, ...]) -> int:
    """How much of a way there is up to the first such answer in the step where it ends."""
    for number, place in enumerate(walked[:-1]):
        if place.page is PageKind.ITEM and place.step == walked[-1].step:
            steers = getattr(session.flow.item(place.item), "gate", False)
            if steers and session.value(place.slot) is None:
                return number + 1
    return len(walked)


def _written(place: Place) -> list[str | None]:
    return [place.page, place.step, place.item, place.seat, place.turn]


def _read(data: list[Any]) -> Place:
    page, step, item, seat, turn = data
    return Place(
        PageKind(page),
        str(step),
        str(item),
        Seat(seat) if seat else None,
        Seat(turn) if turn else None,
    )


def _exists(session: Session, place: Place, steps: tuple[Step, ...]) -> bool:
    if place.page is PageKind.END:
        return True
    step = next((each for each in steps if each.id == place.step), None)
    return step is not None and place in places(session, step)
