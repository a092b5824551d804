"""Nobody may be here any more: the screen was locked, or the computer went to sleep (vault.md)."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOOKS_S, SLEPT_S = 5, 30
"""How often the clock is looked at, and how much it runs ahead where the computer slept."""

SCREENS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
LOGIN = "org.freedesktop.login1"
_BUS = "/run/dbus/system_bus_socket"


class Absence(QObject):
    """`began` follows when this computer says that its screen is locked or that it will sleep.

    Linux says so on its two message buses; where there is none, or it cannot be heard, only
    the clock tells: after a sleep it has run ahead of the one that counts waking time.
    """

    began = Signal()

    def __init__(
        self,
        parent: QObject,
        environ: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.time,
        looks_s: float = LOOKS_S,
    ) -> None:
        super().__init__(parent)
        self._clock, self._looks_s, self._looked = clock, looks_s, clock()
        looks = QTimer(self, interval=round(looks_s * 1_000))
        looks.setTimerType(Qt.TimerType.CoarseTimer)
        looks.timeout.connect(self._on_looked)
        looks.start()
        self._hear_desktop(environ)
        self._hear_computer(environ)

    def _on_looked(self) -> None:
        now = self._clock()
        slept, self._looked = now - self._looked - self._looks_s, now
        if slept > SLEPT_S:
            self.began.emit()

    def _hear_desktop(self, environ: Mapping[str, str]) -> None:
        """The bus of the desktop, on which all screen savers say it alike."""
        if environ.get("DBUS_SESSION_BUS_ADDRESS") and (buses := _buses()):
            desktop = buses.sessionBus()
            for interface in SCREENS:
                _hear(desktop, "", "", interface, "ActiveChanged", self, SLOT("on_said(bool)"))

    def _hear_computer(self, environ: Mapping[str, str]) -> None:
        """The bus of the computer, on which logind speaks of sleep and of this login."""
        if not (environ.get("DBUS_SYSTEM_BUS_ADDRESS") or Path(_BUS).exists()):
            return
        if buses := _buses():
            computer, login = buses.systemBus(), session_path(environ.get("XDG_SESSION_ID", ""))
            sleep = (f"{LOGIN}.Manager", "PrepareForSleep")
            _hear(computer, LOGIN, "", *sleep, self, SLOT("on_said(bool)"))
            _hear(computer, LOGIN, login, f"{LOGIN}.Session", "Lock", self, SLOT("on_lock()"))

    @Slot(bool)
    def on_said(self, active: bool) -> None:
        """The screen is locked or will sleep, or no longer."""
        if active:
            self.began.emit()

    @Slot()
    def on_lock(self) -> None:
        """This login is to be locked."""
        self.began.emit()


def session_path(number: str) -> str:
    """Where logind keeps a login on its bus, as the bus writes names; '' stands for any."""
    if not number:
        return ""
    said = re.sub(r"[^A-Za-z0-9]|^[0-9]", lambda found: f"_{ord(found[0]):02x}", number)
    return f"/org/freedesktop/login1/session/{said}"


def _buses() -> type[QDBusConnection] | None:
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return None
    return QDBusConnection


def _hear(bus: QDBusConnection, *said: object) -> None:
    """Without a bus nothing is heard; PySide's own types ask for bytes, and take words alone."""
    if bus.isConnected():
        bus.connect(*said)  # type: ignore[call-overload]
