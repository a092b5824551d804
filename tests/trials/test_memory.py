"""After the lock, no word of the couple is in the memory of the process any more (vault.md)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .memory import KINDS, tried

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory is read in /proc")

LOCK, HIDE = "window.visit.lock()", "window.hide_all()"


@pytest.mark.parametrize("lock", [LOCK, HIDE])
def test_after_the_lock_no_word_is_in_memory(tmp_path: Path, lock: str) -> None:
    trial = tried(tmp_path / "home", lock)
    print(trial.before, trial.after)
    assert trial.replaced
    assert trial.before.kinds == set(KINDS)
    assert trial.after.sum == 0
    assert trial.after.searched > 1 << 24


def test_the_search_would_find_what_a_lock_without_a_new_process_leaves(tmp_path: Path) -> None:
    trial = tried(tmp_path / "home", LOCK, control=True)
    print(trial.before, trial.after)
    assert not trial.replaced
    assert trial.after.sum > 0
