"""One window for one home: a second program rings, and the first one's window comes forward."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

LOCK, BELL = "window.lock", "window.bell"


class Doorbell(QObject):
    """Holds the lock of a home while this program runs, and hears another one ring."""

    rung = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bell = home / BELL
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file_changed)
        with contextlib.suppress(OSError):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / LOCK))
        self._lock.setStaleLockTime(0)

    def first(self) -> bool:
        """Whether no other program has this home open; from then on the bell is heard.

        A folder that may not be written to has no lock: the vault will say so itself.
        """
        if not self._locked() and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        self._listen()
        return True

    def _locked(self) -> bool:
        """Take the lock, also one left behind under a name that this computer had before.

        Qt lets go of a lock whose program is gone, but only if the computer still has the
        name in it. Should another computer really be here, the vault's own lock holds it off.
        """
        if self._lock.tryLock(0):
            return True
        _, host, _ = self._lock.getLockInfo()
        if host and host != QSysInfo.machineHostName() and self._lock.removeStaleLockFile():
            return self._lock.tryLock(0)
        return False

    def ring(self) -> bool:
        """Ask the first program to show its window; whether the bell could be reached."""
        try:
            self._bell.write_text(f"{time.monotonic_ns()}\n", "ascii")
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Let another program have the home."""
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self._lock.isLocked():
            with contextlib.suppress(OSError):
                self._bell.unlink(missing_ok=True)
            self._lock.unlock()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            self._bell.touch(mode=0o600)
            self._watcher.addPath(str(self._bell))

    def _on_file_changed(self) -> None:
        if not self._bell.exists():
            self._listen()
        elif self._bell.stat().st_size:
            self.rung.emit()
