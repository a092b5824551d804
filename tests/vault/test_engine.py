from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from app.session.value import Words
from app.vault import engine, schema
from app.vault.keys import FLOOR
from app.vault.problems import (
    VaultBusy,
    VaultCannotEncrypt,
    VaultDamaged,
    VaultNotEncrypted,
    VaultProblem,
    VaultReadOnly,
    VaultTooNew,
)
from app.vault.store import SHARED, Vault

from .talk import (
    CANONICAL,
    PASSPHRASE,
    answer,
    connect,
    private_answers,
    protected,
    session,
    unprotected,
)

CANARY = "CANARY-öλ-5518"
AS_DESIGNED = {
    "cipher": "sqlcipher",
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 3,
    "fullfsync": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "mmap_size": 0,
    "trusted_schema": 0,
    "foreign_keys": 1,
    "wal_autocheckpoint": 200,
}

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape")


def _filled(folder: Path, talks: int = 3) -> None:
    with unprotected(folder) as vault:
        for minutes in range(talks):
            talk = session(minutes)
            vault.begin(talk, CANONICAL * 200)
            vault.turn_page(talk, (answer("said " * 200),), "{}")
            vault.finish(talk.id, "{}" * 500)


def _read_all(folder: Path) -> None:
    with Vault.open(folder) as vault:
        vault.check()
        for head in vault.sessions():
            vault.load(head.id)
            vault.summary(head.id)


def test_the_pragmas_are_those_of_the_design(tmp_path: Path) -> None:
    unprotected(tmp_path).close()
    connection = connect(tmp_path)
    found = {name: connection.pragma(name) for name in AS_DESIGNED}
    connection.close()
    assert found == AS_DESIGNED


def test_every_table_is_strict() -> None:
    connection = engine.in_memory("x")
    tables = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall()
    connection.close()
    assert len(tables) > 5
    assert all(strict for _, strict in tables)


def test_nothing_written_is_ever_readable_in_any_file(tmp_path: Path) -> None:
    talk = session()
    seen = 0
    with protected(tmp_path) as vault:
        vault.set_people(CANARY, CANARY)
        vault.begin(talk, CANARY.encode() * 50)
        for number in range(30):
            vault.turn_page(talk, (answer(f"{CANARY} {number}" * 40),), f'"{CANARY}"')
            seen += _search(tmp_path)
        for private in private_answers(CANARY):
            with pytest.raises(ValueError, match="private"):
                vault.keep(talk.id, private)
        vault.finish(talk.id, CANARY)
        seen += _search(tmp_path)
    assert seen + _search(tmp_path) == 0


def test_the_search_for_plain_text_would_find_it(tmp_path: Path) -> None:
    for encoding in ENCODINGS:
        (tmp_path / encoding).write_bytes(b"x" + CANARY.encode(encoding) + b"x")
    assert _search(tmp_path) == len(ENCODINGS)
    plain = apsw.Connection(str(tmp_path / "plain.db"))
    engine.fix_pragmas(plain, None)
    engine.lay_out(plain, "x")
    plain.execute("INSERT INTO people VALUES (1, ?, '')", (CANARY,))
    assert _search(tmp_path) > len(ENCODINGS)
    plain.close()


def _search(folder: Path) -> int:
    found = 0
    for path in folder.iterdir():
        data = path.read_bytes()
        found += sum(CANARY.encode(encoding) in data for encoding in ENCODINGS)
    return found


def test_private_words_are_nowhere_even_in_the_decrypted_pages() -> None:
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        for private in private_answers(CANARY):
            with pytest.raises(ValueError, match="private"):
                vault.turn_page(talk, (answer("fine"), private), "{}")
        vault.keep(talk.id, answer("fine"))
        pages = vault._connection.serialize("main")
    assert b"fine" in pages
    assert CANARY.encode() not in pages


def test_the_standard_sqlite_cannot_read_it(tmp_path: Path) -> None:
    _filled(tmp_path)
    connection = sqlite3.connect(tmp_path / SHARED)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM sqlite_schema")
    connection.close()


def test_files_and_folder_are_for_their_owner_alone_from_the_first_moment(tmp_path: Path) -> None:
    folder, talk = tmp_path / "deep" / "vault", session()
    before = os.umask(0)
    try:
        with protected(folder) as vault:
            vault.begin(talk, CANONICAL)
            vault.keep(talk.id, answer())
            files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    rooms = {"first.db", "second.db", "rooms.json"}
    assert set(files) == {"keys.json", "keys.json.1", SHARED, f"{SHARED}-wal"} | rooms
    assert set(files.values()) == {0o600}


