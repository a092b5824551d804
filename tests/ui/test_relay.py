"""The lock replaces the process: the same number, a new memory, the same window (vault.md)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.ui.doorbell import LOCK
from app.ui.relay import NAME, Relay
from app.vault.keys import Cost
from app.vault.store import Vault

from .couple import NAMES, PASSPHRASE
from .driven import ROOT, Driven

CHEAP = Cost(64, 3)
STANDING = """
import ctypes, os, resource
mask = os.umask(0o077); os.umask(mask)
said = {
    "number": os.getpid(),
    "page": type(window.page).__name__,
    "title": window.windowTitle(),
    "hidden": window.hidden,
    "shown": type(window.centralWidget().currentWidget()).__name__,
    "frame": window.geometry().getRect(),
    "theme": window.settings.theme,
    "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
    "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
    "mask": mask,
    "told": [name for name in os.environ if "RELAY" in name],
    "open": window.visit.entrance.vault is not None,
}
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process is looked at in /proc")

Opened = Callable[..., Driven]


@pytest.fixture
def opened(own_home: Path) -> Iterator[Opened]:
    """The program, unlocked where there is a passphrase; ended after the test."""
    running: list[Driven] = []

    def open_on(passphrase: str | None = PASSPHRASE, **environ: str) -> Driven:
        with Vault.create(own_home / "vault", passphrase, CHEAP) as vault:
            vault.set_people(*NAMES)
        driven = Driven(own_home, **environ)
        running.append(driven)
        if passphrase is not None:
            driven.unlock(passphrase)
        else:
            driven.wait_for("type(window.page).__name__ == 'Shell'")
        driven.do("window.here = True")
        return driven

    yield open_on
    for each in running:
        each.kill()


def standing(driven: Driven) -> dict[str, Any]:
    driven.wait_for("type(window.page).__name__ == 'Unlock'")
    found: dict[str, Any] = driven.do(STANDING)
    return found


def is_new(driven: Driven) -> bool:
    return not driven.do("said = hasattr(window, 'here')")


def test_lock_replaces_the_process_and_the_new_one_stands_at_the_lock(opened: Opened) -> None:
    driven = opened()
    driven.do(
        "from dataclasses import replace; from app.vault.settings import Theme\n"
        "window.change(replace(window.settings, theme=Theme.DARK))\n"
        "window.setGeometry(40, 30, 800, 600)"
    )
    driven.give_way("window.visit.lock()")
    assert is_new(driven)
    assert standing(driven) == {
        "number": driven.process.pid,
        "page": "Unlock",
        "title": "Reknit",
        "hidden": False,
        "shown": "Unlock",
        "frame": [40, 30, 800, 600],
        "theme": "dark",
        "core": 0,
        "dumpable": 0,
        "mask": 0o077,
        "told": [],
        "open": False,
    }
    driven.unlock(PASSPHRASE)


def test_hide_comes_back_with_the_neutral_page_and_name_and_nothing_else_was_up(
    opened: Opened,
) -> None:
    driven = opened()
    driven.give_way("window.hide_all()")
    assert is_new(driven)
    found = standing(driven)
    assert (found["title"], found["shown"], found["hidden"]) == ("Notes", "Neutral", True)
    assert driven.do("window._neutral.back.click(); said = window.windowTitle()") == "Reknit"
    assert standing(driven)["shown"] == "Unlock"


def test_the_new_window_has_the_lock_of_the_home_and_hears_the_bell(opened: Opened) -> None:
    driven = opened()
    driven.give_way("window.visit.lock()")
    assert (driven.home / LOCK).exists()
    driven.do("window.come_forward = lambda: window.say('forward')")
    driven.do("window.hide()")
    second = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env={**os.environ, "REKNIT_HOME": str(driven.home)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert second.returncode == 0
    assert "open already" in second.stderr
    driven.wait_for("window.isVisible()")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_new_process_ends_in_good_order(opened: Opened, number: signal.Signals) -> None:
    driven = opened()
    driven.give_way("window.visit.lock()")
    driven.process.send_signal(number)
    driven.process.communicate()
    assert driven.process.returncode == 0
    assert not (driven.home / LOCK).exists()


def test_where_no_process_can_be_started_this_one_goes_on_locked(opened: Opened) -> None:
    driven = opened()
    driven.do("import sys; sys.executable = '/nowhere/python'")
    driven.do("window.visit.lock()")
    found = standing(driven)
    assert not is_new(driven)
    assert (found["shown"], found["open"]) == ("Unlock", False)
    assert (driven.home / LOCK).exists()
    driven.unlock(PASSPHRASE)


def test_without_a_passphrase_nothing_is_locked_or_replaced(opened: Opened) -> None:
    driven = opened(None)
    driven.do("window.hide_all()")
    driven.do("window._neutral.back.click()")
    assert not is_new(driven)
    assert driven.do("said = type(window.page).__name__") == "Shell"


def test_a_window_put_away_does_not_come_up_by_being_locked(opened: Opened) -> None:
    driven = opened()
    driven.do("window.showMinimized()")
    driven.give_way("window.rest()")
    assert driven.do("said = window.isMinimized()")


WAY = """
import os, sys
from PySide6.QtWidgets import QApplication
from app.ui.relay import Relay
if __name__ == "__main__":
    relay = Relay.taken(os.environ)
    print(os.getpid(), __spec__ and __spec__.name, sys.argv[1:], relay, flush=True)
    if not relay.hidden:
        app = QApplication([])
        Relay(hidden=True).hand_over(app)
"""


@pytest.mark.parametrize("way", [["-m", "app_of_ours"], ["script"], ["-m", "ours.again"]])
def test_the_new_process_is_started_in_the_same_way(tmp_path: Path, way: list[str]) -> None:
    (tmp_path / "app_of_ours").mkdir()
    (tmp_path / "ours").mkdir()
    for name in ("app_of_ours/__main__.py", "script", "ours/again.py"):
        (tmp_path / name).write_text(WAY)
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, *way, "-x", "a b"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
    )
    first, second = done.stdout.splitlines()
    assert second == f"{first}hidden"
    assert "['-x', 'a b']" in first


@pytest.mark.parametrize(
    "relay", [Relay(), Relay(hidden=True), Relay(minimized=True, maximized=True, behind=True)]
)
def test_what_is_told_is_read_back_and_taken_out_of_the_environment(relay: Relay) -> None:
    environ = {NAME: str(relay), "HOME": "/"}
    assert Relay.taken(environ) == relay
    assert environ == {"HOME": "/"}


@pytest.mark.parametrize(
    "words", ["", "picture=1", "picture=99999", "picture=-1", "hid den", "é 3 \\0"]
)
def test_what_nobody_told_is_not_believed(words: str) -> None:
    assert Relay.taken({NAME: words}) == Relay()
