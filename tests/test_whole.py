"""A file is written whole or not at all, and for whom it is from its first moment."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app import whole


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_takes_the_place_of_an_older_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for text in (b"one, and longer", b"two"):
        whole.write(file, text)
        assert file.read_bytes() == text
    assert list(tmp_path.iterdir()) == [file]


def test_what_stood_beside_is_not_written_through(tmp_path: Path) -> None:
    file, beside, other = (tmp_path / name for name in ("file", "file.new", "other"))
    try:
        beside.symlink_to(other)
    except OSError:
        pytest.skip("no links here")
    whole.write(file, b"x", beside=beside)
    assert list(tmp_path.iterdir()) == [file] and not file.is_symlink()


def test_where_it_cannot_take_its_place_nothing_is_left_beside(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        whole.write(tmp_path / "folder", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_disk_that_fails_leaves_the_older_one_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def fails(_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError):
        whole.write(file, b"new")
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="files have no mode here")
def test_it_is_for_its_owner_alone_unless_it_shall_be_as_usual(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        whole.write(tmp_path / "own", b"x")
        whole.write(tmp_path / "usual", b"x", whole.AS_USUAL)
    finally:
        os.umask(before)
    assert mode(tmp_path / "own") == 0o600
    assert mode(tmp_path / "usual") == 0o644
