"""Keys locked by keys: what is made of a passphrase, and what that opens (vault.md)."""

from __future__ import annotations

import hashlib
import hmac
import secrets

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
from .problems import NotEnoughMemory

KEY_BYTES = 32
SALT_BYTES = argon2id.SALTBYTES
WRAP_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES


def new_key() -> bytes:
    """256 bits of chance."""
    return secrets.token_bytes(KEY_BYTES)


def stretch(passphrase: str, salt: bytes, mib: int, passes: int) -> bytes:
    """What Argon2id v1.3 makes of a passphrase (RFC 9106). Raises NotEnoughMemory."""
    typed = as_typed(passphrase).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(KEY_BYTES, typed, salt, passes, mib * 1024 * 1024)
    except (nacl.exceptions.RuntimeError, MemoryError):
        raise NotEnoughMemory from None


def wrap(key: bytes, by: bytes, bound: bytes) -> bytes:
    """The key, readable only with `by` and only where `bound` is the same."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + aead_encrypt(key, bound, nonce, by)


def unwrap(wrapped: bytes, by: bytes, bound: bytes) -> bytes | None:
    """The key inside; None where `by` does not open it."""
    try:
        return aead_decrypt(wrapped[NONCE_BYTES:], bound, wrapped[:NONCE_BYTES], by)
    except nacl.exceptions.CryptoError:
        return None


def subkey(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, from which nothing leads back (HKDF-SHA256, RFC 5869, no salt)."""
    extracted = hmac.digest(bytes(hashlib.sha256().digest_size), key, "sha256")
    return hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")
