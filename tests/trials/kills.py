"""A writer is killed at random moments; what it said was kept must be there.

The control says *kept* before it is, so words must get lost.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.flow.items import Share
from app.session.session import Answer, Seat, Slot
from app.session.value import Number
from app.vault import compartments
from app.vault.compartment import Compartment
from app.vault.door import Door, unlock
from app.vault.keys import FLOOR
from app.vault.partner import Partner
from app.vault.problems import VaultProblem
from app.vault.rooms import STEP
from app.vault.store import Vault

from ..vault.rooms import noted
from .found import Found
from .worlds import CANONICAL, DAY, OWN, TOGETHER, answer, talk

SLOTS = tuple(Slot(item, by) for item in ("wish", "part", "thanks") for by in Seat)
SLOT = SLOTS[0]
TALK = talk()
SHORT, LONG, CONTROL = 80, 2_000, 20


def at_the_store(place: Path, long: bool, control: bool) -> Found:
    """Kill a writer of what both may see, as it turns page after page."""
    rounds, chance = _rounds(SHORT, long, control), random.Random(20261122)
    with Vault.create(place, None) as vault:
        vault.begin(TALK, CANONICAL)
    wrong: Counter[str] = Counter()
    kept = begin = 0
    for _ in range(rounds):

        def write(out: int, begin: int = begin) -> None:
            with Vault.open(place) as vault:
                _say(out, begin, control, lambda n: vault.turn_page(TALK, (_shared(n),), str(n)))

        said = killed(write, moment(chance))
        wrong += lost(place, said)
        kept += len(said)
        begin = max(said, default=begin) + len(SLOTS) + 1
    return Found({"kills": rounds, "acknowledged": kept}, wrong)


def in_a_room(place: Path, long: bool, control: bool) -> Found:
    """Kill a writer of private answers."""
    rounds, chance = _rounds(SHORT // 2, long, control), random.Random(20261122)
    furnished(place)
    door = unlock(place, Partner.FIRST, OWN[Partner.FIRST])
    wrong: Counter[str] = Counter()
    kept = begin = 0
    for _ in range(rounds):

        def write(out: int, begin: int = begin) -> None:
            with Compartment.enter(door) as room:
                _say(out, begin, control, lambda n: room.keep(TALK, _private(n)))

        said = killed(write, moment(chance))
        wrong += _lost_in_the_room(door, said)
        kept += len(said)
        begin = max(said, default=begin) + 2
    return Found({"kills": rounds, "acknowledged": kept}, wrong)


def killed(child: Callable[[int], None], wait: float) -> list[int]:
    """The numbers that a process said until it was killed, `wait` seconds after the first."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(out)
            child(into)
        finally:
            os._exit(0)
    os.close(into)
    said = os.read(out, 65536)
    time.sleep(wait)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(out, 65536):
        said += more
    os.close(out)
    return [int(line) for line in said.split()]


def moment(chance: random.Random) -> float:
    """A random time to live on, in seconds: mostly a few commits."""
    return min(chance.expovariate(1 / 0.004), 0.025)


def furnished(folder: Path) -> None:
    """A vault with a talk, both rooms in use and one backup."""
    with Vault.create(folder, TOGETHER, FLOOR) as vault:
        assert vault.held is not None
        vault.begin(TALK, CANONICAL)
        for partner, passphrase in OWN.items():
            with compartments.set_partner_passphrase(vault.held, partner, passphrase) as room:
                noted(room, "first of all")
        vault.back_up(DAY)


def alike(folder: Path) -> bool:
    """Whether the files of the rooms have one size and one time (vault.md, rule 3)."""
    first, second = ((folder / partner.file).stat() for partner in Partner)
    same = (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
    return same and first.st_size % STEP == 0


def lost(folder: Path, acknowledged: list[int]) -> Counter[str]:
    """How many acknowledged answers are not there, and whether place and answers disagree."""
    try:
        with Vault.open(folder) as vault:
            vault.check()
            stored = vault.load(TALK.id)
    except VaultProblem as problem:
        return Counter([type(problem).__name__])
    numbers = {a.slot: a.value.number for a in stored.answers if isinstance(a.value, Number)}
    last = {SLOTS[number % len(SLOTS)]: number for number in acknowledged}
    newest = max(numbers.values(), default=None)
    place = None if stored.place is None else int(stored.place)
    missing = sum(numbers.get(slot, -1) < number for slot, number in last.items())
    return +Counter({"lost": missing, "torn": int(place != newest)})


def _lost_in_the_room(door: Door, said: list[int]) -> Counter[str]:
    try:
        with Compartment.enter(door) as room:
            room.check()
            found = [each.value for each in room.answers(TALK.id)]
    except VaultProblem as problem:
        return Counter([type(problem).__name__])
    number = found[0].number if found and isinstance(found[0], Number) else -1
    return +Counter(
        lost=int(number < max(said, default=-1)),
        torn=int(len(found) > 1),
        unlike=int(not alike(door.folder)),
    )


def _rounds(short: int, long: bool, control: bool) -> int:
    if control:
        return CONTROL
    return LONG if long else short


def _say(out: int, begin: int, too_soon: bool, keep: Callable[[int], None]) -> None:
    for number in range(begin, begin + 100_000):
        if too_soon:
            os.write(out, b"%d\n" % number)
        keep(number)
        if not too_soon:
            os.write(out, b"%d\n" % number)


def _shared(number: int) -> Answer:
    return answer(Number(number), SLOTS[number % len(SLOTS)])


def _private(number: int) -> Answer:
    return answer(Number(number), SLOT, Share.ASK)
