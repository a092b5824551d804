"""Looks whether files were saved, however their editor does it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLES_MS = 150
"""An editor that writes in several goes is done by then."""
LOOK_MS = 1_000
"""How often the files are looked at where the system tells nothing, as on a network drive."""

State = tuple[tuple[int, int, int] | None, ...]


class Watch(QObject):
    """`changed` says that one of the files is another one, is there again, or is gone.

    Their folders are watched too: most editors put a new file in the place of the old one, of
    which the system then tells nothing more.
    """

    changed = Signal()

    def __init__(self, files: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = tuple(file.absolute() for file in files)
        self._seen = self._state()
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._settling.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._settling.start)
        self._watcher.directoryChanged.connect(self._settling.start)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)
        self._looks.start()
        self._follow()

    def _look(self) -> None:
        self._follow()
        state = self._state()
        if state != self._seen:
            self._seen = state
            self.changed.emit()

    def _follow(self) -> None:
        """Watch what is there now and is not watched yet."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for file in self._files:
            for path in (file, file.parent):
                if str(path) not in watched and _is_there(path):
                    self._watcher.addPath(str(path))

    def _state(self) -> State:
        return tuple(_signature(file) for file in self._files)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file() or path.is_dir()
    except OSError:
        return False


def _signature(file: Path) -> tuple[int, int, int] | None:
    """What tells one saved file from another; None where there is none."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
