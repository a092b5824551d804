"""The application: made, dressed, and ended so that nothing said is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QSocketNotifier, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from .. import bundled
from ..vault.settings import Settings
from . import accessible, fonts, look
from .crash import CrashWatch
from .doorbell import Doorbell
from .hush import HushKeys
from .window import Window

ALREADY_OPEN = "Reknit is open already; its window is on the screen now."


def start(home: Path, argv: Sequence[str]) -> int:
    """Open the window for what is kept in `home`; returns the exit status when it is closed."""
    app = dressed(argv)
    doorbell = Doorbell(home, app)
    if not doorbell.first():
        doorbell.ring()
        print(f"reknit: {ALREADY_OPEN}", file=sys.stderr)
        return 0
    settings = Settings.read(home)
    look.put_on(app, settings)
    window = Window(home, settings)
    CrashWatch(lambda: window if window.isVisible() else None).install()
    HushKeys(app).pressed.connect(window.hide_all)
    doorbell.rung.connect(window.come_forward)
    app.commitDataRequest.connect(window.keep_all)
    app.aboutToQuit.connect(window.let_go)
    app.styleHints().colorSchemeChanged.connect(window.follow_desktop)
    farewell = Farewell(app)
    farewell.asked.connect(window.close)
    window.show()
    window.begin()
    try:
        return app.exec()
    finally:
        doorbell.release()


def dressed(argv: Sequence[str]) -> QApplication:
    """The application with its name, icon, fonts and headings; raises Problem without fonts."""
    _keep_no_history()
    app = QApplication(list(argv))
    app.setApplicationName("Reknit")
    app.setDesktopFileName("reknit")
    app.setWindowIcon(mark())
    accessible.install(app)
    fonts.load()
    return app


def mark() -> QIcon:
    """The program's icon; an empty one where its file is missing."""
    picture = QPixmap()
    try:
        picture.loadFromData((bundled.resources() / "desktop" / "reknit.svg").read_bytes())
    except OSError:
        return QIcon()
    return QIcon(picture)


def _keep_no_history() -> None:
    """Qt's file dialog writes where it has been into QtProject.conf: let it write nowhere."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)


class Farewell(QObject):
    """Turns SIGTERM, SIGINT and SIGHUP into a close of the window, which keeps everything first.

    Python runs its handlers only between its own steps, and Qt's loop is none; a byte in a
    pipe wakes it at once.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._on_signal)
        if sys.platform == "win32":
            return
        self._read, write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def _on_signal(self, number: int, frame: object) -> None:
        self.asked.emit()

    def _on_woken(self) -> None:
        os.read(self._read, 64)
