"""A file written whole or not at all: beside its place first, on the disk, then in its place."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

OWNER_ONLY = 0o600
AS_USUAL = 0o666
"""Readable for whom the umask says."""


def write(path: Path, data: bytes, mode: int = OWNER_ONLY, beside: Path | None = None) -> None:
    """Write a file, or put it in the place of an older one; on the disk when this returns.

    It grows in `beside`, which takes a new name of its own where none is given. Raises OSError;
    then nothing is left there, and a file that was in its place is as before.
    """
    growing = beside or path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        new_file(growing, mode)
        with growing.open("r+b") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            growing.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def new_file(path: Path, mode: int) -> None:
    """Make an empty file, with its mode from its first moment. Raises OSError."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode))


def sync_folder(folder: Path) -> None:
    """Make sure that names made or replaced in the folder survive a power cut. Raises OSError."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows keeps names in its own journal
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
