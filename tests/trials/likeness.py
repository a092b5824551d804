"""Only one room is used: from outside neither size nor time says which (vault.md, rule 3).

In the control the rooms are closed without the padding and the times that make them alike.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.flow.items import Share
from app.session.session import Seat, Slot
from app.session.value import Words
from app.vault import rooms
from app.vault.compartment import Compartment
from app.vault.notes import NoteKind
from app.vault.partner import Partner

from ..vault.rooms import noted
from .found import Found
from .kills import alike, furnished
from .life import ONE, Life
from .worlds import CANONICAL, DAY, answer, stretch_cheaply

SHORT, LONG = 25, 1_000


def trial(place: Path, long: bool, control: bool) -> Found:
    """Use one room at random, close it, and compare it with the other."""
    stretch_cheaply()
    chance, wrong = random.Random(20261122), Counter[str]()
    furnished(place)
    life = Life(place)
    life.open.begin(ONE, CANONICAL)
    life.close()
    if control:
        rooms.equalise = lambda *_: None
    sizes, acts, user = set(), 0, Partner.FIRST
    for _ in range(LONG if long else SHORT):
        room = life.room(user)
        for _ in range(chance.randrange(1, 8)):
            chance.choice(ACTS)(room, chance)
            acts += 1
        life.close()
        sizes.add((place / user.file).stat().st_size)
        wrong.update(["unlike"] * (not alike(place)))
        wrong.update(["unlike to the eye"] * (not _same_to_the_eye(place)))
        if chance.random() < 0.2:
            made = life.open.back_up(DAY)
            wrong.update(["unlike in a backup"] * (not alike(made)))
            life.close()
        if chance.random() < 0.1:
            user = user.other
    figures = {"times a room was used": LONG if long else SHORT, "what was done in it": acts}
    return Found({**figures, "sizes seen": len(sizes)}, wrong)


def _same_to_the_eye(folder: Path) -> bool:
    """Mode, links and blocks on the disk are one as well."""
    first, second = ((folder / partner.file).stat() for partner in Partner)
    return (first.st_mode, first.st_nlink, first.st_blocks) == (
        second.st_mode,
        second.st_nlink,
        second.st_blocks,
    )


def _note(room: Compartment, chance: random.Random) -> None:
    noted(room, "word " * chance.choice((1, 200, 60_000)), chance.choice(list(NoteKind)))


def _keep(room: Compartment, chance: random.Random) -> None:
    slot = Slot(f"item-{chance.randrange(5)}", Seat(room.partner.value))
    room.keep(ONE, answer(Words("word " * chance.randrange(4_000)), slot, Share.NEVER))


def _forget(room: Compartment, chance: random.Random) -> None:
    for note in room.notes()[:3]:
        room.delete_note(note.id)


def _forget_talk(room: Compartment, chance: random.Random) -> None:
    room.delete_talk(ONE.id)


def _read(room: Compartment, chance: random.Random) -> None:
    room.notes()
    for one in room.talks():
        room.answers(one.id)


ACTS: tuple[Callable[[Compartment, random.Random], None], ...] = (
    _note,
    _note,
    _keep,
    _forget,
    _forget_talk,
    _read,
)
