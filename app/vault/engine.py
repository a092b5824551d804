"""The encrypted database file: opened in one way, guarded, and every failure in words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from .files import beside, in_words, log_of, new_private_file, problem_of, put_in_place, remove
from .problems import (
    VaultBusy,
    VaultCannotEncrypt,
    VaultDamaged,
    VaultFull,
    VaultMissing,
    VaultNotEncrypted,
    VaultProblem,
    VaultReadOnly,
    VaultTooNew,
    VaultUnreachable,
)
from .schema import SHARED, Layout

PLAIN_HEADER = b"SQLite format 3\x00"
SMALLEST = 4096
"""Bytes of one page: a smaller file holds nothing, and SQLite would take it for a new database."""

_CIPHER = ("cipher = sqlcipher", "legacy = 4")
_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "mmap_size = 0",
    "trusted_schema = OFF",
    "foreign_keys = ON",
    "wal_autocheckpoint = 200",
)
_CORRUPT = frozenset({apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS})


def create(
    path: Path,
    key: bytes,
    vault_id: str,
    fill: Callable[[apsw.Connection], None] | None = None,
    layout: Layout = SHARED,
) -> None:
    """Write a new, empty vault file, closed and on the disk when this returns.

    `fill` may put rows in before it is closed. Raises VaultProblem.
    """
    _assert_encrypts()
    with in_words():
        remove(path)
        new_private_file(path)
    connection = connected(path)
    try:
        with problems_said(connection):
            fix_pragmas(connection, key)
            lay_out(connection, vault_id, layout)
            if fill:
                fill(connection)
            close(connection)
    except BaseException:
        connection.close()
        with contextlib.suppress(OSError):
            remove(path)
        raise


def open_settled(
    path: Path, key: bytes, vault_id: str, layout: Layout = SHARED, older: bool = False
) -> apsw.Connection:
    """As `open_file`, but first ends a change of keys that broke off.

    The key says which of the two files it belongs to; the other one is removed.
    """
    try:
        connection = open_file(path, key, vault_id, layout, older)
    except VaultDamaged:
        if not beside(path).is_file():
            raise
        close(open_file(beside(path), key, vault_id, layout, older))
        put_in_place(path)
        return open_file(path, key, vault_id, layout, older)
    with contextlib.suppress(OSError):
        remove(beside(path))
    return connection


def open_file(
    path: Path, key: bytes, vault_id: str, layout: Layout = SHARED, older: bool = False
) -> apsw.Connection:
    """Open an existing vault file; nobody else can have it open meanwhile.

    What a crash left in its log is put into it, and then all of it is read: a log does not know
    whether the file beside it is the one that it was written for.
    One of an earlier version is refused unless `older`. Raises VaultProblem.
    """
    _assert_encrypts()
    with in_words():
        if not path.is_file():
            raise VaultMissing
        if path.stat().st_size < SMALLEST:
            raise VaultDamaged
        crashed = log_of(path).is_file() and log_of(path).stat().st_size > 0
    connection = connected(path)
    try:
        with problems_said(connection):
            if connection.readonly("main"):
                raise VaultReadOnly
            _assert_not_plain(connection)
            fix_pragmas(connection, key)
            _assert_ours(connection, vault_id, layout, older)
            if crashed:
                check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connected(path: Path) -> apsw.Connection:
    """A bare connection to a file that is there. Raises VaultProblem."""
    try:
        return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    except apsw.Error as error:
        raise _problem(error) or VaultUnreachable from None


def in_memory(vault_id: str) -> apsw.Connection:
    """The same tables with nothing on the disk; gone when closed."""
    connection = apsw.Connection(":memory:")
    fix_pragmas(connection, None)
    lay_out(connection, vault_id)
    return connection


def fix_pragmas(connection: apsw.Connection, key: bytes | None) -> None:
    """Set what every connection has, before anything else; `key` is raw, None leaves it plain.

    The values are those of vault.md: with less than EXTRA a power cut loses acknowledged writes.
    """
    if key is not None:
        use_key(connection, key)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    mode = connection.pragma("journal_mode")
    if key is not None and (mode != "wal" or connection.pragma("cipher") != "sqlcipher"):
        raise VaultReadOnly


def use_key(connection: apsw.Connection, key: bytes) -> None:
    """Encrypt and decrypt with a raw key, in the format of SQLCipher 4."""
    for pragma in _CIPHER:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def lay_out(connection: apsw.Connection, vault_id: str, layout: Layout = SHARED) -> None:
    """Make the tables of an empty database."""
    with transaction(connection):
        connection.execute(layout.tables)
        connection.execute("INSERT INTO vault (only, id) VALUES (1, ?)", (vault_id,))
        connection.execute(f"PRAGMA application_id = {layout.application}")
        connection.execute(f"PRAGMA user_version = {layout.version}")


def version_of(connection: apsw.Connection) -> int:
    """Of which version the file is. Raises VaultProblem."""
    with problems_said(connection):
        return int(str(connection.pragma("user_version")))


def is_older(connection: apsw.Connection, layout: Layout) -> bool:
    """Whether the file is of an earlier version."""
    return version_of(connection) < layout.version


def bring_up(connection: apsw.Connection, layout: Layout) -> None:
    """Lead a file of an earlier version to this one, in one transaction. Raises VaultProblem."""
    with transaction(connection):
        for version in range(version_of(connection), layout.version):
            connection.execute(layout.steps[version])
        connection.execute(f"PRAGMA user_version = {layout.version}")


@contextlib.contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """All of the block or nothing; on the disk when it has ended without a problem."""
    with problems_said(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def problems_said(connection: apsw.Connection) -> Iterator[None]:
    """Turn what the database reports into the problem that says it, without the cause's text."""
    try:
        yield
    except apsw.Error as error:
        problem = _problem(error, connection)
        if problem is None:
            raise
        raise problem from None


