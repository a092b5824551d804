"""The process gives way to a new one, so that nothing it has read stays in memory (vault.md, Lock).

After everything was closed, 154 copies of what was read were still in memory; after `execv`,
none.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

AGAIN = 75
"""What the event loop ends with when a new process is to take over; never an exit status."""
NAME = "REKNIT_RELAY"
_PICTURE = re.compile(r"picture=([0-9]{1,5})")


@dataclass(frozen=True)
class Relay:
    """What the new process is told: how its window is to stand, and nothing else.

    `picture` is the line to the screen that the old process left open: as long as it is, an
    X server goes on showing the last picture of the old window, and no gap betrays the change.
    """

    hidden: bool = False
    minimized: bool = False
    maximized: bool = False
    behind: bool = False
    picture: int | None = None

    @classmethod
    def taken(cls, environ: MutableMapping[str, str]) -> Self:
        """What the process before this one has left here; it is removed from `environ`."""
        words = environ.pop(NAME, "").split()
        lines = [int(found[1]) for word in words if (found := _PICTURE.fullmatch(word))]
        return cls(
            hidden="hidden" in words,
            minimized="minimized" in words,
            maximized="maximized" in words,
            behind="behind" in words,
            picture=next(filter(_is_inherited, lines), None),
        )

    @classmethod
    def of(cls, window: QWidget, *, hidden: bool) -> Self:
        """How a window stands now."""
        minimized, maximized = window.isMinimized(), window.isMaximized()
        return cls(hidden, minimized, maximized, behind=not window.isActiveWindow())

    def __str__(self) -> str:
        said = [name for name, value in vars(self).items() if value is True]
        return " ".join(said if self.picture is None else [*said, f"picture={self.picture}"])

    def dress(self, window: QWidget) -> None:
        """Let a window that is not shown yet stand as the one before it stood."""
        from PySide6.QtCore import Qt

        state = window.windowState()
        if self.maximized:
            state |= Qt.WindowState.WindowMaximized
        if self.minimized:
            state |= Qt.WindowState.WindowMinimized
        window.setWindowState(state)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, self.behind)

    def let_go(self) -> None:
        """Take the picture of the old window away, as the new one stands; call it once."""
        if self.picture is not None:
            with contextlib.suppress(OSError):
                os.close(self.picture)

    def hand_over(self, app: QApplication) -> None:
        """Let a new process take the place of this one, started in the same way.

        On Linux and macOS it has the number of this one and nothing of its memory, and this
        call does not return; on Windows it is a process of its own. Raises OSError where no
        process can be started; then everything is as before.
        """
        command = [sys.executable, *sys.orig_argv[1:]]
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        if sys.platform == "win32":
            import subprocess

            detached = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
            environ = {**os.environ, NAME: str(self)}
            subprocess.Popen(command, env=environ, creationflags=detached, close_fds=True)
            return
        picture = _line_to_screen(app)
        relay = replace(self, picture=picture)
        try:
            if picture is not None:
                os.set_inheritable(picture, True)
            os.execve(sys.executable, command, {**os.environ, NAME: str(relay)})
        finally:
            if picture is not None:
                os.set_inheritable(picture, False)


def _is_inherited(number: int) -> bool:
    """Whether it is a connection that was open before this process had any of its own."""
    try:
        is_socket = stat.S_ISSOCK(os.fstat(number).st_mode)
        os.set_inheritable(number, False)
    except OSError:
        return False
    return is_socket and number > 2


def _line_to_screen(app: QApplication) -> int | None:
    """The descriptor of the connection to an X server; None on any other kind of screen."""
    if app.platformName() != "xcb":
        return None
    import ctypes

    from PySide6.QtGui import QNativeInterface

    screen = app.nativeInterface()
    if not isinstance(screen, QNativeInterface.QX11Application):
        return None
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    xcb.xcb_get_file_descriptor.argtypes = [ctypes.c_void_p]
    number = xcb.xcb_get_file_descriptor(screen.connection())
    return number if number > 2 else None
