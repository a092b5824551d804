"""Conditions: structured, without evaluation, a parser or code (flow-format.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """Whose answer a condition looks at; speaker and listener only while turns are taken."""

    EITHER = "either"
    BOTH = "both"
    SPEAKER = "speaker"
    LISTENER = "listener"


class Test(StrEnum):
    """The tests. Without an answer each is false, except `answered: false`."""

    IS = "is"
    IS_NOT = "is_not"
    IS_ONE_OF = "is_one_of"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    INCLUDES = "includes"
    INCLUDES_ANY = "includes_any"
    ANSWERED = "answered"
    PARTNERS_DIFFER_BY = "partners_differ_by"
    ABOVE = "above"


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
