"""A therapist's key: one secret of 32 bytes, from which the seal and the signature follow.

The secret is an age identity. Written down as one line it opens every sheet, with Reknit or
with any other age program.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from nacl.signing import SigningKey

from ..vault.words import WORDS
from . import bech32
from .age import IDENTITY, KEY_BYTES, RECIPIENT, public_key
from .hkdf import derived
from .problems import NoKey

SPOKEN = 6
"""So many words are compared."""
_SIGNING = b"reknit pack signature v1"
_WORDS = b"reknit six words v1"


@dataclass(frozen=True)
class Sender:
    """The public side of a signing key: Ed25519, 32 bytes."""

    verify_key: bytes

    @property
    def key(self) -> str:
        """The key as it is remembered: 64 hex digits."""
        return self.verify_key.hex()

    @property
    def words(self) -> tuple[str, ...]:
        """Six words to be read aloud, drawn from the SHA-256 of the key.

        With the list of words here they tell apart about 2^60 keys: to find another key with
        the same words takes as many tries, a hash and a point multiplication each.
        """
        number = int.from_bytes(hashlib.sha256(_WORDS + self.verify_key).digest(), "big")
        found = []
        for _ in range(SPOKEN):
            number, at = divmod(number, len(WORDS))
            found.append(WORDS[at])
        return tuple(found)


@dataclass(frozen=True)
class TherapistKey:
    """The secret side. It is never shown but on the backup page."""

    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> TherapistKey:
        """A key by chance."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_line(cls, line: str) -> TherapistKey:
        """The key that was written down, or the text of a file in which age keeps one.

        Raises NoKey for anything else, or a mistyped letter.
        """
        typed = "".join(each for each in line.splitlines() if not each.startswith("#"))
        secret = bech32.read(IDENTITY, "".join(typed.split()), KEY_BYTES)
        if secret is None:
            raise NoKey
        return cls(secret)

    @property
    def line(self) -> str:
        """`AGE-SECRET-KEY-1…`, to be written down and kept safe."""
        return bech32.written(IDENTITY, self.secret).upper()

    @property
    def recipient(self) -> str:
        """`age1…`, for whom replies are sealed. It may be known to anybody."""
        return bech32.written(RECIPIENT, public_key(self.secret))

    @property
    def signing(self) -> SigningKey:
        """The Ed25519 key, HKDF-SHA256 of the secret (RFC 5869)."""
        return SigningKey(derived(self.secret, _SIGNING))

    @property
    def sender(self) -> Sender:
        """Who signs with it."""
        return Sender(bytes(self.signing.verify_key))
