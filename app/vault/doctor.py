"""A look at the whole vault: what is well, and what is not, in sentences without content."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..problem import Problem
from . import backups, keyfile, rooms, seals, shares
from .compartment import Compartment
from .compartments import may_set_up
from .files import log_of
from .folder import is_synced
from .held import Held
from .keys import SlotName
from .partner import Partner
from .problems import VaultDamaged, VaultMissing
from .rotation import Why
from .store import Vault

MEND = "Bring back a backup with `reknit restore`, or in the window where it offers that."


@dataclass(frozen=True)
class Finding:
    """One sentence, and whether it is a good one."""

    well: bool
    sentence: str


@dataclass(frozen=True)
class Report:
    """What was found, in the order in which it was looked at."""

    findings: tuple[Finding, ...]

    @property
    def well(self) -> bool:
        """Whether nothing was found that needs doing."""
        return all(each.well for each in self.findings)


def doctor(folder: Path, passphrase: str | None = None) -> Report:
    """Look at keys, files, rooms and backups of a closed vault.

    A partner's own passphrase looks into that partner's room as well. Raises VaultProblem where
    the vault cannot be opened at all.
    """
    if not Vault.exists(folder):
        raise VaultMissing
    found = [_keys(folder)]
    with Vault.open(folder, passphrase) as vault:
        assert vault.held is not None
        found.append(_integrity(vault, "What you share"))
        found += _rooms(vault.held)
        if passphrase and vault.held.by in (SlotName.FIRST, SlotName.SECOND):
            found += _own(vault, Partner(vault.held.by.value), passphrase)
        found += _backups(vault.held)
    return Report((*found, *_surroundings(folder)))


def _keys(folder: Path) -> Finding:
    texts = [_bytes(folder / name) for name in (keyfile.NAME, keyfile.SECOND_COPY)]
    keyfile.read(folder)
    if texts[0] == texts[1]:
        return Finding(True, "Both copies of the key file are whole, and every slot is there.")
    return Finding(False, "One copy of the key file is missing or differs from the other.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _integrity(place: Vault | Compartment, name: str) -> Finding:
    try:
        place.check()
    except VaultDamaged:
        return Finding(False, f"{name} is damaged. {MEND}")
    return Finding(True, f"{name} is whole: every page was read.")


def _rooms(held: Held) -> list[Finding]:
    """Both are looked at from outside only, in the same words."""
    files = [rooms.room(held.folder, partner) for partner in Partner]
    there = [file for file in files if file.is_file()]
    if not there and all(may_set_up(held, partner) for partner in Partner):
        return []
    if len(there) < len(files):
        return [Finding(False, "The file of a private space is missing; a backup can have it.")]
    sealed = seals.read(held.folder)
    if not all(log_of(file).exists() or seals.holds(file, sealed) for file in files):
        sentence = "The file of a private space is not as its owner left it; a backup has it."
        return [Finding(False, sentence)]
    sizes = {file.stat().st_size for file in files}
    if len(sizes) > 1 or sizes.pop() % rooms.STEP:
        rooms.equalise(held.folder)
        return [Finding(True, "The files of the private spaces look alike again.")]
    return [Finding(True, "The files of both private spaces are there and look alike.")]


def _own(vault: Vault, partner: Partner, passphrase: str) -> list[Finding]:
    try:
        room = Compartment.open(_folder(vault), partner, passphrase)
    except Problem as problem:
        return [Finding(False, f"Your private space does not open. {problem}")]
    with room:
        found = _integrity(room, "Your private space")
        if not found.well:
            return [found]
        shares.settle(vault, room)
        orphans = len(shares.orphans(vault, room))
    if not orphans:
        return [found, Finding(True, "What you showed and its originals fit together.")]
    sentence = f"You showed {orphans} answers whose originals you deleted; they stay shared."
    return [found, Finding(True, sentence)]


def _folder(vault: Vault) -> Path:
    """The folder of a vault that is on the disk."""
    assert vault.held is not None
    return vault.held.folder


def _backups(held: Held) -> list[Finding]:
    made = [each for each in backups.listed(held.folder) if each.why is not Why.REPLACED]
    if not made:
        return [Finding(True, "There is no backup yet. `reknit backup` makes one.")]
    damaged = [each for each in made if not _whole(held, each.path)]
    if damaged:
        names = ", ".join(each.path.name for each in damaged)
        return [Finding(False, f"Not whole, or of older keys: {names}.")]
    newest = made[0].day.isoformat()
    return [Finding(True, f"All backups are whole: {len(made)}, the newest of {newest}.")]


def _whole(held: Held, path: Path) -> bool:
    try:
        backups.prove(path, held.key, held.vault_id)
        keyfile.read(path)
    except Problem:
        return False
    return True


def _surroundings(folder: Path) -> list[Finding]:
    found = []
    files = (folder, *folder.glob("*.db"))
    if os.name != "nt" and any(path.stat().st_mode & 0o077 for path in files):
        found.append(Finding(False, "Others who use this computer may enter the folder."))
    if service := is_synced(folder):
        found.append(
            Finding(False, f"{service} may copy this folder to other computers. Move it away.")
        )
    return found
