"""The way to a step of a talk: as the practice couple comes to it, or straight there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ..session.conversation import Conversation
from ..session.place import PageKind, is_shown, places
from ..session.practice import Practice
from ..session.session import Seat, State
from ..session.time_out import open_break
from .stand_in import filled_in

MOST = 800
"""Pages after which a way is given up; the longest shipped flow has about 120."""
PAGE = timedelta(seconds=30)


def led_to(
    begun: Conversation, step_id: str, practice: Practice, now: datetime
) -> Conversation | None:
    """The talk at the first page of this step, answered up to there by the practice couple.

    None where they do not come by it. `begun` is the talk at its first place.
    """
    there, moment = begun, now
    for _ in range(MOST):
        if there.place.step == step_id:
            return there
        there = onward(there, practice, moment)
        moment += PAGE
        if there.ended or there.session.state is State.LATER:
            return None
    return None


def onward(conversation: Conversation, practice: Practice, now: datetime) -> Conversation:
    """The next page, this one answered; the same conversation where nothing leads on."""
    filled = filled_in(practice, conversation, now)
    pause = open_break(filled)
    moment = now if pause is None else max(now, pause.back_at)
    return next(
        (there for there in (filled.go_on(moment), filled.skip(moment)) if there != filled), filled
    )


def set_down(conversation: Conversation, step_id: str) -> Conversation | None:
    """The talk at the first page of this step, with the answers there are.

    The break is entered as by its button. None where the step shows no page as things stand.
    """
    flow, session = conversation.session.flow, conversation.session
    if step_id == flow.pause and not conversation.in_detour and not conversation.ended:
        paused = conversation.take_break()
        return paused if paused != conversation else None
    step = next((each for each in flow.all_steps() if each.id == step_id), None)
    if step is None:
        return None
    place = next((each for each in places(session, step) if is_shown(session, each)), None)
    if place is None:
        return None
    back = conversation.aside or conversation.place
    open_again = replace(session, state=State.OPEN, ended=None)
    if step in flow.detours:
        if back.page is PageKind.END or any(back.step == each.id for each in flow.detours):
            return None
        return Conversation(open_again, place, (*conversation.trail_of_talk, back), back)
    trail = tuple(each for each in conversation.trail_of_talk if each.page is not PageKind.END)
    return Conversation(open_again, place, trail)


def passed_by(
    conversation: Conversation, seat: Seat, practice: Practice, now: datetime, *, forward: bool
) -> Conversation:
    """The next page, or with Back the last one, that is not for the other one alone.

    What is asked of the other is answered by the practice couple.
    """
    there = conversation
    for _ in range(MOST):
        if not _is_for(there, seat.other):
            return there
        onto = onward(there, practice, now) if forward else there.back()
        if onto == there:
            return there
        there = onto
    return there


def _is_for(conversation: Conversation, seat: Seat) -> bool:
    asked = (PageKind.ITEM, PageKind.HAND_OVER, PageKind.CONSENT)
    return conversation.place.page in asked and conversation.place.seat is seat