def empty_log(connection: apsw.Connection) -> None:
    """Move what the write-ahead log holds into the file and cut the log to nothing."""
    with problems_said(connection):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def close(connection: apsw.Connection) -> None:
    """Empty the log and let go of the file, whatever the disk says; a second time does nothing.

    Raises VaultProblem.
    """
    try:
        empty_log(connection)
    except apsw.ConnectionClosedError:
        return
    finally:
        connection.close()


def check(connection: apsw.Connection) -> None:
    """Read every page. Raises VaultDamaged where one does not decrypt or does not fit."""
    with problems_said(connection):
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise VaultDamaged
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise VaultDamaged


def _problem(error: apsw.Error, connection: apsw.Connection | None = None) -> VaultProblem | None:
    match error:
        case apsw.BusyError() | apsw.LockedError():
            return VaultBusy()
        case apsw.NotADBError() | apsw.CorruptError() | apsw.FormatError():
            return VaultDamaged()
        case apsw.FullError():
            return VaultFull()
        case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError():
            return VaultReadOnly()
        case apsw.IOError() if getattr(error, "extendedresult", 0) in _CORRUPT:
            return VaultDamaged()
        case apsw.IOError():
            return problem_of(connection.system_errno if connection else None)
        case _:
            return None


def _assert_encrypts() -> None:
    """Plain apsw has the same module name and ignores the key without a word."""
    if not getattr(apsw, "mc_version", ""):
        raise VaultCannotEncrypt


def _assert_not_plain(connection: apsw.Connection) -> None:
    """Read through SQLite: closing a handle of our own would drop the locks of this process."""
    _, header = connection.read("main", 0, 0, len(PLAIN_HEADER))
    if header == PLAIN_HEADER:
        raise VaultNotEncrypted


def _assert_ours(connection: apsw.Connection, vault_id: str, layout: Layout, older: bool) -> None:
    if connection.pragma("application_id") != layout.application:
        raise VaultDamaged
    if connection.pragma("user_version") > layout.version:
        raise VaultTooNew
    if is_older(connection, layout) and not older:
        raise VaultDamaged
    if connection.execute("SELECT id FROM vault").fetchall() != [(vault_id,)]:
        raise VaultDamaged
