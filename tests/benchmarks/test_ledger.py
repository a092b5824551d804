"""The ledger after ten thousand talks with five hundred agreements: its first rows, at once."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

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
from .past import NOON, after

TALKS, EVERY = 10_000, 40
AGREEMENTS = 2 * TALKS // EVERY
AIM_S, FAR_S = 0.1, 0.3
"""The aim; and what is so far from it that no busy machine is an excuse."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with that many talks, each with a summary; in one of forty both agreed."""
    folder = tmp_path_factory.mktemp("past") / "vault"
    vault = after(folder, TALKS)
    ids = [head.id for head in vault.sessions(TALKS)]
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


def timed(act: object, times: int = 7) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        act()  # type: ignore[operator]
        spent.append(time.perf_counter() - start)
    return median(spent)


def test_the_first_rows_stand_at_once(folder: Path, qapp: QApplication) -> None:
    fonts.load()

    def first_rows() -> None:
        page = Agreements(NOON.date(), past_plan(vault))
        page.resize(1200, 800)
        page.show_ledger(ledger(next(batches(vault)), vault.breaks_kept()), whole=False)
        page.grab()
        page.deleteLater()

    with Vault.open(folder) as vault:
        spent = timed(first_rows)
        start = time.perf_counter()
        whole = past_ledger(vault)
        rows = f"first rows of {AGREEMENTS} agreements in {TALKS:,} talks"
        print(f"\n{rows}  {spent * 1e3:.0f} ms, aim {AIM_S * 1e3:.0f}")
        print(f"the whole ledger  {(time.perf_counter() - start) * 1e3:.0f} ms, batch by batch")
    assert len(whole.entries) == AGREEMENTS
    assert spent <= FAR_S


def test_home_and_the_break_do_not_wait_for_the_past(folder: Path) -> None:
    with Vault.open(folder) as vault:
        home, plan = timed(lambda: waiting(vault, NOON)), timed(lambda: past_plan(vault))
        print(
            f"\nwhat waits on home  {home * 1e3:.1f} ms; the plan for breaks  {plan * 1e3:.1f} ms"
        )
    assert home <= FAR_S
    assert plan <= FAR_S
