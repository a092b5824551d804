"""The door of a partner's room: what their passphrase, or their code, gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from . import keyfile, rooms
from .keys import CODES, slot_of
from .partner import Partner
from .problems import WrongOwnPassphrase, WrongPassphrase
from .wrap import subkey


@dataclass(frozen=True)
class Door:
    """Whose room it is, where it lies, and the two keys that its owner's passphrase gave."""

    folder: Path
    vault_id: str
    partner: Partner
    own: bytes = field(repr=False)
    shared: bytes = field(repr=False)

    @property
    def file(self) -> Path:
        """The file of the room."""
        return rooms.room(self.folder, self.partner)

    @property
    def room_id(self) -> str:
        """What the file calls itself inside."""
        return f"{self.vault_id}/{self.partner}"

    @property
    def key(self) -> bytes:
        """The key of the file."""
        return subkey(self.own, "room")


def unlock(folder: Path, partner: Partner, passphrase: str) -> Door:
    """The door of a partner's room, by passphrase. Raises WrongOwnPassphrase, NotEnoughMemory."""
    keys, _ = keyfile.read(folder)
    try:
        opened = keys.opened(passphrase, slot_of(partner))
    except WrongPassphrase:
        raise WrongOwnPassphrase from None
    return Door(folder, keys.vault_id, partner, opened.own, opened.shared)


def unlock_by_code(folder: Path, partner: Partner, code: str) -> Door:
    """The same by the code as `recovery.as_typed` gave it. Raises WrongPassphrase."""
    keys, _ = keyfile.read(folder)
    opened = keys.opened(code, CODES[slot_of(partner)])
    return Door(folder, keys.vault_id, partner, opened.own, opened.shared)
