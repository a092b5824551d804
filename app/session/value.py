"""What an answer can be: one frozen class for each way of answering, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

_T = TypeVar("_T")


class Verdict(StrEnum):
    """How well the speaker was heard, said by the speaker alone (care.md 2.2)."""

    NOT_YET = "not-yet"
    MOSTLY = "mostly"
    YES = "yes"


class Ending(StrEnum):
    """How a mirror ends that was not passed."""

    CLOSE_ENOUGH = "close-enough"
    PARKED = "parked"


@dataclass(frozen=True)
class Words:
    """Own words; `aloud` means they were said, with or without a line for the summary."""

    text: str = ""
    aloud: bool = False


@dataclass(frozen=True)
class Number:
    """A place on a scale."""

    number: int


@dataclass(frozen=True)
class Picked:
    """Chosen options, in the flow's order, and an own answer."""

    options: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True)
class Guessed:
    """A guess of the other's answer, and how close its owner found it (0 to 10)."""

    guess: Picked | Number
    closeness: int | None = None


@dataclass(frozen=True)
class Round:
    """One time of saying back."""

    words: Words
    verdict: Verdict | None = None


@dataclass(frozen=True)
class Mirrored:
    """All rounds of saying back; `ending` if it was closed without a *yes* or *mostly*."""

    rounds: tuple[Round, ...] = ()
    ending: Ending | None = None

    @property
    def passed(self) -> bool:
        """Whether the speaker said *mostly* or *yes* at the last round."""
        return bool(self.rounds) and self.rounds[-1].verdict in (
            Verdict.MOSTLY,
            Verdict.YES,
        )


@dataclass(frozen=True)
class Spent:
    """Time spent on a timer or a breathing guide, in seconds, and whether it is done."""

    seconds: int = 0
    done: bool = False
    added: int = 0
    """Minutes that were added to a timer."""


@dataclass(frozen=True)
class Moment:
    """A moment with its time zone; `timed` is false where only the day counts."""

    at: datetime
    timed: bool = True


@dataclass(frozen=True)
class Plan:
    """If …, then I …"""

    when: str = ""
    then: str = ""
    until: date | None = None
    noticed: str = ""
    obstacle: str = ""
    sure: int | None = None
    aloud: bool = False


@dataclass(frozen=True)
class Signed:
    """A sign-off: yes, not yet, or unsaid; and how often it was refused."""

    yes: bool | None = None
    refused: int = 0


Value = Words | Number | Picked | Guessed | Mirrored | Spent | Moment | Plan | Signed


def to_json(value: Value) -> dict[str, Any]:
    """The value as plain JSON data, with its kind under `is`."""
    match value:
        case Words(text, aloud):
            return {"is": "words", "text": text, "aloud": aloud}
        case Number(number):
            return {"is": "number", "number": number}
        case Picked(options, other):
            return {"is": "picked", "options": list(options), "other": other}
        case Guessed(guess, closeness):
            return {"is": "guessed", "guess": to_json(guess), "closeness": closeness}
        case Mirrored(rounds, ending):
            said = [{"words": to_json(r.words), "verdict": r.verdict} for r in rounds]
            return {"is": "mirrored", "rounds": said, "ending": ending}
        case Spent(seconds, done, added):
            return {"is": "spent", "seconds": seconds, "done": done, "added": added}
        case Moment(at, timed):
            return {"is": "moment", "at": at.isoformat(), "timed": timed}
        case Plan():
            until = value.until.isoformat() if value.until else None
            return {"is": "plan", **vars(value), "until": until}
        case Signed(yes, refused):
            return {"is": "signed", "yes": yes, "refused": refused}


def from_json(data: object) -> Value:
    """The value that `to_json` wrote.

    Raises ValueError where it is not one. The message never holds a part of the answer.
    """
    try:
        return _read(_as(dict, data))
    except (KeyError, TypeError, ValueError, OverflowError):
        raise ValueError("this is not an answer") from None


def _read(data: dict[str, Any]) -> Value:
    match data["is"]:
        case "number":
            return Number(_as(int, data["number"]))
        case "picked":
            options = tuple(_as(str, option) for option in _as(list, data["options"]))
            return Picked(options, _as(str, data["other"]))
        case "guessed":
            return Guessed(_guess(data["guess"]), _maybe(int, data["closeness"]))
        case "mirrored":
            rounds = tuple(_round(each) for each in _as(list, data["rounds"]))
            return Mirrored(rounds, Ending(data["ending"]) if data["ending"] else None)
        case "spent":
            whole = _as(int, data["seconds"]), _as(bool, data["done"]), _as(int, data["added"])
            return Spent(*whole)
        case "moment":
            return Moment(datetime.fromisoformat(data["at"]), _as(bool, data["timed"]))
        case "plan":
            return _plan(data)
        case "signed":
            return Signed(_maybe(bool, data["yes"]), _as(int, data["refused"]))
        case _:
            return _words(data)


def _as(kind: type[_T], part: object) -> _T:
    """A part of the data, if it is of this very kind: a flag is no number."""
    if type(part) is not kind:
        raise TypeError
    return part


def _maybe(kind: type[_T], part: object) -> _T | None:
    return None if part is None else _as(kind, part)


def _words(data: dict[str, Any]) -> Words:
    if data["is"] != "words":
        raise ValueError
    return Words(_as(str, data["text"]), _as(bool, data["aloud"]))


def _guess(data: dict[str, Any]) -> Picked | Number:
    guess = _read(data) if data["is"] in ("picked", "number") else None
    if not isinstance(guess, Picked | Number):
        raise ValueError
    return guess


def _round(data: dict[str, Any]) -> Round:
    verdict = Verdict(data["verdict"]) if data["verdict"] else None
    return Round(_words(data["words"]), verdict)


def _plan(data: dict[str, Any]) -> Plan:
    names = ("when", "then", "noticed", "obstacle")
    until = date.fromisoformat(data["until"]) if data["until"] else None
    texts = {name: _as(str, data[name]) for name in names}
    sure, aloud = _maybe(int, data["sure"]), _as(bool, data["aloud"])
    return Plan(**texts, until=until, sure=sure, aloud=aloud)
