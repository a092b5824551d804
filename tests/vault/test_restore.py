from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.vault import backups, compartments
from app.vault.partner import Partner
from app.vault.problems import (
    BackupDamaged,
    BackupOfOtherKeys,
    KeysDamaged,
    NotABackup,
    PassphraseNeeded,
    RoomMissing,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
    WrongPassphrase,
)
from app.vault.restore import (
    KEYS_BACK,
    OLD_KEPT,
    ROOM_BACK,
    ROOMS_UNTOUCHED,
    SHARED_BACK,
    SHARED_WHOLE,
    needs_passphrase,
    restore,
    restore_room,
)
from app.vault.rotation import Why
from app.vault.store import SHARED, Vault

from .rooms import OF_FIRST, OF_SECOND, entered, held, noted, with_rooms
from .talk import PASSPHRASE, protected, unprotected

DAY = date(2026, 11, 22)
NEW = "ribbon walnut puffin engine"


def _backed_up(folder: Path) -> Path:
    """A vault that was changed after its backup, in what is shared and in a room."""
    with with_rooms(folder) as vault:
        vault.set_people("before", "Bo")
        with entered(folder) as room:
            noted(room, "before")
        made = vault.back_up(DAY)
        vault.set_people("after", "Bo")
        with entered(folder) as room:
            noted(room, "after")
    return made


def _people(folder: Path, passphrase: str | None = PASSPHRASE) -> str:
    with Vault.open(folder, passphrase) as vault:
        vault.check()
        return (vault.people() or ("",))[0]


