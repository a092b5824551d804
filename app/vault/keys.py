"""The keys of a vault: which passphrase opens what, and how hard it is to guess.

Each slot has a key of its own, wrapped by what Argon2id makes of a passphrase; that key wraps
the shared one. All slots always exist, the unused ones filled with chance, so that the file
does not tell how many passphrases there are.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import nacl.exceptions
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES as TAG_BYTES,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as aead_decrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as aead_encrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES as NONCE_BYTES,
)
from nacl.pwhash import argon2id

from .passphrase import as_typed
from .problems import NotEnoughMemory, WrongPassphrase

KEY_BYTES = 32
SALT_BYTES = argon2id.SALTBYTES
WRAP_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES


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
    """The ways in: a passphrase of both, one of each, a recovery code, or none at all."""

    TOGETHER = "together"
    FIRST = "first"
    SECOND = "second"
    RECOVERY = "recovery"
    OPEN = "open"


@dataclass(frozen=True)
class KeySlot:
    """One way in: its `own` key, wrapped (in `open`: plain), which wraps the `shared` one."""

    cost: Cost
    salt: bytes
    own: bytes
    shared: bytes


@dataclass(frozen=True)
class Keys:
    """All ways into one vault."""

    vault_id: str
    slots: Mapping[SlotName, KeySlot]

    @classmethod
    def unused(cls, cost: Cost = USUAL) -> Keys:
        """The keys of a new vault that nothing opens yet."""
        return cls(secrets.token_hex(16), {name: _chance(name, cost) for name in SlotName})

    def protected(self, passphrase: str, shared: bytes, cost: Cost = USUAL) -> Keys:
        """With a passphrase that opens the shared space, and no way in without one."""
        name, salt, own = SlotName.TOGETHER, secrets.token_bytes(SALT_BYTES), _new_key()
        stretched = _stretch(passphrase, salt, cost)
        slot = KeySlot(
            cost,
            salt,
            _wrap(own, stretched, self._bound(name, "own", cost, salt)),
            _wrap(shared, own, self._bound(name, "shared", cost, salt)),
        )
        shut = _chance(SlotName.OPEN, cost)
        return replace(self, slots={**self.slots, name: slot, SlotName.OPEN: shut})

    def unprotected(self, shared: bytes) -> Keys:
        """With the key in clear: anyone who has the file can open the vault."""
        name, own = SlotName.OPEN, _new_key()
        old = self.slots[name]
        bound = self._bound(name, "shared", old.cost, old.salt)
        slot = replace(old, own=own, shared=_wrap(shared, own, bound))
        return replace(self, slots={**self.slots, name: slot})

    def shared_key(self, passphrase: str) -> bytes:
        """The shared key, by the passphrase of both. Raises WrongPassphrase, NotEnoughMemory."""
        name = SlotName.TOGETHER
        slot = self.slots[name]
        stretched = _stretch(passphrase, slot.salt, slot.cost)
        bound = self._bound(name, "own", slot.cost, slot.salt)
        own = _unwrap(slot.own, stretched, bound)
        shared = self._shared(name, own) if own else None
        if shared is None:
            raise WrongPassphrase
        return shared

    def open_key(self) -> bytes | None:
        """The shared key where it is kept in clear; None where the vault is protected."""
        return self._shared(SlotName.OPEN, self.slots[SlotName.OPEN].own)

    def _shared(self, name: SlotName, own: bytes) -> bytes | None:
        slot = self.slots[name]
        return _unwrap(slot.shared, own, self._bound(name, "shared", slot.cost, slot.salt))

    def _bound(self, name: SlotName, part: str, cost: Cost, salt: bytes) -> bytes:
        """What a wrap is tied to: moved to another slot, cost or vault, it no longer opens."""
        tied = ["reknit-keys-1", self.vault_id, name, part, cost.mib, cost.passes, salt.hex()]
        return json.dumps(tied).encode()


def _new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _chance(name: SlotName, cost: Cost) -> KeySlot:
    own = KEY_BYTES if name is SlotName.OPEN else WRAP_BYTES
    fill = secrets.token_bytes
    return KeySlot(cost, fill(SALT_BYTES), fill(own), fill(WRAP_BYTES))


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    typed = as_typed(passphrase).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(KEY_BYTES, typed, salt, cost.passes, cost.mib * 1024 * 1024)
    except (nacl.exceptions.RuntimeError, MemoryError):
        raise NotEnoughMemory from None


def _wrap(key: bytes, by: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + aead_encrypt(key, bound, nonce, by)


def _unwrap(wrapped: bytes, by: bytes, bound: bytes) -> bytes | None:
    try:
        return aead_decrypt(wrapped[NONCE_BYTES:], bound, wrapped[:NONCE_BYTES], by)
    except nacl.exceptions.CryptoError:
        return None
