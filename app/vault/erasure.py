"""Full erase: the keys first, for without them the rest is noise (vault.md, rule 10)."""

from __future__ import annotations

import os
from pathlib import Path

from . import keyfile, settings
from .files import in_words, sync_folder
from .folder import VAULT


def erase(home: Path) -> None:
    """Destroy the keys, then every file that this program keeps in `home`. Raises VaultProblem.

    The vault must be closed; those that were set aside go too. Paper, exports, backups of the
    system and the spare cells of an SSD are beyond reach, which the page says.
    """
    vaults = [home / VAULT, *home.glob(f"{VAULT}-[0-9]*")]
    with in_words():
        for vault in vaults:
            for name in (keyfile.NAME, keyfile.SECOND_COPY):
                _overwrite(vault / name)
        for vault in vaults:
            if vault.is_dir():
                _remove(vault)
        (home / settings.NAME).unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    """Noise over the old bytes, on the disk before the name goes."""
    if not path.is_file() or path.is_symlink():
        return
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(os.urandom(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_folder(path.parent)


def _remove(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            _remove(entry)
        else:
            entry.unlink()
    folder.rmdir()
