"""The whole program in a process of its own, told line by line what to do.

The process is started as people start it, and a new one that takes its place goes on with the
same lines: they come through a pipe that outlives it. So this process is never replaced.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.vault.partner import Partner

from ..vault.rooms import OWN, with_rooms
from ..vault.talk import PASSPHRASE
from .wizard.talks import begun

ROOT = Path(__file__).parents[2]

PROGRAM = """
import json, os, sys
from PySide6.QtCore import QSocketNotifier
from app import cli
from app.ui import start, window

class Told(window.Window):
    def begin(self):
        super().begin()
        self.lines = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self.lines.activated.connect(self.obey)
        self.say("open")
    def say(self, what):
        print(json.dumps(what), flush=True)
    def obey(self):
        line = b""
        while (letter := os.read(0, 1)) not in (b"\\n", b""):
            line += letter
        if not line:
            self.lines.setEnabled(False)
            return
        known = {"window": self}
        exec(json.loads(line), known)
        self.say(known.get("said"))

start.Window = Told
sys.exit(cli.main([]))
"""

PLACE = "place = window.page.conversation.place; said = [place.page, place.item, place.seat]"
WRITE = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
QTest.keyClicks(window.page.page.findChild(QPlainTextEdit), {words!r})
"""
ON = """
page = window.page.page
if hasattr(page, "let_pass"):
    page.let_pass()
    page._on.click()
else:
    window.page._frame.go_on.click()
"""
ROOM = """
door = window.page.page.threshold
door._offer.click()
door._line.set_text({passphrase!r})
door._open.click()
"""


class Driven:
    """The program on a home; `do` runs a few lines in it, in which `window` is its window."""

    def __init__(self, home: Path, program: str = PROGRAM, **environ: str) -> None:
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "REKNIT_HOME": str(home), **environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.heard() == "open"

    @property
    def pid(self) -> int:
        return self.process.pid

    def tell(self, lines: str) -> None:
        """Let the program do `lines`, and do not wait for what it says."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(lines).encode() + b"\n")
        self.process.stdin.flush()

    def heard(self) -> Any:
        """What the program says next."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            _, err = self.process.communicate()
            raise AssertionError(err.decode())
        return json.loads(line)

    def do(self, lines: str) -> Any:
        """What `said` is after `lines`."""
        self.tell(lines)
        return self.heard()

    def give_way(self, lines: str) -> None:
        """Run `lines`, by which it lets a new process take its place, and wait until that is up."""
        self.do(lines)
        assert self.heard() == "open"

    def wait_for(self, condition: str) -> None:
        """Until an expression about `window` is true; the program's own loop goes on meanwhile."""
        while not self.do(f"said = bool({condition})"):
            pass

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase at the lock, and wait until home is there."""
        self.wait_for("type(window.page).__name__ == 'Unlock'")
        self.do(f"window.page._line.set_text({passphrase!r}); window.page._open.click()")
        self.wait_for("type(window.page).__name__ == 'Shell'")

    def write(self, words: str) -> None:
        """Type into the field of the page that the talk is at."""
        self.do(WRITE.format(words=words))

    def on(self) -> None:
        """Go on from the page that the talk is at, or past its question."""
        before = self.do(PLACE)
        self.do(ON)
        if self.do(PLACE) == before:
            self.do("window.page._frame.skip.click()")

    def to(self, page: str, item: str = "") -> None:
        """Go on to the next page of this kind, which asks `item`."""
        while self.do(PLACE)[:2] != [page, item]:
            self.on()

    def end(self) -> int:
        """Ask it to end; its exit status."""
        self.process.terminate()
        self.process.communicate()
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def in_a_room(home: Path) -> Driven:
    """The program in a small talk, at the first question for one alone, their room open."""
    home.mkdir()
    with with_rooms(home / "vault") as vault:
        vault.set_people("Ada", "Bo")
        begun(vault)
    driven = Driven(home)
    driven.unlock(PASSPHRASE)
    driven.do("window.visit.sitting.open(window.visit.vault.open_talk())")
    driven.to("hand-over")
    driven.do(ROOM.format(passphrase=OWN[Partner.FIRST]))
    driven.wait_for("window.page.conversation.place.item == 'mine'")
    return driven
