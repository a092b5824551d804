"""A full disk, too little granted, a read-only folder, two programs: each is told in its own
words, and no text is lost.

In the control what was told as not kept is taken for kept, and not tried again.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from app.problem import Problem
from app.session.value import Words
from app.vault.keys import FLOOR
from app.vault.partner import Partner
from app.vault.problems import VaultBusy, VaultFull, VaultReadOnly
from app.vault.restore import restore
from app.vault.store import Vault

from ..vault.rooms import noted
from .apart import apart
from .found import Found
from .kills import furnished
from .life import ONE, Life
from .worlds import CANONICAL, DAY, TOGETHER, answer, stretch_cheaply

NOBODY = 65534
SHORT, LONG = 2, 60
DISK = 16 << 20

Narrow = Callable[[], AbstractContextManager[None]]


def trial(place: Path, long: bool, control: bool) -> Found:
    """Come to each of the limits."""
    stretch_cheaply()
    place.mkdir()
    chance, wrong = random.Random(20261122), Counter[str]()
    figures: Counter[str] = Counter()
    rounds = LONG if long else SHORT
    for number in range(rounds):
        size = chance.randrange(150_000, 400_000)
        folder = place / f"granted-{number}"
        kept = _filled(folder, partial(_granted, size), control, wrong)
        figures.update({"times too little was granted": 1, "kept until then": kept})
    with _small_disk(place / "disk") as disk:
        for number in range(rounds if disk else 0):
            free = chance.randrange(100_000, 400_000)
            folder = place / "disk" / f"vault-{number}"
            kept = _filled(folder, partial(_left, folder, free), control, wrong)
            figures.update({"times the disk was full": 1, "kept before it was": kept})
            shutil.rmtree(folder)
    for name, told, wanted in (*_read_only(place / "read-only"), *_two_programs(place / "two")):
        figures["times a door was closed"] += 1
        if told != wanted.__name__:
            wrong[f"{name}: told {told or 'nothing'}"] += 1
    if len({str(each()) for each in (VaultFull, VaultReadOnly, VaultBusy)}) < 3:
        wrong["two failures, one sentence"] += 1
    return Found(dict(figures), wrong)


def _filled(folder: Path, narrow: Narrow, control: bool, wrong: Counter[str]) -> int:
    """Write until there is no more space, then go on with more; how much was kept until then."""
    nowhere = folder.with_name("nowhere")
    furnished(folder)
    life = Life(folder)
    life.open.begin(ONE, CANONICAL)
    room = life.room(Partner.FIRST)
    kept, text, told = 0, "", ""
    with narrow():
        while not told:
            text = f"{kept:03000}"
            turn = partial(life.open.turn_page, ONE, (answer(Words(text)),), text)
            told = _told(turn)
            kept += not told
        again = _told(turn)
        _told(lambda: noted(room, text * 100))
        readable = len(life.open.load(ONE.id).answers)
        made = _told(lambda: Vault.create(nowhere, TOGETHER, FLOOR).close())
        half_made = Vault.exists(nowhere)
    Vault.create(nowhere, TOGETHER, FLOOR).close()
    if not control:
        turn()
    if not any(note.text == text * 100 for note in room.notes()):
        noted(room, text * 100)
    life.close()
    seen = life.open.load(ONE.id)
    life.check(Partner.FIRST)
    found = {
        f"told {told}, then {again or 'nothing'}": (told, again) != ("VaultFull", "VaultFull"),
        f"made where there is no space: {made or 'yes'}": made != "VaultFull",
        "half made": half_made,
        "not readable while it was full": not readable,
        "lost": seen.answers[0].value != Words(text) or seen.place != text,
        "lost in the room": len(life.room(Partner.FIRST).notes()) != 2,
    }
    life.close()
    shutil.rmtree(nowhere)
    wrong.update(name for name, is_so in found.items() if is_so)
    return kept


@contextlib.contextmanager
def _granted(size: int) -> Iterator[None]:
    """No file may grow beyond a size."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextlib.contextmanager
def _left(folder: Path, free: int) -> Iterator[None]:
    """Only so much of the disk is left."""
    ballast = folder.with_name("ballast")
    space = os.statvfs(folder)
    ballast.write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - free)))
    try:
        yield
    finally:
        ballast.unlink()


@contextlib.contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """A disk of 16 MiB, where this account may have one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "reknit-trial", str(folder)]
    done = os.geteuid() == 0 and not subprocess.run(mount, capture_output=True).returncode
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", str(folder)], check=True)


Door = tuple[str, str, type[Problem]]
"""What was tried, what was told, and what should have been."""


def _read_only(folder: Path) -> list[Door]:
    def tried() -> list[str]:
        vault = folder / "vault"
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        furnished(vault)
        told = []
        for name in ("shared.db", "first.db"):
            (vault / name).chmod(0o400)
            told.append(_told(lambda: _both(vault)))
            (vault / name).chmod(0o600)
        vault.chmod(0o500)
        told += [_told(lambda: _both(vault)), _told(lambda: Vault.create(vault / "in", None))]
        vault.chmod(0o700)
        return [*told, _told(lambda: _both(vault))]

    for each in (folder.parent.parent, folder.parent):
        each.chmod(0o711)
    folder.mkdir()
    folder.chmod(0o777)
    names = ("shared file", "room", "folder", "new vault in it")
    *told, after = apart(tried)
    assert not after
    doors = zip(names, told, strict=True)
    return [(f"read-only {name}", each, VaultReadOnly) for name, each in doors]


def _both(folder: Path) -> None:
    """Keep something in a room and where both can read it."""
    life = Life(folder)
    try:
        noted(life.room(Partner.FIRST), "kept")
        life.open.set_people("Ada", "Bo")
    finally:
        life.close()


def _two_programs(folder: Path) -> list[Door]:
    """Another program comes while everything is open, and again when nothing is."""
    furnished(folder)
    life = Life(folder)
    life.open.set_people("Ada", "Bo")
    noted(life.room(Partner.FIRST), "a second one")
    (backup,) = (folder / "backups").iterdir()
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: Vault.open(folder, TOGETHER),
        "room": lambda: Life(folder).room(Partner.FIRST),
        "restore": lambda: restore(folder, backup, TOGETHER, DAY),
    }
    told: list[Door] = []
    for name, act in acts.items():
        told.append((f"two programs, {name}", apart(partial(_told, act)), VaultBusy))
    life.open.set_people("Ada", "Robin")
    assert len(life.room(Partner.FIRST).notes()) == 2
    life.close()
    assert not apart(lambda: _told(lambda: _both(folder)))
    return told


def _told(action: Callable[[], object]) -> str:
    """The kind of problem that an action ended in, or nothing."""
    try:
        action()
    except Problem as problem:
        return type(problem).__name__
    return ""
