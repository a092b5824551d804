from __future__ import annotations

import shutil
import stat
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import apsw
import pytest

from app.session.session import Seat, Slot
from app.vault import backups, compartments, engine, keyfile, ways
from app.vault.partner import Partner
from app.vault.problems import VaultDamaged, WrongPassphrase
from app.vault.rotation import Why
from app.vault.store import SHARED, Vault

from .rooms import OF_FIRST, OF_SECOND, TALK, asked, entered, held, noted, with_rooms
from .talk import CANONICAL, PASSPHRASE, answer, protected, session, unprotected

DAY = date(2026, 11, 22)
CANARY = "CANARY-öλ-3306"
NEW = "ribbon walnut puffin engine"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _words(folder: Path, key: bytes, vault_id: str) -> bytes:
    """The decrypted pages of the shared file of a backup."""
    connection = engine.open_file(folder / SHARED, key, vault_id, older=True)
    pages = connection.serialize("main")
    engine.close(connection)
    return pages


def test_a_backup_opens_as_a_vault_of_its_own_with_every_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with with_rooms(folder) as vault:
        vault.begin(TALK, CANONICAL)
        vault.turn_page(TALK, (answer("a walk"),), "{}")
        with entered(folder) as room:
            noted(room, "mine")
        made = vault.back_up(DAY)
        expected = vault.load(TALK.id)
    assert made == folder / "backups" / "2026-11-22-1-asked"
    shutil.copytree(made, tmp_path / "elsewhere")
    for passphrase in (PASSPHRASE, OF_FIRST, OF_SECOND):
        with Vault.open(tmp_path / "elsewhere", passphrase) as copy:
            copy.check()
            assert copy.load(TALK.id) == expected
    with entered(tmp_path / "elsewhere") as room:
        assert [note.text for note in room.notes()] == ["mine"]


