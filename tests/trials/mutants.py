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
_PAIR = re.compile(rb"\b([a-z_]+): \"?([\w-]+)\"?")
_ITEM = re.compile(rb"\{id: [a-z-]+, type: [a-z]+")
_NAMES = b"wish calm felt part fear sign my-talk small-talk on-my-own ten-minutes listening-week"
FITTING = {
    b"share": b"now after_both ask never".split(),
    b"turns": b"together each private first second".split(),
    b"who": b"speaker listener both couple first second".split(),
    b"type": b"text scale choice note sign_off".split(),
    b"people": b"one two".split(),
    b"standing": b"current withdrawn".split(),
    b"per": b"day week all".split(),
    b"went": b"done part not".split(),
    b"of": b"one two both".split(),
    b"id": _NAMES.split(),
    b"means": b"tension-before tension-after felt-heard incident part".split(),
    b"day": b"2026-11-26 2026-11-27 0001-01-01 9999-12-31".split(),
    b"written": b"2026-11-26 2027-02-28 0001-01-01 9999-12-31".split(),
    b"days": b"0 1 14 365".split(),
}
"""By its key, what a value may be, so that a changed file gets past the first look."""


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


def _fitting(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A value is another one that its key may have, or an item gets another promise."""
    if chance.random() < 0.25 and (items := list(_ITEM.finditer(data))):
        at = chance.choice(items).end()
        return data[:at] + b", share: " + chance.choice(FITTING[b"share"]) + data[at:]
    found = [each for each in _PAIR.finditer(data) if each[1] in FITTING or each[2].isdigit()]
    if not found:
        return _value(data, other, chance)
    at_value = chance.choice(found)
    known = FITTING.get(at_value[1]) or [str(chance.randrange(15)).encode()]
    return data[: at_value.start(2)] + chance.choice(known) + data[at_value.end(2) :]


def _asking(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The pack asks for other answers back."""
    names = chance.sample(_NAMES.split(), chance.randrange(1, 4))
    line = b"returns: {answers: [" + b", ".join(names) + b"]}\n"
    return re.sub(rb"(?m)^returns:.*\n(?:[ -].*\n)*", b"", data) + line


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
    *(_value, _value, _value, _lines, _lines, _lines),
    *(_fitting, _fitting, _fitting, _fitting, _fitting, _fitting, _asking, _asking),
)
