"""Bringing back a backup: what was there is kept aside, and nobody is locked out by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from . import backups, engine, keyfile, rooms
from .compartment import Compartment
from .door import unlock
from .files import beside, copy_file, in_words, log_of, private_folder, put_in_place
from .held import SHARED, Held
from .keys import Keys
from .partner import Partner
from .problems import (
    BackupDamaged,
    BackupOfOtherKeys,
    KeysDamaged,
    NotABackup,
    VaultDamaged,
    VaultMissing,
)
from .rotation import Why
from .schema import PRIVATE

SHARED_BACK = "What you share is back as it was in the backup."
OLD_KEPT = "What was there before lies in {path} for seven days."
ROOMS_UNTOUCHED = "The private spaces and all passphrases are as they were."
KEYS_BACK = "The key file is back from the backup."
SHARED_WHOLE = "What you share was whole and newer, so it was left as it is."
ROOM_BACK = "The file of one private space was missing and is back from the backup."


def restore(
    folder: Path, source: Path, passphrase: str | None = None, today: date | None = None
) -> tuple[str, ...]:
    """Bring back the shared file, and of keys and rooms what is missing; returns what was done.

    The vault must be closed. Where its keys are whole, the passphrase is that of the vault, and
    keys and rooms stay: neither partner can lock the other out with an old backup. Raises
    NotABackup, BackupDamaged, BackupOfOtherKeys, WrongPassphrase, PassphraseNeeded, VaultBusy.
    """
    source, day = _folder_of(source), today or date.today()
    try:
        theirs, _ = keyfile.read(source)
    except KeysDamaged:
        raise BackupDamaged from None
    ours = _keys_here(folder)
    if ours is None:
        return _whole(folder, source, theirs, passphrase, day)
    if ours.vault_id != theirs.vault_id:
        raise BackupOfOtherKeys
    held = _held(folder, ours, passphrase)
    _prove(source, held, theirs, passphrase)
    if not held.file.is_file():
        _swap(folder, source)
        return (SHARED_BACK, *(_missing_rooms(folder, source) or (ROOMS_UNTOUCHED,)))
    _empty_log(held)
    kept = _set_aside(folder, day)
    _swap(folder, source)
    return (SHARED_BACK, ROOMS_UNTOUCHED, *kept)


def is_backup(folder: Path) -> bool:
    """Whether the folder holds what `restore` takes, whole or not."""
    return (folder / SHARED).is_file() and (folder / keyfile.NAME).is_file()


def needs_passphrase(folder: Path, source: Path) -> bool:
    """Whether `restore` asks for one. Raises NotABackup, BackupDamaged."""
    place, ours = _folder_of(source), _keys_here(folder)
    try:
        keys = ours or keyfile.read(place)[0]
    except KeysDamaged:
        raise BackupDamaged from None
    return keys.open_key() is None


def restore_room(
    folder: Path, source: Path, partner: Partner, passphrase: str, today: date | None = None
) -> None:
    """Bring back a partner's room, by the passphrase that opens it here and in the backup.

    Both rooms as they were are kept for seven days, so that it does not show whose it was.

    Raises NotABackup, BackupDamaged, WrongPassphrase and what writing raises.
    """
    source, door = _folder_of(source), unlock(folder, partner, passphrase)
    try:
        old = unlock(source, partner, passphrase)
        connection = engine.open_file(old.file, old.key, old.room_id, PRIVATE, older=True)
    except (KeysDamaged, VaultDamaged, VaultMissing):
        raise BackupDamaged from None
    with Compartment(connection, old) as room:
        engine.bring_up(connection, PRIVATE)
        room.check()
        engine.create(beside(door.file), door.key, door.room_id, room.copy_into, PRIVATE)
    _set_aside(folder, today or date.today(), *(each.file for each in Partner))
    rooms.install(folder, partner)


def _folder_of(source: Path) -> Path:
    """A backup by its folder, or by a file in it."""
    place = source if source.is_dir() else source.parent
    if not is_backup(place):
        raise NotABackup
    return place


def _keys_here(folder: Path) -> Keys | None:
    """The keys of the vault that is there; None where they are lost.

    Where only the shared file is lost they stay, for the backup may be older than a room.
    """
    try:
        return keyfile.read(folder)[0]
    except KeysDamaged:
        return None


def _held(folder: Path, keys: Keys, passphrase: str | None) -> Held:
    opened = keys.unlocked(passphrase)
    return Held(folder, opened.shared, keys.vault_id, opened.name)


def _prove(source: Path, held: Held, theirs: Keys, passphrase: str | None) -> None:
    """Raise unless the backup is whole and has the key of the vault."""
    try:
        backups.prove(source, held.key, held.vault_id)
    except VaultDamaged:
        other = theirs.unlocked(passphrase).shared
        raise (BackupDamaged if other == held.key else BackupOfOtherKeys) from None


def _empty_log(held: Held) -> None:
    """See that nobody has the vault open, and put its log into the file, if it can be read."""
    try:
        engine.close(engine.open_settled(held.file, held.key, held.vault_id, older=True))
    except VaultDamaged:
        return


def _whole(
    folder: Path, source: Path, theirs: Keys, passphrase: str | None, day: date
) -> tuple[str, ...]:
    """Bring back a vault that has lost its keys, and perhaps its shared file."""
    held = _held(folder, theirs, passphrase)
    _prove(source, held, theirs, passphrase)
    with in_words():
        private_folder(folder)
    whole = held.file.is_file() and _is_whole(held)
    damaged = [] if whole else [held.file]
    damaged += [folder / name for name in (keyfile.NAME, keyfile.SECOND_COPY)]
    kept = _set_aside(folder, day) if any(path.is_file() for path in damaged) else ()
    keyfile.write(folder, theirs)
    if not whole:
        _swap(folder, source)
    back = _missing_rooms(folder, source)
    return (KEYS_BACK, SHARED_WHOLE if whole else SHARED_BACK, *back, *kept)


def _is_whole(held: Held) -> bool:
    try:
        backups.prove(held.folder, held.key, held.vault_id)
    except VaultDamaged:
        return False
    return True


def _missing_rooms(folder: Path, source: Path) -> tuple[str, ...]:
    back: list[Partner] = []
    for partner in Partner:
        there, here = rooms.room(source, partner), rooms.room(folder, partner)
        if there.is_file() and not here.exists():
            with in_words():
                copy_file(there, here)
            back.append(partner)
    rooms.equalise(folder, *back)
    return (ROOM_BACK,) * len(back)


def _set_aside(folder: Path, day: date, *names: str) -> tuple[str, ...]:
    """Keep what is about to be replaced for seven days."""

    def fill(growing: Path) -> None:
        with in_words():
            for name in (*(names or (SHARED,)), keyfile.NAME, keyfile.SECOND_COPY):
                for path in (folder / name, log_of(folder / name)):
                    if path.is_file():
                        copy_file(path, growing / path.name)

    with in_words():
        private_folder(folder / backups.FOLDER)
    place = backups.grow(folder / backups.FOLDER, day, Why.REPLACED, fill)
    return (OLD_KEPT.format(path=place),)


def _swap(folder: Path, source: Path) -> None:
    file = folder / SHARED
    with in_words():
        copy_file(source / SHARED, beside(file))
    put_in_place(file)
