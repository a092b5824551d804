"""A couple's words, in the memory of the program: typed, kept, and looked for after the lock.

    python -m tests.trials.memory

Words that stand nowhere else are typed as shared, private and never to be shown, with a room
open; then it locks. The memory of the process of that number is searched for each of them. The
control locks without giving way to a new process: there they are still to be found.
"""

from __future__ import annotations

import re
import secrets
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..ui.driven import Driven, in_a_room

ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
CHUNK = 1 << 24
KINDS = ("shared", "private", "never", "in memory only")
_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (r)(.)..")

# So that others than root may search it, too: only the trial says this.
READABLE = "import ctypes; ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)"


@dataclass
class Found:
    """How often each canary was found, by its encoding, and how much was searched."""

    times: dict[str, int] = field(default_factory=dict)
    searched: int = 0

    @property
    def sum(self) -> int:
        return sum(self.times.values())

    @property
    def kinds(self) -> set[str]:
        """Which canaries were found."""
        return {name.partition(", ")[0] for name, times in self.times.items() if times}


def regions(pid: int) -> Iterator[tuple[int, int]]:
    """The parts of a process's memory that can be read; what it shares with files too."""
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        if (found := _REGION.match(line)) and "[v" not in line:
            yield int(found[1], 16), int(found[2], 16)


def search(pid: int, canaries: dict[str, str]) -> Found:
    """Look for the words in all of a process's memory. Raises OSError where it may not be read."""
    needles = {
        f"{name}, {encoding}": words.encode(encoding)
        for name, words in canaries.items()
        for encoding in ENCODINGS
    }
    found = Found(dict.fromkeys(needles, 0))
    longest = max(map(len, needles.values()))
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in regions(pid):
            for at in range(start, end, CHUNK):
                memory.seek(at)
                try:
                    part = memory.read(min(CHUNK + longest - 1, end - at))
                except OSError:  # a guard page
                    continue
                found.searched += len(part)
                for name, needle in needles.items():
                    found.times[name] += part.count(needle)
    return found


def canaries() -> dict[str, str]:
    """Words that stand nowhere else: of letters, so that they are typed as people type."""

    def word() -> str:
        return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(24))

    return {kind: word() for kind in KINDS}


def typed(home: Path, words: dict[str, str]) -> Driven:
    """The program in a talk in which all of `words` were typed; the last one is on the screen."""
    driven = in_a_room(home)
    driven.do(READABLE)
    driven.write(words["private"])
    driven.to("item", "secret")
    driven.write(words["never"])
    driven.to("hand-over")
    driven.to("item", "mine")
    driven.write(words["in memory only"])
    driven.to("item", "ours")
    driven.write(words["shared"])
    return driven


@dataclass(frozen=True)
class Trial:
    """What was found while it was open, and after it was locked."""

    before: Found
    after: Found
    replaced: bool


def tried(home: Path, lock: str, *, control: bool = False) -> Trial:
    """Type, lock by the line `lock`, search; as a control without giving way."""
    words = canaries()
    driven = typed(home, words)
    try:
        before = search(driven.pid, words)
        if control:
            driven.do("import sys; sys.executable = '/nowhere/python'")
            driven.do(lock)
        else:
            driven.give_way(lock)
        driven.do(READABLE)
        driven.wait_for("type(window.page).__name__ == 'Unlock'")
        replaced = driven.do("said = window._visit is None or window._visit._sitting is None")
        return Trial(before, search(driven.pid, words), replaced)
    finally:
        driven.kill()


def main() -> int:
    """Each way of locking, and the control; 1 where something was found, or the control failed."""
    wrong = 0
    for lock in ("window.visit.lock()", "window.hide_all()"):
        for control in (False, True):
            with tempfile.TemporaryDirectory() as place:
                trial = tried(Path(place) / "home", lock, control=control)
            wrong += (trial.after.sum > 0) is not control
            how = "without a new process" if control else "with a new process"
            size = trial.after.searched >> 20
            print(f"{lock}, {how}: before {trial.before.sum}, after {trial.after.sum}, {size} MiB")
            print("  ", {name: times for name, times in trial.after.times.items() if times})
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
