"""Recovery codes: 128 bits of chance on a printed page, typed back without a mistake.

Crockford's base 32 (no I, L, O or U) in seven groups of four; the last twelve bits are a check,
so that a slip is told from a code of another vault.
"""

from __future__ import annotations

import hashlib
import secrets

from .problems import CodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_BYTES, _CHECK_BITS, _SIGNS, _GROUP = 16, 12, 28, 4


def new_code() -> str:
    """A new code as it is printed, like `7KQ2-…`."""
    return as_printed(secrets.token_bytes(_BYTES))


def as_printed(code: bytes) -> str:
    """The signs of 16 bytes and their check, in groups."""
    number = int.from_bytes(code) << _CHECK_BITS | _check(code)
    signs = "".join(ALPHABET[number >> 5 * at & 31] for at in reversed(range(_SIGNS)))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _SIGNS, _GROUP))


def as_typed(text: str) -> str:
    """The code as it is printed, however it was typed. Raises CodeMistyped."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_ALIKE)
    if len(signs) != _SIGNS or not set(signs) <= set(ALPHABET):
        raise CodeMistyped
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    code = (number >> _CHECK_BITS).to_bytes(_BYTES)
    if number & (1 << _CHECK_BITS) - 1 != _check(code):
        raise CodeMistyped
    return as_printed(code)


def _check(code: bytes) -> int:
    digest = hashlib.sha256(b"reknit recovery code" + code).digest()
    return int.from_bytes(digest[:2]) >> 16 - _CHECK_BITS
