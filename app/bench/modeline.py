"""The line at the top of a file by which editors find the rules it is written by."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from importlib.resources.abc import Traversable
from pathlib import Path

from .. import bundled

MODELINE = "# yaml-language-server: $schema="


def schema_from(folder: Path, name: str) -> str:
    """Where an editor finds the shipped schema of that name, as seen from a folder.

    Empty where it lies in no folder.
    """
    return _from(folder, bundled.resources() / "schema" / name)


def modeline(folder: Path, name: str) -> str:
    """The whole line for a new file in a folder, with its end; empty where there is none."""
    where = schema_from(folder, name)
    return f"{MODELINE}{where}\n" if where else ""


def without_modeline(data: bytes) -> bytes:
    """The file without that line at its top: it tells where Reknit lies on this computer."""
    head, end, rest = data.partition(b"\n")
    return rest if end and head.removeprefix(BOM_UTF8).startswith(MODELINE.encode()) else data


def _from(folder: Path, schema: Traversable) -> str:
    if not isinstance(schema, Path):
        return ""
    schema = schema.resolve()
    try:
        where = Path(os.path.relpath(schema, folder.resolve())).as_posix()
    except ValueError:  # another drive
        return schema.as_uri()
    return schema.as_uri() if re.search(r"\s", where) else where
