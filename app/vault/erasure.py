"""Full erase: the keys first, for without them the rest is noise (vault.md, rule 10)."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from ..whole import sync_folder
from . import backups, keyfile, rooms, settings
from .compartment import Compartment
from .door import Door
from .files import in_words, remove_folder
from .folder import HELPLINES, VAULT
from .keys import CODES, slot_of

REMAINS = (
    "Paper that was printed, and files that were saved in another place, are still there.",
    "Backups that this computer or another service made of its disk are still there.",
    "An SSD can hold old cells for a while; without the keys they are noise.",
)
REMAINS_OF_OWN = (
    "What you chose to show is still in the shared space; you can withdraw it there.",
    *REMAINS,
)
"""What no erase can reach, for the page that says so."""

_COPIES = (keyfile.NAME, keyfile.SECOND_COPY)


def erase(home: Path) -> tuple[str, ...]:
    """Destroy the keys, then every file that this program keeps in `home`; returns what remains.

    The vault must be closed; its backups and the vaults that were set aside go too. Raises
    VaultProblem.
    """
    vaults = [home / VAULT, *home.glob(f"{VAULT}-[0-9]*")]
    with in_words():
        for vault in vaults:
            for place in (vault, *_folders(vault / backups.FOLDER)):
                for name in _COPIES:
                    _overwrite(place / name)
        for vault in vaults:
            remove_folder(vault)
        for name in (settings.NAME, HELPLINES):
            (home / name).unlink(missing_ok=True)
    return REMAINS


def erase_room(room: Compartment) -> tuple[str, ...]:
    """Destroy a partner's keys, room and what the backups hold of it; returns what remains.

    The room is closed by it, and may be given a new passphrase afterwards.
    """
    room.close()
    return erase_behind(room.door)


def erase_behind(door: Door) -> tuple[str, ...]:
    """The same for a room that is closed, or that broke off while it was erased."""
    name = slot_of(door.partner)
    keys, _ = keyfile.read(door.folder)
    emptied = keys.emptied(door.shared, name, CODES[name])
    backups.empty_room(door.folder, door.partner, emptied)
    rooms.fill(door.folder, door.partner)
    with in_words(), ExitStack() as held:
        old = _handles(door.folder, held)
        keyfile.write(door.folder, emptied)
        for file in old:
            _noise(file)
    return REMAINS_OF_OWN


def _handles(folder: Path, held: ExitStack) -> list[BinaryIO]:
    """The key files as they are now, to write over them once others have their names.

    Not on Windows, where no open file can be replaced.
    """
    if os.name == "nt":
        return []
    paths = [folder / name for name in _COPIES if (folder / name).is_file()]
    return [held.enter_context(path.open("r+b")) for path in paths]


def _noise(file: BinaryIO) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    file.write(os.urandom(size))
    file.flush()
    os.fsync(file.fileno())


def _overwrite(path: Path) -> None:
    """Noise over the old bytes, on the disk before the name goes."""
    if not path.is_file() or path.is_symlink():
        return
    with path.open("r+b") as file:
        _noise(file)
    path.unlink()
    sync_folder(path.parent)


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return []
    return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
