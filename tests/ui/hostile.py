"""A flow in which every text that an author can write is the same hostile one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from app.flow.digest import to_canonical
from app.flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Evidence,
    Exercise,
    Grade,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    Share,
    SignOff,
    Text,
    Timer,
    Who,
)
from app.flow.model import Flow, Seats, Step, Turns
from app.session.conversation import Conversation
from app.session.place import PageKind, to_decide
from app.session.session import Seat, Session, fresh_id
from app.session.value import (
    Guessed,
    Mirrored,
    Moment,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Value,
    Verdict,
    Words,
)
from app.ui.wizard.record import now
from app.vault.store import Vault

MOST = 600
"""Characters that the reader lets an author give a question."""


def flow(text: str) -> Flow:
    """Every kind of item and every kind of page, saying nothing but `text`."""
    evidence = Evidence(grade=Grade.TRADITION, source=text)
    said: dict[str, Any] = {"ask": text, "help": text, "lead": text, "evidence": evidence}
    options = {"a": text, "b": text, "c": text}
    alone = Step(
        id="alone",
        title=text,
        intro=text,
        turns=Turns.PRIVATE,
        items=(
            Text(id="mine", starters=(text,), do=text, rather_not=text, **said),
            Scale(id="how-much", low=text, high=text, **said),
            Choice(id="one-of", options=options, other=True, **said),
            Checklist(id="some-of", options=options, other=True, **said),
            Guess(id="guess", of="one-of", share=Share.AFTER_BOTH, **said),
        ),
    )
    each = Step(
        id="each",
        title=text,
        intro=text,
        turns=Turns.EACH,
        speaker=text,
        listener=text,
        items=(
            Text(id="told", **said),
            Mirror(id="told-back", of="told", check=text, starters=(text,), **said),
            Agreement(id="plan", **said),
        ),
    )
    both = Step(
        id="both",
        title=text,
        turns=Turns.TOGETHER,
        items=(
            Note(id="note", text=text, show_answer="told", **said),
            Exercise(id="exercise", options=options, **said),
            Breathing(id="breathing", **said),
            Timer(id="timer", minutes=2, shortest=0, **said),
            Date(id="day", offer_days=(1,), offer_minutes=(30,), **said),
            SignOff(id="sign", statement=text, by=Who.COUPLE, **said),
        ),
    )
    pause = Step(
        id="pause",
        title=text,
        turns=Turns.TOGETHER,
        items=(
            Date(id="until", offer_minutes=(30,), **said),
            Timer(id="clock", until="until", more=5, **said),
        ),
    )
    return Flow(
        flow=1,
        id="hostile",
        version=1,
        language="en",
        title=text,
        summary=text,
        minutes=5,
        seats=Seats(ask=text, first=text, second=text),
        steps=(alone, each, both),
        detours=(pause,),
        pause="pause",
    )


def answer(item: Item, text: str, moment: datetime) -> Value | None:
    """The hostile text as an answer to this kind of item."""
    words = Words(text)
    match item:
        case Text():
            return words
        case Scale():
            return Number(3)
        case Choice() | Checklist():
            return Picked((), text)
        case Guess():
            return Guessed(Picked((), text), 4)
        case Mirror():
            return Mirrored((Round(words, Verdict.YES),))
        case Agreement():
            return Plan(text, text, moment.date(), text, text, 3)
        case Date():
            return Moment(moment + timedelta(minutes=30))
        case SignOff():
            return Signed(True)
    return None


def begun(vault: Vault, text: str) -> Conversation:
    """The hostile talk of two people with the same hostile name."""
    moment, made = now(), flow(text[:MOST])
    name = " ".join(text.split())[:300] or "?"
    session = Session(fresh_id(moment), made, (name, name), moment)
    vault.begin(session, to_canonical(made))
    return Conversation.begun(session)


def places(vault: Vault, text: str) -> Iterator[Conversation]:
    """Every place of the hostile talk, answered and shown; a break right after the turns."""
    conversation, moment = begun(vault, text), now()
    for _ in range(80):
        place, item = conversation.place, conversation.item
        if place.page is PageKind.ITEM and item is not None:
            value = answer(item, text, moment)
            if value is not None:
                conversation = conversation.say(value, moment)
        if place.page is PageKind.CONSENT and place.seat is not None:
            for slot in to_decide(conversation.session, conversation.step, place.seat):
                conversation = conversation.consent(slot, True)
        if place.page is PageKind.START:
            conversation = conversation.starts(Seat.FIRST)
        yield conversation
        if conversation.ended:
            return
        if place.item == "note" and not conversation.session.breaks:
            conversation = conversation.take_break()
            continue
        there = conversation.go_on(moment + timedelta(minutes=45))
        conversation = there if there != conversation else conversation.skip(moment)
        moment += timedelta(seconds=20)
    raise AssertionError("this talk does not end")
