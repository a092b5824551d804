"""The kinds of value a key of a flow may hold: the cells of the field table.

Every frozen class of a flow names, for each of its fields, one of these kinds.
The checker, the JSON Schema and the author's reference are read off them, so the
three cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

TEXT_LIMIT = 4_000
ID_PATTERN = r"[a-z][a-z0-9-]{0,62}"
RESERVED_IDS = frozenset({"true", "false", "null", "end", "return", "later", "flow"})


class Word(StrEnum):
    """A word of a fixed list; `about` says to authors what it means."""

    about: str

    def __new__(cls, word: str, about: str = "") -> Self:
        """The word as it is written, and what it means."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.about = about
        return member


@dataclass(frozen=True)
class Prose:
    """Text for people: plain, or with paragraphs, `- ` bullets and `*emphasis*`."""

    limit: int = TEXT_LIMIT
    markup: bool = False


@dataclass(frozen=True)
class Identifier:
    """A stable id, new in this place."""


@dataclass(frozen=True)
class Reference:
    """The id of something else: an item, a step, a detour or a shipped flow."""

    to: str


@dataclass(frozen=True)
class Whole:
    """A whole number between two bounds, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Flag:
    """`true` or `false`, written so."""


@dataclass(frozen=True)
class OneOf:
    """One word of a fixed list."""

    words: type[Word]


@dataclass(frozen=True)
class Labels:
    """A mapping `id: label`, in the order in which it is shown."""

    most: int = 40


@dataclass(frozen=True)
class Wordings:
    """A mapping `place of a text: {language: text}`, as a translation has it."""

    most: int = 4_000


@dataclass(frozen=True)
class ListOf:
    """A list whose entries are all of one kind."""

    kind: Kind
    most: int = 40


@dataclass(frozen=True)
class Record:
    """A mapping with the keys of one frozen class."""

    of: type[Any]

    @property
    def name(self) -> str:
        """What the class is called, for schema and reference."""
        return self.of.__name__


@dataclass(frozen=True)
class AnyItem:
    """A mapping whose `type` says which item class its keys belong to."""


@dataclass(frozen=True)
class AnyCondition:
    """A condition: `answer`, `all`, `any` or `none`."""


@dataclass(frozen=True)
class Constant:
    """A number that can only have this one value."""

    value: int


Kind = (
    Prose
    | Identifier
    | Reference
    | Whole
    | Flag
    | OneOf
    | Labels
    | Wordings
    | ListOf
    | Record
    | AnyItem
    | AnyCondition
    | Constant
)


@dataclass(frozen=True)
class Key:
    """One row of the field table: what a key holds and what it is for."""

    kind: Kind
    about: str
    required: bool
    name: str | None


def key(
    kind: Kind,
    about: str,
    *,
    default: Any = None,
    required: bool = False,
    name: str | None = None,
) -> Any:
    """Declare a field that is a YAML key; `name` is the key where Python forbids it.

    What is required has a default only where the program writes it by itself.
    """
    row = {"key": Key(kind, about, required, name)}
    if required and default is None:
        return field(metadata=row)
    return field(default=default, metadata=row)
