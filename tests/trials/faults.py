"""One call of the disk after the other fails, through a whole life of a vault.

After each it must have been said in words, everything acknowledged must be there, nothing may
be torn, and the same call must succeed once the fault is gone. In the control a failing call is
taken for done, as a program would that does not ask the disk.
"""

from __future__ import annotations

import contextlib
import errno
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.problem import Problem
from app.vault.partner import Partner

from . import disk
from .disk import Call, Kind
from .found import Found
from .life import ALONE, STEPS, Life, Picture, backups_are_whole
from .worlds import stretch_cheaply

SHORT, LONG, CONTROL = 20, 6_000, 15

FAILURES = {
    Kind.OPEN: (errno.EACCES, errno.EMFILE),
    Kind.READ: (errno.EIO,),
    Kind.WRITE: (errno.EIO, errno.ENOSPC),
    Kind.SYNC: (errno.EIO,),
    Kind.NAMES: (errno.EIO,),
    Kind.CUT: (errno.EIO,),
    Kind.SIZE: (errno.EIO,),
    Kind.LOCK: (errno.EIO,),
    Kind.RENAME: (errno.EIO,),
    Kind.DELETE: (errno.EIO,),
    Kind.FOLDER: (errno.ENOSPC,),
    Kind.NO_FOLDER: (errno.EIO,),
    Kind.MODE: (errno.EPERM,),
}
NO_SPACE_FOR = frozenset({Kind.WRITE, Kind.MAKE, Kind.FOLDER})


@dataclass(frozen=True)
class Chapter:
    """A step with the vault as it lay closed before, and what is seen before and after."""

    name: str
    folder: Path
    before: Picture
    after: Picture
    calls: tuple[Kind, ...]


@dataclass(frozen=True)
class Point:
    """Where it fails, how, whether for good, and whether it is tried again at once."""

    chapter: Chapter
    at: int
    number: int
    lasting: bool
    at_once: bool


class _Fault(disk.Tap):
    """The call `at` fails, and all after it while the fault lasts."""

    def __init__(self, at: int, number: int, lasting: bool) -> None:
        self.at, self.number, self.lasting = at, number, lasting
        self.calls: list[Kind] = []

    def before(self, call: Call) -> int:
        self.calls.append(call.kind)
        here = len(self.calls) - 1
        if here != self.at and not (self.lasting and here > self.at):
            return 0
        if self.number == errno.ENOSPC and here != self.at and call.kind not in NO_SPACE_FOR:
            return 0
        return self.number


def trial(place: Path, long: bool, control: bool) -> Found:
    """Let calls fail: all at opening, and some drawn from all calls and ways to fail."""
    stretch_cheaply()
    chapters = list(_chapters(place))
    points = [point for chapter in chapters for point in _points(chapter)]
    chance = random.Random(20261122)
    always = [p for p in points if p.chapter.name == "open" and p.lasting and not p.at_once]
    drawn = chance.sample(points, CONTROL if control else LONG if long else SHORT)
    points = drawn if control else always + drawn
    wrong: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for point in points:
        one = Trial(point, place / "now", told)
        wrong += one.run(deaf=control)
    calls = sum(len(chapter.calls) for chapter in chapters)
    figures = {"calls in a life": calls, "faults": len(points)}
    return Found({**figures, **{f"told {name}": n for name, n in sorted(told.items())}}, wrong)


def _chapters(place: Path) -> Iterator[Chapter]:
    now, seen = place / "now", None
    now.mkdir(parents=True)
    for number, (name, step) in enumerate(STEPS.items()):
        before = place / str(number)
        shutil.copytree(now, before)
        life = opened(name, now)
        counting = _Fault(-1, 0, False)
        with disk.tapped(counting):
            step(life)
            life.close()
        after = life.seen(*Partner)
        life.close()
        yield Chapter(name, before, seen, after, tuple(counting.calls))
        seen = after


def opened(name: str, folder: Path) -> Life:
    """The vault as it is when a step begins."""
    life = Life(folder)
    if name not in ALONE:
        assert life.open
    return life


def _points(chapter: Chapter) -> Iterator[Point]:
    for at, kind in enumerate(chapter.calls):
        for number in FAILURES[kind]:
            for lasting in (False, True):
                for at_once in (False, True):
                    yield Point(chapter, at, number, lasting, at_once)


class Trial:
    """One fault, and what came of it."""

    def __init__(self, point: Point, folder: Path, told: Counter[str]) -> None:
        self.point, self.folder, self.told = point, folder, told
        self.wrong: Counter[str] = Counter()

    def run(self, deaf: bool) -> Counter[str]:
        """Let the step fail, look, do it again, and look again."""
        chapter = self.point.chapter
        shutil.rmtree(self.folder)
        shutil.copytree(chapter.folder, self.folder)
        life = opened(chapter.name, self.folder)
        fault = _Fault(self.point.at, self.point.number, self.point.lasting)
        done = False
        with disk.tapped(fault), self._only_problems("the step"):
            STEPS[chapter.name](life)
            done = True
            life.close()
        if deaf:
            done = True
        if not self.point.at_once:
            life.drop()
            with self._no_problem("what is there after it"):
                seen = life.seen(*Partner)
                allowed = (chapter.after,) if done else (chapter.before, chapter.after)
                if seen not in allowed:
                    self._note("lost" if done else "torn")
        if not done:
            with self._no_problem("the same call again"):
                STEPS[chapter.name](life)
        with self._no_problem("what is there in the end"):
            self._expect(life.seen(*Partner))
            life.check(*Partner)
            life.close()
            self._expect(life.seen(*Partner))
            backups_are_whole(self.folder)
        life.drop()
        return self.wrong

    def _expect(self, seen: Picture) -> None:
        if seen != self.point.chapter.after:
            self._note("lost in the end")

    @contextlib.contextmanager
    def _only_problems(self, where: str) -> Iterator[None]:
        try:
            yield
        except Problem as problem:
            self.told[type(problem).__name__] += 1
            if not (problem.what_happened and problem.what_to_do):
                self._note(f"{where}: no words")
        except Exception as error:
            self._note(f"{where}: {type(error).__name__}")

    @contextlib.contextmanager
    def _no_problem(self, where: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self._note(f"{where}: {type(error).__name__}")

    def _note(self, what: str) -> None:
        point = self.point
        kind = point.chapter.calls[point.at]
        name = f"{what} ({point.chapter.name}, {kind} {errno.errorcode[point.number]}"
        self.wrong[f"{name}{', lasting' * point.lasting})"] += 1
