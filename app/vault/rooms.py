"""The files of the two private rooms, seen from outside: neither may tell more than the other.

Both always exist in a protected vault. One that nobody uses is chance, as one in use looks to
all who lack its key. Both have the same size, in steps of 1 MiB, and the same times.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from ..whole import OWNER_ONLY
from . import seals
from .files import beside, copy_file, in_words, log_of, new_private_file, put_in_place
from .partner import Partner

STEP = 1 << 20
"""Bytes by which the files grow."""


def room(folder: Path, partner: Partner) -> Path:
    """The file of a partner's room."""
    return folder / partner.file


def alike(folder: Path) -> bool:
    """Whether the rooms that are there have one size and one time. Raises OSError."""
    there = [room(folder, each) for each in Partner if room(folder, each).is_file()]
    return len({(path.stat().st_size, path.stat().st_mtime_ns) for path in there}) < 2


def fill(folder: Path, partner: Partner) -> None:
    """Put a room of chance, which nobody can open, in the place of what is there.

    Raises VaultProblem.
    """
    path = room(folder, partner)
    size = path.stat().st_size if path.exists() else 0
    with in_words():
        new_private_file(beside(path))
        _grow(beside(path), max(size, STEP))
    install(folder, partner)


def install(folder: Path, partner: Partner) -> None:
    """Let the room grown beside take its place; the other is written anew too, to look alike.

    Neither may be open. Raises VaultProblem.
    """
    put_in_place(room(folder, partner))
    other = room(folder, partner.other)
    if other.is_file() and not log_of(other).exists():
        with in_words():
            copy_file(other, beside(other))
        put_in_place(other)
    equalise(folder, partner)


def files(folder: Path) -> tuple[Path, ...]:
    """Every file that the rooms of a vault can have, but for their logs."""
    paths = [room(folder, partner) for partner in Partner]
    return (*paths, *map(beside, paths), folder / seals.NAME)


def equalise(folder: Path, *used: Partner) -> None:
    """Give both rooms one size and one time, and seal them. Raises VaultProblem.

    What is added lies behind the last page: SQLite never reads it, and to all others it looks
    like more of the same. A room that is open is left to its closing; `used` are those that
    their owners just closed, whatever was sealed before.
    """
    paths = {each: room(folder, each) for each in Partner if room(folder, each).is_file()}
    sealed = seals.read(folder)
    whole = [
        path
        for each, path in paths.items()
        if not log_of(path).exists() and (each in used or seals.holds(path, sealed))
    ]
    with in_words():
        size = max((path.stat().st_size for path in paths.values()), default=0)
        size = max(-(-size // STEP) * STEP, STEP)
        for path in paths.values():
            if not log_of(path).exists():
                _grow(path, size)
        new = {path.name: seals.of(path) for path in whole}
    if sealed != sealed | new:
        seals.write(folder, sealed | new)
    moment = time.time_ns()
    with in_words():
        for path in paths.values():
            path.chmod(OWNER_ONLY)
            os.utime(path, ns=(moment, moment))


def _grow(path: Path, size: int) -> None:
    missing = size - path.stat().st_size
    if missing <= 0:
        return
    with path.open("ab") as file:
        while missing > 0:
            missing -= file.write(os.urandom(min(missing, STEP)))
        file.flush()
        os.fsync(file.fileno())
