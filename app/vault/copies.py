"""Copies of a database: row by row under a new key, or page by page, and whether they are alike."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import apsw

from .engine import connected, problems_said, transaction, use_key
from .files import in_words, new_private_file
from .schema import Layout


def copy_content(source: apsw.Connection, target: apsw.Connection, layout: Layout) -> None:
    """Put every row that holds what was said into an empty database of the same layout."""
    with transaction(target):
        for table in layout.content:
            for row in source.execute(f"SELECT * FROM {table}"):
                holes = ", ".join("?" * len(row))
                target.execute(f"INSERT INTO {table} VALUES ({holes})", row)


def copy_whole(source: apsw.Connection, path: Path, key: bytes) -> None:
    """Copy a database page by page into a new file under a key. Raises VaultProblem."""
    with in_words():
        new_private_file(path)
    target = connected(path)
    try:
        with problems_said(target), problems_said(source):
            use_key(target, key)
            with target.backup("main", source, "main") as backup:
                while not backup.done:
                    backup.step(1_000)
    finally:
        target.close()
    with in_words(), path.open("r+b") as file:
        os.fsync(file.fileno())


def counts(connection: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """How many rows each table has."""
    with problems_said(connection):
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return tuple(
            (str(name), _count(connection, f"SELECT count(*) FROM {name}")) for (name,) in tables
        )


def _count(connection: apsw.Connection, query: str) -> int:
    return int(str(connection.execute(query).fetchall()[0][0]))


def fingerprint(connection: apsw.Connection, layout: Layout) -> bytes:
    """A digest of all that was said; the same for a copy."""
    digest = hashlib.sha256()
    with problems_said(connection):
        for table in layout.content:
            for row in connection.execute(f"SELECT * FROM {table}"):
                digest.update(repr(row).encode())
    return digest.digest()
