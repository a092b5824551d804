"""What the benchmarks have in common."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.vault.store import Vault

from .past import had


@pytest.fixture(scope="session")
def after(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, int], Vault]:
    """Opens, in a folder, a copy of a vault in which so many talks were had.

    The first who asks for a number makes it, for the other processes of the run too.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def opened(folder: Path, talks: int) -> Vault:
        made = shared / f"past-{talks}"
        if not made.exists():
            mine = tmp_path_factory.mktemp("past") / "vault"
            had(mine, talks)
            with contextlib.suppress(OSError):
                mine.rename(made)
        shutil.copytree(made, folder)
        return Vault.open(folder)

    return opened
