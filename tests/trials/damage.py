"""Files of a vault are flipped, cut, emptied, removed, swapped and put back from older days.

Then everything that opens must be right, or it is refused in words; damage to one file is no
damage to the others, and either copy of the key file heals the other. An older file may show
that older, whole state, and no mixture. In the control an answer is changed with the right key,
which no checksum can tell: the comparison must.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.problem import Problem
from app.session.value import Words
from app.vault import keyfile
from app.vault.partner import Partner
from app.vault.store import SHARED

from .found import Found
from .life import ONE, STEPS, WISH, Life
from .worlds import answer, stretch_cheaply

SHORT, LONG, CONTROL = 40, 3_000, 5
FILES = (SHARED, f"{SHARED}-wal", "first.db", "first.db-wal", "second.db", "rooms.json")
KEYS = (keyfile.NAME, keyfile.SECOND_COPY)
MOMENTS = ("turn page", "first room", "second room", "keep in room", "withdraw", "finish")
"""The steps after which the folder is kept, open and closed."""

Part = tuple[str, object]


class Vaults:
    """The same vault at several moments, as it lay there open (after a crash) and closed."""

    def __init__(self, place: Path) -> None:
        self.folders: list[Path] = []
        self.at: list[int] = []
        self.seen: list[dict[str, object]] = []
        life = Life(place / "lived")
        for name, step in STEPS.items():
            step(life)
            if name in MOMENTS:
                self._keep(life, place / f"{name}, open")
                life.close()
                self._keep(life, place / f"{name}, closed")
            self.seen.append({"shared": life.seen()} | {p: _words(life, p) for p in Partner})
            if name == MOMENTS[-1]:
                break
        life.close()

    def _keep(self, life: Life, to: Path) -> None:
        shutil.copytree(life.folder, to)
        self.folders.append(to)
        self.at.append(len(self.seen))


def trial(place: Path, long: bool, control: bool) -> Found:
    """Damage a file, look, and do it again."""
    stretch_cheaply()
    place.mkdir()
    vaults, chance = Vaults(place), random.Random(20261122)
    wrong: Counter[str] = Counter()
    outcome: Counter[str] = Counter()
    rounds = CONTROL if control else LONG if long else SHORT
    for _ in range(rounds):
        now = place / "now"
        at = chance.randrange(len(vaults.folders) // 2, len(vaults.folders))
        shutil.copytree(vaults.folders[at], now)
        name = SHARED if control else _any_file(now, chance)
        how = chance.choice(sorted(DAMAGES))
        if control:
            _change_with_the_key(now)
        elif not DAMAGES[how](now / name, vaults.folders, chance):
            shutil.rmtree(now)
            continue
        for each, result in judged(now, name, how, vaults, vaults.at[at]).items():
            if result.startswith("WRONG"):
                wrong[f"{result[6:]} ({each}; {name} {how})"] += 1
            else:
                outcome[f"{each} {result}"] += 1
        shutil.rmtree(now)
    return Found({"damaged files": rounds, **dict(sorted(outcome.items()))}, wrong)


def judged(folder: Path, name: str, how: str, vaults: Vaults, at: int) -> dict[str, str]:
    """Of what both share and of each room: whole, older, refused, or wrong."""
    life, results = Life(folder), dict[str, str]()
    settled = not name.startswith(SHARED)
    parts: dict[str, Callable[[], object]] = {"shared": lambda: life.open and life.seen()}
    parts |= {p: lambda p=p: _words(life, p, settled) for p in Partner}  # type: ignore[misc]
    for part, look in parts.items():
        mine = SHARED if part == "shared" else f"{part}.db"
        touched = name.startswith(mine) or name in KEYS
        try:
            seen = look()
        except Problem as problem:
            excused = touched or (results.get("shared") == "refused" and settled)
            told = problem.what_happened and problem.what_to_do
            results[part] = "refused" if excused and told else f"WRONG {type(problem).__name__}"
        except Exception as error:
            results[part] = f"WRONG {type(error).__name__}"
        else:
            results[part] = _compared(part, seen, vaults, at, touched)
    life.drop()
    if name in KEYS and how != "older" and results["shared"] == "whole" and not _alike(folder):
        results["shared"] = "WRONG copy of the keys not healed"
    return results


def _words(life: Life, partner: Partner, settled: bool = True) -> object:
    """What was said in a room; what of it is shown follows from what both share."""
    notes, talks, _ = life.private(partner, settled) or ((), (), ())
    return notes, [(talk, [replace(each, shown=False) for each in said]) for talk, said in talks]


def _compared(part: str, seen: object, vaults: Vaults, at: int, touched: bool) -> str:
    if seen == vaults.seen[at][part]:
        return "whole"
    if touched and any(seen == each[part] for each in vaults.seen):
        return "older"
    return "WRONG content"


def _alike(folder: Path) -> bool:
    return len({(folder / name).read_bytes() for name in KEYS}) == 1


def _any_file(folder: Path, chance: random.Random) -> str:
    paths = [folder / name for name in (*FILES, *KEYS)]
    there = [path.name for path in paths if path.is_file() and path.stat().st_size]
    return chance.choice(there)


def _change_with_the_key(folder: Path) -> None:
    life = Life(folder)
    life.open.keep(ONE.id, answer(Words("never said"), WISH))
    life.close()


# -- ways to damage a file; each says whether it changed anything ---------------------------


def _flip(path: Path, others: list[Path], chance: random.Random) -> bool:
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 8))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return _put(path, bytes(data))


def _noise(path: Path, others: list[Path], chance: random.Random) -> bool:
    data = path.read_bytes()
    begin = chance.randrange(len(data))
    end = min(len(data), begin + chance.choice((16, 512, 4096, 100_000)))
    return _put(path, data[:begin] + chance.randbytes(end - begin) + data[end:])


def _cut(path: Path, others: list[Path], chance: random.Random) -> bool:
    data = path.read_bytes()
    size = chance.randrange(len(data))
    return _put(path, data[: chance.choice((size, size // 4096 * 4096))])


def _empty(path: Path, others: list[Path], chance: random.Random) -> bool:
    return _put(path, b"")


def _remove(path: Path, others: list[Path], chance: random.Random) -> bool:
    path.unlink()
    return True


def _swap(path: Path, others: list[Path], chance: random.Random) -> bool:
    """Only the bytes: the other file stays, so that one file is damaged."""
    other = path.with_name(_any_file(path.parent, chance))
    return _put(path, other.read_bytes())


def _older(path: Path, others: list[Path], chance: random.Random) -> bool:
    older = chance.choice(others) / path.name
    return older.is_file() and _put(path, older.read_bytes())


def _put(path: Path, data: bytes) -> bool:
    changed = bool(data != path.read_bytes())
    path.write_bytes(data)
    return changed


DAMAGES: dict[str, Callable[[Path, list[Path], random.Random], bool]] = {
    "flipped": _flip,
    "made noise": _noise,
    "cut": _cut,
    "emptied": _empty,
    "removed": _remove,
    "swapped": _swap,
    "older": _older,
}
