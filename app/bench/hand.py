"""Whose hand fills a page in: what the two are called on paper, and how it speaks to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..flow.condition import Whose
from ..flow.items import Item, Who
from ..flow.model import FirstSpeaker, Flow, Step, Turns
from ..session.session import Seat, answering
from .form import By
from .voice import Voice

LETTERS = MappingProxyType({Seat.FIRST: "A", Seat.SECOND: "B"})
"""What the two are called in a booklet, in which no name stands yet."""

_YOU = "you"


@dataclass(frozen=True)
class Hand:
    """Who fills something in: both (`seat` None), one in their turn, or one on a sheet alone.

    `alone` is for a flow for one, where nobody else is there.
    """

    seat: Seat | None = None
    secret: bool = False
    alone: bool = False

    @property
    def voice(self) -> Voice:
        """How a page speaks to those who fill it in."""
        one, other = LETTERS[Seat.FIRST], LETTERS[Seat.SECOND]
        if self.alone:
            speaker, listener, one, other = _YOU, "the other", _YOU, "the other"
        elif self.seat is None:
            speaker, listener = f"{one} and {other}", "the other"
        else:
            speaker, listener = LETTERS[self.seat], LETTERS[self.seat.other]
        return Voice(
            speaker,
            listener,
            one,
            other,
            whose=self._whose(speaker, listener),
            only=self._only(speaker, listener),
            circled="circled",
            ticked="ticked",
            at="at",
            most=70,
            brief=True,
        )

    def _whose(self, speaker: str, listener: str) -> Mapping[Whose, str]:
        return MappingProxyType(
            {
                Whose.EITHER: _YOU if self.alone else "one of you",
                Whose.BOTH: _YOU if self.alone else "you both",
                Whose.SPEAKER: _YOU if self.secret or self.alone else speaker,
                Whose.LISTENER: listener,
            }
        )

    def _only(self, speaker: str, listener: str) -> Mapping[Who, str]:
        whose = self._whose(speaker, listener)
        named = {
            seat: _YOU if self.alone or (self.secret and seat is self.seat) else LETTERS[seat]
            for seat in Seat
        }
        return MappingProxyType(
            {
                Who.COUPLE: _YOU,
                Who.BOTH: whose[Whose.BOTH],
                Who.SPEAKER: whose[Whose.SPEAKER],
                Who.LISTENER: listener,
                Who.FIRST: named[Seat.FIRST],
                Who.SECOND: named[Seat.SECOND],
            }
        )

    def answering(self, step: Step, item: Item) -> tuple[By, ...]:
        """Who answers an item here: letters of seats, or None for one answer."""
        if self.alone:
            return (None,)
        order = (Seat.FIRST, Seat.SECOND)
        seats = answering(step, step.who(item), order, self.seat)
        if self.secret:
            return tuple(seat for seat in seats if seat in (self.seat, None))
        return seats


def said(by: By) -> str:
    """The letter of a seat; nothing for one answer."""
    return LETTERS[by] if by else ""


def in_turn(flow: Flow, step: Step) -> tuple[Seat, Seat]:
    """Who has the first turn in a step and who the second, if nobody decides otherwise."""
    turns = [each.id for each in flow.steps if each.turns is Turns.EACH]
    match flow.first_speaker:
        case FirstSpeaker.SECOND:
            first = Seat.SECOND
        case FirstSpeaker.TAKING_TURNS if step.id in turns and turns.index(step.id) % 2:
            first = Seat.SECOND
        case _:
            first = Seat.FIRST
    return first, first.other
