"""Files that only their owner may read, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from .. import whole
from ..whole import OWNER_ONLY, new_file, sync_folder
from .problems import VaultFull, VaultProblem, VaultReadOnly, VaultUnreachable

OWNER_ONLY_FOLDER = 0o700

NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST})


def problem_of(number: int | None) -> VaultProblem:
    """The problem behind an `errno`."""
    if number in NO_SPACE:
        return VaultFull()
    return VaultReadOnly() if number in NOT_ALLOWED else VaultUnreachable()


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """Turn an OSError of the block into the problem that says it."""
    try:
        yield
    except OSError as error:
        raise problem_of(error.errno) from None


def private_folder(folder: Path) -> None:
    """Make the folder, or take it, so that only its owner may enter. Raises OSError."""
    make_folder(folder, OWNER_ONLY_FOLDER)
    if folder.stat().st_mode & 0o077:
        folder.chmod(OWNER_ONLY_FOLDER)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, where they are not; on the disk when this returns.

    Raises OSError.
    """
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    for each in new:
        sync_folder(each.parent)


def new_private_file(path: Path) -> None:
    """Make an empty file, readable by its owner alone from its first moment. Raises OSError."""
    new_file(path, OWNER_ONLY)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file that only its owner may read, by one grown beside it. Raises OSError."""
    whole.write(path, data, OWNER_ONLY, beside(path))


def remove(path: Path) -> None:
    """Remove a database file and its log, which would be read into another one of that name."""
    path.unlink(missing_ok=True)
    log_of(path).unlink(missing_ok=True)


def log_of(path: Path) -> Path:
    """The write-ahead log of a database file: there while it is open, and after a crash."""
    return path.with_name(path.name + "-wal")


def beside(path: Path) -> Path:
    """Where a file grows that shall take the place of this one."""
    return path.with_name(path.name + ".new")


def put_in_place(path: Path) -> None:
    """Let the whole file beside take the place of a closed one. Raises VaultProblem."""
    with in_words():
        log_of(path).unlink(missing_ok=True)
        beside(path).replace(path)
        sync_folder(path.parent)


def copy_file(source: Path, target: Path) -> None:
    """Make a copy that only its owner may read, on the disk when this returns. Raises OSError."""
    new_private_file(target)
    with source.open("rb") as read, target.open("r+b") as write:
        shutil.copyfileobj(read, write, 1 << 20)
        write.flush()
        os.fsync(write.fileno())


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, following no link. Raises OSError."""
    if not folder.is_dir() or folder.is_symlink():
        return
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            remove_folder(entry)
        else:
            entry.unlink()
    folder.rmdir()
