"""A step on paper: shared, turn by turn, or on sheets for one alone; its items as questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..flow.items import Breathing, Exercise, Guess, Item, Note, Share, Text, Timer
from ..flow.model import Flow, Step, Turns
from ..session.session import Seat
from .booklet import Leaflet, Question, Section
from .fields import forms
from .form import By, Says, To, Words
from .hand import LETTERS, Hand, in_turn
from .wording import condition

SEEN = {
    Share.NEVER: "Nobody else sees this. It only helps to decide how you go on.",
    Share.ASK: "Only for you. Later you alone decide whether to read it out.",
    Share.AFTER_BOTH: "You show this when both are done.",
    Share.NOW: "You show this when both are done.",
}
"""What becomes of what is written on a sheet for one alone."""
_COVERED = "Keep it covered until both have answered."


def sections(flow: Flow, step: Step, title: str) -> Iterator[Section]:
    """What a step is in the part for both: one section, or one for each turn."""
    stage = step.part_of is None
    match step.turns:
        case Turns.EACH:
            for number, seat in enumerate(in_turn(flow, step)):
                hand = Hand(seat)
                yield Section(
                    anchor=f"{step.id}/{seat}" if number else step.id,
                    title=title,
                    by=seat,
                    turn=f"{LETTERS[seat]} speaks, {LETTERS[seat.other]} listens",
                    told=tuple(_told(step, hand, intro=not number)),
                    body=tuple(_questions(flow, step, hand)),
                    stage=stage and not number,
                )
        case Turns.PRIVATE:
            told = tuple(_told(step, Hand(), intro=True))
            body = tuple(_apart(flow, step))
            yield Section(step.id, title, told=told, body=body, stage=stage)
        case _:
            hand = _hand(flow, step)
            told = tuple(_told(step, hand, intro=True))
            body = tuple(_questions(flow, step, hand))
            yield Section(step.id, title, hand.seat, told=told, body=body, stage=stage)


def sheet(flow: Flow, step: Step, title: str, seat: Seat, leaflet: Leaflet) -> Section | None:
    """What a private step is on the sheets of one seat; None where nothing of it stands there."""
    if step.turns is not Turns.PRIVATE:
        return None
    body = tuple(_questions(flow, step, Hand(seat, secret=True), leaflet))
    return Section(_sheet(step, seat, leaflet), title, seat, body=body) if body else None


def _hand(flow: Flow, step: Step) -> Hand:
    if flow.is_alone:
        return Hand(alone=True)
    seats = {Turns.FIRST: Seat.FIRST, Turns.SECOND: Seat.SECOND}
    return Hand(seats.get(step.turns))


def _told(step: Step, hand: Hand, *, intro: bool) -> Iterator[tuple[By, str]]:
    if intro and step.intro:
        yield None, hand.voice.filled(step.intro)
    if hand.seat or hand.alone:
        for by, text in (
            (hand.seat, step.speaker),
            (hand.seat.other if hand.seat else None, step.listener),
        ):
            if text:
                yield by, hand.voice.filled(text)


# -- a private step -------------------------------------------------------------------------


def _sheet(step: Step, seat: Seat, leaflet: Leaflet) -> str:
    return f"{step.id}/{leaflet}/{seat}"


def _leaflet(step: Step, item: Item) -> Leaflet:
    """Which sheets an item of a private step stands on."""
    shared = isinstance(item, Guess) or step.share(item) in (Share.NOW, Share.AFTER_BOTH)
    return Leaflet.SHOWN if shared and _is_answered(item) else Leaflet.KEPT


def _leaflets(step: Step, seat: Seat) -> list[Leaflet]:
    hand = Hand(seat, secret=True)
    there = {_leaflet(step, item) for item in step.items if hand.answering(step, item)}
    return [leaflet for leaflet in (Leaflet.KEPT, Leaflet.SHOWN) if leaflet in there]


def _apart(flow: Flow, step: Step) -> Iterator[Question | Says]:
    """In the part for both: who takes which sheets, and what comes after."""
    yield Says(("Each alone now. Turn away from each other, and take your time.",), strong=True)
    shown: list[str | To] = []
    for seat in in_turn(flow, step):
        anchors = [To(_sheet(step, seat, each)) for each in _leaflets(step, seat)]
        if not anchors:
            yield Says((f"{LETTERS[seat]} has nothing to fill in, and waits.",), by=seat)
            continue
        yield Says((f"{LETTERS[seat]} fills in ", *_listed(anchors), "."), by=seat)
        if Leaflet.SHOWN in _leaflets(step, seat):
            shown += [*([" and "] if shown else []), To(_sheet(step, seat, Leaflet.SHOWN))]
    if shown:
        yield Says(
            (
                "When both are done, lay ",
                *shown,
                " side by side. Read both, slowly. You do not have to agree.",
            )
        )
    if any(step.share(item) is Share.ASK and _is_answered(item) for item in step.items):
        yield Says(("If you like, read out what the other should know. Nothing has to be shown.",))


def _is_answered(item: Item) -> bool:
    """Whether anything is written down that somebody may want to see."""
    return not isinstance(item, Note | Timer | Breathing | Exercise)


def _listed(anchors: list[To]) -> Iterator[str | To]:
    for number, anchor in enumerate(anchors):
        if number:
            yield " and "
        yield anchor


# -- items ----------------------------------------------------------------------------------


def _questions(
    flow: Flow, step: Step, hand: Hand, leaflet: Leaflet | None = None
) -> Iterator[Question]:
    for item in step.items:
        by = hand.answering(step, item)
        if by and leaflet in (None, _leaflet(step, item)):
            yield _question(flow, step, item, by, hand)


def _question(flow: Flow, step: Step, item: Item, by: tuple[By, ...], hand: Hand) -> Question:
    voice = replace(hand.voice, here=step.id)
    tips = (item.do, item.rather_not) if isinstance(item, Text) else ("", "")
    shown = condition(item.show_if, flow, voice) if item.show_if else ""
    share = step.share(item)
    seen = ""
    if hand.secret and _is_answered(item):
        seen = SEEN[share]
    elif share is Share.AFTER_BOTH and not (hand.alone or hand.secret):
        seen = _COVERED
    return Question(
        anchor=_anchor(item.id, hand.seat if step.turns in (Turns.EACH, Turns.PRIVATE) else None),
        ask=voice.filled(item.ask),
        forms=forms(flow, item, by, hand, lambda name: find(flow, name, hand)),
        by=(None,) if hand.secret else by,
        text=voice.filled(item.text) if isinstance(item, Note) else "",
        help=voice.filled(item.help),
        only=shown,
        seen=seen,
        do=voice.filled(tips[0]),
        rather_not=voice.filled(tips[1]),
    )


def _anchor(item_id: str, seat: Seat | None) -> str:
    return f"{item_id}/{seat}" if seat else item_id


def find(flow: Flow, item_id: str, hand: Hand) -> Words:
    """Where an item stands, to follow its name; on each one’s pages where both have it."""
    step, item = flow.home_of(item_id)
    if step.turns not in (Turns.EACH, Turns.PRIVATE) or flow.is_alone:
        return (", ", To(item_id))
    seats = [hand.seat] if hand.seat else list(Seat)
    if step.turns is Turns.PRIVATE:
        seats = [seat for seat in seats if seat and Hand(seat, True).answering(step, item)]
    anchors = [To(_anchor(item_id, seat)) for seat in seats]
    return (", ", *_listed(anchors)) if anchors else ()
