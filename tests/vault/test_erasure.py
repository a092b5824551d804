"""Full erase leaves nothing of this program's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.vault import compartments, engine, rooms
from app.vault.compartment import Compartment
from app.vault.door import unlock
from app.vault.erasure import REMAINS, REMAINS_OF_OWN, erase, erase_behind, erase_room
from app.vault.keys import Cost
from app.vault.partner import Partner
from app.vault.problems import VaultDamaged, WrongPassphrase
from app.vault.schema import PRIVATE
from app.vault.settings import Settings
from app.vault.store import Vault

from .rooms import OF_FIRST, entered, held, noted, with_rooms


def test_everything_the_program_keeps_is_gone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    Vault.create(home / "vault", "maple window quiet tiger", Cost(64, 3)).close()
    (home / "vault" / "backups").mkdir()
    (home / "vault" / "backups" / "2026-11-22.db").write_bytes(b"x")
    Settings().write(home)
    Vault.create(home / "vault-1", None).close()
    mine = home / "a letter.txt"
    mine.write_text("not Reknit's")
    erase(home)
    assert list(home.iterdir()) == [mine]


def test_the_keys_are_overwritten_before_their_names_go(tmp_path: Path) -> None:
    home = tmp_path / "home"
    Vault.create(home / "vault", None).close()
    keys = home / "vault" / "keys.json"
    copy = tmp_path / "hard link"
    copy.hardlink_to(keys)
    before = copy.read_bytes()
    erase(home)
    assert copy.read_bytes() != before
    assert len(copy.read_bytes()) == len(before)


def test_a_link_in_the_vault_does_not_lead_out_of_it(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    Vault.create(home / "vault", None).close()
    elsewhere.mkdir()
    (elsewhere / "photo.jpg").write_bytes(b"dear")
    (home / "vault" / "link").symlink_to(elsewhere, target_is_directory=True)
    erase(home)
    assert (elsewhere / "photo.jpg").read_bytes() == b"dear"


def test_an_empty_home_is_erased_without_complaint(tmp_path: Path) -> None:
    erase(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_keys_in_the_backups_are_overwritten_too_and_what_remains_is_said(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    with with_rooms_in(home) as vault:
        made = vault.back_up(date(2026, 11, 22))
    copies = [tmp_path / name for name in ("one", "two")]
    for copy, name in zip(copies, ("keys.json", "keys.json.1"), strict=True):
        copy.hardlink_to(made / name)
    before = copies[0].read_bytes()
    assert erase(home) == REMAINS
    assert all(copy.read_bytes() != before for copy in copies)
    assert list(home.iterdir()) == []


def with_rooms_in(home: Path) -> Vault:
    home.mkdir()
    return with_rooms(home / "vault")


def test_an_erased_room_is_gone_with_its_keys_here_and_in_the_backups(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        with entered(tmp_path) as room:
            noted(room, "mine")
        made = vault.back_up(date(2026, 11, 22))
        old = unlock(tmp_path, Partner.FIRST, OF_FIRST)
        link = tmp_path / "hard link"
        link.hardlink_to(tmp_path / "keys.json")
        before = link.read_bytes()
        with entered(tmp_path) as room:
            assert erase_room(room) == REMAINS_OF_OWN
        assert link.read_bytes() != before
        for place in (tmp_path, made):
            with pytest.raises(WrongPassphrase):
                Compartment.open(place, Partner.FIRST, OF_FIRST)
            with pytest.raises(VaultDamaged):
                engine.open_file(place / "first.db", old.key, old.room_id, PRIVATE)
            entered(place, Partner.SECOND).close()
            first, second = (rooms.room(place, each).stat() for each in Partner)
            assert (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
        compartments.set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
    with entered(tmp_path) as room:
        assert room.notes() == ()


def test_erasing_a_room_again_after_it_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        door = room.door
    rooms.fill(tmp_path, Partner.FIRST)
    with pytest.raises(VaultDamaged):
        entered(tmp_path)
    erase_behind(door)
    with pytest.raises(WrongPassphrase):
        entered(tmp_path)
