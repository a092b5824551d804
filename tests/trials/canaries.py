"""Words that must not be readable, looked for in every form in which a program may write them.

`found_in` searches bytes, `found_under` a folder with its names; both serve any test. The trial
writes such words into every field of a vault and looks at every byte that reaches the disk. In
the control the same words go into a plain database.
"""

from __future__ import annotations

import base64
import functools
import itertools
import json
import os
import random
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import apsw

from app.flow.items import Share
from app.problem import Problem
from app.session.session import Seat, Session, Slot, State
from app.session.value import Words
from app.ui.belongings import as_text
from app.vault import compartments, engine, ways
from app.vault.compartment import Compartment
from app.vault.doctor import doctor
from app.vault.keys import FLOOR
from app.vault.notes import NoteKind
from app.vault.partner import Partner
from app.vault.restore import restore
from app.vault.shares import reveal
from app.vault.store import SHARED, Vault

from ..vault.rooms import noted
from . import disk
from .disk import Call
from .found import Found
from .worlds import ALL, DAY, FLOW, NOON, OWN, TOGETHER, answer, stretch_cheaply, talk

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape")
STEM = "canary-öλ-"
"""How every word begins that the trial writes: looking for it finds them all."""
Hit = tuple[str, str]
"""The word, and the form in which it was found."""


@functools.cache
def forms(word: str | bytes) -> Mapping[bytes, str]:
    """The bytes as which a word, or a key, may be written, each with what that is called."""
    if isinstance(word, bytes):
        return {word: "raw", **_coded("raw", word)}
    plain = {encoding: word.encode(encoding) for encoding in ENCODINGS}
    found = {
        quote(word).encode(): "percent signs",
        json.dumps(word)[1:-1].encode(): "JSON",
        word.encode("ascii", "xmlcharrefreplace"): "numbers of HTML",
    }
    for encoding in ENCODINGS[:2]:
        found |= _coded(encoding, plain[encoding])
    return found | {data: encoding for encoding, data in reversed(plain.items())}


def _coded(name: str, data: bytes) -> dict[bytes, str]:
    """In hex and, wherever in a text it begins, in base64."""
    found = {
        data.hex().encode(): f"{name} in hex",
        data.hex().upper().encode(): f"{name} in capital hex",
    }
    for shift in range(3):
        sure = base64.b64encode(bytes(shift) + data)[(0, 2, 3)[shift] : -4]
        found[sure] = f"{name} in base64"
        found[sure.translate(bytes.maketrans(b"+/", b"-_"))] = f"{name} in base64"
    return found


def found_in(data: bytes, words: Iterable[str | bytes]) -> list[Hit]:
    """Which of the words can be read in the bytes, and how."""
    return [
        (str(word), form) for word in words for seen, form in forms(word).items() if seen in data
    ]


def found_under(folder: Path, words: Iterable[str | bytes]) -> list[tuple[Path, str, str]]:
    """Which of the words can be read in the files below a folder, or in their names."""
    every = tuple(words)
    return [
        (path, *hit)
        for path in sorted(folder.rglob("*"))
        for hit in found_in(
            os.fsencode(path.name) + b"\n" + (path.read_bytes() if path.is_file() else b""), every
        )
    ]


class Sieve(disk.Tap):
    """Looks at every byte on its way to the disk; `words` may grow meanwhile."""

    def __init__(self, words: list[str | bytes]) -> None:
        self._words = words
        self.writes = self.bytes = 0
        self.wrong: Counter[str] = Counter()

    def after(self, call: Call) -> None:
        """Search what was written, and the names."""
        self.writes += bool(call.data)
        self.bytes += len(call.data)
        text = b"\n".join((call.data, os.fsencode(call.path), os.fsencode(call.to)))
        self.wrong.update(f"written, {form}" for _, form in found_in(text, self._words))


def trial(place: Path, long: bool, control: bool) -> Found:
    """Let couples write their words, and look for them."""
    stretch_cheaply()
    place.mkdir(parents=True)
    temporary = place / "temporary"
    temporary.mkdir()
    os.environ |= {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}
    said = (place / "said").open("wb")
    for stream in (sys.stdout, sys.stderr):
        os.dup2(said.fileno(), stream.fileno())
    chance, wrong = random.Random(20261122), Counter[str]()
    written = writes = size = files = 0
    for number in range(20 if long else 1):
        words = Canaries(number, chance)
        home = place / f"home-{number}"
        home.mkdir()
        sieve = Sieve(words.all)
        look = _look_at(place, words.all, wrong)
        with disk.tapped(sieve):
            (_plainly if control else _lived)(home / "vault", words, look)
        look()
        files += sum(path.is_file() for path in home.rglob("*"))
        shutil.rmtree(home)
        wrong += sieve.wrong
        written += next(words.count) - 1
        writes, size = writes + sieve.writes, size + sieve.bytes
    figures = {"lives": number + 1, "words": written, "writes": writes}
    return Found({**figures, "bytes": size, "files left": files}, wrong)


