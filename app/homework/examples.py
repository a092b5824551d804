"""The packs that come with the program, to take on or to adapt."""

from __future__ import annotations

from collections.abc import Mapping

from .. import bundled
from .pack import ENDING

FOLDER = "packs"


def shipped() -> Mapping[str, bytes]:
    """Their files by name, in the order of the names."""
    folder = bundled.flows() / FOLDER
    files = sorted(folder.iterdir(), key=lambda each: each.name) if folder.is_dir() else []
    return {file.name: file.read_bytes() for file in files if file.name.endswith(ENDING)}
