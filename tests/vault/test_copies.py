from __future__ import annotations

import os
from pathlib import Path

import apsw
import pytest

from app.vault import copies, engine
from app.vault.problems import VaultDamaged, VaultReadOnly
from app.vault.schema import SHARED


def _filled(path: Path, key: bytes) -> None:
    def fill(connection: apsw.Connection) -> None:
        connection.execute("INSERT INTO people VALUES (1, 'Ada', 'Bo')")

    engine.create(path, key, "x", fill)


def test_a_copy_page_by_page_is_alike_and_opens_with_the_key_alone(tmp_path: Path) -> None:
    key = os.urandom(32)
    _filled(tmp_path / "a.db", key)
    source = engine.open_file(tmp_path / "a.db", key, "x")
    copies.copy_whole(source, tmp_path / "b.db", key)
    made = engine.open_file(tmp_path / "b.db", key, "x")
    engine.check(made)
    assert copies.counts(made) == copies.counts(source)
    assert copies.fingerprint(made, SHARED) == copies.fingerprint(source, SHARED)
    made.execute("UPDATE people SET first = 'Eve'")
    assert copies.fingerprint(made, SHARED) != copies.fingerprint(source, SHARED)
    engine.close(made)
    engine.close(source)
    with pytest.raises(VaultDamaged):
        engine.open_file(tmp_path / "b.db", os.urandom(32), "x")


def test_a_copy_row_by_row_has_another_key_and_the_same_words(tmp_path: Path) -> None:
    old, new = os.urandom(32), os.urandom(32)
    _filled(tmp_path / "a.db", old)
    source = engine.open_file(tmp_path / "a.db", old, "x")
    engine.create(
        tmp_path / "b.db", new, "x", lambda made: copies.copy_content(source, made, SHARED)
    )
    made = engine.open_file(tmp_path / "b.db", new, "x")
    assert copies.fingerprint(made, SHARED) == copies.fingerprint(source, SHARED)
    engine.close(made)
    engine.close(source)


def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    source = engine.in_memory("x")
    with pytest.raises(VaultReadOnly):
        copies.copy_whole(source, tmp_path / "file" / "b.db", os.urandom(32))
    source.close()
