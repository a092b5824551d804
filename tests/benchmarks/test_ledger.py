"""The ledger after ten thousand talks with five hundred agreements: its first rows, at once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.summary.ledger import ledger
from app.summary.record import to_json
from app.ui import fonts
from app.ui.past import batches, past_ledger, past_plan
from app.ui.places.agreements import Agreements
from app.ui.waiting import waiting
from app.vault import engine, keyfile
from app.vault.store import SHARED, Vault

from ..summary.looks import first_evening
from .past import NOON

pytestmark = pytest.mark.alone

FEW, TALKS, EVERY = 200, 10_000, 40
AGREEMENTS = 2 * TALKS // EVERY
AIM_MS, RATIO, ROUNDS = 100, 1.5, 9
"""What is aimed at, and how much longer it may take than after few talks."""


@pytest.fixture(scope="module")
def homes(
    tmp_path_factory: pytest.TempPathFactory, after: Callable[[Path, int], Vault]
) -> tuple[Path, Path]:
    """A home with few past talks, and one with many."""
    place = tmp_path_factory.mktemp("past")
    return agreed_in(after, place / "few", FEW), agreed_in(after, place / "many", TALKS)


def agreed_in(after: Callable[[Path, int], Vault], folder: Path, talks: int) -> Path:
    """A vault with that many talks, each with a summary; in one of forty both agreed."""
    vault = after(folder, talks)
    ids = [head.id for head in vault.sessions(talks)]
    vault.close()
    agreed = first_evening()
    without = tuple(
        s for s in agreed.sections if not any(ln.promise or ln.moment for ln in s.lines)
    )
    keys, _ = keyfile.read(folder)
    connection = engine.open_file(folder / SHARED, keys.open_key() or b"", keys.vault_id)
    with engine.transaction(connection):
        for number, talk in enumerate(ids):
            sections = without if number % EVERY else agreed.sections
            kept = to_json(replace(agreed, session=talk, sections=sections))
            connection.execute(
                "INSERT INTO summaries (session, summary) VALUES (?, ?)",
                (talk, json.dumps(kept, ensure_ascii=False)),
            )
    engine.close(connection)
    return folder


def compared(few: Callable[[], object], many: Callable[[], object]) -> tuple[float, float]:
    """The best milliseconds of each, in turn, so that what else the machine does falls on both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for act, spent in zip((few, many), times, strict=True):
            start = time.perf_counter()
            act()
            spent.append((time.perf_counter() - start) * 1e3)
    return min(times[0]), min(times[1])


def first_rows(vault: Vault) -> None:
    page = Agreements(NOON.date(), past_plan(vault))
    page.resize(1200, 800)
    page.show_ledger(ledger(next(batches(vault))), whole=False)
    page.grab()
    page.deleteLater()


def test_the_first_rows_stand_as_soon_as_after_few_talks(
    homes: tuple[Path, Path], qapp: QApplication
) -> None:
    fonts.load()
    with Vault.open(homes[0]) as few, Vault.open(homes[1]) as many:
        one, other = compared(partial(first_rows, few), partial(first_rows, many))
        start = time.perf_counter()
        whole = past_ledger(many)
        lasted = (time.perf_counter() - start) * 1e3
    rows = f"first rows of {AGREEMENTS} agreements in {TALKS:,} talks"
    print(f"\n{rows}  {other:.0f} ms, aim {AIM_MS}; in {FEW} talks  {one:.0f} ms")
    print(f"the whole ledger  {lasted:.0f} ms, batch by batch; ratio {other / one:.2f}")
    assert len(whole.entries) == AGREEMENTS
    assert other / one <= RATIO


def test_home_and_the_break_do_not_wait_for_the_past(homes: tuple[Path, Path]) -> None:
    with Vault.open(homes[0]) as few, Vault.open(homes[1]) as many:
        home = compared(lambda: waiting(few, NOON), lambda: waiting(many, NOON))
        plan = compared(lambda: past_plan(few), lambda: past_plan(many))
    for name, (one, other) in (("what waits on home", home), ("the plan for breaks", plan)):
        print(f"\n{name}  {other:.1f} ms, in {FEW} talks  {one:.1f} ms; ratio {other / one:.2f}")
        assert other / one <= RATIO
