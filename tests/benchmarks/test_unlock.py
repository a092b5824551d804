"""What unlocking costs beyond Argon2id, which is to cost: a vault of 50 MB, in one run.

The figures of the design (unlock within 1.5 s, commit within 20 ms at p99) are printed; what is
asserted is a ratio, so that a slow machine does not fail it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import pytest

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot, fresh_id
from app.session.value import Words
from app.vault import keyfile
from app.vault.compartment import Compartment
from app.vault.compartments import set_partner_passphrase
from app.vault.partner import Partner
from app.vault.store import SHARED, Vault
from app.vault.wrap import stretch

pytestmark = pytest.mark.alone

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSPHRASE, OWN = "willow teapot comet harbour", "copper meadow violin sunday"
FLOW = Flow(
    flow=1,
    id="small-talk",
    version=1,
    language="en",
    title="A small talk",
    minutes=5,
    steps=(Step(id="begin", title="Begin", items=(Text(id="wish", ask="What?"),)),),
)
TALK = Session(id=fresh_id(NOON), flow=FLOW, names=("Ada", "Bo"), started=NOON)
MEGABYTES = 50


def test_unlocking_fifty_megabytes_costs_little_beyond_the_stretching(tmp_path: Path) -> None:
    _large(tmp_path)
    keys, _ = keyfile.read(tmp_path)
    slot = next(iter(keys.slots.values()))
    stretched, shared, own = [], [], []
    for _ in range(3):
        stretched.append(_timed(lambda: _stretch(slot.salt, slot.cost.mib, slot.cost.passes)))
        shared.append(_timed(lambda: Vault.open(tmp_path, PASSPHRASE)))
        own.append(_timed(lambda: Compartment.open(tmp_path, Partner.FIRST, OWN)))
    print(f"\nfile                    {(tmp_path / SHARED).stat().st_size / 2**20:.0f} MiB")
    print(f"Argon2id alone   median {1000 * median(stretched):.0f} ms")
    print(f"unlock shared    median {1000 * median(shared):.0f} ms")
    print(f"unlock room      median {1000 * median(own):.0f} ms")
    assert median(shared) / median(stretched) <= 1.3
    assert median(own) / median(stretched) <= 1.3


def test_a_private_answer_is_kept_about_as_fast_as_a_shared_one(tmp_path: Path) -> None:
    with Vault.create(tmp_path, PASSPHRASE) as vault:
        assert vault.held is not None
        vault.begin(TALK, b"a flow")
        with set_partner_passphrase(vault.held, Partner.FIRST, OWN) as room:
            ours, mine = [], []
            for number in range(300):
                ours.append(_took(partial(vault.keep, TALK.id, _answer(number, Share.NOW))))
                mine.append(_took(partial(room.keep, TALK, _answer(number, Share.ASK))))
    for name, times in (("shared ", ours), ("private", mine)):
        p99 = quantiles(times, n=100)[98]
        print(f"\n{name} commit median {1000 * median(times):.2f} ms, p99 {1000 * p99:.2f} ms")
    assert median(mine) / median(ours) <= 1.5


def _large(folder: Path) -> None:
    with Vault.create(folder, PASSPHRASE) as vault:
        assert vault.held is not None
        set_partner_passphrase(vault.held, Partner.FIRST, OWN).close()
        for number in range(MEGABYTES):
            talk = Session(id=f"{number:032x}", flow=FLOW, names=("Ada", "Bo"), started=NOON)
            vault.begin(talk, b"%d" % number + b"a flow of a usual length\n" * 41_943)


def _answer(number: int, share: Share) -> Answer:
    slot = Slot(f"item-{number % 12}", Seat.FIRST)
    return Answer(slot, Words(f"{number} " + "word " * 40), "What?", share, NOON)


def _stretch(salt: bytes, mib: int, passes: int) -> None:
    stretch(PASSPHRASE, salt, mib, passes)


def _timed(act: Callable[[], Vault | Compartment | None]) -> float:
    begin = time.perf_counter()
    opened = act()
    took = time.perf_counter() - begin
    if opened is not None:
        opened.close()
    return took


def _took(act: Callable[[], None]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin
