"""The rooms of a vault: given a passphrase once, by the one whose room it is."""

from __future__ import annotations

from pathlib import Path

from . import backups, engine, keyfile, recovery, rooms
from .compartment import Compartment
from .door import Door, unlock, unlock_by_code
from .files import beside
from .held import Held
from .keys import CODES, Keys, SlotName, slot_of
from .partner import Partner
from .passphrase import require_long_enough
from .problems import PassphraseOfBoth, PassphraseTaken, WrongCode, WrongPassphrase
from .schema import PRIVATE
from .wrap import new_key


def exists(folder: Path, partner: Partner) -> bool:
    """Whether the file of the room is there, which says nothing about its being used."""
    return rooms.room(folder, partner).is_file()


def may_set_up(held: Held, partner: Partner) -> bool:
    """Whether the room has no passphrase yet. Ask only when somebody wants to give it one:
    what this tells is not to be shown by itself (vault.md, rule 3).
    """
    keys, _ = keyfile.read(held.folder)
    return keys.is_empty(slot_of(partner), held.key)


def set_partner_passphrase(held: Held, partner: Partner, passphrase: str) -> Compartment:
    """Give a room its passphrase and open it.

    Raises PassphraseTooShort, PassphraseTaken, PassphraseOfBoth and what writing raises.
    """
    require_long_enough(passphrase)
    keys, _ = keyfile.read(held.folder)
    if not keys.is_empty(slot_of(partner), held.key):
        raise PassphraseTaken
    _refuse_that_of_both(keys, passphrase)
    if not exists(held.folder, partner.other):
        rooms.fill(held.folder, partner.other)
    door = Door(held.folder, keys.vault_id, partner, new_key(), held.key)
    engine.create(beside(door.file), door.key, door.room_id, layout=PRIVATE)
    _let_in(keys, door, passphrase, slot_of(partner))
    rooms.install(door.folder, partner)
    return Compartment.enter(door)


def change_own_passphrase(folder: Path, partner: Partner, old: str, new: str) -> None:
    """Another passphrase for the same room, which may be open meanwhile.

    Raises WrongPassphrase, PassphraseTooShort, PassphraseOfBoth and what writing raises.
    """
    require_long_enough(new)
    door = unlock(folder, partner, old)
    keys, _ = keyfile.read(folder)
    _refuse_that_of_both(keys, new)
    _readmit(keys, door, new, slot_of(partner))


def own_recovery_code(room: Compartment) -> str:
    """A new code, as it is printed, that opens this room; an earlier one no longer does."""
    door, code = room.door, recovery.new_code()
    keys, _ = keyfile.read(door.folder)
    _readmit(keys, door, code, CODES[slot_of(door.partner)])
    return code


def drop_own_code(room: Compartment) -> None:
    """Leave the room without a recovery code; one that there was opens nothing any more."""
    door, name = room.door, CODES[slot_of(room.partner)]
    keys, _ = keyfile.read(door.folder)
    changed = keys.emptied(door.shared, name)
    keyfile.write(door.folder, changed)
    backups.follow(door.folder, name, keys.slots[name], changed.slots[name])


def reset_own_passphrase(folder: Path, partner: Partner, code: str, new: str) -> None:
    """Another passphrase by the recovery code of the room.

    Raises CodeMistyped, WrongCode, PassphraseTooShort, PassphraseOfBoth.
    """
    require_long_enough(new)
    try:
        door = unlock_by_code(folder, partner, recovery.as_typed(code))
    except WrongPassphrase:
        raise WrongCode from None
    keys, _ = keyfile.read(folder)
    _refuse_that_of_both(keys, new)
    _readmit(keys, door, new, slot_of(partner))


def rekey(folder: Path, partner: Partner, passphrase: str) -> None:
    """A new key for a room that is closed; its recovery code, if there was one, is void.

    Raises WrongPassphrase and what writing raises.
    """
    old = unlock(folder, partner, passphrase)
    new = Door(folder, old.vault_id, partner, new_key(), old.shared)
    with Compartment.enter(old) as room:
        engine.create(beside(new.file), new.key, new.room_id, room.copy_into, PRIVATE)
    keys, _ = keyfile.read(folder)
    _let_in(keys.emptied(old.shared, CODES[slot_of(partner)]), new, passphrase, slot_of(partner))
    rooms.install(folder, partner)


def _readmit(keys: Keys, door: Door, secret: str, slot: SlotName) -> None:
    """Let another secret open the same door, here and in the backups."""
    before = keys.slots[slot]
    after = _let_in(keys, door, secret, slot).slots[slot]
    backups.follow(door.folder, slot, before, after)


def _let_in(keys: Keys, door: Door, secret: str, slot: SlotName) -> Keys:
    """Write the keys so that a secret opens the door; the old ones go when that is proved."""
    cost = keys.slots[SlotName.TOGETHER].cost
    changed = keys.with_way(slot, secret, door.own, door.shared, cost)

    def proof(read: Keys) -> None:
        opened = read.opened(secret, slot)
        assert (opened.own, opened.shared) == (door.own, door.shared)

    keyfile.write(door.folder, changed, proof)
    return changed


def _refuse_that_of_both(keys: Keys, passphrase: str) -> None:
    try:
        keys.opened(passphrase, SlotName.TOGETHER)
    except WrongPassphrase:
        return
    raise PassphraseOfBoth
