"""The application: made, dressed, and ended so that nothing said is lost."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from .. import bundled
from ..vault.settings import Settings, Theme
from .doorbell import Doorbell
from .relay import AGAIN, Relay
from .window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_AT_LATEST_MS = 1_000
_SETTLES_MS = 500
STYLE = ("-style", "Fusion")
"""For QApplication; asking for its style later costs more than the rest of a theme."""
ALONE = Relay()
ALREADY_OPEN = "Reknit is open already; its window is on the screen now."


def start(home: Path, argv: Sequence[str], relay: Relay = ALONE) -> int:
    """Open the window for what is kept in `home`; returns the exit status when it is closed.

    The window is on the screen before its first page is made. `relay` is what the process
    before this one left: once something was locked, a new process takes the place of this one.
    """
    app = _named(argv)
    doorbell = Doorbell(home, app)
    if not doorbell.first():
        doorbell.ring()
        print(f"reknit: {ALREADY_OPEN}", file=sys.stderr)
        return 0
    settings = Settings.read(home)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, _paper(app, settings))
    app.setPalette(palette)
    window = Window(home, settings, hidden=relay.hidden)
    doorbell.rung.connect(window.come_forward)
    window.emptied.connect(lambda: app.exit(AGAIN))
    _raise(window, Furnishing(app, window), relay)
    try:
        while (status := app.exec()) == AGAIN:
            if _has_handed_over(app, window, doorbell):
                return 0
        return status
    finally:
        doorbell.release()


def _raise(window: Window, furnishing: Furnishing, relay: Relay) -> None:
    """Put the window on the screen: empty, and at once, so that nobody waits for it.

    Where the picture of the one before still stands there, nobody does: then with its page.
    """
    if relay != ALONE:
        relay.dress(window)
    if relay.behind:
        window.stood.connect(window.lower)
    if relay.picture is None:
        window.stood.connect(furnishing.do)
        window.show()
        return
    from PySide6.QtCore import Qt

    window.stood.connect(relay.let_go)
    window.turned.connect(window.show, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(_AT_LATEST_MS, window.show)
    furnishing.do()


def _has_handed_over(app: QApplication, window: Window, doorbell: Doorbell) -> bool:
    """Let a new process take over; where none can be started, this one goes on, locked."""
    window.remember_frame()
    window.repaint()
    doorbell.release()
    try:
        Relay.of(window, hidden=window.hidden).hand_over(app)
    except OSError:
        doorbell.first()
        return False
    return True


def dressed(argv: Sequence[str]) -> QApplication:
    """The application with its name, icon, fonts and headings; raises Problem without fonts."""
    app = _named(argv)
    _dress(app)
    return app


class Furnishing(QObject):
    """All that the first page needs and an empty window does not; done once."""

    def __init__(self, app: QApplication, window: Window) -> None:
        super().__init__(window)
        self._app, self._window = app, window

    def do(self) -> None:
        """Put in what is missing, and begin."""
        from PySide6.QtCore import Qt

        from .crash import CrashWatch
        from .hush import HushKeys
        from .idle import MINUTES, MINUTES_ALONE, Idle
        from .litter import Litter

        app, window = self._app, self._window
        CrashWatch(lambda: window if window.isVisible() else None).install()
        farewell = Farewell(app)
        farewell.asked.connect(window.leave)
        farewell.asked.connect(app.quit)  # a window that was never shown is not the last one closed
        app.commitDataRequest.connect(window.keep_all)
        app.aboutToQuit.connect(window.let_go)
        _dress(app)
        HushKeys(app).pressed.connect(window.hide_all)
        Idle(app, MINUTES).passed.connect(window.rest)
        Idle(app, MINUTES_ALONE).passed.connect(window.rest_alone)
        Litter(app)
        app.styleHints().colorSchemeChanged.connect(window.follow_desktop)
        window.follow_desktop()
        window.turned.connect(self._on_turned, Qt.ConnectionType.SingleShotConnection)
        window.begin()

    def _on_turned(self) -> None:
        """What nobody waits for comes once the first page stands."""
        QTimer.singleShot(_SETTLES_MS, self._settle)

    def _settle(self) -> None:
        from .absence import Absence

        self._window.make_ready()
        Absence(self._app).began.connect(self._window.step_away)


def _paper(app: QApplication, settings: Settings) -> QColor:
    """What the window is filled with until its theme is put on: the paper of that theme."""
    names = {Theme.LIGHT: "light", Theme.DARK: "dark", Theme.CONTRAST: "high-contrast"}
    usual = "dark" if app.palette().color(QPalette.ColorRole.Window).lightness() < 128 else "light"
    name = names.get(settings.theme, usual)
    tokens = (bundled.resources() / "themes" / f"{name}.json").read_text("utf-8")
    return QColor(json.loads(tokens)["paper"])


def _named(argv: Sequence[str]) -> QApplication:
    app = QApplication([*argv, *STYLE])
    app.setApplicationName("Reknit")
    app.setDesktopFileName("reknit")
    return app


def _dress(app: QApplication) -> None:
    from . import accessible, fonts

    _keep_no_history()
    accessible.install(app)
    fonts.load()
    app.setWindowIcon(icon())


def icon() -> QIcon:
    """The program's icon, painted in every size that desktops ask for."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QIcon, QPainter, QPixmap

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
    from PySide6.QtCore import QSettings

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
        from PySide6.QtCore import QSocketNotifier

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
