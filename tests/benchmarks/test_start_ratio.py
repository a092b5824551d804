"""From the command to the first painted window, against a bare PySide6 window.

Painted means that a main window was on the screen and one whole pass of painting was over.
`window` is the first such pass, `page` the first with the words of the first page in it: the
frame stands in the colours of the theme while the page is being made. Times are those of the
whole process from its start, with the modules compiled, as they are from the second start on.
The best of many interleaved rounds is compared, in time of the processor: it is what a start
takes, all else is what the machine did beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

BOUND = 1.3
ROUNDS = 6
ROOT = Path(__file__).parents[2]

WATCHED = """
import os, sys
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

AWAITED = QLabel if os.environ["AWAITED"] == "page" else QWidget
PAINT = QEvent.Type.Paint

class Watched(QApplication):
    def __init__(self, arguments=()):
        super().__init__(list(arguments))
        self.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == PAINT and isinstance(watched, AWAITED):
            if isinstance(watched.window(), QMainWindow) and watched.isVisible():
                self.removeEventFilter(self)
                QTimer.singleShot(0, lambda: os._exit(0))
        return False

QtWidgets.QApplication = Watched
"""
BARE = f"""{WATCHED}
app = Watched()
window = QMainWindow()
window.setCentralWidget(QWidget())
window.resize(1200, 800)
window.show()
app.exec()
"""
OURS = f"""{WATCHED}
from app import cli
sys.exit(cli.main([]))
"""
RUNS = {"bare": (BARE, "window"), "window": (OURS, "window"), "page": (OURS, "page")}


def test_the_window_stands_almost_as_soon_as_an_empty_one(tmp_path: Path) -> None:
    for run in RUNS:
        _seconds(run, tmp_path)
    times: dict[str, list[tuple[float, float]]] = {run: [] for run in RUNS}
    for _ in range(ROUNDS):
        for run in RUNS:
            times[run].append(_seconds(run, tmp_path))
    best = {run: min(busy for _, busy in times[run]) for run in RUNS}
    print()
    for run in RUNS:
        wall, busy = (median(column) for column in zip(*times[run], strict=True))
        print(
            f"{run:6}  median {wall * 1000:4.0f} ms, processor {busy * 1000:4.0f} ms,"
            f" {busy / median(each for _, each in times['bare']):.2f};"
            f" best {best[run] * 1000:4.0f} ms, {best[run] / best['bare']:.2f}"
        )
    assert best["window"] / best["bare"] <= BOUND


def _seconds(run: str, folder: Path) -> tuple[float, float]:
    """Wall time and processor time of one start."""
    script, awaited = RUNS[run]
    environment = {
        **os.environ,
        "AWAITED": awaited,
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "REKNIT_HOME": str(folder / "home"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script]
    began = time.perf_counter()
    child = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(child.pid, 0)
    lasted = time.perf_counter() - began
    assert child.stderr is not None
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, child.stderr.read().decode()
    child.stderr.close()
    return lasted, usage.ru_utime + usage.ru_stime
