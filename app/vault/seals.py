"""What the room files were when their owner last closed them, so that damage shows from outside.

Without a key nobody can read a room, but anybody can see that it is no longer what it was. Such
a file takes no place in a backup: the copy in the last one stays (vault.md: what failed to
decrypt is never backed up). The sums say no more than the files themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from .files import in_words, log_of, write_whole

NAME = "rooms.json"
LARGEST = 4096


def read(folder: Path) -> dict[str, str]:
    """The sums by the name of the file; empty where they cannot be read."""
    try:
        with (folder / NAME).open("rb") as file:
            data = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return {name: str(each) for name, each in data.items()} if isinstance(data, dict) else {}


def write(folder: Path, seals: Mapping[str, str]) -> None:
    """Replace the sums. Raises VaultProblem."""
    with in_words():
        write_whole(folder / NAME, (json.dumps(dict(seals), indent=1) + "\n").encode())


def of(path: Path) -> str:
    """The sum of a closed file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def holds(path: Path, seals: Mapping[str, str]) -> bool:
    """Whether a room is closed and as its owner left it; without a sum it is taken to be."""
    if not path.is_file() or log_of(path).exists():
        return False
    with in_words():
        return seals.get(path.name) in (None, of(path))
