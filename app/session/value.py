"""What an answer can be: one frozen class for each way of answering, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


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


def from_json(data: dict[str, Any]) -> Value:
    """The value that `to_json` wrote; ValueError or KeyError where it is not one."""
    rest = {name: part for name, part in data.items() if name != "is"}
    match data["is"]:
        case "words":
            return Words(**rest)
        case "number":
            return Number(**rest)
        case "picked":
            return Picked(tuple(rest["options"]), rest["other"])
        case "guessed":
            guess = from_json(rest["guess"])
            if not isinstance(guess, Picked | Number):
                raise ValueError("a guess is a choice or a number")
            return Guessed(guess, rest["closeness"])
        case "mirrored":
            ending = Ending(rest["ending"]) if rest["ending"] else None
            return Mirrored(tuple(_round(each) for each in rest["rounds"]), ending)
        case "spent":
            return Spent(**rest)
        case "moment":
            return Moment(datetime.fromisoformat(rest["at"]), rest["timed"])
        case "plan":
            until = date.fromisoformat(rest["until"]) if rest["until"] else None
            return Plan(**{**rest, "until": until})
        case "signed":
            return Signed(**rest)
        case unknown:
            raise ValueError(f"no kind of answer: {unknown}")


def _round(data: dict[str, Any]) -> Round:
    words = from_json(data["words"])
    if not isinstance(words, Words):
        raise ValueError("a round is said in words")
    return Round(words, Verdict(data["verdict"]) if data["verdict"] else None)
