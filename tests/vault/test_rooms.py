from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.vault import rooms, seals
from app.vault.files import beside
from app.vault.partner import Partner
from app.vault.store import Vault

from .rooms import OWN, entered, noted, with_rooms
from .talk import PASSPHRASE


@settings(max_examples=30)
@given(st.integers(0, 2_500_000), st.integers(0, 2_500_000))
def test_files_of_any_size_become_alike_and_keep_what_they_begin_with(one: int, two: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for partner, size in zip(Partner, (one, two), strict=True):
            rooms.room(folder, partner).write_bytes(partner.encode() * (size // 6))
        begin = [rooms.room(folder, partner).read_bytes() for partner in Partner]
        rooms.equalise(folder)
        paths = [rooms.room(folder, partner) for partner in Partner]
        sizes = {path.stat().st_size for path in paths}
        assert len(sizes) == len({path.stat().st_mtime_ns for path in paths}) == 1
        assert sizes.pop() % rooms.STEP == 0
        for path, was in zip(paths, begin, strict=True):
            assert path.read_bytes().startswith(was)


def test_a_room_of_chance_has_nothing_of_what_was_there(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    before = (tmp_path / "first.db").read_bytes()
    rooms.fill(tmp_path, Partner.FIRST)
    after = (tmp_path / "first.db").read_bytes()
    assert len(after) == len(before)
    assert not {before[at : at + 16] for at in range(0, len(before), 4096)} & {
        after[at : at + 16] for at in range(0, len(after), 4096)
    }
    assert not beside(tmp_path / "first.db").exists()


def test_padding_can_be_written_over_again_and_again(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    for number in range(4):
        for partner in OWN:
            with entered(tmp_path, partner) as room:
                noted(room, f"{number} " + "word " * 40_000)
                room.check()
    for partner in OWN:
        with entered(tmp_path, partner) as room:
            room.check()
            assert [note.text[0] for note in room.notes()] == ["3", "2", "1", "0"]


def test_a_seal_holds_until_a_byte_changes_and_its_owner_renews_it(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    first, second = (rooms.room(tmp_path, partner) for partner in Partner)
    assert all(seals.holds(path, seals.read(tmp_path)) for path in (first, second))
    data = bytearray(first.read_bytes())
    data[-1] ^= 1
    first.write_bytes(data)
    rooms.equalise(tmp_path)
    assert not seals.holds(first, seals.read(tmp_path))
    assert seals.holds(second, seals.read(tmp_path))
    entered(tmp_path).close()
    assert seals.holds(first, seals.read(tmp_path))


def test_a_room_that_is_open_has_no_seal_that_holds(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path):
        assert not seals.holds(tmp_path / "first.db", seals.read(tmp_path))
    assert seals.holds(tmp_path / "first.db", seals.read(tmp_path))


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b"\xff", b"[" * 4_000, b"x" * 9_000])
def test_seals_that_cannot_be_read_are_made_anew(tmp_path: Path, broken: bytes) -> None:
    with_rooms(tmp_path).close()
    (tmp_path / seals.NAME).write_bytes(broken)
    assert seals.read(tmp_path) == {}
    entered(tmp_path).close()
    assert set(seals.read(tmp_path)) == {"first.db", "second.db"}


def test_rooms_that_a_kill_left_unlike_look_alike_once_the_vault_is_opened(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    os.utime(tmp_path / "first.db", ns=(0, 0))
    with (tmp_path / "first.db").open("ab") as file:
        file.write(bytes(100))
    assert not rooms.alike(tmp_path)
    Vault.open(tmp_path, PASSPHRASE).close()
    assert rooms.alike(tmp_path)
