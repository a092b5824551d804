"""How a talk stands, for its author: where it is, who is asked, what was said and who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.fault import printable, quoted
from ..flow.items import Share
from ..session.conversation import Conversation
from ..session.place import PageKind, is_private
from ..session.session import Answer, Session
from ..session.telling import told, verdict
from ..session.value import Mirrored, Spent, Value

LONGEST = 160
"""Characters of an answer that are shown; an author looks at which it is, not at all of it."""


@dataclass(frozen=True)
class Said:
    """One answer: the item's id, who gave it, its words, and who may see it."""

    item: str
    who: str
    words: str
    share: str


def where(conversation: Conversation) -> tuple[str, ...]:
    """The place of a talk in a few lines: the step, the page, whose turn it is, who is asked."""
    return tuple(_where(conversation))


def _where(conversation: Conversation) -> Iterator[str]:
    place, session = conversation.place, conversation.session
    if place.page is PageKind.END:
        yield "The end of the talk"
        return
    step = conversation.step
    off_road = " – off the road, and back" if conversation.in_detour else ""
    yield f"Step {quoted(step.id)}: {printable(step.title)}{off_road}"
    yield _page(conversation)
    if place.turn is not None:
        yield f"{session.name(place.turn)}’s turn to speak"
    if place.page is PageKind.ITEM:
        yield _asked(conversation)


def _page(conversation: Conversation) -> str:
    place, session = conversation.place, conversation.session
    match place.page:
        case PageKind.START:
            return "Who speaks first?"
        case PageKind.INTRO:
            return "What is read before the first question"
        case PageKind.HAND_OVER if place.seat is not None:
            return f"The keyboard goes to {session.name(place.seat)}"
        case PageKind.HAND_OVER:
            return "Both look at the screen again"
        case PageKind.CONSENT if place.seat is not None:
            return f"{session.name(place.seat)} decides what to show"
        case PageKind.REVEAL:
            return f"The answers to {quoted(place.item)}, for both"
    item = conversation.item
    return f"Item {quoted(place.item)} ({item.type})" if item else ""


def _asked(conversation: Conversation) -> str:
    place, session = conversation.place, conversation.session
    if place.seat is None:
        return "Asked of both together"
    alone = is_private(session.flow, place)
    return f"Asked of {session.name(place.seat)}{', alone' if alone else ''}"


def answers(session: Session) -> tuple[Said, ...]:
    """Every answer so far, in the order of the flow."""
    order = [item.id for step in session.flow.all_steps() for item in step.items]
    places = {item: number for number, item in enumerate(order)}
    given = sorted(session.answers.values(), key=lambda answer: places[answer.slot.item])
    return tuple(_said(session, answer) for answer in given)


def _said(session: Session, answer: Answer) -> Said:
    slot = answer.slot
    who = session.name(slot.by) if slot.by else "Both"
    if slot.turn is not None and slot.turn is not slot.by:
        who = f"{who}, in {session.name(slot.turn)}’s turn"
    words = printable(_words(session, answer))
    if len(words) > LONGEST:
        words = f"{words[: LONGEST - 1]}…"
    return Said(slot.item, who, words or "nothing yet", _shared(session, answer))


def _words(session: Session, answer: Answer) -> str:
    value: Value = answer.value
    match value:
        case Spent(seconds, done, _):
            return f"{seconds} seconds, {'to the end' if done else 'not to the end'}"
        case Mirrored():
            parts = (told(session, answer.slot, value), verdict(value))
            return " – ".join(filter(None, parts))
    return " ".join(told(session, answer.slot, value).split())


def _shared(session: Session, answer: Answer) -> str:
    """Who may see an answer now, and what that hangs on."""
    owner = session.name(answer.slot.by) if answer.slot.by else "both"
    open_now = session.is_open(answer.slot)
    match answer.share:
        case Share.NOW:
            return "seen by both"
        case Share.AFTER_BOTH:
            return "shown to both" if open_now else "shown once both have answered"
        case Share.ASK:
            return "shown to both" if open_now else f"kept to {owner}, who decides"
        case Share.NEVER:
            return f"kept to {owner}"
