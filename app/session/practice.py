"""The practice couple: two invented people whose answers let a flow be seen without data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from ..flow.items import (
    Agreement,
    Checklist,
    Choice,
    Date,
    Guess,
    Item,
    Mirror,
    Scale,
    SignOff,
    Text,
    Who,
)
from ..flow.node import Map, Node, Scalar, Seq
from ..flow.reader import read
from ..flow.repeat import Agreed
from ..problem import Problem
from .conversation import Conversation
from .place import to_decide
from .session import Seat, Session
from .value import (
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

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True)
class Practice:
    """The names of the practice couple and what they answer, by item.

    `agreements` are what a flow that comes back to agreements is written out for.
    """

    names: tuple[str, str]
    answers: Mapping[str, Plain]
    show: Mapping[str, Plain]
    agreements: tuple[Agreed, ...] = ()

    def with_more(self, other: Practice) -> Practice:
        """Both sets of answers; this one's names, and its answers where both have one."""
        return replace(
            self,
            answers={**other.answers, **self.answers},
            show={**other.show, **self.show},
        )

    def value(self, session: Session, item: Item, seat: Seat | None, now: datetime) -> Value | None:
        """What is answered to an item by one seat, or by the couple; None where nothing is."""
        plain = self.answers.get(item.id)
        if isinstance(plain, dict) and set(plain) <= {"first", "second"}:
            plain = plain.get(seat or Seat.FIRST)
        return None if plain is None else _value(session, item, plain, now)

    def shows(self, item_id: str, seat: Seat) -> bool:
        """Whether one of the two shows a private answer at the reveal."""
        shown = self.show.get(seat, [])
        return item_id in shown


def read_practice(data: bytes) -> Practice:
    """Read the answers of a practice couple; raises Problem where the file cannot be used."""
    reading = read(data)
    plain = plain_of(reading.root) if reading.root is not None else None
    if reading.faults or not isinstance(plain, dict) or plain.get("practice") != "1":
        raise Problem("The practice answers beside this flow cannot be read.")
    names, answers, show = (plain.get(key, {}) for key in ("names", "answers", "show"))
    if not (isinstance(names, dict) and isinstance(answers, dict) and isinstance(show, dict)):
        raise Problem("The practice answers need `names:`, `answers:` and `show:` as mappings.")
    first, second = str(names.get("first", "Sam")), str(names.get("second", "Alex"))
    return Practice((first, second), answers, show, _agreements(plain.get("agreements", {})))


def _agreements(plain: Plain) -> tuple[Agreed, ...]:
    if not isinstance(plain, dict):
        raise Problem("The practice answers need `agreements:` as a mapping.")
    made = []
    for name, said in plain.items():
        known = said if isinstance(said, dict) else {"words": said}
        who = {"first": Who.FIRST, "second": Who.SECOND}.get(str(known.get("who")), Who.COUPLE)
        made.append(Agreed(name, str(known.get("words", "")), who))
    return tuple(made)


def played(practice: Practice, conversation: Conversation, now: datetime) -> Conversation:
    """The conversation with the practice couple's answer given at this place, if they have one."""
    place, session = conversation.place, conversation.session
    if conversation.item is not None and place.page == "item":
        value = practice.value(session, conversation.item, place.seat, now)
        return conversation if value is None else conversation.say(value, now)
    if place.page == "consent" and place.seat is not None:
        for slot in to_decide(session, conversation.step, place.seat):
            if practice.shows(slot.item, place.seat):
                conversation = conversation.consent(slot, True)
    if place.page == "start":
        return conversation.starts(Seat.FIRST)
    return conversation


def plain_of(node: Node) -> Plain:
    """What stands in a file as texts, lists and mappings of these, and nothing else."""
    match node:
        case Map():
            return {name: plain_of(value) for name, (_, value) in node.pairs.items()}
        case Seq():
            return [plain_of(entry) for entry in node.entries]
        case Scalar():
            return str(node.value)
        case _:
            return ""


def _value(session: Session, item: Item, plain: Plain, now: datetime) -> Value | None:
    match item, plain:
        case Text(), str(text):
            return Words(text)
        case Text(), dict():
            return Words(str(plain.get("text", "")), plain.get("aloud") == "true")
        case Scale(), str(number):
            return Number(int(number))
        case ((Choice() | Checklist()), _):
            return _picked(plain)
        case Guess(), _:
            return _guessed(session, item, plain, now)
        case Mirror(), dict():
            words = Words(str(plain.get("said", "")), "said" not in plain)
            return Mirrored((Round(words, Verdict(str(plain.get("verdict", "yes")))),))
        case Date(), dict():
            return _moment(item, plain, now)
        case Agreement(), dict():
            return _plan(item, plain, now)
        case SignOff(), str(said):
            return Signed(said == "true")
    return None


def _picked(plain: Plain) -> Picked:
    match plain:
        case dict():
            own = str(plain.get("other", ""))
            options = plain.get("options", plain.get("picked", []))
            return replace(_picked(options), other=own)
        case list():
            return Picked(tuple(str(option) for option in plain))
        case str():
            return Picked((plain,))


def _guessed(session: Session, item: Guess, plain: Plain, now: datetime) -> Guessed | None:
    closeness = None
    if isinstance(plain, dict):
        closeness = int(str(plain["closeness"])) if "closeness" in plain else None
        plain = plain.get("guess", plain.get("picked", []))
    value = _value(session, session.flow.item(item.of), plain, now)
    return Guessed(value, closeness) if isinstance(value, Picked | Number) else None


def _moment(item: Date, plain: Mapping[str, Plain], now: datetime) -> Moment:
    if "minutes" in plain:
        return Moment(now + timedelta(minutes=int(str(plain["minutes"]))), item.time)
    on = (now + timedelta(days=int(str(plain.get("days", "0"))))).date()
    at = time.fromisoformat(str(plain.get("at", "19:00")))
    return Moment(datetime.combine(on, at, now.tzinfo), item.time)


def _plan(item: Agreement, plain: Mapping[str, Plain], now: datetime) -> Plan:
    days = int(str(plain.get("until_days", item.days)))
    sure = plain.get("sure")
    return Plan(
        when=str(plain.get("if", "")),
        then=str(plain.get("then", "")),
        until=(now + timedelta(days=days)).date(),
        noticed=str(plain.get("noticed", "")),
        obstacle=str(plain.get("obstacle", "")),
        sure=int(str(sure)) if sure is not None else None,
        aloud=plain.get("aloud") == "true",
    )
