"""Keys made of keys: HKDF-SHA256 (RFC 5869), 32 bytes."""

from __future__ import annotations

import hashlib
import hmac


def derived(key: bytes, info: bytes, salt: bytes = b"") -> bytes:
    """A key for the purpose that `info` says, from which nothing leads back."""
    inner = hmac.digest(salt or bytes(hashlib.sha256().digest_size), key, "sha256")
    return hmac.digest(inner, info + b"\x01", "sha256")
