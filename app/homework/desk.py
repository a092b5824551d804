"""A therapist's desk: a vault of its own, in which lie the key, the couples and their sheets.

A couple is a label here, and no name unless somebody types one. What a couple handed on stays
as it came, so that it can always be read again as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..problem import Problem
from ..summary.plain import one_line
from ..vault import papers
from ..vault.folder import DESK
from ..vault.keys import USUAL, Cost
from ..vault.papers import Paper
from ..vault.store import Vault
from .key import TherapistKey
from .reply import Reply, read_text
from .sheet import Sheet

KEY, COUPLE, REPLY = "key", "couple", "reply"
LONGEST = 80
_NUMBERED = re.compile(r"Couple (\d{1,6})")
KEY_GONE = Problem(
    "This desk has no key in it any more.",
    "The sheets in it can still be read.",
    "Bring your key back from its line, or bring back a backup of the desk.",
)


@dataclass(frozen=True)
class Couple:
    """Two people as they are called here."""

    id: str
    label: str
    since: date


@dataclass(frozen=True)
class Filed:
    """A sheet that lies with a couple. `sheet` is None where it cannot be read here any more."""

    id: str
    couple: str
    sealed: bool
    arrived: datetime
    sheet: Sheet | None


class SheetKnown(Problem):
    """A sheet that lies here already."""

    def __init__(self, label: str) -> None:
        super().__init__(f"You have this sheet already, with {label}.", "Nothing was changed.")


class SheetDiffers(Problem):
    """A sheet with the number of another one, and other words."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"You have a sheet with the same number, with {label}, and this one says other things.",
            "It was not filed, and the one you have is as it was.",
            "Ask the couple which of the two is theirs.",
        )


def exists(home: Path) -> bool:
    """Whether there is a desk in the home of the program."""
    return Vault.exists(home / DESK)


def begin(
    home: Path, passphrase: str, key: TherapistKey, now: datetime, cost: Cost = USUAL
) -> Vault:
    """A new desk with this key, open. Raises VaultProblem."""
    vault = Vault.create(home / DESK, passphrase, cost)
    try:
        vault.keep_papers(papers.new(KEY, json.dumps({"line": key.line}), now))
    except BaseException:
        vault.close()
        raise
    return vault


def set_aside(home: Path, today: date) -> Path:
    """Give the desk another name, so that a new one can begin; nothing of it is lost.

    It must be closed. Returns its new place. Raises OSError.
    """
    for number in range(1, 1_000):
        place = home / f"{DESK}-{today.isoformat()}-{number}"
        if not place.exists():
            break
    return (home / DESK).rename(place)


def key_of(vault: Vault) -> TherapistKey:
    """The key of the desk. Raises KEY_GONE."""
    for paper in vault.papers(KEY):
        try:
            return TherapistKey.from_line(str(_data(paper)["line"]))
        except (KeyError, ValueError, Problem):
            continue
    raise KEY_GONE


# -- couples --------------------------------------------------------------------------


def couples(vault: Vault) -> tuple[Couple, ...]:
    """Every couple, in the order in which they came."""
    found = []
    for paper in vault.papers(COUPLE):
        try:
            label = one_line(str(_data(paper)["label"]))[:LONGEST]
        except (KeyError, ValueError):
            continue
        found.append(Couple(paper.id, label, paper.created.date()))
    return tuple(found)


def next_label(there: Iterable[Couple]) -> str:
    """A label that tells nothing: `Couple` and the next number."""
    numbers = [int(found[1]) for each in there if (found := _NUMBERED.fullmatch(each.label))]
    return f"Couple {max(numbers, default=0) + 1}"


def add_couple(vault: Vault, label: str, now: datetime) -> Couple:
    """A new couple; without a label it gets the next number."""
    called = one_line(label)[:LONGEST] or next_label(couples(vault))
    paper = papers.new(COUPLE, json.dumps({"label": called}, ensure_ascii=False), now)
    vault.keep_papers(paper)
    return Couple(paper.id, called, now.date())


def rename(vault: Vault, couple: Couple, label: str) -> Couple:
    """The couple under another label; an empty one changes nothing."""
    called = one_line(label)[:LONGEST]
    paper = next((each for each in vault.papers(COUPLE) if each.id == couple.id), None)
    if not called or paper is None:
        return couple
    body = json.dumps({"label": called}, ensure_ascii=False)
    vault.keep_papers(Paper(paper.id, COUPLE, body, paper.created))
    return Couple(couple.id, called, couple.since)


def remove(vault: Vault, couple: Couple) -> None:
    """Remove a couple with all its sheets, from the backups too."""
    vault.drop_papers(couple.id, *(each.id for each in filed(vault, couple.id)))


# -- sheets ---------------------------------------------------------------------------


def filed(vault: Vault, couple_id: str = "") -> tuple[Filed, ...]:
    """The sheets of a couple, or of all, in the order in which they were filed."""
    found = []
    for paper in vault.papers(REPLY):
        try:
            data = _data(paper)
            couple, source, sealed = str(data["couple"]), str(data["text"]), data["sealed"] is True
        except (KeyError, ValueError):
            continue
        if couple_id in ("", couple):
            sheet = read_text(source)
            found.append(Filed(paper.id, couple, sealed, paper.created, sheet))
    return tuple(found)


def refuse_known(vault: Vault, sheet: Sheet) -> None:
    """Raise SheetKnown for a sheet that lies here, SheetDiffers for one that took its number."""
    labels = {each.id: each.label for each in couples(vault)}
    for each in filed(vault):
        if each.sheet is not None and each.sheet.id == sheet.id:
            label = labels.get(each.couple, "another couple")
            raise SheetKnown(label) if each.sheet == sheet else SheetDiffers(label)


def likely(vault: Vault, sheet: Sheet) -> Couple | None:
    """The couple whose sheets are of the same pack and the same two; None where none is."""
    for each in reversed(filed(vault)):
        known = each.sheet
        if known and (known.digest, known.people) == (sheet.digest, sheet.people):
            return next((one for one in couples(vault) if one.id == each.couple), None)
    return None


def file(vault: Vault, couple: Couple, reply: Reply, now: datetime) -> None:
    """Put a sheet with a couple. Raises SheetKnown, SheetDiffers."""
    refuse_known(vault, reply.sheet)
    data = {"couple": couple.id, "sealed": reply.sealed, "text": reply.text}
    vault.keep_papers(papers.new(REPLY, json.dumps(data, ensure_ascii=False), now))


def take_out(vault: Vault, sheet: Filed) -> None:
    """Remove one sheet, from the backups too."""
    vault.drop_papers(sheet.id)


def _data(paper: Paper) -> dict[str, Any]:
    data = json.loads(paper.body)
    if not isinstance(data, dict):
        raise ValueError
    return data
