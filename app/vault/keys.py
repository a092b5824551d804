"""The keys of a vault: which passphrase opens what, and how hard it is to guess.

Each slot has a key of its own, wrapped by what Argon2id makes of a passphrase; that key wraps
the shared one. All slots always exist, the unused ones filled with chance, so that the file
does not tell how many passphrases there are. Who has the shared key can tell: otherwise one
partner could set a passphrase over the other's and lock them out (vault.md, rule 8).

One salt serves a whole vault, so that a passphrase is stretched once to try every slot.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from .partner import Partner
from .problems import PassphraseNeeded, WrongPassphrase
from .wrap import KEY_BYTES, SALT_BYTES, WRAP_BYTES, new_key, stretch, subkey, unwrap, wrap


@dataclass(frozen=True)
class Cost:
    """What one guess costs with Argon2id v1.3: memory in MiB and passes over it (RFC 9106)."""

    mib: int = 256
    passes: int = 3

    @property
    def acceptable(self) -> bool:
        """Whether a key file may ask for it: neither too cheap nor a trap for this computer."""
        return (
            FLOOR.mib <= self.mib <= CEILING.mib and FLOOR.passes <= self.passes <= CEILING.passes
        )


FLOOR = Cost(64, 3)
CEILING = Cost(1024, 10)
USUAL = Cost()


class SlotName(StrEnum):
    """The ways in: a passphrase of both, one of each, a code for each of these, or none at all."""

    TOGETHER = "together"
    FIRST = "first"
    SECOND = "second"
    RECOVERY = "recovery"
    FIRST_RECOVERY = "first-recovery"
    SECOND_RECOVERY = "second-recovery"
    OPEN = "open"


PASSPHRASES = (SlotName.TOGETHER, SlotName.FIRST, SlotName.SECOND)
CODES = {
    SlotName.TOGETHER: SlotName.RECOVERY,
    SlotName.FIRST: SlotName.FIRST_RECOVERY,
    SlotName.SECOND: SlotName.SECOND_RECOVERY,
}
"""The slot of the recovery code that stands in for each passphrase."""


def slot_of(partner: Partner) -> SlotName:
    """The slot of a partner's passphrase."""
    return SlotName(partner.value)


@dataclass(frozen=True)
class KeySlot:
    """One way in: its `own` key, wrapped (in `open`: plain), which wraps the `shared` one."""

    cost: Cost
    salt: bytes
    own: bytes
    shared: bytes


@dataclass(frozen=True)
class Opened:
    """What a passphrase opened: which slot, its own key, and the shared one."""

    name: SlotName
    own: bytes = field(repr=False)
    shared: bytes = field(repr=False)


