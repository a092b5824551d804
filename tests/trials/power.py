"""Power cuts: a life of a vault is recorded call by call, and the disk made anew as a cut at any
moment may have left it. What was acknowledged must be there, and nothing may be torn.

What was synced stays. Of what was written, cut, made, renamed or deleted since, any part may
have reached the disk, in any order, and of a write any of its sectors. In the control SQLite
syncs less (`synchronous=NORMAL`), so words must get lost.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TypeVar

from app.vault import engine
from app.vault.partner import Partner

from . import disk
from .disk import Call, Kind
from .found import Found
from .kills import alike
from .life import STEPS, Life, Picture, backups_are_whole, pictures
from .worlds import stretch_cheaply

SHORT, LONG, CONTROL = 80, 20_000, 40
SECTOR = 512
PRIVATE = ("first room", "second room", "keep in room", "note", "reveal", "hand over", "new room")
"""The steps after which the rooms are always looked into, and not only now and then."""
T = TypeVar("T")


class Recorder(disk.Tap):
    """Keeps what changed the disk, in its order, with the step that it belongs to."""

    def __init__(self) -> None:
        self.step = 0
        self.trace: list[tuple[int, Call]] = []

    def after(self, call: Call) -> None:
        """Keep the call."""
        self.trace.append((self.step, call))


@dataclass
class Folder:
    """The names in a folder: those on the disk, and the changes that are not there for sure."""

    names: dict[str, object] = field(default_factory=dict)
    unsure: list[dict[str, object]] = field(default_factory=list)

    def now(self) -> dict[str, object]:
        """The names as the program sees them."""
        return _merged(self.names, self.unsure)


@dataclass
class File:
    """What of a file is on the disk, and the changes that are not there for sure."""

    data: bytes = b""
    unsure: list[Call] = field(default_factory=list)


class Disk:
    """A disk that follows a trace."""

    def __init__(self, root: Path) -> None:
        self._root, self.top = root, Folder()

    def follow(self, call: Call) -> None:
        """Do what the call did."""
        folder, name = self._at(call.path)
        match call.kind:
            case Kind.MAKE:
                folder.unsure.append({name: File()})
            case Kind.FOLDER:
                folder.unsure.append({name: Folder()})
            case Kind.DELETE | Kind.NO_FOLDER:
                folder.unsure.append({name: None})
            case Kind.RENAME:
                moved = folder.now()[name]
                folder.unsure.append({name: None, PurePath(call.to).name: moved})
            case Kind.WRITE | Kind.CUT:
                self._file(folder, name).unsure.append(call)
            case Kind.SYNC:
                file = self._file(folder, name)
                file.data, file.unsure = _written(file.data, file.unsure), []
            case Kind.NAMES:
                here = folder.now()[name] if name else folder
                assert isinstance(here, Folder)
                here.names, here.unsure = here.now(), []

    def _at(self, path: str) -> tuple[Folder, str]:
        folder, parts = self.top, PurePath(path).relative_to(self._root).parts
        for part in parts[:-1]:
            inner = folder.now()[part]
            assert isinstance(inner, Folder)
            folder = inner
        return folder, parts[-1] if parts else ""

    @staticmethod
    def _file(folder: Folder, name: str) -> File:
        file = folder.now()[name]
        assert isinstance(file, File)
        return file


def trial(place: Path, long: bool, control: bool) -> Found:
    """Make images after every call, as many of each, and open them."""
    stretch_cheaply()
    seen = pictures(place / "seen")
    if control:
        less = (each.replace("EXTRA", "NORMAL") for each in engine._PRAGMAS)
        engine._PRAGMAS = tuple(less)  # type: ignore[assignment]
    trace, wanted = recorded(place / "lived"), LONG if long else CONTROL if control else SHORT
    chance, drive = random.Random(20261122), Disk(place / "lived")
    wrong: Counter[str] = Counter()
    images = 0
    for number, (step, call) in enumerate(trace):
        drive.follow(call)
        while images * len(trace) < wanted * (number + 1):
            images += 1
            image = place / "image"
            lay(drive.top, image, chance)
            name = list(STEPS)[step]
            of = tuple(Partner) if name in PRIVATE or chance.random() < 0.1 else ()
            wrong += judged(image, seen[step : step + 2], name, of)
            shutil.rmtree(image, ignore_errors=True)
    syncs = sum(call.kind in (Kind.SYNC, Kind.NAMES) for _, call in trace)
    return Found({"calls recorded": len(trace), "syncs": syncs, "images": images}, wrong)


def recorded(folder: Path) -> list[tuple[int, Call]]:
    """The trace of a whole life."""
    folder.mkdir(parents=True)
    recorder, life = Recorder(), Life(folder / "vault")
    with disk.tapped(recorder):
        for recorder.step, act in enumerate(STEPS.values()):
            act(life)
        life.close()
    return recorder.trace


def judged(image: Path, allowed: list[Picture], step: str, of: tuple[Partner, ...]) -> Counter[str]:
    """Open an image, and in it the rooms `of`; what is wrong with it."""
    life = Life(image / "vault")
    try:
        picture = life.seen(*of)
        if picture:
            life.check(*of)
        life.close()
        if not any(_fits(picture, each) for each in allowed):
            return Counter([f"lost or torn ({step})"])
        if picture and not alike(life.folder):
            return Counter([f"rooms unlike ({step})"])
        backups_are_whole(life.folder)
    except Exception as problem:
        return Counter([f"{type(problem).__name__} ({step})"])
    finally:
        life.drop()
    return Counter()


def _fits(picture: Picture, whole: Picture) -> bool:
    if picture is None or whole is None:
        return picture is whole
    return all(picture[name] == whole[name] for name in picture)


def lay(folder: Folder, path: Path, chance: random.Random) -> None:
    """Put on a real disk what a cut may have left."""
    path.mkdir()
    for name, inner in _merged(folder.names, _some(folder.unsure, chance)).items():
        if isinstance(inner, Folder):
            lay(inner, path / name, chance)
        elif isinstance(inner, File):
            changes = _some(inner.unsure, chance)
            torn = chance.random() < 0.3
            (path / name).write_bytes(_written(inner.data, changes, chance if torn else None))


def _some(changes: list[T], chance: random.Random) -> list[T]:
    """A part of the changes in one of the ways in which they can get to the disk."""
    way = chance.random()
    if way < 0.15:
        return []
    if way < 0.3:
        return changes
    if way < 0.5:
        return changes[: chance.randrange(len(changes) + 1)]
    share = chance.choice((0.1, 0.5, 0.9))
    return [each for each in changes if chance.random() < share]


def _merged(names: dict[str, object], changes: Iterable[dict[str, object]]) -> dict[str, object]:
    merged = dict(names)
    for change in changes:
        merged |= change
    return {name: inner for name, inner in merged.items() if inner is not None}


def _written(data: bytes, changes: list[Call], tear: random.Random | None = None) -> bytes:
    """The bytes after some writes and cuts, of each write all or any sectors."""
    if not changes:
        return data
    now = bytearray(data)
    for call in changes:
        if call.kind is Kind.CUT:
            del now[call.at :]
            now.extend(bytes(max(0, call.at - len(now))))
            continue
        for start in range(0, len(call.data), SECTOR):
            if tear and tear.random() < 0.5:
                continue
            at, part = call.at + start, call.data[start : start + SECTOR]
            now.extend(bytes(max(0, at - len(now))))
            now[at : at + len(part)] = part
    return bytes(now)
