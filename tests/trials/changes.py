"""Kills while keys, backups and rooms change: afterwards everyone gets in to every word.

In the control there is the key file of before, as if it had been written too late, or another.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.flow.items import Share
from app.session.session import Answer, Seat
from app.session.value import Number
from app.vault import compartments, keyfile, ways
from app.vault.compartment import Compartment
from app.vault.keys import FLOOR
from app.vault.partner import Partner
from app.vault.problems import VaultProblem
from app.vault.restore import restore
from app.vault.shares import reveal, settle
from app.vault.store import Vault

from .found import Found
from .kills import SLOT, TALK, alike, furnished, killed
from .worlds import ALL, DAY, OWN, TOGETHER, answer, stretch_cheaply, stretch_once

VERSION_1 = Path(__file__).parents[1] / "vault" / "fixtures" / "version-1"


def everything(place: Path, long: bool, control: bool) -> Found:
    """Kill while keys, backups and rooms change."""
    stretch_cheaply()
    furnished(place)
    rounds, chance = (600 if long else 36), random.Random(20261123)
    broken: Counter[str] = Counter()
    done = 0
    for turn in range(rounds):
        kind = sorted(_CHANGES)[turn % len(_CHANGES)]
        before = [(place / name).read_bytes() for name in _KEYS]

        def child(out: int, kind: str = kind, turn: int = turn) -> None:
            os.write(out, b"0\n")
            _CHANGES[kind](place, turn)
            os.write(out, b"1\n")
            time.sleep(5)

        done += 1 in killed(child, chance.uniform(0, 0.15))
        if control:
            for name, data in zip(_KEYS, before, strict=True):
                (place / name).write_bytes(data)
        try:
            _everyone_gets_in(place)
        except (VaultProblem, AssertionError) as problem:
            broken[f"{kind}: {type(problem).__name__}"] += 1
        if broken and control:
            break
    return Found({"kills": rounds, "changes done before": done}, broken)


def upgrades(place: Path, long: bool, control: bool) -> Found:
    """Kill while a vault of version 1 is upgraded; afterwards all of it must be there."""
    stretch_once()
    rounds, chance = (200 if long else 20), random.Random(20261124)
    broken: Counter[str] = Counter()
    Vault.create(place / "other", TOGETHER, FLOOR).close()
    for turn in range(rounds):
        folder = place / str(turn)
        shutil.copytree(VERSION_1, folder)

        def child(out: int, folder: Path = folder) -> None:
            os.write(out, b"0\n")
            Vault.open(folder, TOGETHER).close()
            os.write(out, b"1\n")
            time.sleep(5)

        killed(child, chance.uniform(0, 0.08))
        if control:
            for name in _KEYS:
                shutil.copy(place / "other" / name, folder)
        try:
            with Vault.open(folder, TOGETHER) as vault:
                vault.check()
                assert [len(vault.load(head.id).answers) for head in vault.sessions()] == [1, 2]
            assert alike(folder)
        except (VaultProblem, AssertionError) as problem:
            broken[type(problem).__name__] += 1
        shutil.rmtree(folder)
    return Found({"kills": rounds}, broken)


def _everyone_gets_in(folder: Path) -> None:
    for passphrase in ALL.values():
        with Vault.open(folder, passphrase) as vault:
            vault.check()
            assert vault.load(TALK.id).head.id == TALK.id
            for partner, own in OWN.items():
                if passphrase == own:
                    with Compartment.open(folder, partner, own) as room:
                        room.check()
                        settle(vault, room)
                        assert len(room.notes()) == 1
                        shared = set(vault.taken_in())
                        mine = {place for place in shared if place[1].by is Seat(partner.value)}
                        assert set(room.marked()) == mine
    assert alike(folder)


def _answer(number: int) -> Answer:
    return answer(Number(number), SLOT, Share.ASK, shown=True)


def _new_keys(folder: Path, turn: int) -> None:
    ways.rekey(Vault.open(folder, TOGETHER), ALL, DAY + timedelta(days=turn)).close()


def _new_room(folder: Path, turn: int) -> None:
    compartments.rekey(folder, Partner.FIRST, OWN[Partner.FIRST])


def _same_passphrase(folder: Path, turn: int) -> None:
    own = OWN[Partner.SECOND]
    compartments.change_own_passphrase(folder, Partner.SECOND, own, own)


def _reveal(folder: Path, turn: int) -> None:
    own = OWN[Partner.FIRST]
    with Vault.open(folder, own) as vault, Compartment.open(folder, Partner.FIRST, own) as room:
        for number in range(50):
            reveal(vault, room, TALK, _answer(number))
            vault.withdraw(TALK.id, SLOT)


def _back_up(folder: Path, turn: int) -> None:
    with Vault.open(folder, TOGETHER) as vault:
        for number in range(6):
            vault.back_up(DAY + timedelta(days=turn + number))


def _restore(folder: Path, turn: int) -> None:
    with Vault.open(folder, TOGETHER) as vault:
        made = vault.back_up(DAY + timedelta(days=turn))
    restore(folder, made, TOGETHER, DAY + timedelta(days=turn))


_KEYS = (keyfile.NAME, keyfile.SECOND_COPY)
_CHANGES: dict[str, Callable[[Path, int], None]] = {
    "new keys": _new_keys,
    "new room": _new_room,
    "passphrase": _same_passphrase,
    "reveal": _reveal,
    "back up": _back_up,
    "restore": _restore,
}
