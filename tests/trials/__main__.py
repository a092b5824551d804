"""The trials: what the vault, the window and the files of strangers go through, as tables.

    python -m tests.trials                  all of them, as the tests run them
    python -m tests.trials kills power      some
    python -m tests.trials --long           thousands of each
    python -m tests.trials --control        weakened on purpose: each must find something wrong

Ends with 1 if something was found, or in a control if nothing was.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from . import canaries, changes, damage, faults, hostile, kills, likeness, limits, packs, power
from .apart import apart
from .found import Found
from .worlds import fast_place

Trial = Callable[[Path, bool, bool], Found]

TRIALS: dict[str, Trial] = {
    "kills": kills.at_the_store,
    "kills-in-a-room": kills.in_a_room,
    "kills-at-changes": changes.everything,
    "kills-at-upgrades": changes.upgrades,
    "faults": faults.trial,
    "power": power.trial,
    "damage": damage.trial,
    "limits": limits.trial,
    "canaries": canaries.trial,
    "likeness": likeness.trial,
    "hostile": hostile.trial,
    "packs": packs.trial,
}


def tried(name: str, long: bool, control: bool) -> Found:
    """Run one trial in a process of its own, for it harms its process."""

    def act() -> list[dict[str, int]]:
        with tempfile.TemporaryDirectory(dir=fast_place()) as place:
            found = TRIALS[name](Path(place).resolve() / "vault", long, control)
        return [dict(found.figures), dict(found.wrong)]

    return Found(*apart(act))


def main() -> int:
    """Run the trials that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.trials")
    parser.add_argument("names", nargs="*", metavar="TRIAL", help=", ".join(TRIALS))
    parser.add_argument("--long", action="store_true", help="thousands of each")
    parser.add_argument("--control", action="store_true", help="weakened: must find something")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each, no table")
    asked = parser.parse_args()
    status = 0
    for name in asked.names or TRIALS:
        begin = time.monotonic()
        found = tried(name, asked.long, asked.control)
        seconds = time.monotonic() - begin
        title = f"{name}{' (control)' * asked.control}, {seconds:.0f} s"
        line = json.dumps([name, found.figures, found.wrong])
        print(line if asked.json else found.table(title), flush=True)
        status |= bool(found.wrong) != asked.control
    return status


if __name__ == "__main__":
    raise SystemExit(main())
