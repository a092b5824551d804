"""Kills at a room and while keys, backups and rooms change, in processes of their own.

    PYTHONPATH=. python tests/vault/room_trial.py words FOLDER 200
    PYTHONPATH=. python tests/vault/room_trial.py words-too-soon FOLDER 40
    PYTHONPATH=. python tests/vault/room_trial.py changes FOLDER 40
    PYTHONPATH=. python tests/vault/room_trial.py upgrades FOLDER 40

Each prints one JSON line. `words-too-soon` is the control: it says *kept* before it is.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import Number
from app.vault import compartments, ways
from app.vault.compartment import Compartment
from app.vault.door import Door, unlock
from app.vault.keys import FLOOR, SlotName
from app.vault.partner import Partner
from app.vault.problems import VaultProblem
from app.vault.restore import restore
from app.vault.rooms import STEP
from app.vault.shares import reveal, settle
from app.vault.store import Vault

TOGETHER = "willow teapot comet harbour"
OWN = {Partner.FIRST: "copper meadow violin sunday", Partner.SECOND: "pepper glacier otter oven"}
ALL = {
    SlotName.TOGETHER: TOGETHER,
    SlotName.FIRST: OWN[Partner.FIRST],
    SlotName.SECOND: OWN[Partner.SECOND],
}
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
FLOW = Flow(
    flow=1,
    id="small-talk",
    version=1,
    language="en",
    title="A small talk",
    minutes=5,
    steps=(Step(id="begin", title="Begin", items=(Text(id="wish", ask="What?"),)),),
)
TALK = Session(id="0" * 32, flow=FLOW, names=("Ada", "Bo"), started=NOON)
SLOT = Slot("wish", Seat.FIRST)


def _answer(number: int, shown: bool = False) -> Answer:
    return Answer(SLOT, Number(number), "How much?", Share.ASK, NOON, shown)


def _made(folder: Path) -> None:
    with Vault.create(folder, TOGETHER, FLOOR) as vault:
        assert vault.held is not None
        vault.begin(TALK, b"the flow")
        for partner, passphrase in OWN.items():
            with compartments.set_partner_passphrase(vault.held, partner, passphrase) as room:
                room.add_note("first of all")
        vault.back_up(DAY)


def _killed(child: Callable[[int], None], wait: float) -> list[int]:
    """The numbers that a process wrote before it was killed."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        child(into)
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


def words(folder: Path, rounds: int, too_soon: bool) -> dict[str, object]:
    """Kill a writer of private answers and of reveals; count what it said and is not there."""
    _made(folder)
    chance = random.Random(20261122)
    door = unlock(folder, Partner.FIRST, OWN[Partner.FIRST])
    kept = lost = torn = unlike = begin = 0
    for _ in range(rounds):
        start = begin

        def child(out: int, start: int = start) -> None:
            _write(door, start, out, too_soon)

        said = _killed(child, min(chance.expovariate(1 / 0.015), 0.08))
        newest = max(said, default=begin)
        with Compartment.enter(door) as room:
            room.check()
            found = [each.value for each in room.answers(TALK.id)]
        number = found[0].number if found and isinstance(found[0], Number) else -1
        lost += number < newest and bool(said)
        torn += len(found) > 1
        unlike += not _alike(folder)
        kept += len(said)
        begin = newest + 2
    return {"kills": rounds, "acknowledged": kept, "lost": lost, "torn": torn, "unlike": unlike}


def _write(door: Door, begin: int, out: int, too_soon: bool) -> None:
    with Compartment.enter(door) as room:
        for number in range(begin, begin + 100_000):
            if too_soon:
                os.write(out, b"%d\n" % number)
            room.keep(TALK, _answer(number))
            if not too_soon:
                os.write(out, b"%d\n" % number)


def changes(folder: Path, rounds: int) -> dict[str, object]:
    """Kill while keys, backups and rooms change; afterwards everyone must get in to every word."""
    _made(folder)
    chance = random.Random(20261123)
    broken: Counter[str] = Counter()
    done = 0
    for turn in range(rounds):
        kind = sorted(_CHANGES)[turn % len(_CHANGES)]

        def child(out: int, kind: str = kind, turn: int = turn) -> None:
            os.write(out, b"0\n")
            _CHANGES[kind](folder, turn)
            os.write(out, b"1\n")
            time.sleep(5)

        done += 1 in _killed(child, chance.uniform(0, 1.2))
        try:
            _everyone_gets_in(folder)
        except (VaultProblem, AssertionError) as problem:
            broken[f"{kind}: {type(problem).__name__}"] += 1
    return {"kills": rounds, "done": done, "broken": dict(broken)}


def upgrades(folder: Path, rounds: int) -> dict[str, object]:
    """Kill while a vault of version 1 is upgraded; afterwards all of it must be there."""
    chance, broken = random.Random(20261124), 0
    for turn in range(rounds):
        place = folder / str(turn)
        shutil.copytree(Path(__file__).parent / "fixtures" / "version-1", place)

        def child(out: int, place: Path = place) -> None:
            os.write(out, b"0\n")
            Vault.open(place, TOGETHER).close()
            time.sleep(5)

        _killed(child, chance.uniform(0.05, 0.4))
        try:
            with Vault.open(place, TOGETHER) as vault:
                vault.check()
                assert [len(vault.load(head.id).answers) for head in vault.sessions()] == [1, 2]
            assert _alike(place)
        except (VaultProblem, AssertionError):
            broken += 1
    return {"kills": rounds, "broken": broken}


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
    assert _alike(folder)


def _alike(folder: Path) -> bool:
    first, second = ((folder / partner.file).stat() for partner in Partner)
    same = (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
    return same and first.st_size % STEP == 0


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
            reveal(vault, room, TALK, _answer(number, shown=True))
            vault.withdraw(TALK.id, SLOT)


def _back_up(folder: Path, turn: int) -> None:
    with Vault.open(folder, TOGETHER) as vault:
        for number in range(6):
            vault.back_up(DAY + timedelta(days=turn + number))


def _restore(folder: Path, turn: int) -> None:
    with Vault.open(folder, TOGETHER) as vault:
        made = vault.back_up(DAY + timedelta(days=turn))
    restore(folder, made, TOGETHER, DAY + timedelta(days=turn))


_CHANGES: dict[str, Callable[[Path, int], None]] = {
    "new keys": _new_keys,
    "new room": _new_room,
    "passphrase": _same_passphrase,
    "reveal": _reveal,
    "back up": _back_up,
    "restore": _restore,
}


def main(kind: str, folder: Path, rounds: int) -> dict[str, object]:
    """Run one trial."""
    match kind:
        case "words" | "words-too-soon":
            return words(folder, rounds, kind == "words-too-soon")
        case "changes":
            return changes(folder, rounds)
        case "upgrades":
            return upgrades(folder, rounds)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