class Canaries:
    """Words for one life, no two alike; `all` is what must not be readable."""

    def __init__(self, life: int, chance: random.Random) -> None:
        self._life, self._chance = life, chance
        self.count = itertools.count(1)
        self.all: list[str | bytes] = [STEM, TOGETHER, *OWN.values()]

    def word(self) -> str:
        """A new one, sometimes in a long text."""
        word = f"{STEM}{self._life}-{next(self.count)}"
        return " ".join([word] * self._chance.choice((1, 1, 3, 400)))


def _look_at(place: Path, words: list[str | bytes], wrong: Counter[str]) -> Callable[[], None]:
    def look() -> None:
        with disk.untapped():
            hits = found_under(place, words)
        wrong.update(f"in {path.name}, {form}" for path, _, form in hits)

    return look


def _talk(words: Canaries, number: int) -> Session:
    flow = replace(FLOW, title=words.word())
    return talk(number, flow, (words.word(), words.word()))


def _lived(folder: Path, words: Canaries, look: Callable[[], None]) -> None:
    """Everything that can be written down, and much that goes wrong."""
    one, two, w = _talk(words, 1), _talk(words, 2), words.word
    slots = [Slot(f"item-{n}", by) for n in range(3) for by in Seat]
    with Vault.in_memory() as empty:
        empty.set_people(w(), w())
        vault = empty.keep_in(folder, TOGETHER, FLOOR)
    with vault:
        assert vault.held is not None
        words.all.append(vault.held.key)
        vault.set_people(w(), w())
        for session in (one, two):
            vault.begin(session, w().encode() * 3)
            for slot in slots:
                vault.turn_page(session, (answer(Words(w()), slot, asked=w()),), w())
            vault.keep_place(session, w())
        for partner, passphrase in OWN.items():
            with compartments.set_partner_passphrase(vault.held, partner, passphrase) as room:
                words.all.append(room.door.own)
                _private(vault, room, one, words)
                words.all.append(compartments.own_recovery_code(room))
                if partner is Partner.SECOND:
                    look()
        words.all.append(ways.recovery_code(vault.held))
        made = vault.back_up(DAY)
        vault.back_up(DAY, folder.parent / "elsewhere")
        vault.withdraw(one.id, slots[0], summary=w())
        vault.finish(one.id, w(), NOON, State.FINISHED, without=(slots[1],))
        vault.finish(two.id, w())
    ways.rekey(Vault.open(folder, TOGETHER), ALL, DAY).close()
    compartments.rekey(folder, Partner.FIRST, OWN[Partner.FIRST])
    _goes_wrong(folder, made)


def _private(vault: Vault, room: Compartment, session: Session, words: Canaries) -> None:
    w, seat = words.word, Seat(room.partner.value)
    asked, never = Slot("asked", seat), Slot("never", seat)
    room.keep(session, answer(Words(w()), asked, Share.ASK, asked=w()))
    room.keep(session, answer(Words(w()), never, Share.NEVER, asked=w()))
    for kind in NoteKind:
        room.keep_note(replace(noted(room, w(), kind, NOON), text=w()))
    reveal(vault, room, session, answer(Words(w()), asked, Share.ASK, shown=True, asked=w()))
    assert as_text(vault, room, DAY)


def _goes_wrong(folder: Path, backup: Path) -> None:
    """Refused, damaged, asked of the doctor, brought back: every problem printed with its trace."""
    tries: list[Callable[[], object]] = [
        lambda: Vault.open(folder, "not the passphrase"),
        lambda: Compartment.open(folder, Partner.FIRST, TOGETHER),
        lambda: restore(folder, backup, TOGETHER, DAY),
        lambda: doctor(folder, OWN[Partner.FIRST]),
        lambda: _damaged(folder),
    ]
    for act in tries:
        try:
            print(act())
        except Problem:
            traceback.print_exc()
    sys.stdout.flush()


def _damaged(folder: Path) -> None:
    file = folder / SHARED
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with Vault.open(folder, TOGETHER) as vault:
        vault.check()


def _plainly(folder: Path, words: Canaries, look: Callable[[], None]) -> None:
    """The control: names and a talk in a database without a key."""
    folder.mkdir()
    with Vault.in_memory() as empty, ExitStack() as last:
        session = _talk(words, 1)
        empty.set_people(words.word(), words.word())
        empty.begin(session, words.word().encode())
        empty.turn_page(session, (answer(Words(words.word()), asked=words.word()),), words.word())
        plain = apsw.Connection(str(folder / SHARED))
        last.callback(plain.close)
        engine.fix_pragmas(plain, None)
        engine.lay_out(plain, "x")
        empty.copy_into(plain)
    look()
