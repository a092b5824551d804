"""The program as a process of its own: second start, signals, what it never imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.session.value import Words
from app.ui.doorbell import LOCK
from app.ui.start import ALREADY_OPEN

from ..vault.rooms import entered
from .driven import in_a_room

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0

OPENED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui import start, window

class Told(window.Window):
    def begin(self):
        super().begin()
        print("open", flush=True)
    def come_forward(self):
        super().come_forward()
        print("forward", flush=True)

start.Window = Told
status = start.start(Path(sys.argv[1]), ["reknit"])
network = {"socket", "ssl", "http.client", "urllib.request", "asyncio"}
network |= {"PySide6.QtNetwork"}
print("network", sorted(network & set(sys.modules)), flush=True)
sys.exit(status)
"""


def opened(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OPENED, str(home)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def first(own_home: Path) -> Iterator[subprocess.Popen[str]]:
    process = opened(own_home)
    try:
        assert line(process) == "open"
        yield process
    finally:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_raises_the_first_window_and_says_so(
    first: subprocess.Popen[str], own_home: Path
) -> None:
    second = opened(own_home)
    out, err = second.communicate(timeout=PATIENCE)
    assert second.returncode == 0
    assert ALREADY_OPEN in err
    assert "open" not in out.splitlines()
    assert line(first) == "forward"
    assert first.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_closes_the_window_in_good_order(
    first: subprocess.Popen[str], own_home: Path, number: signal.Signals
) -> None:
    first.send_signal(number)
    out, err = first.communicate(timeout=PATIENCE)
    assert first.returncode == 0, err
    assert "network []" in out
    assert not (own_home / LOCK).exists()


def test_a_window_that_was_killed_does_not_keep_the_next_one_out(
    first: subprocess.Popen[str], own_home: Path
) -> None:
    first.kill()
    first.wait()
    assert (own_home / LOCK).exists()
    second = opened(own_home)
    try:
        assert line(second) == "open"
    finally:
        second.terminate()
        second.communicate(timeout=PATIENCE)


def test_nothing_is_written_before_anything_is_chosen(
    first: subprocess.Popen[str], own_home: Path
) -> None:
    first.terminate()
    first.communicate(timeout=PATIENCE)
    left = {path.name for path in own_home.rglob("*")}
    assert left <= {"settings.json"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_is_half_typed_in_the_room_of_one(
    own_home: Path, number: signal.Signals
) -> None:
    driven = in_a_room(own_home)
    driven.write("half a sentence")
    driven.process.send_signal(number)
    driven.process.communicate()
    assert driven.process.returncode == 0
    assert private_words(own_home) == ["half a sentence"]


def test_a_locked_screen_keeps_a_talk_shuts_the_room_and_locks(own_home: Path) -> None:
    driven = in_a_room(own_home)
    driven.write("half a sentence")
    driven.give_way("window.step_away()")
    driven.wait_for("type(window.page).__name__ == 'Unlock'")
    assert private_words(own_home) == ["half a sentence"]
    assert driven.end() == 0


def test_the_end_of_the_session_keeps_everything_and_goes_on(own_home: Path) -> None:
    driven = in_a_room(own_home)
    driven.write("half a sentence")
    driven.do("window.keep_all()")
    lying = "[a.value.text for a in window.visit.entrance.latch.room.answers(talk.session.id)]"
    assert driven.do(f"talk = window.page.conversation; said = {lying}") == ["half a sentence"]
    driven.kill()


def private_words(home: Path) -> list[str]:
    """What lies in the first one's room, of the one talk there is."""
    with entered(home / "vault") as room:
        (talk,) = room.talks()
        values = [answer.value for answer in room.answers(talk.id)]
    return [value.text for value in values if isinstance(value, Words)]
