"""The ways into what is shared: its passphrase, its recovery code, and new keys for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from . import backups, engine, keyfile, recovery
from .files import beside, put_in_place
from .held import Held
from .keys import CODES, PASSPHRASES, Keys, Opened, SlotName
from .passphrase import require_long_enough
from .problems import EveryoneNeeded, VaultMissing, WrongCode, WrongPassphrase
from .rotation import Why
from .store import Vault
from .wrap import new_key

TOGETHER, CODE = SlotName.TOGETHER, SlotName.RECOVERY


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Another passphrase for what is shared; the backups follow.

    Raises WrongPassphrase, PassphraseTooShort and what writing raises.
    """
    require_long_enough(new)
    keys, _ = keyfile.read(folder)
    _let_in(folder, keys, keys.opened(old, TOGETHER), new, TOGETHER)


def recovery_code(held: Held) -> str:
    """A new code, as it is printed, for what is shared; an earlier one no longer opens it."""
    keys, _ = keyfile.read(held.folder)
    code = recovery.new_code()
    _let_in(held.folder, keys, Opened(CODE, new_key(), held.key), code, CODE)
    return code


def drop_code(held: Held) -> None:
    """Leave what is shared without a recovery code; one that there was opens nothing any more."""
    keys, _ = keyfile.read(held.folder)
    changed = keys.emptied(held.key, CODE)
    keyfile.write(held.folder, changed)
    backups.follow(held.folder, CODE, keys.slots[CODE], changed.slots[CODE])


def reset_passphrase(folder: Path, code: str, new: str) -> None:
    """Another passphrase for what is shared, by its recovery code.

    Raises CodeMistyped, WrongCode, PassphraseTooShort and what writing raises.
    """
    require_long_enough(new)
    keys, _ = keyfile.read(folder)
    try:
        opened = keys.opened(recovery.as_typed(code), CODE)
    except WrongPassphrase:
        raise WrongCode from None
    _let_in(folder, keys, opened, new, TOGETHER)


def passphrases_in_use(held: Held) -> tuple[SlotName, ...]:
    """Whose passphrases `rekey` asks for. Ask only when somebody wants new keys."""
    keys, _ = keyfile.read(held.folder)
    return tuple(name for name in PASSPHRASES if not keys.is_empty(name, held.key))


def rekey(vault: Vault, passphrases: Mapping[SlotName, str], today: date | None = None) -> Vault:
    """A new key for what is shared; the vault given is closed, the one returned is open.

    It takes every passphrase in use, so that nobody is locked out (vault.md, rule 8). In an
    unprotected vault one for TOGETHER protects it from now on, and its backups go, for they
    hold the old key in clear. The recovery code is void: make a new one. Raises EveryoneNeeded,
    WrongPassphrase, PassphraseTooShort and what writing raises.
    """
    held = _held(vault)
    keys, _ = keyfile.read(held.folder)
    was_open = keys.open_key() is not None
    in_use = set(passphrases_in_use(held))
    if not in_use | {TOGETHER} <= set(passphrases):
        raise EveryoneNeeded
    opened = {name: keys.opened(passphrases[name], name) for name in in_use}
    shared = new_key()
    changed = _rewrapped(keys, held.key, shared, opened)
    if was_open:
        require_long_enough(passphrases[TOGETHER])
        cost = keys.slots[TOGETHER].cost
        changed = changed.protected(passphrases[TOGETHER], shared, cost)
    else:
        vault.back_up(today, why=Why.BEFORE_NEW_KEYS)
    engine.create(beside(held.file), shared, held.vault_id, vault.copy_into)
    vault.close()
    keyfile.write(held.folder, changed, lambda read: _prove(read, passphrases, in_use, shared))
    put_in_place(held.file)
    if was_open:
        backups.drop_all(held.folder)
    return Vault.open(held.folder, passphrases[TOGETHER])


def _rewrapped(keys: Keys, old: bytes, new: bytes, opened: Mapping[SlotName, Opened]) -> Keys:
    """The keys with another shared one in every slot that is in use, and the others empty."""
    empty = {name for name in SlotName if name is not SlotName.OPEN and keys.is_empty(name, old)}
    changed = keys.emptied(new, *empty, CODE)
    for name, way in opened.items():
        for slot in {name, CODES[name]} - {CODE} - empty:
            changed = changed.rewrapped(slot, way.own, new)
    return changed


def _prove(
    keys: Keys, passphrases: Mapping[SlotName, str], names: set[SlotName], shared: bytes
) -> None:
    for name in names | {TOGETHER}:
        if keys.opened(passphrases[name], name).shared != shared:
            raise WrongPassphrase


def _let_in(folder: Path, keys: Keys, opened: Opened, secret: str, slot: SlotName) -> None:
    """Write the keys so that a secret opens what is shared; the old go when that is proved."""
    cost = keys.slots[TOGETHER].cost
    changed = keys.with_way(slot, secret, opened.own, opened.shared, cost)
    keyfile.write(folder, changed, lambda read: read.opened(secret, slot))
    backups.follow(folder, slot, keys.slots[slot], changed.slots[slot])


def _held(vault: Vault) -> Held:
    if vault.held is None:
        raise VaultMissing
    return vault.held
