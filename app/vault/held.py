"""What an open vault knows of itself besides its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .keys import SlotName

SHARED = "shared.db"


@dataclass(frozen=True)
class Held:
    """Where an open vault lies, the key that opened it, and by whose passphrase."""

    folder: Path
    key: bytes = field(repr=False)
    vault_id: str
    by: SlotName

    @property
    def file(self) -> Path:
        """The shared file."""
        return self.folder / SHARED
