from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork")


def _trial(kind: str, folder: Path, rounds: int) -> dict[str, Any]:
    script = Path(__file__).with_name("room_trial.py")
    run = [sys.executable, str(script), kind, str(folder), str(rounds)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert isinstance(figures, dict)
    print(kind, figures)
    return figures


def test_no_private_word_that_was_kept_is_lost_in_a_hundred_kills(tmp_path: Path) -> None:
    figures = _trial("words", tmp_path / "vault", 100)
    assert figures["acknowledged"] >= 100
    assert (figures["lost"], figures["torn"], figures["unlike"]) == (0, 0, 0)


def test_the_trial_at_a_room_would_see_a_loss(tmp_path: Path) -> None:
    assert _trial("words-too-soon", tmp_path / "vault", 60)["lost"] > 0


def test_killed_while_keys_and_backups_change_everyone_still_gets_in(tmp_path: Path) -> None:
    figures = _trial("changes", tmp_path / "vault", 36)
    assert figures["kills"] == 36
    assert 0 < figures["done"] < 36
    assert figures["broken"] == {}


def test_killed_while_it_is_upgraded_a_vault_of_version_1_has_all_its_words(
    tmp_path: Path,
) -> None:
    assert _trial("upgrades", tmp_path / "vaults", 20) == {"kills": 20, "broken": 0}
