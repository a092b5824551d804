from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from app.vault import backups, engine, keyfile, schema
from app.vault.compartments import may_set_up, set_partner_passphrase
from app.vault.keys import Keys, SlotName
from app.vault.partner import Partner
from app.vault.problems import VaultDamaged
from app.vault.rotation import Why
from app.vault.store import SHARED, Vault

from .rooms import OF_FIRST, entered, held
from .talk import NOON, PASSPHRASE, answer, connect, protected, unprotected

FIXTURES = Path(__file__).with_name("fixtures")
EVERY = sorted(path.name for path in FIXTURES.iterdir())


def _vault_of(version: str, folder: Path) -> Path:
    place = folder / "vault"
    shutil.copytree(FIXTURES / version, place)
    return place


def test_there_is_a_vault_of_every_earlier_version() -> None:
    assert [f"version-{number}" for number in range(1, schema.SHARED.version)] == EVERY


@pytest.mark.parametrize("version", EVERY)
def test_a_vault_of_an_earlier_version_opens_with_all_that_was_said(
    tmp_path: Path, version: str
) -> None:
    folder = _vault_of(version, tmp_path)
    for _ in range(2):
        with Vault.open(folder, PASSPHRASE) as vault:
            vault.check()
            assert vault.people() == ("Ada", "Bo")
            newest, oldest = vault.sessions()
            assert vault.load(newest.id).answers == (answer("a quiet hour"),)
            assert vault.load(newest.id).place == '{"step": "begin"}'
            assert vault.summary(oldest.id) == '{"lines": ["a walk"]}'
            assert oldest.ended is not None
            assert oldest.ended > NOON
            assert vault.taken_in() == {}
    assert [each.why for each in backups.listed(folder)] == [Why.BEFORE_UPGRADE]


@pytest.mark.parametrize("version", EVERY)
def test_its_tables_are_then_those_of_a_new_vault(tmp_path: Path, version: str) -> None:
    folder = _vault_of(version, tmp_path)
    fresh = engine.in_memory("x")
    with Vault.open(folder, PASSPHRASE) as vault:
        query = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
        assert vault._connection.execute(query).fetchall() == fresh.execute(query).fetchall()
        version_now = vault._connection.pragma("user_version")
    assert version_now == schema.SHARED.version
    fresh.close()


def test_after_it_a_partner_can_have_a_room(tmp_path: Path) -> None:
    folder = _vault_of("version-1", tmp_path)
    with Vault.open(folder, PASSPHRASE) as vault:
        assert all(may_set_up(held(vault), partner) for partner in Partner)
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
    entered(folder).close()
    Vault.open(folder, OF_FIRST).close()


def test_a_room_that_is_in_use_outlives_it(tmp_path: Path) -> None:
    """A vault of version 2 had rooms already: nothing may be marked as empty."""
    folder = tmp_path / "vault"
    with protected(folder) as vault:
        vault.set_people("Ada", "Bo")
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
        vault._connection.execute("DROP TABLE papers; PRAGMA user_version = 2")
    with Vault.open(folder, PASSPHRASE) as vault:
        assert vault.papers("any") == ()
        assert not may_set_up(held(vault), Partner.FIRST)
        assert may_set_up(held(vault), Partner.SECOND)
    entered(folder).close()


def test_the_backup_made_before_it_is_of_the_earlier_version_still(tmp_path: Path) -> None:
    folder = _vault_of("version-1", tmp_path)
    with Vault.open(folder, PASSPHRASE) as vault:
        home = held(vault)
    made = backups.listed(folder)[0].path
    connection = engine.open_file(made / SHARED, home.key, home.vault_id, older=True)
    assert connection.pragma("user_version") == 1
    engine.close(connection)


def test_an_upgrade_that_fails_leaves_the_vault_as_it_was(tmp_path: Path) -> None:
    folder = _vault_of("version-1", tmp_path)
    keys, _ = keyfile.read(folder)
    key = keys.shared_key(PASSPHRASE)
    _run(folder, key, "CREATE TABLE shares (in_the_way)")
    with pytest.raises(apsw.SQLError):
        Vault.open(folder, PASSPHRASE)
    _run(folder, key, "DROP TABLE shares")
    with Vault.open(folder, PASSPHRASE) as vault:
        vault.check()
        assert len(vault.sessions()) == 2


def _run(folder: Path, key: bytes, statement: str) -> None:
    vault_id = keyfile.read(folder)[0].vault_id
    connection = engine.open_file(folder / SHARED, key, vault_id, older=True)
    assert connection.pragma("user_version") == 1
    connection.execute(statement)
    engine.close(connection)


def test_without_a_proved_backup_there_is_no_upgrade(tmp_path: Path) -> None:
    folder = _vault_of("version-1", tmp_path)
    file = folder / SHARED
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)
    with pytest.raises(VaultDamaged):
        Vault.open(folder, PASSPHRASE)
    assert file.read_bytes() == bytes(data)


def test_keys_of_the_first_format_are_read_and_written_in_the_newest(tmp_path: Path) -> None:
    folder = _vault_of("version-1", tmp_path)
    keys, _ = keyfile.read(folder)
    assert set(keys.slots) == set(SlotName)
    keyfile.write(tmp_path, keys)
    again, _ = keyfile.read(tmp_path)
    assert isinstance(again, Keys)
    assert again == keys


def test_a_vault_of_today_is_not_upgraded(tmp_path: Path) -> None:
    unprotected(tmp_path).close()
    connection = connect(tmp_path)
    assert not engine.is_older(connection, schema.SHARED)
    engine.close(connection)
    assert backups.listed(tmp_path) == ()
