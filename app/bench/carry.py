"""A talk that goes on after its flow was changed under it, as an author writes on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..flow.items import Share
from ..flow.model import Flow
from ..session.conversation import Conversation, question
from ..session.fitness import fits
from ..session.place import PageKind, Place, is_shown, places
from ..session.session import Answer, Session, Slot


@dataclass(frozen=True)
class Carried:
    """The talk on the changed flow.

    `moved` says that the page it was at is no longer there, `dropped` names the items whose
    answers do not fit any more.
    """

    conversation: Conversation
    moved: bool
    dropped: tuple[str, ...]


def carried(before: Conversation, flow: Flow) -> Carried:
    """The same talk on another flow: at the same place, with the answers that still fit.

    Where the place is gone, it goes on at the last one before it that is there, or begins
    again. An answer fits an item of the same id and kind that still takes it; it is asked, and
    shared, as the flow now says. For a preview alone: in a real talk a promise is never changed.
    """
    session = replace(before.session, flow=flow, answers={})
    dropped: dict[str, None] = {}
    for slot, answer in before.session.answers.items():
        fresh = _fitting(session, before.session.flow, answer)
        if fresh is None:
            dropped[slot.item] = None
        else:
            session = session.with_answer(fresh)
    there = _placed(before, session)
    return Carried(there, there.place != before.place, tuple(dropped))


def _fitting(session: Session, old: Flow, answer: Answer) -> Answer | None:
    """The answer as the flow of this session takes it; None where it does not."""
    slot, flow = answer.slot, session.flow
    try:
        step, item = flow.home_of(slot.item)
    except KeyError:
        return None
    if item.type != old.item(slot.item).type or slot not in session.slots(slot.item):
        return None
    if not fits(flow, item, answer.value):
        return None
    share = step.share(item)
    asked = Conversation(session, _place_of(slot, step.id)).said(question(item))
    shown = answer.shown and share is Share.ASK
    return replace(answer, asked=asked, share=share, shown=shown)


def _place_of(slot: Slot, step: str) -> Place:
    return Place(PageKind.ITEM, step, slot.item, slot.by, slot.turn)


def _placed(before: Conversation, session: Session) -> Conversation:
    """The conversation at the last place of its way that is still there."""
    aside = before.aside if before.aside and _stands(session, before.aside) else None
    walked = (*before.trail, before.place)
    for number in range(len(walked) - 1, -1, -1):
        place = walked[number]
        off_road = _is_off_road(session, place)
        if not _stands(session, place) or (off_road and aside is None):
            continue
        trail = tuple(each for each in walked[:number] if _exists(session, each))
        if not off_road:
            trail = tuple(each for each in trail if not _is_off_road(session, each))
        return Conversation(session, place, trail, aside if off_road else None)
    return Conversation.begun(session)


def _is_off_road(session: Session, place: Place) -> bool:
    return any(step.id == place.step for step in session.flow.detours)


def _exists(session: Session, place: Place) -> bool:
    if place.page is PageKind.END:
        return True
    step = next((each for each in session.flow.all_steps() if each.id == place.step), None)
    return step is not None and place in places(session, step)


def _stands(session: Session, place: Place) -> bool:
    return _exists(session, place) and is_shown(session, place)
