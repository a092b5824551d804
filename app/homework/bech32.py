"""Bech32 (BIP-173), in which keys are written so that a mistyped one is noticed."""

from __future__ import annotations

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK = 6


def written(prefix: str, data: bytes) -> str:
    """The bytes after a prefix, in small letters."""
    five = _regrouped(data, 8, 5, pad=True)
    check = _polymod([*_expanded(prefix), *five, *([0] * _CHECK)]) ^ 1
    five += [check >> 5 * (_CHECK - 1 - at) & 31 for at in range(_CHECK)]
    return f"{prefix}1{''.join(_LETTERS[each] for each in five)}"


def read(prefix: str, text: str, length: int) -> bytes | None:
    """The bytes that were written after that prefix; None where it is not that, or mistyped.

    `length` is how many bytes there have to be. All small or all large letters.
    """
    signs = len(prefix) + 1 + -(-length * 8 // 5) + _CHECK
    if len(text) != signs or not text.isascii() or text not in (text.lower(), text.upper()):
        return None
    found, _, rest = text.lower().rpartition("1")
    if found != prefix or any(each not in _LETTERS for each in rest):
        return None
    five = bytes(_LETTERS.index(each) for each in rest)
    data = bytes(_regrouped(five[:-_CHECK], 5, 8, pad=False))
    return data if written(prefix, data) == text.lower() else None


def _expanded(prefix: str) -> list[int]:
    codes = prefix.encode()
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, part in enumerate(_GENERATOR):
            if top >> at & 1:
                check ^= part
    return check


def _regrouped(data: bytes, of: int, into: int, *, pad: bool) -> list[int]:
    """The bits of groups of `of` as groups of `into`."""
    bits = count = 0
    groups = []
    for each in data:
        bits, count = bits << of | each, count + of
        while count >= into:
            count -= into
            groups.append(bits >> count & (1 << into) - 1)
            bits &= (1 << count) - 1
    if pad and count:
        groups.append(bits << into - count & (1 << into) - 1)
    return groups