@dataclass(frozen=True)
class Keys:
    """All ways into one vault."""

    vault_id: str
    slots: Mapping[SlotName, KeySlot]

    @classmethod
    def unused(cls, cost: Cost = USUAL) -> Keys:
        """The keys of a new vault that nothing opens yet."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls(secrets.token_hex(16), {name: chance(name, cost, salt) for name in SlotName})

    def protected(self, passphrase: str, shared: bytes, cost: Cost = USUAL) -> Keys:
        """With a passphrase that opens the shared space, and no way in without one."""
        keys = self.with_way(SlotName.TOGETHER, passphrase, new_key(), shared, cost)
        return keys.with_slot(SlotName.OPEN, chance(SlotName.OPEN, cost, self._salt))

    def unprotected(self, shared: bytes) -> Keys:
        """With the key in clear: anyone who has the file can open the vault."""
        name, own = SlotName.OPEN, new_key()
        slot = replace(self.slots[name], own=own)
        return self.with_slot(name, slot).rewrapped(name, own, shared)

    def with_way(self, name: SlotName, secret: str, own: bytes, shared: bytes, cost: Cost) -> Keys:
        """With a slot that a passphrase or a code opens. Raises NotEnoughMemory."""
        salt = self._salt
        stretched = stretch(secret, salt, cost.mib, cost.passes)
        wrapped = wrap(own, stretched, self._bound(name, "own", cost, salt))
        slot = KeySlot(cost, salt, wrapped, self.slots[name].shared)
        return self.with_slot(name, slot).rewrapped(name, own, shared)

    def rewrapped(self, name: SlotName, own: bytes, shared: bytes) -> Keys:
        """With another shared key in a slot whose own key is known."""
        slot = self.slots[name]
        wrapped = wrap(shared, own, self._bound(name, "shared", slot.cost, slot.salt))
        return self.with_slot(name, replace(slot, shared=wrapped))

    def emptied(self, shared: bytes, *names: SlotName) -> Keys:
        """With slots that nothing opens; only who has the shared key can tell that of them."""
        cost, salt = self.slots[SlotName.TOGETHER].cost, self._salt
        slots = dict(self.slots)
        for name in names:
            mark = wrap(new_key(), subkey(shared, _EMPTY), self._bound(name, _EMPTY, cost, salt))
            slots[name] = replace(chance(name, cost, salt), own=mark)
        return replace(self, slots=slots)

    def is_empty(self, name: SlotName, shared: bytes) -> bool:
        """Whether nothing opens the slot."""
        slot = self.slots[name]
        bound = self._bound(name, _EMPTY, slot.cost, slot.salt)
        return unwrap(slot.own, subkey(shared, _EMPTY), bound) is not None

    def opened(self, secret: str, *names: SlotName) -> Opened:
        """The first of the slots that the secret opens. Raises WrongPassphrase, NotEnoughMemory."""
        stretched: dict[tuple[bytes, Cost], bytes] = {}
        for name in names:
            slot = self.slots[name]
            way = (slot.salt, slot.cost)
            if way not in stretched:
                stretched[way] = stretch(secret, slot.salt, slot.cost.mib, slot.cost.passes)
            bound = self._bound(name, "own", slot.cost, slot.salt)
            own = unwrap(slot.own, stretched[way], bound)
            shared = self._shared(name, own) if own else None
            if own and shared:
                return Opened(name, own, shared)
        raise WrongPassphrase

    def unlocked(self, passphrase: str | None) -> Opened:
        """What opens the shared file: any passphrase, or none where the vault is unprotected.

        Raises PassphraseNeeded, WrongPassphrase, NotEnoughMemory.
        """
        key = self.open_key()
        if key is not None:
            return Opened(SlotName.OPEN, self.slots[SlotName.OPEN].own, key)
        if passphrase is None:
            raise PassphraseNeeded
        return self.opened(passphrase, *PASSPHRASES)

    def shared_key(self, passphrase: str) -> bytes:
        """The shared key, by any passphrase. Raises WrongPassphrase, NotEnoughMemory."""
        return self.opened(passphrase, *PASSPHRASES).shared

    def open_key(self) -> bytes | None:
        """The shared key where it is kept in clear; None where the vault is protected."""
        return self._shared(SlotName.OPEN, self.slots[SlotName.OPEN].own)

    @property
    def _salt(self) -> bytes:
        return self.slots[SlotName.TOGETHER].salt

    def with_slot(self, name: SlotName, slot: KeySlot) -> Keys:
        """With this slot in the place of another."""
        return replace(self, slots={**self.slots, name: slot})

    def _shared(self, name: SlotName, own: bytes) -> bytes | None:
        slot = self.slots[name]
        return unwrap(slot.shared, own, self._bound(name, "shared", slot.cost, slot.salt))

    def _bound(self, name: SlotName, part: str, cost: Cost, salt: bytes) -> bytes:
        """What a wrap is tied to: moved to another slot, cost or vault, it no longer opens."""
        tied = ["reknit-keys-1", self.vault_id, name, part, cost.mib, cost.passes, salt.hex()]
        return json.dumps(tied).encode()


_EMPTY = "empty"


def chance(name: SlotName, cost: Cost, salt: bytes) -> KeySlot:
    """A slot of the right form that nothing opens and that means nothing."""
    own = KEY_BYTES if name is SlotName.OPEN else WRAP_BYTES
    return KeySlot(cost, salt, secrets.token_bytes(own), secrets.token_bytes(WRAP_BYTES))
