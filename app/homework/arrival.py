"""What a pack is to a couple that opens it: new, a newer version, known, or not to be trusted.

Somebody at home could write a pack in a therapist's name, so a name counts for nothing and the
key for everything: another key under a known name or a known pack stops it (vault.md).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ..problem import Problem
from .assignment import Assignment
from .pack import Pack


class ArrivalProblem(Problem):
    """A pack that is not taken on, with the reason."""

    happened: ClassVar[str]
    safe: ClassVar[str] = "Nothing was changed."
    do: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(self.happened, self.safe, self.do)


class AnotherKey(ArrivalProblem):
    """A known pack, signed by a key that is not the one of before."""

    happened = "You have a pack of this name already, and another key has signed this one."
    do = "Do not use it. Ask your therapist, by phone or at the next hour, which words are theirs."


class NameOfAnother(ArrivalProblem):
    """A known name on a pack that another key has signed."""

    happened = "This pack bears a name you know, but another key has signed it."
    do = (
        "Do not use it yet. Ask your therapist whether the key has changed. If it has, take "
        "the old pack out under Practice first."
    )


class NameUnsigned(ArrivalProblem):
    """A known name on a pack that nobody has signed."""

    happened = "This pack bears a name you know, and nobody has signed it."
    do = "Do not use it yet. Ask your therapist for the signed one."


class SignatureGone(ArrivalProblem):
    """A known pack that came signed before and comes unsigned now."""

    happened = "You have this pack with a signature, and this copy has none."
    do = "Use the one you have, or ask your therapist for a signed one."


class OlderVersion(ArrivalProblem):
    """A version that is older than the one that is here."""

    happened = "This is an older version of a pack that you have."
    do = "Use the newer one that you have."


class ChangedInSecret(ArrivalProblem):
    """The same version with other words."""

    happened = "You have this version of the pack, and this copy says something else."
    do = "Do not use it. Ask your therapist for a new version."


class Arrived(StrEnum):
    """What a pack is to this couple."""

    NEW = "new"
    NEWER = "newer"
    KNOWN = "known"


@dataclass(frozen=True)
class Known:
    """A sender whose pack was taken on before. `confirmed`: the six words were compared."""

    key: str
    name: str
    confirmed: bool


@dataclass(frozen=True)
class Arrival:
    """A pack that may be shown, and the assignment it belongs to, where there is one."""

    arrived: Arrived
    before: Assignment | None = None
    sender: Known | None = None


def arrival(
    pack: Pack,
    source: str,
    key: str,
    known: Iterable[Known],
    assignments: Iterable[Assignment],
) -> Arrival:
    """What this pack is to the couple; `key` is its signer's, '' where nobody signed it.

    Raises ArrivalProblem for one that must not be taken on.
    """
    senders = tuple(known)
    before = next((each for each in assignments if each.pack and each.pack.id == pack.id), None)
    if before is not None and before.pack is not None:
        return _again(pack, source, key, before, before.pack, senders)
    _refuse_borrowed_name(pack, key, senders)
    return Arrival(Arrived.NEW, None, _sender(key, senders))


def _again(
    pack: Pack,
    source: str,
    key: str,
    before: Assignment,
    earlier: Pack,
    senders: tuple[Known, ...],
) -> Arrival:
    if before.key and not key:
        raise SignatureGone
    if before.key and key != before.key:
        raise AnotherKey
    if pack.version < earlier.version:
        raise OlderVersion
    if pack.version == earlier.version:
        if source != before.source:
            raise ChangedInSecret
        return Arrival(Arrived.KNOWN, before, _sender(key, senders))
    _refuse_borrowed_name(pack, key, senders)
    return Arrival(Arrived.NEWER, before, _sender(key, senders))


def _refuse_borrowed_name(pack: Pack, key: str, senders: tuple[Known, ...]) -> None:
    name = _folded(pack.sender.name)
    same = [each for each in senders if _folded(each.name) == name]
    if same and all(each.key != key for each in same):
        raise NameOfAnother if key else NameUnsigned


def _sender(key: str, senders: tuple[Known, ...]) -> Known | None:
    return next((each for each in senders if each.key == key), None) if key else None


def _folded(name: str) -> str:
    """A name by its letters and digits, so that a dot or an unseen sign makes no other one."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(filter(str.isalnum, folded)) or folded
