"""The disk as this process sees it: every call of SQLite and of our own files passes by a tap.

SQLite's calls pass through a VFS that lies below its encryption, so what is seen there is what
reaches the disk; those of our own files pass through `os` and `io`. For a process of its own:
the VFS stays the usual one, and `os` stays wrapped, until the process ends.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import apsw

UNDER, NAME = "unix", "tapped"


class Kind(StrEnum):
    """What is asked of the disk."""

    OPEN = "open"
    MAKE = "make"
    READ = "read"
    WRITE = "write"
    SYNC = "sync"
    NAMES = "sync of a folder"
    CUT = "truncate"
    SIZE = "size"
    LOCK = "lock"
    RENAME = "rename"
    DELETE = "delete"
    FOLDER = "make folder"
    NO_FOLDER = "remove folder"
    MODE = "mode or time"


@dataclass(frozen=True)
class Call:
    """One call: where, from which byte on, what is written, and the new name of a file."""

    kind: Kind
    path: str
    at: int = 0
    data: bytes = b""
    to: str = ""


class Tap:
    """What sees the calls; this one lets them pass."""

    def before(self, call: Call) -> int:
        """The `errno` that the call fails with; 0 lets it be done."""
        return 0

    def after(self, call: Call) -> None:
        """The call was done."""


_OPEN_TAP = Tap()
_tap = _OPEN_TAP
_paths: dict[int, str] = {}
_installed: list[apsw.VFS] = []


@contextlib.contextmanager
def tapped(tap: Tap) -> Iterator[None]:
    """Let a tap see every call of the block."""
    global _tap
    if not _installed:
        _install()
    before, _tap = _tap, tap
    try:
        yield
    finally:
        _tap = before


def untapped() -> contextlib.AbstractContextManager[None]:
    """Let no tap see what happens in the block."""
    return tapped(_OPEN_TAP)


# -- SQLite's calls -----------------------------------------------------------------------

_CODES = {
    Kind.OPEN: apsw.SQLITE_CANTOPEN,
    Kind.READ: apsw.SQLITE_IOERR_READ,
    Kind.WRITE: apsw.SQLITE_IOERR_WRITE,
    Kind.SYNC: apsw.SQLITE_IOERR_FSYNC,
    Kind.CUT: apsw.SQLITE_IOERR_TRUNCATE,
    Kind.SIZE: apsw.SQLITE_IOERR_FSTAT,
    Kind.LOCK: apsw.SQLITE_IOERR_LOCK,
    Kind.DELETE: apsw.SQLITE_IOERR_DELETE,
}


def _asked_by_sqlite(call: Call) -> None:
    number = _tap.before(call)
    if number == errno.ENOSPC:
        raise apsw.exception_for(apsw.SQLITE_FULL)
    if number:
        raise apsw.exception_for(_CODES[call.kind])


class _File(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        made = bool(flags[0] & apsw.SQLITE_OPEN_CREATE) and not os.path.exists(path)  # noqa: PTH110
        _asked_by_sqlite(Call(Kind.OPEN, path))
        super().__init__(UNDER, name, flags)
        self._path = path
        self._name_unsure = made
        if made:
            _tap.after(Call(Kind.MAKE, path))

    def excepthook(self, *_: object) -> bool:
        """What SQLite passes over is nobody's error."""
        return True

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        _asked_by_sqlite(Call(Kind.READ, self._path, offset))
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        call = Call(Kind.WRITE, self._path, offset, bytes(data))
        try:
            _asked_by_sqlite(call)
        except apsw.FullError:
            half = bytes(data[: len(data) // 2])
            super().xWrite(half, offset)
            raise
        super().xWrite(data, offset)
        _tap.after(call)

    def xSync(self, flags: int) -> None:  # noqa: N802
        _asked_by_sqlite(Call(Kind.SYNC, self._path))
        super().xSync(flags)
        _tap.after(Call(Kind.SYNC, self._path))
        if self._name_unsure:  # SQLite's unix VFS syncs the folder of a log that it made
            self._name_unsure = False
            _tap.after(Call(Kind.NAMES, os.path.dirname(self._path)))  # noqa: PTH120

    def xTruncate(self, size: int) -> None:  # noqa: N802
        _asked_by_sqlite(Call(Kind.CUT, self._path, size))
        super().xTruncate(size)
        _tap.after(Call(Kind.CUT, self._path, size))

    def xFileSize(self) -> int:  # noqa: N802
        _asked_by_sqlite(Call(Kind.SIZE, self._path))
        return super().xFileSize()

    def xLock(self, level: int) -> None:  # noqa: N802
        _asked_by_sqlite(Call(Kind.LOCK, self._path, level))
        super().xLock(level)


class _Disk(apsw.VFS):
    def __init__(self) -> None:
        super().__init__(NAME, UNDER)

    def excepthook(self, *_: object) -> bool:
        """What SQLite passes over is nobody's error."""
        return True

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _File(name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802
        there = os.path.exists(name)  # noqa: PTH110
        _asked_by_sqlite(Call(Kind.DELETE, name))
        super().xDelete(name, sync)
        if there:
            _tap.after(Call(Kind.DELETE, name))
        if sync:
            _tap.after(Call(Kind.NAMES, os.path.dirname(name)))  # noqa: PTH120


class _Connection(apsw.Connection):
    """SQLite passes over what its files say while they are closed; apsw raises it."""

    def close(self, force: bool = False) -> None:
        with contextlib.suppress(apsw.IOError, apsw.FullError):
            super().close(force)

    def backup(self, *names: Any) -> Any:
        return _Backup(super().backup(*names))


class _Backup:
    """Where a copy has failed already, its end does not fail too: apsw stumbles over that."""

    def __init__(self, real: apsw.Backup) -> None:
        self._real = real

    def __enter__(self) -> apsw.Backup:
        return self._real.__enter__()

    def __exit__(self, *error: Any) -> None:
        with tapped(_OPEN_TAP if error[0] else _tap):
            self._real.__exit__(*error)


# -- our own files ------------------------------------------------------------------------


def _asked_by_us(call: Call) -> None:
    number = _tap.before(call)
    if number:
        raise OSError(number, os.strerror(number), call.path)


class _Raw(io.FileIO):
    def __init__(self, path: str, mode: str) -> None:
        made = "r" not in mode and not os.path.exists(path)  # noqa: PTH110
        _asked_by_us(Call(Kind.OPEN, path))
        super().__init__(path, mode)
        _paths[self.fileno()] = self._path = path
        if made:
            _tap.after(Call(Kind.MAKE, path))

    def readinto(self, buffer: Any) -> int:
        _asked_by_us(Call(Kind.READ, self._path))
        return super().readinto(buffer)

    def readall(self) -> bytes:
        _asked_by_us(Call(Kind.READ, self._path))
        return super().readall()

    def write(self, data: Any) -> int:
        call = Call(Kind.WRITE, self._path, self.tell(), bytes(data))
        try:
            _asked_by_us(call)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                super().write(call.data[: len(call.data) // 2])
            raise
        size = super().write(data)
        _tap.after(call)
        return size


def _file_opened(
    real: Callable[..., Any], path: Any, mode: str = "r", *more: Any, **by: Any
) -> Any:
    if mode not in ("rb", "r+b", "ab", "wb") or _tap is _OPEN_TAP:
        return real(path, mode, *more, **by)
    raw = _Raw(os.fspath(path), mode.replace("b", ""))
    if mode == "rb":
        return io.BufferedReader(raw)
    return io.BufferedRandom(raw) if mode == "r+b" else io.BufferedWriter(raw)


def _opened(real: Callable[..., int], path: Any, flags: int, *more: Any, **by: Any) -> int:
    name = os.fspath(path)
    made = bool(flags & os.O_CREAT) and not os.path.exists(name)  # noqa: PTH110
    _asked_by_us(Call(Kind.OPEN, name))
    handle = real(path, flags, *more, **by)
    _paths[handle] = name
    if made:
        _tap.after(Call(Kind.MAKE, name))
    return handle


def _synced(real: Callable[[int], None], handle: int) -> None:
    folder = stat.S_ISDIR(os.fstat(handle).st_mode)
    call = Call(Kind.NAMES if folder else Kind.SYNC, _paths.get(handle, ""))
    _asked_by_us(call)
    real(handle)
    _tap.after(call)


def _renamed(real: Callable[..., None], path: Any, to: Any, **by: Any) -> None:
    _done(Call(Kind.RENAME, os.fspath(path), to=os.fspath(to)), real, path, to, **by)


def _done(call: Call, real: Callable[..., Any], *given: Any, **by: Any) -> Any:
    _asked_by_us(call)
    result = real(*given, **by)
    _tap.after(call)
    return result


def _simple(kind: Kind) -> Callable[..., Any]:
    def wrapped(real: Callable[..., Any], path: Any, *more: Any, **by: Any) -> Any:
        if isinstance(path, int) or by.get("dir_fd") is not None:
            return real(path, *more, **by)
        return _done(Call(kind, os.fspath(path)), real, path, *more, **by)

    return wrapped


def _install() -> None:
    vfs = _Disk()
    _installed.append(vfs)
    apsw.Connection(":memory:", vfs=f"multipleciphers-{NAME}").close()
    apsw.set_default_vfs(f"multipleciphers-{NAME}")
    apsw.Connection = _Connection  # type: ignore[misc]
    sys.unraisablehook = lambda _: None
    _wrap(io, "open", _file_opened)
    _wrap(os, "open", _opened)
    _wrap(os, "fsync", _synced)
    _wrap(os, "replace", _renamed)
    _wrap(os, "rename", _renamed)
    for name, kind in (
        ("unlink", Kind.DELETE),
        ("mkdir", Kind.FOLDER),
        ("rmdir", Kind.NO_FOLDER),
        ("utime", Kind.MODE),
        ("chmod", Kind.MODE),
    ):
        _wrap(os, name, _simple(kind))


def _wrap(module: Any, name: str, by: Callable[..., Any]) -> None:
    real = getattr(module, name)

    def wrapped(*given: Any, **named: Any) -> Any:
        return real(*given, **named) if _tap is _OPEN_TAP else by(real, *given, **named)

    setattr(module, name, wrapped)
