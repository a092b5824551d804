"""Conditions: structured, without evaluation, a parser or code (flow-format.md)."""

from __future__ import annotations

from dataclasses import dataclass

from .kinds import Word


class Whose(Word):
    """Whose answer a condition looks at; speaker and listener only while turns are taken."""

    EITHER = "either", "of one of the two, or of both"
    BOTH = "both", "of both"
    SPEAKER = "speaker", "of the one who speaks"
    LISTENER = "listener", "of the one who listens"


class Test(Word):
    """The tests. Without an answer each is false, except `answered: false`."""

    IS = "is", "the answer is this one"
    IS_NOT = "is_not", "there is an answer, and it is another one"
    IS_ONE_OF = "is_one_of", "the answer is one of the list"
    AT_LEAST = "at_least", "the number is not below this one"
    AT_MOST = "at_most", "the number is not above this one"
    INCLUDES = "includes", "this is ticked"
    INCLUDES_ANY = "includes_any", "one of these is ticked"
    ANSWERED = "answered", "there is an answer, or (`false`) none"
    PARTNERS_DIFFER_BY = "partners_differ_by", "the two numbers are at least this far apart"
    ABOVE = "above", "the number is above the one given to this other scale, `by` 1 at least"


@dataclass(frozen=True)
class AnswerIs:
    """One test of one item's answer; `of` is None where there is one answer, or for a comparison.

    With `above` the number is held against the one this same person gave to another item:
    it is higher by `by` at least.
    """

    item: str
    of: Whose | None
    test: Test
    against: str | int | bool | tuple[str, ...]
    by: int = 1


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Nothing:
    """No part holds; the way to say "not, or unanswered"."""

    parts: tuple[Condition, ...]


Condition = AnswerIs | All | Any | Nothing
