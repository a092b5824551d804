"""The screen is locked, the computer sleeps: heard on real message buses, and on the clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.absence import LOGIN, SCREENS, SLEPT_S, Absence, session_path

ROOT = Path(__file__).parents[2]
MINE, OTHER = session_path("7"), session_path("8")

HEARING = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from app.ui.absence import Absence

app = QCoreApplication([])
absence = Absence(app)
absence.began.connect(lambda: print("began", flush=True))
print("hears", flush=True)
app.exec()
"""
SAYING = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
service, path, interface, name, *values = sys.argv[1:]
assert bus.isConnected()
if service:
    assert bus.registerService(service)
signal = QDBusMessage.createSignal(path, interface, name)
signal.setArguments([value == "true" for value in values])
assert bus.send(signal)
"""


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def has_looked(absence: Absence, clock: Clock) -> bool:
    return absence._looked == clock.now


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A message bus of our own, which stands for that of the desktop and of the computer."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no message bus to try it on")
    daemon = subprocess.Popen(
        [
            "dbus-daemon",
            "--session",
            "--nofork",
            "--print-address",
            f"--address=unix:dir={tmp_path}",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    names = ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")
    yield {**os.environ, **dict.fromkeys(names, address), "XDG_SESSION_ID": "7"}
    daemon.kill()
    daemon.communicate()


@pytest.fixture
def hearing(bus: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HEARING], cwd=ROOT, env=bus, stdout=subprocess.PIPE, text=True
    )
    assert line(process) == "hears"
    yield process
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def say(bus: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "-c", SAYING, *words], env=bus, check=True, timeout=60)


SIGNALS = [
    *(("", "/org/any/ScreenSaver", each, "ActiveChanged", "true") for each in SCREENS),
    (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "true"),
    (LOGIN, MINE, f"{LOGIN}.Session", "Lock"),
]
SILENT = [
    ("", "/org/any/ScreenSaver", SCREENS[0], "ActiveChanged", "false"),
    (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "false"),
    (LOGIN, OTHER, f"{LOGIN}.Session", "Lock"),
    ("", MINE, f"{LOGIN}.Session", "Lock"),
]


def test_a_locked_screen_and_a_sleep_are_heard_and_their_end_or_another_login_is_not(
    bus: dict[str, str], hearing: subprocess.Popen[str]
) -> None:
    for silent, signal in zip([*SILENT, *SILENT[:2]], SIGNALS, strict=True):
        say(bus, *silent)
        say(bus, *signal)
        assert line(hearing) == "began", signal
    hearing.kill()
    assert hearing.stdout is not None
    assert hearing.stdout.read() == ""


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    nowhere = f"unix:path={tmp_path}/nowhere"
    for environ in (
        {},
        dict.fromkeys(("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"), nowhere),
    ):
        Absence(parent, environ)
    assert len(parent.children()) == 2


def test_a_clock_that_ran_ahead_tells_that_the_computer_slept(qtbot: QtBot) -> None:
    parent, clock = QObject(), Clock()
    absence = Absence(parent, {}, clock, looks_s=0.01)
    clock.now += SLEPT_S + 1
    with qtbot.waitSignal(absence.began):
        pass


def test_a_clock_that_is_set_right_tells_nothing(qtbot: QtBot) -> None:
    parent, clock, began = QObject(), Clock(), list[int]()
    absence = Absence(parent, {}, clock, looks_s=0.01)
    absence.began.connect(lambda: began.append(1))
    for change in (SLEPT_S - 1, -3_600):
        clock.now += change
        qtbot.waitUntil(partial(has_looked, absence, clock))
    assert not began
    clock.now += 2 * SLEPT_S
    with qtbot.waitSignal(absence.began):
        pass


@pytest.mark.parametrize(
    ("number", "name"), [("2", "_32"), ("c2", "c2"), ("12", "_312"), ("a-b", "a_2db")]
)
def test_a_login_is_named_as_the_bus_names_it(number: str, name: str) -> None:
    assert session_path(number) == f"/org/freedesktop/login1/session/{name}"
