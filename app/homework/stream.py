"""The sealed text of an age file: chunks that cannot be swapped, dropped, added or cut off.

Each is sealed with ChaCha20-Poly1305, with its number and whether it is the last as its nonce
(age-encryption.org/v1, Payload).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt as aead_decrypt,
)
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt as aead_encrypt,
)
from nacl.exceptions import CryptoError

from .hkdf import derived
from .problems import CutSeal, SealBroken

CHUNK = 64 * 1024
NONCE, TAG = 16, 16


def sealed_size(plain: int) -> int:
    """How many bytes become of so many."""
    return NONCE + plain + max(1, -(-plain // CHUNK)) * TAG


def sealed_text(plain: bytes, file_key: bytes) -> bytes:
    """The bytes sealed in chunks, after a nonce drawn by chance."""
    nonce = secrets.token_bytes(NONCE)
    key = _payload_key(file_key, nonce)
    chunks = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    last = len(chunks) - 1
    return nonce + b"".join(
        aead_encrypt(chunk, None, _counted(number, number == last), key)
        for number, chunk in enumerate(chunks)
    )


def opened_text(payload: bytes, file_key: bytes) -> bytes:
    """What was sealed, whole. Raises CutSeal, SealBroken; then nothing of it is given out."""
    nonce, chunks = payload[:NONCE], payload[NONCE:]
    if len(nonce) < NONCE or len(chunks) < TAG:
        raise CutSeal
    return b"".join(_opened(chunks, _payload_key(file_key, nonce)))


def _opened(payload: bytes, key: bytes) -> Iterator[bytes]:
    whole = CHUNK + TAG
    parts = [payload[at : at + whole] for at in range(0, len(payload), whole)]
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        chunk = _opened_chunk(part, _counted(number, last), key)
        if chunk is None:
            more_came = last and _opened_chunk(part, _counted(number, False), key) is not None
            raise CutSeal if more_came or len(part) < TAG else SealBroken
        if not chunk and number:
            raise SealBroken
        yield chunk


def _opened_chunk(part: bytes, nonce: bytes, key: bytes) -> bytes | None:
    if len(part) < TAG:
        return None
    try:
        return bytes(aead_decrypt(part, None, nonce, key))
    except CryptoError:
        return None


def _payload_key(file_key: bytes, nonce: bytes) -> bytes:
    return derived(file_key, b"payload", nonce)


def _counted(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
