"""The places of a conversation, and the road from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..flow.items import Guess, Item, Share
from ..flow.model import FirstSpeaker, Flow, Step, Turns
from .conditions import holds
from .session import Seat, Session, Slot, answering, expected_seats, says_something


class PageKind(StrEnum):
    """What a place shows."""

    START = "start"
    INTRO = "intro"
    HAND_OVER = "hand-over"
    ITEM = "item"
    CONSENT = "consent"
    REVEAL = "reveal"
    END = "end"


@dataclass(frozen=True)
class Place:
    """Where a conversation stands, by ids alone; never a page number or a path.

    `seat` is who is busy (None: both), `turn` whose turn it is where turns are taken.
    """

    page: PageKind
    step: str = ""
    item: str = ""
    seat: Seat | None = None
    turn: Seat | None = None

    @property
    def slot(self) -> Slot:
        """Where an answer given here belongs."""
        return Slot(self.item, self.seat, self.turn)


def order_in(session: Session, step: Step) -> tuple[Seat, Seat]:
    """Who comes first and who second in this step."""
    flow = session.flow
    match flow.first_speaker:
        case FirstSpeaker.FIRST:
            first = Seat.FIRST
        case FirstSpeaker.SECOND:
            first = Seat.SECOND
        case FirstSpeaker.ASK:
            first = session.starter or Seat.FIRST
        case FirstSpeaker.TAKING_TURNS:
            turns = [each.id for each in _in_turn_steps(flow)]
            odd = step.id in turns and turns.index(step.id) % 2 == 1
            first = Seat.SECOND if odd else Seat.FIRST
    return first, first.other


def places(session: Session, step: Step) -> tuple[Place, ...]:
    """Every place of a step in its order, shown or not."""
    return _places(step, order_in(session, step), _asks_who_starts(session.flow, step))


def _places(step: Step, order: tuple[Seat, Seat], start: bool) -> tuple[Place, ...]:
    match step.turns:
        case Turns.TOGETHER | Turns.FIRST | Turns.SECOND:
            road = tuple(_shared(step, order))
        case Turns.EACH:
            road = tuple(_in_turns(step, order))
        case Turns.PRIVATE:
            road = tuple(_alone(step, order))
    return (Place(PageKind.START, step.id), *road) if start else road


def _asks_who_starts(flow: Flow, step: Step) -> bool:
    return flow.first_speaker is FirstSpeaker.ASK and step in _in_turn_steps(flow)


def _in_turn_steps(flow: Flow) -> tuple[Step, ...]:
    return tuple(step for step in flow.steps if step.turns is Turns.EACH)


def _shared(step: Step, order: tuple[Seat, Seat]) -> Iterator[Place]:
    yield Place(PageKind.INTRO, step.id)
    for item in step.items:
        for by in answering(step, step.who(item), order, None):
            yield Place(PageKind.ITEM, step.id, item.id, by)
        if step.share(item) is Share.AFTER_BOTH:
            yield Place(PageKind.REVEAL, step.id, item.id)


def _in_turns(step: Step, order: tuple[Seat, Seat]) -> Iterator[Place]:
    for turn in order:
        yield Place(PageKind.INTRO, step.id, turn=turn)
        for item in step.items:
            for by in answering(step, step.who(item), order, turn):
                yield Place(PageKind.ITEM, step.id, item.id, by, turn)
    for item in step.items:
        if step.share(item) is Share.AFTER_BOTH:
            yield Place(PageKind.REVEAL, step.id, item.id)


def _alone(step: Step, order: tuple[Seat, Seat]) -> Iterator[Place]:
    yield Place(PageKind.INTRO, step.id)
    for seat in order:
        own = [item for item in step.items if seat in answering(step, step.who(item), order, None)]
        if not own:
            continue
        yield Place(PageKind.HAND_OVER, step.id, seat=seat)
        for item in own:
            yield Place(PageKind.ITEM, step.id, item.id, seat)
        yield Place(PageKind.CONSENT, step.id, seat=seat)
    yield Place(PageKind.HAND_OVER, step.id)
    for item in step.items:
        if isinstance(item, Guess) or step.share(item) in (Share.AFTER_BOTH, Share.ASK):
            yield Place(PageKind.REVEAL, step.id, item.id)


def is_shown(session: Session, place: Place) -> bool:
    """Whether a place is part of the talk as things stand now."""
    if place.page is PageKind.END:
        return True
    step = session.flow.step(place.step)
    match place.page:
        case PageKind.START:
            return session.starter is None or step == _in_turn_steps(session.flow)[0]
        case PageKind.INTRO:
            return bool(step.intro or (place.turn and (step.speaker or step.listener)))
        case PageKind.ITEM:
            return _item_is_shown(session, session.flow.item(place.item), place)
        case PageKind.HAND_OVER:
            seats = (place.seat,) if place.seat else tuple(Seat)
            return any(_has_own_part(session, step, seat) for seat in seats)
        case PageKind.CONSENT:
            return place.seat is not None and bool(to_decide(session, step, place.seat))
        case PageKind.REVEAL:
            return bool(revealed(session, place.item))
    return False


def _has_own_part(session: Session, step: Step, seat: Seat) -> bool:
    """Whether anything waits behind the hand-over; an answer to decide on may outlive its item."""
    return bool(to_decide(session, step, seat)) or any(
        _item_is_shown(session, item, Place(PageKind.ITEM, step.id, item.id, seat))
        for item in step.items
        if seat in expected_seats(step.who(item))
    )


def _item_is_shown(session: Session, item: Item, place: Place) -> bool:
    return holds(item.show_if, session, place.turn or place.seat)


def keeps_private(session: Session, step: Step, seat: Seat) -> bool:
    """Whether this one is asked something in this step that stays with them until they show it."""
    return step.turns is Turns.PRIVATE and any(
        step.share(item) in (Share.ASK, Share.NEVER) and seat in expected_seats(step.who(item))
        for item in step.items
    )


def to_decide(session: Session, step: Step, seat: Seat) -> tuple[Slot, ...]:
    """The answers whose author decides at the end of this private part whether to show them."""
    slots = (Slot(item.id, seat) for item in step.items if step.share(item) is Share.ASK)
    return tuple(slot for slot in slots if says_something(session.value(slot)))


def revealed(session: Session, item_id: str) -> tuple[Slot, ...]:
    """The answers to an item that both may look at now, first seat first.

    A guess is among them only once the answer it guesses may be seen, too.
    """
    return tuple(slot for slot in session.slots(item_id) if session.is_open(slot))


def stage_of(flow: Flow, step: Step) -> Step:
    """The stage a step belongs to: itself, or the one that `part_of` leads to."""
    while step.part_of is not None:
        step = flow.step(step.part_of)
    return step


def is_private(flow: Flow, place: Place) -> bool:
    """Whether only one of the two should look at the screen here."""
    return (
        place.seat is not None
        and place.page in (PageKind.ITEM, PageKind.CONSENT)
        and flow.step(place.step).turns is Turns.PRIVATE
    )


def listener_of(step: Step, place: Place) -> Seat | None:
    """Who listens at this place; None where nobody in particular speaks."""
    speaker = speaker_of(step, place)
    return speaker.other if speaker else None


def speaker_of(step: Step, place: Place) -> Seat | None:
    """Whose words these are; in a mirrored item the one who is said back."""
    if place.turn is not None:
        return place.turn
    if step.turns in (Turns.FIRST, Turns.SECOND):
        return Seat.FIRST if step.turns is Turns.FIRST else Seat.SECOND
    if place.item and place.seat is not None:
        item = next((each for each in step.items if each.id == place.item), None)
        return place.seat.other if item is not None and item.type == "mirror" else place.seat
    return place.seat
