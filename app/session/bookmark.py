"""A bookmark: the place of a conversation as JSON, to take it up again after any stop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

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
    trail = [_read(place) for place in data["trail"]]
    known = tuple(place for place in trail if _exists(session, place))
    aside = _read(data["aside"]) if data["aside"] else None
    place = _read(data["place"])
    if not _exists(session, place):
        if not known:
            return Conversation.begun(session)
        *rest, place = known
        known = tuple(rest)
    return Conversation(session, place, known, aside).taken_up()


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


def _exists(session: Session, place: Place) -> bool:
    if place.page is PageKind.END:
        return True
    step = next((s for s in session.flow.all_steps() if s.id == place.step), None)
    return step is not None and place in places(session, step)
