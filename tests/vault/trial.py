"""What is done to a vault in a process of its own, because it harms the process.

    PYTHONPATH=. python tests/vault/trial.py kills FOLDER 200
    PYTHONPATH=. python tests/vault/trial.py kills-too-soon FOLDER 40
    PYTHONPATH=. python tests/vault/trial.py full FOLDER
    PYTHONPATH=. python tests/vault/trial.py read-only FOLDER

Each prints one JSON line. `kills-too-soon` is the control: the writer says *kept* before it is,
so words must get lost.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import Number, Value
from app.vault.problems import VaultProblem
from app.vault.store import Vault

Figures = dict[str, object]
NOBODY = 65534

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
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
SLOTS = tuple(Slot(item, by) for item in ("wish", "part", "thanks") for by in Seat)


def _answer(number: int) -> Answer:
    slot = SLOTS[number % len(SLOTS)]
    return Answer(slot, Number(number), "How much?", Share.NOW, NOON)


def _write(folder: Path, begin: int, out: int, too_soon: bool) -> None:
    with Vault.open(folder) as vault:
        for number in range(begin, begin + 100_000):
            one = _answer(number)
            if too_soon:
                os.write(out, b"%d\n" % number)
            vault.turn_page(TALK, (one,), str(number))
            if not too_soon:
                os.write(out, b"%d\n" % number)


def _acknowledged(folder: Path, begin: int, wait: float, too_soon: bool) -> list[int]:
    """What a writer said was kept before it was killed `wait` seconds after its first word."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _write(folder, begin, into, too_soon)
        os._exit(0)
    os.close(into)
    said = os.read(out, 65536)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(out, 65536):
        said += more
    os.close(out)
    return [int(line) for line in said.split()]


def _lost(folder: Path, acknowledged: list[int]) -> tuple[int, int]:
    """How many acknowledged answers are not there, and whether place and answers disagree."""
    with Vault.open(folder) as vault:
        vault.check()
        stored = vault.load(TALK.id)
    numbers: dict[Slot, int] = {each.slot: _number(each.value) for each in stored.answers}
    last = {SLOTS[number % len(SLOTS)]: number for number in acknowledged}
    lost = sum(numbers.get(slot, -1) < number for slot, number in last.items())
    newest = max(numbers.values(), default=None)
    place = None if stored.place is None else int(stored.place)
    return lost, int(place != newest)


def _number(value: Value) -> int:
    assert isinstance(value, Number)
    return value.number


def kills(folder: Path, rounds: int, too_soon: bool) -> Figures:
    """Kill a writer at random moments; count what was acknowledged and is not there."""
    chance = random.Random(20261122)
    with Vault.create(folder, None) as vault:
        vault.begin(TALK, b"the flow")
    kept = lost = torn = begin = 0
    for _ in range(rounds):
        wait = min(chance.expovariate(1 / 0.015), 0.08)
        acknowledged = _acknowledged(folder, begin, wait, too_soon)
        missing, disagree = _lost(folder, acknowledged)
        kept, lost, torn = kept + len(acknowledged), lost + missing, torn + disagree
        begin = max(acknowledged, default=begin) + len(SLOTS) + 1
    return {"kills": rounds, "acknowledged": kept, "lost": lost, "torn": torn}


def full(folder: Path) -> Figures:
    """Fill the space granted, then grant more; count what was acknowledged and is not there."""
    nowhere = folder / "nowhere"
    with _at_most(20_000):
        made = _told(lambda: Vault.create(nowhere, None))
    vault = Vault.create(folder / "vault", None)
    vault.begin(TALK, b"the flow")
    kept, told = 0, ""
    with _at_most(200_000):
        while not told:
            told = _told(partial(vault.turn_page, TALK, (_answer(kept),), f"{kept:03000}"))
            kept += not told
        readable = len(vault.load(TALK.id).answers)
        again = _told(lambda: vault.turn_page(TALK, (_answer(kept),), str(kept)))
    vault.turn_page(TALK, (_answer(kept),), str(kept))
    vault.close()
    lost, torn = _lost(folder / "vault", list(range(kept + 1)))
    figures: Figures = {"made": made, "half_made": Vault.exists(nowhere), "kept": kept}
    return {**figures, "told": [told, again], "readable": readable, "lost": lost, "torn": torn}


def read_only(folder: Path) -> Figures:
    """Open and make vaults where writing is forbidden, as somebody who is not root."""
    if os.geteuid() == 0:
        folder.chmod(0o777)
        os.setuid(NOBODY)
    vault = folder / "vault"
    Vault.create(vault, None).close()
    (vault / "shared.db").chmod(0o400)
    file = _told(lambda: Vault.open(vault))
    (vault / "shared.db").chmod(0o600)
    vault.chmod(0o500)
    opened = _told(lambda: Vault.open(vault))
    made = _told(lambda: Vault.create(vault / "deeper", None))
    vault.chmod(0o700)
    Vault.open(vault).close()
    return {"file": file, "opened": opened, "made": made}


def _told(action: Callable[[], object]) -> str:
    """The kind of problem that an action ended in, or nothing."""
    try:
        action()
    except VaultProblem as problem:
        return type(problem).__name__
    return ""


@contextlib.contextmanager
def _at_most(size: int) -> Iterator[None]:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def main(kind: str, folder: Path, rounds: int) -> Figures:
    """Run one trial."""
    match kind:
        case "kills" | "kills-too-soon":
            return kills(folder, rounds, kind == "kills-too-soon")
        case "full":
            return full(folder)
        case "read-only":
            return read_only(folder)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int([*sys.argv, "1"][3]))))