def test_a_folder_that_others_may_enter_is_closed_to_them_on_opening(tmp_path: Path) -> None:
    unprotected(tmp_path).close()
    tmp_path.chmod(0o755)
    Vault.open(tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_closed_it_leaves_no_log_behind(tmp_path: Path) -> None:
    _filled(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"keys.json", "keys.json.1", SHARED}


def test_flipped_bytes_are_noticed(tmp_path: Path) -> None:
    _filled(tmp_path)
    path = tmp_path / SHARED
    whole = path.read_bytes()
    chance = random.Random(7)
    for at in [*range(0, 16), *(chance.randrange(len(whole)) for _ in range(120))]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with pytest.raises(VaultDamaged):
            _read_all(tmp_path)
        assert path.read_bytes() == bytes(damaged)
    path.write_bytes(whole)
    _read_all(tmp_path)


def test_a_log_damaged_after_a_crash_gives_an_earlier_whole_state_or_is_told(
    tmp_path: Path,
) -> None:
    live, crashed, talk = tmp_path / "live", tmp_path / "crashed", session()
    with unprotected(live) as vault:
        vault.begin(talk, CANONICAL)
        for number in range(20):
            vault.turn_page(talk, (answer(str(number)),), str(number))
        shutil.copytree(live, crashed)
    log = crashed / f"{SHARED}-wal"
    whole, file = log.read_bytes(), (crashed / SHARED).read_bytes()
    chance, seen = random.Random(11), set()
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        log.write_bytes(damaged)
        (crashed / SHARED).write_bytes(file)
        seen.add(_state_of(crashed, talk.id))
    assert len(seen) > 5
    assert seen <= {"damaged", "no talk", "no place", *map(str, range(20))}


def _state_of(folder: Path, talk_id: str) -> str:
    """The number in the place, once it is sure that the answer says the same."""
    try:
        with Vault.open(folder) as vault:
            vault.check()
            stored = vault.load(talk_id)
    except VaultDamaged:
        return "damaged"
    except KeyError:
        return "no talk"
    said = [each.value.text for each in stored.answers if isinstance(each.value, Words)]
    if stored.place is None:
        assert said == []
        return "no place"
    assert said == [stored.place]
    return stored.place


def test_after_a_crash_an_older_file_is_not_mixed_with_a_newer_log(tmp_path: Path) -> None:
    live, crashed = tmp_path / "live", tmp_path / "crashed"
    _filled(live, talks=1)
    older = (live / SHARED).read_bytes()
    with Vault.open(live) as vault:
        for minutes in range(1, 20):
            vault.begin(session(minutes), CANONICAL * minutes)
    with Vault.open(live) as vault:
        vault.begin(session(20), CANONICAL)
        shutil.copytree(live, crashed)
    (crashed / SHARED).write_bytes(older)
    with pytest.raises(VaultDamaged):
        Vault.open(crashed)


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    _filled(tmp_path)
    path = tmp_path / SHARED
    whole = path.read_bytes()
    for size in (0, 1, 100, 4095, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(VaultDamaged):
            _read_all(tmp_path)
        assert path.stat().st_size == size


def test_the_file_of_another_vault_is_refused(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    _filled(one)
    _filled(two)
    (one / SHARED).write_bytes((two / SHARED).read_bytes())
    with pytest.raises(VaultDamaged):
        Vault.open(one)


def test_the_right_key_with_another_vault_id_is_refused(tmp_path: Path) -> None:
    key = os.urandom(32)
    engine.create(tmp_path / SHARED, key, "mine")
    with pytest.raises(VaultDamaged):
        engine.open_file(tmp_path / SHARED, key, "another")
    engine.open_file(tmp_path / SHARED, key, "mine").close()


def test_a_plain_database_in_its_place_is_refused_and_left_alone(tmp_path: Path) -> None:
    unprotected(tmp_path).close()
    path = tmp_path / SHARED
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.execute("CREATE TABLE u (a)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(VaultNotEncrypted):
        Vault.open(tmp_path)
    assert path.read_bytes() == before


def test_a_newer_vault_is_refused_and_left_alone(tmp_path: Path) -> None:
    _filled(tmp_path)
    connection = connect(tmp_path)
    connection.execute(f"PRAGMA user_version = {schema.SHARED.version + 1}")
    engine.close(connection)
    before = (tmp_path / SHARED).read_bytes()
    with pytest.raises(VaultTooNew):
        Vault.open(tmp_path)
    assert (tmp_path / SHARED).read_bytes() == before


def test_plain_apsw_in_the_place_of_the_encrypting_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unprotected(tmp_path).close()
    monkeypatch.delattr(apsw, "mc_version")
    with pytest.raises(VaultCannotEncrypt):
        Vault.open(tmp_path)
    with pytest.raises(VaultCannotEncrypt):
        unprotected(tmp_path / "new")
    assert not (tmp_path / "new" / SHARED).exists()


OPEN_IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from app.vault.store import Vault
from app.vault.problems import VaultProblem
try:
    Vault.open(Path(sys.argv[1])).close()
    print("opened")
except VaultProblem as problem:
    print(type(problem).__name__)
"""


def _open_elsewhere(folder: Path) -> str:
    run = [sys.executable, "-c", OPEN_IN_ANOTHER_PROCESS, str(folder)]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()


def test_a_second_opener_is_refused_here_and_in_another_process(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        with pytest.raises(VaultBusy):
            Vault.open(tmp_path)
        assert _open_elsewhere(tmp_path) == "VaultBusy"
        vault.set_people("Ada", "Bo")
    assert _open_elsewhere(tmp_path) == "opened"


def test_a_refused_opener_does_not_loosen_the_lock_of_the_first(tmp_path: Path) -> None:
    with unprotected(tmp_path):
        for _ in range(3):
            with pytest.raises(VaultProblem):
                Vault.open(tmp_path)
        assert _open_elsewhere(tmp_path) == "VaultBusy"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("")
    with pytest.raises(VaultReadOnly):
        Vault.create(tmp_path / "vault", None, FLOOR)


def test_no_problem_carries_what_was_written(tmp_path: Path) -> None:
    _filled(tmp_path)
    with Vault.open(tmp_path) as vault:
        talk = session(9)
        vault.begin(talk, CANONICAL)
        vault.keep(talk.id, answer(CANARY, item=CANARY))
    connection = connect(tmp_path)
    connection.execute("UPDATE answers SET value = ? WHERE item = ?", (f'["{CANARY}', CANARY))
    engine.close(connection)
    with Vault.open(tmp_path) as vault, pytest.raises(VaultDamaged) as caught:
        vault.load(talk.id)
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__
    assert PASSPHRASE not in str(caught.value)
