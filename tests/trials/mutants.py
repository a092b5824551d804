"""Files changed by chance: bytes, cuts, splices, words and lines exchanged, lengths."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(rb"\w+|\s+|[^\w\s]+")
_VALUE = re.compile(rb"(?m)^( *(?:- )?[a-z_]+: )(.*)$")
WORDS = (
    *b"share never now ask after_both private each first second both speaker true false".split(),
    *b"pack sheet flow id version flows inside returns answers tell recipient derived_from".split(),
    *b"people one two of went not done part end null ~ -1 0 11 99 1441 99999999 2026-02-30".split(),
    *b"& * ! | > % @ ` ' \" { } [ ] , : # - ? --- ... << &a *a !!str \\u202e \\0 \\x0b".split(),
    *(
        b"\n",
        b"\r\n",
        b"\r",
        b"\t",
        b"  ",
        b": ",
        b"- ",
        b"\x00",
        b"\xff",
        b"\xc3\xa9",
        b"\xe2\x80\xae",
    ),
    *(
        b"\xef\xbb\xbf",
        b"# signature: ",
        b"share: now\n",
        b"returns: {answers: [fear]}\n",
        b"end: 1\n",
    ),
    *(b"-> X25519 ", b"--- ", b"-> scrypt a 10\n", b"age-encryption.org/v1\n", b"<img src=x>"),
)
"""What a file is broken with most easily."""


@dataclass(frozen=True)
class Seed:
    """A file to be changed, in the parts that chance may exchange."""

    name: str
    data: bytes
    tokens: Sequence[bytes]

    @classmethod
    def of(cls, name: str, data: bytes) -> Seed:
        """A seed of these bytes."""
        return cls(name, data, tuple(_TOKEN.findall(data)))


def mutant(seed: Seed, seeds: Sequence[Seed], chance: random.Random) -> bytes:
    """The file with one to three changes."""
    data = seed.data
    if chance.random() < 0.1:
        data = _exchanged(seed, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(_WAYS)(data, chance.choice(seeds).data, chance)
    return data


def _exchanged(seed: Seed, chance: random.Random) -> bytes:
    """Some words of the file stand in each other's places."""
    tokens = list(seed.tokens)
    for _ in range(chance.randrange(1, 5)):
        one, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[one], tokens[other] = tokens[other], tokens[one]
    return b"".join(tokens)


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _flip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _without(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + data[at + chance.choice((1, 2, 8, 40)) :]


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)] + other[_place(other, chance) :]


def _word(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(WORDS) + data[at:]


def _longer(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    part = data[at : at + chance.choice((1, 4, 40))]
    return data[:at] + part * chance.choice((2, 3, 50, 200)) + data[at:]


def _value(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """What stands after a key is another word, or what stands after another one."""
    found = list(_VALUE.finditer(data))
    if not found:
        return _word(data, other, chance)
    at = chance.choice(found)
    value = chance.choice((chance.choice(found)[2], chance.choice(WORDS)))
    return data[: at.start(2)] + value + data[at.end(2) :]


def _lines(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Lines twice, gone, in another order, or from another file."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return other
    at, to = sorted((chance.randrange(len(lines)), chance.randrange(len(lines))))
    match chance.randrange(4):
        case 0:
            lines[at:to] = []
        case 1:
            lines.insert(at, lines[to])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            lines.insert(at, chance.choice(other.splitlines(keepends=True) or [b""]))
    return b"".join(lines)


_WAYS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    *(_flip, _flip, _flip, _cut, _without, _splice, _word, _word, _longer),
    *(_value, _value, _value, _value, _lines, _lines, _lines, _lines),
)
