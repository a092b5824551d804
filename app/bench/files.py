"""An author's files: read no further than a bound, and never written over by accident."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .. import whole
from ..problem import Problem

NOTHING_CHANGED = "Nothing was changed."


def read_bytes(file: Path, most: int) -> bytes:
    """What a file holds, and of a larger one a byte more than `most`.

    Raises Problem where it cannot be opened.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise _problem(file, "read", error) from None


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files none of which may be there yet.

    Raises Problem where one is there already, or cannot be written; then none is left.
    """
    for file in files:
        if os.path.lexists(file):
            raise Problem(
                f"There is a file {file} already.",
                NOTHING_CHANGED,
                "Choose another name, or move that file away.",
            )
    done: list[Path] = []
    try:
        for file, data in files.items():
            with file.open("xb") as stream:
                done.append(file)
                stream.write(data)
    except OSError as error:
        for each in done:
            each.unlink(missing_ok=True)
        raise _problem(file, "written", error) from None


def write_whole(file: Path, data: bytes) -> None:
    """Write a file, or put it in the place of an older one, whole or not at all.

    Raises Problem where it cannot be written.
    """
    try:
        whole.write(file, data, whole.AS_USUAL)
    except OSError as error:
        raise _problem(file, "written", error) from None


def made(folder: Path) -> Path:
    """A folder, made where it is missing; raises Problem where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _problem(folder, "made", error) from None
    return folder


def _problem(file: Path, done: str, error: OSError) -> Problem:
    return Problem(f"{file} cannot be {done}: {error.strerror or 'unknown reason'}.")