def test_a_backup_is_for_its_owner_alone_and_not_readable(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with with_rooms(folder) as vault:
        vault.begin(TALK, CANARY.encode())
        vault.keep(TALK.id, answer(CANARY))
        with entered(folder) as room:
            noted(room, CANARY)
        vault.back_up(DAY)
        made = vault.back_up(DAY, tmp_path / "stick" / "deep")
    for place in (*(folder / "backups").iterdir(), made):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert _names(place) == ["first.db", "keys.json", "keys.json.1", "second.db", SHARED]
        for path in place.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            for encoding in ("utf-8", "utf-16-le", "unicode-escape"):
                assert CANARY.encode(encoding) not in path.read_bytes()


def test_the_rooms_in_a_backup_look_alike(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        with entered(tmp_path) as room:
            noted(room, "word " * 300_000)
        made = vault.back_up(DAY)
    first, second = ((made / partner.file).stat() for partner in Partner)
    assert (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def test_private_words_are_not_in_the_decrypted_backup_of_what_is_shared(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer("fine"))
        with entered(tmp_path) as room:
            room.keep(TALK, asked(CANARY))
        pages = _words(vault.back_up(DAY), held(vault).key, held(vault).vault_id)
    assert b"fine" in pages
    assert CANARY.encode() not in pages


def test_the_backup_of_the_day_is_made_once_and_only_if_something_changed(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        assert vault.back_up_daily(DAY)
        assert vault.back_up_daily(DAY) is None
        assert vault.back_up_daily(DAY + timedelta(days=1)) is None
        vault.set_people("Ada", "Bo")
        assert vault.back_up_daily(DAY + timedelta(days=1))
        assert vault.back_up_daily(DAY + timedelta(days=2)) is None
    with with_rooms(tmp_path / "rooms") as vault:
        assert vault.back_up_daily(DAY)
        assert vault.back_up_daily(DAY + timedelta(days=1)) is None
        with entered(tmp_path / "rooms") as room:
            noted(room, "only in a room")
        assert vault.back_up_daily(DAY + timedelta(days=1))


def test_days_pass_and_old_backups_go(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        for day in range(40):
            vault.set_people(f"Ada {day}", "Bo")
            vault.back_up_daily(DAY + timedelta(days=day))
    kept = [(DAY + timedelta(days=39) - each.day).days for each in backups.listed(tmp_path)]
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(kept) <= 11


def test_what_does_not_decrypt_makes_no_backup_and_takes_none_away(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        for minutes in range(5):
            talk = session(minutes)
            vault.begin(talk, CANONICAL * 200)
            vault.turn_page(talk, (answer("said " * 400),), "{}")
        good = vault.back_up(DAY)
    data = bytearray((tmp_path / SHARED).read_bytes())
    for at in range(len(data) // 2, len(data), 4096):
        data[at + 100] ^= 1
    (tmp_path / SHARED).write_bytes(data)
    with Vault.open(tmp_path) as vault:
        with pytest.raises(VaultDamaged):
            vault.back_up(DAY + timedelta(days=300))
        with pytest.raises(VaultDamaged):
            vault.back_up_daily(DAY + timedelta(days=300))
    assert [each.path for each in backups.listed(tmp_path)] == [good]
    assert _names(tmp_path / "backups") == [good.name]


def test_a_backup_broken_off_is_no_backup_and_the_next_one_clears_it_away(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        growing = tmp_path / "backups" / ".growing"
        growing.mkdir(parents=True)
        (growing / SHARED).write_bytes(b"half")
        assert backups.listed(tmp_path) == ()
        vault.back_up(DAY)
        assert not growing.exists()


@pytest.mark.parametrize(
    "name", ["x", "2026-13-40-1-daily", "2026-11-22-1-whatever", "2026-11-22-daily"]
)
def test_other_folders_beside_the_backups_are_left_alone(tmp_path: Path, name: str) -> None:
    with unprotected(tmp_path) as vault:
        (tmp_path / "backups" / name).mkdir(parents=True)
        vault.back_up(DAY - timedelta(days=900))
        vault.back_up(DAY)
        assert (tmp_path / "backups" / name).is_dir()


def test_what_is_withdrawn_is_gone_from_every_backup_without_a_trace(tmp_path: Path) -> None:
    stays, mine = answer("STAYS-4410", by=Seat.SECOND), Slot("wish", Seat.FIRST)
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, stays)
        for day in range(3):
            vault.take_in(TALK.id, replace(asked(f"WITHDRAWN-4410 {day}"), shown=True))
            vault.finish(TALK.id, f"WITHDRAWN-4410 {day} in the summary")
            vault.back_up(DAY + timedelta(days=day))
        vault.withdraw(TALK.id, mine, summary="what is left")
        made, home = backups.listed(tmp_path), held(vault)
        pages = [vault._connection.serialize("main")]
        assert vault.summary(TALK.id) == "what is left"
    pages += [_words(each.path, home.key, home.vault_id) for each in made]
    assert len(pages) == 4
    for each in pages:
        assert b"STAYS-4410" in each
        assert b"what is left" in each
        assert b"WITHDRAWN-4410" not in each
    for backup in made:
        backups.prove(backup.path, home.key, home.vault_id)
        assert not list(backup.path.glob("*-wal"))


def test_a_backup_that_the_key_does_not_open_goes_with_a_withdrawal(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer())
        bad, good = vault.back_up(DAY), vault.back_up(DAY + timedelta(days=1))
        (bad / SHARED).write_bytes((bad / SHARED).read_bytes()[::-1])
        vault.withdraw(TALK.id, answer().slot)
        assert [each.path for each in backups.listed(tmp_path)] == [good]


def test_a_withdrawal_from_a_dozen_backups_does_not_keep_the_window_waiting(
    tmp_path: Path,
) -> None:
    with unprotected(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer())
        for day in range(11):
            vault.back_up(DAY + timedelta(days=day))
        begin = time.perf_counter()
        vault.withdraw(TALK.id, Slot("nothing", Seat.FIRST))
        print(f"\nwithdrawal with 11 backups {1000 * (time.perf_counter() - begin):.1f} ms")


def test_a_deleted_talk_is_gone_from_every_backup(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer("DELETED-4410"))
        made = vault.back_up(DAY)
        vault.delete(TALK.id)
        home = held(vault)
    assert b"DELETED-4410" not in _words(made, home.key, home.vault_id)


def test_a_changed_passphrase_is_changed_in_the_backups_too(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        made = vault.back_up(DAY)
    ways.change_passphrase(tmp_path, PASSPHRASE, NEW + " both")
    compartments.change_own_passphrase(tmp_path, Partner.FIRST, OF_FIRST, NEW)
    for place in (tmp_path, made):
        for old in (PASSPHRASE, OF_FIRST):
            with pytest.raises(WrongPassphrase):
                Vault.open(place, old)
        Vault.open(place, NEW + " both").close()
        entered(place, Partner.SECOND).close()


def test_setting_up_a_room_leaves_earlier_backups_as_they_were(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        made = vault.back_up(DAY)
        compartments.set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
        key = held(vault).key
    keys, _ = keyfile.read(made)
    assert compartments.may_set_up(replace(held(vault), folder=made), Partner.FIRST)
    assert keys.shared_key(PASSPHRASE) == key


def test_while_a_room_is_open_the_backup_has_both_as_they_were_in_the_last(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        with entered(tmp_path):
            assert not list(vault.back_up(DAY).glob("[fs]*t.db"))
        last = vault.back_up(DAY)
        before = [(last / partner.file).read_bytes() for partner in Partner]
        with entered(tmp_path) as room:
            noted(room, "not in it yet")
            during = vault.back_up(DAY)
    assert [(during / partner.file).read_bytes() for partner in Partner] == before


def test_a_room_that_was_damaged_takes_no_place_in_a_backup(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        with entered(tmp_path) as room:
            noted(room, "still here")
        vault.back_up(DAY)
        file = tmp_path / "first.db"
        file.write_bytes(bytes(byte ^ 1 for byte in file.read_bytes()))
        for day in range(1, 60):
            made = vault.back_up(DAY + timedelta(days=day))
        with entered(tmp_path, Partner.SECOND) as room:
            noted(room, "goes on")
        made = vault.back_up(DAY + timedelta(days=60))
    with entered(made) as room:
        assert [note.text for note in room.notes()] == ["still here"]
    with entered(made, Partner.SECOND) as room:
        assert [note.text for note in room.notes()] == ["goes on"]


def test_a_backup_of_a_vault_in_use_is_that_of_one_moment(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        for number in range(20):
            vault.turn_page(TALK, (answer(str(number)),), str(number))
        assert (tmp_path / f"{SHARED}-wal").stat().st_size > 0
        made = vault.back_up(DAY)
    with Vault.open(made) as copy:
        stored = copy.load(TALK.id)
        assert stored.place == "19"
        assert stored.answers == (answer("19"),)


def test_the_copy_is_by_the_same_cipher_and_not_plain(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        made = vault.back_up(DAY, why=Why.ASKED)
    plain = apsw.Connection(str(made / SHARED))
    with pytest.raises(apsw.NotADBError):
        plain.execute("SELECT * FROM sqlite_schema").fetchall()
    plain.close()


@pytest.mark.parametrize("name", [".growing", ".going"])
def test_what_broke_off_while_a_backup_came_or_went_is_gone_with_what_is_withdrawn(
    tmp_path: Path, name: str
) -> None:
    with unprotected(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer(CANARY))
        half = vault.back_up(DAY).rename(tmp_path / "backups" / name)
        (half / "keys.json.1").unlink()
        assert backups.listed(tmp_path) == ()
        vault.withdraw(TALK.id, Slot("wish", Seat.FIRST))
        assert not half.exists()
