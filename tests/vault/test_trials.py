from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork, limits and file modes")


def _trial(kind: str, folder: Path, *more: str) -> dict[str, Any]:
    run = [sys.executable, str(Path(__file__).with_name("trial.py")), kind, str(folder), *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert isinstance(figures, dict)
    return figures


def test_nothing_acknowledged_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    figures = _trial("kills", tmp_path / "vault", "200")
    print(figures)
    assert figures["kills"] == 200
    assert figures["acknowledged"] >= 200
    assert (figures["lost"], figures["torn"]) == (0, 0)


def test_the_kill_trial_would_see_a_loss(tmp_path: Path) -> None:
    assert _trial("kills-too-soon", tmp_path / "vault", "60")["lost"] > 0


def test_a_full_disk_is_told_loses_nothing_and_can_be_gone_on_from(tmp_path: Path) -> None:
    figures = _trial("full", tmp_path)
    assert (figures["made"], figures["half_made"]) == ("VaultFull", False)
    assert figures["told"] == ["VaultFull", "VaultFull"]
    assert figures["kept"] > 5
    assert figures["readable"] > 0
    assert (figures["lost"], figures["torn"]) == (0, 0)


def test_a_read_only_folder_or_file_is_told() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        figures = _trial("read-only", Path(folder))
    assert figures == {"file": "VaultReadOnly", "opened": "VaultReadOnly", "made": "VaultReadOnly"}
