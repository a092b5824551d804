"""The application: made, dressed, and ended so that nothing said is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSettings, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ..vault.settings import Settings
from .doorbell import Doorbell
from .look import put_on
from .window import Window

ALREADY_OPEN = "Reknit is open already; its window is on the screen now."


def start(home: Path, argv: Sequence[str]) -> int:
    """Open the window for what is kept in `home`; returns the exit status when it is closed.

    The window is on the screen before its first page is made.
    """
    app = _named(argv)
    doorbell = Doorbell(home, app)
    if not doorbell.first():
        doorbell.ring()
        print(f"reknit: {ALREADY_OPEN}", file=sys.stderr)
        return 0
    settings = Settings.read(home)
    put_on(app, settings)
    window = Window(home, settings)
    doorbell.rung.connect(window.come_forward)
    app.commitDataRequest.connect(window.keep_all)
    app.aboutToQuit.connect(window.let_go)
    Farewell(app).asked.connect(window.leave)
    window.show()
    QTimer.singleShot(0, window, lambda: _furnish(app, window))
    try:
        return app.exec()
    finally:
        doorbell.release()


def dressed(argv: Sequence[str]) -> QApplication:
    """The application with its name, icon, fonts and headings; raises Problem without fonts."""
    app = _named(argv)
    _dress(app)
    return app


def _furnish(app: QApplication, window: Window) -> None:
    """All that the first page needs and an empty window does not."""
    from .crash import CrashWatch
    from .hush import HushKeys

    CrashWatch(lambda: window if window.isVisible() else None).install()
    _dress(app)
    HushKeys(app).pressed.connect(window.hide_all)
    app.styleHints().colorSchemeChanged.connect(window.follow_desktop)
    window.follow_desktop()
    window.begin()


def _named(argv: Sequence[str]) -> QApplication:
    _keep_no_history()
    app = QApplication(list(argv))
    app.setApplicationName("Reknit")
    app.setDesktopFileName("reknit")
    return app


def _dress(app: QApplication) -> None:
    from . import accessible, fonts

    accessible.install(app)
    fonts.load()
    app.setWindowIcon(icon())


def icon() -> QIcon:
    """The program's icon, painted in every size that desktops ask for."""
    from . import theme
    from .marks import paint_icon

    light, dark = theme.load(theme.ThemeName.LIGHT), theme.load(theme.ThemeName.DARK)
    made = QIcon()
    for side in (16, 32, 48, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_icon(painter, QRectF(0, 0, side, side), light, dark)
        painter.end()
        made.addPixmap(picture)
    return made


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
