"""What a couple keeps of its homework: papers in the vault, and what they mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ..flow.model import Flow
from ..vault import papers
from ..vault.papers import Paper
from ..vault.store import Vault
from . import assignment, occasion
from .arrival import Known
from .assignment import Assignment
from .occasion import Occasion

PACK, OCCASION, SENDER, BEGUN = "pack", "occasion", "sender", "begun"


@dataclass(frozen=True)
class Noted:
    """An occasion, and the paper it is kept on."""

    paper: Paper
    occasion: Occasion


def assignments(vault: Vault, library: Mapping[str, Flow]) -> tuple[Assignment, ...]:
    """Every pack that was taken on, the oldest first; one that was damaged is left out."""
    found = []
    for paper in vault.papers(PACK):
        try:
            found.append(assignment.from_json(paper.id, _data(paper), library))
        except ValueError:
            continue
    return tuple(found)


def take_on(vault: Vault, new: Assignment, now: datetime) -> Assignment:
    """Keep a pack that was taken on; one with an id takes the place of what it was before."""
    body = json.dumps(assignment.to_json(new), ensure_ascii=False)
    paper = Paper(new.id, PACK, body, now) if new.id else papers.new(PACK, body, now)
    vault.keep_papers(paper)
    return replace(new, id=paper.id)


def let_go(vault: Vault, gone: Assignment) -> None:
    """Remove a pack with all its occasions; the sender's key stays known."""
    its = [each.paper.id for each in occasions(vault, gone.id)]
    for talk, assignment_id in begun(vault).items():
        if assignment_id == gone.id:
            end(vault, talk)
    vault.drop_papers(gone.id, *its)


def occasions(vault: Vault, assignment_id: str = "") -> tuple[Noted, ...]:
    """The occasions of one pack, or of all, the oldest first."""
    found = []
    for paper in vault.papers(OCCASION):
        try:
            read = occasion.from_json(_data(paper))
        except ValueError:
            continue
        if assignment_id in ("", read.assignment):
            found.append(Noted(paper, read))
    return tuple(found)


def note(vault: Vault, new: Occasion, now: datetime) -> None:
    """Keep an occasion; a second one of the same talk takes the place of the first."""
    paper = papers.new(OCCASION, _body(new), now)
    its = occasions(vault, new.assignment)
    before = [each.paper.id for each in its if new.talk and each.occasion.talk == new.talk]
    if before:
        vault.drop_papers(*before, instead=[paper])
    else:
        vault.keep_papers(paper)


def begin(vault: Vault, assignment_id: str, talk: str, now: datetime) -> None:
    """Remember that a talk was begun for a pack, until it is noted how it went."""
    body = json.dumps({"assignment": assignment_id, "talk": talk})
    vault.keep_papers(papers.new(BEGUN, body, now))


def begun(vault: Vault) -> dict[str, str]:
    """The talks of which it is not noted yet how they went, each with its pack’s id here."""
    return {talk: of for _, talk, of in _begun(vault)}


def end(vault: Vault, talk: str) -> None:
    """Forget that a talk was begun for a pack: it is noted, or the talk is gone."""
    its = [paper_id for paper_id, of, _ in _begun(vault) if of == talk]
    if its:
        vault.drop_papers(*its)


def _begun(vault: Vault) -> Iterator[tuple[str, str, str]]:
    """The id of each paper, its talk, and its pack; one that was damaged is left out."""
    for paper in vault.papers(BEGUN):
        try:
            data = _data(paper)
            yield paper.id, str(data["talk"]), str(data["assignment"])
        except (KeyError, ValueError):
            continue


def take_back(vault: Vault, talk: str, key: str) -> None:
    """Take a line of a talk out of every occasion, here and in the backups (vault.md, rule 5)."""
    _rewrite(vault, [(n, n.occasion.without(key)) for n in _of_talks(vault, talk)])


def forget_talks(vault: Vault, *talks: str) -> None:
    """Of occasions whose talk was deleted keep only the day, and how it went."""
    for talk in talks:
        end(vault, talk)
    _rewrite(vault, [(n, n.occasion.untold()) for n in _of_talks(vault, *talks)])


def senders(vault: Vault) -> tuple[Known, ...]:
    """Everyone whose key is remembered."""
    found = {}
    for paper in vault.papers(SENDER):
        try:
            data = _data(paper)
            found[str(data["key"])] = Known(
                str(data["key"]), str(data["name"]), data["confirmed"] is True
            )
        except (KeyError, ValueError):
            continue
    return tuple(found.values())


def reckoned_with(vault: Vault, here: Iterable[Assignment], key: str) -> tuple[Known, ...]:
    """The senders that count when a pack comes that `key` has signed.

    Its own, and those of the packs `here`: once the last pack of a lost key is taken out, its
    name is free for the new one, whose words are then compared (vault.md).
    """
    counted = {key, *(each.key for each in here)}
    return tuple(each for each in senders(vault) if each.key in counted)


def remember(vault: Vault, sender: Known, now: datetime) -> None:
    """Remember a key with its name, and whether the six words were compared."""
    body = json.dumps(vars(sender), ensure_ascii=False)
    vault.keep_papers(papers.new(SENDER, body, now))


def _of_talks(vault: Vault, *talks: str) -> list[Noted]:
    return [noted for noted in occasions(vault) if noted.occasion.talk in talks]


def _rewrite(vault: Vault, changed: list[tuple[Noted, Occasion]]) -> None:
    """Other words on papers; the old ones go from the backups too, so each gets a new id."""
    real = [(noted.paper, new) for noted, new in changed if new != noted.occasion]
    if real:
        fresh = [papers.new(OCCASION, _body(new), paper.created) for paper, new in real]
        vault.drop_papers(*(paper.id for paper, _ in real), instead=fresh)


def _body(kept: Occasion) -> str:
    return json.dumps(occasion.to_json(kept), ensure_ascii=False)


def _data(paper: Paper) -> dict[str, Any]:
    data = json.loads(paper.body)
    if not isinstance(data, dict):
        raise ValueError
    return data