def _notes(folder: Path) -> int:
    with entered(folder) as room:
        return len(room.notes())


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_shared_comes_back_and_the_rooms_stay_as_they_are(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    assert restore(tmp_path, made, OF_SECOND, DAY)[:2] == (SHARED_BACK, ROOMS_UNTOUCHED)
    assert _people(tmp_path) == "before"
    assert _notes(tmp_path) == 2


def test_a_backup_may_be_named_by_a_file_in_it(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    restore(tmp_path, made / "keys.json", PASSPHRASE, DAY)
    assert _people(tmp_path) == "before"


def test_what_was_replaced_is_kept_for_seven_days_and_can_come_back(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    restore(tmp_path, made, PASSPHRASE, DAY)
    replaced = [each for each in backups.listed(tmp_path) if each.why is Why.REPLACED]
    restore(tmp_path, replaced[0].path, PASSPHRASE, DAY)
    assert _people(tmp_path) == "after"
    backups.rotate(tmp_path, DAY + timedelta(days=6))
    assert replaced[0].path.exists()
    backups.rotate(tmp_path, DAY + timedelta(days=7))
    assert not replaced[0].path.exists()


def test_a_damaged_shared_file_is_replaced_and_kept_aside(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    file = tmp_path / SHARED
    damaged = file.read_bytes()[::-1]
    file.write_bytes(damaged)
    with pytest.raises(VaultDamaged):
        Vault.open(tmp_path, PASSPHRASE)
    restore(tmp_path, made, PASSPHRASE, DAY)
    assert _people(tmp_path) == "before"
    replaced = next(each for each in backups.listed(tmp_path) if each.why is Why.REPLACED)
    assert (replaced.path / SHARED).read_bytes() == damaged


def test_lost_keys_come_back_and_nothing_newer_is_lost(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    for name in ("keys.json", "keys.json.1"):
        (tmp_path / name).unlink()
    with pytest.raises(KeysDamaged) as caught:
        Vault.open(tmp_path, PASSPHRASE)
    assert "backup" in str(caught.value)
    assert restore(tmp_path, made, PASSPHRASE, DAY) == (KEYS_BACK, SHARED_WHOLE)
    assert _people(tmp_path) == "after"
    assert _notes(tmp_path) == 2


def test_damaged_keys_are_kept_aside_when_others_take_their_place(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    for name in ("keys.json", "keys.json.1"):
        (tmp_path / name).write_bytes(b"{half")
    done = restore(tmp_path, made, PASSPHRASE, DAY)
    replaced = next(each for each in backups.listed(tmp_path) if each.why is Why.REPLACED)
    assert done == (KEYS_BACK, SHARED_WHOLE, OLD_KEPT.format(path=replaced.path))
    assert (replaced.path / "keys.json").read_bytes() == b"{half"
    assert _people(tmp_path) == "after"


def test_where_only_the_shared_file_is_lost_newer_keys_and_rooms_stay(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        vault.set_people("before", "Bo")
        made = vault.back_up(DAY)
        with compartments.set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST) as room:
            noted(room, "younger than the backup")
    (tmp_path / SHARED).unlink()
    assert restore(tmp_path, made, PASSPHRASE, DAY) == (SHARED_BACK, ROOMS_UNTOUCHED)
    assert _people(tmp_path) == "before"
    assert _notes(tmp_path) == 1


def test_a_room_that_was_lost_with_the_shared_file_comes_back_with_it(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    for name in (SHARED, "second.db"):
        (tmp_path / name).unlink()
    assert restore(tmp_path, made, PASSPHRASE, DAY) == (SHARED_BACK, ROOM_BACK)
    entered(tmp_path, Partner.SECOND).close()
    assert _notes(tmp_path) == 2


def test_a_vault_that_is_all_gone_comes_back_from_a_copy_elsewhere(tmp_path: Path) -> None:
    folder, stick = tmp_path / "vault", tmp_path / "stick"
    shutil.copytree(_backed_up(folder), stick)
    shutil.rmtree(folder)
    assert restore(folder, stick, OF_FIRST, DAY) == (KEYS_BACK, SHARED_BACK, ROOM_BACK, ROOM_BACK)
    assert _people(folder) == "before"
    assert _notes(folder) == 1
    entered(folder, Partner.SECOND).close()


def test_a_room_that_is_gone_comes_back_with_its_vault(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    (tmp_path / "first.db").unlink()
    with pytest.raises(RoomMissing):
        entered(tmp_path)
    restore_room(tmp_path, made, Partner.FIRST, OF_FIRST, DAY)
    assert _notes(tmp_path) == 1


def test_an_owner_brings_back_a_damaged_room_and_the_other_cannot(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    (tmp_path / "first.db").write_bytes(b"x" * 8192)
    with pytest.raises(WrongPassphrase):
        restore_room(tmp_path, made, Partner.FIRST, OF_SECOND, DAY)
    restore_room(tmp_path, made, Partner.FIRST, OF_FIRST, DAY)
    assert _notes(tmp_path) == 1
    first, second = ((tmp_path / partner.file).stat() for partner in Partner)
    assert (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
    replaced = next(each for each in backups.listed(tmp_path) if each.why is Why.REPLACED)
    assert {path.name for path in replaced.path.iterdir()} >= {"first.db", "second.db"}


def test_a_room_comes_back_from_before_it_had_a_new_key(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    compartments.rekey(tmp_path, Partner.FIRST, OF_FIRST)
    restore_room(tmp_path, made, Partner.FIRST, OF_FIRST, DAY)
    assert _notes(tmp_path) == 1


@pytest.mark.parametrize("name", [SHARED, "keys.json"])
def test_a_damaged_backup_is_refused_and_nothing_changes(tmp_path: Path, name: str) -> None:
    made = _backed_up(tmp_path)
    for path in made.glob(f"{name}*"):
        path.write_bytes(path.read_bytes()[::-1])
    before = _snapshot(tmp_path)
    with pytest.raises(BackupDamaged):
        restore(tmp_path, made, PASSPHRASE, DAY)
    assert _snapshot(tmp_path) == before


def test_a_backup_room_that_does_not_open_is_refused(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    (made / "first.db").write_bytes(b"x" * 8192)
    with pytest.raises(BackupDamaged):
        restore_room(tmp_path, made, Partner.FIRST, OF_FIRST, DAY)
    assert _notes(tmp_path) == 2


def test_a_wrong_passphrase_brings_nothing_back(tmp_path: Path) -> None:
    made = _backed_up(tmp_path)
    before = _snapshot(tmp_path)
    with pytest.raises(WrongPassphrase):
        restore(tmp_path, made, NEW, DAY)
    with pytest.raises(PassphraseNeeded):
        restore(tmp_path, made, None, DAY)
    assert _snapshot(tmp_path) == before


def test_the_backup_of_another_vault_does_not_take_its_place(tmp_path: Path) -> None:
    made = _backed_up(tmp_path / "one")
    protected(tmp_path / "two").close()
    before = _snapshot(tmp_path / "two")
    with pytest.raises(BackupOfOtherKeys):
        restore(tmp_path / "two", made, PASSPHRASE, DAY)
    assert _snapshot(tmp_path / "two") == before


def test_a_vault_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        made = vault.back_up(DAY)
        vault.set_people("Ada", "Bo")
        with pytest.raises(VaultBusy):
            restore(tmp_path, made, None, DAY)
        assert held(vault).file.exists()
    assert _people(tmp_path, None) == "Ada"


def test_a_folder_without_a_backup_is_told_before_a_passphrase_is_asked(tmp_path: Path) -> None:
    protected(tmp_path / "vault").close()
    with pytest.raises(NotABackup):
        needs_passphrase(tmp_path / "vault", tmp_path / "nowhere")


def test_a_folder_without_a_backup_is_told(tmp_path: Path) -> None:
    for wrong in (tmp_path, tmp_path / "nowhere", tmp_path / "nowhere" / "deep"):
        with pytest.raises(NotABackup):
            restore(tmp_path / "vault", wrong, PASSPHRASE, DAY)
    with pytest.raises(VaultMissing):
        Vault.open(tmp_path / "vault")
