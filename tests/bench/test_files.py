"""An author's files: nothing is written over by accident, and failures are said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bench.files import made, read_bytes, write_new, write_whole
from app.problem import Problem


def test_no_file_is_written_where_one_is_there_already(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"mine")
    with pytest.raises(Problem, match="already"):
        write_new({new: b"x", old: b"y"})
    assert old.read_bytes() == b"mine"
    assert not new.exists()


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(tmp_path / "target")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(Problem):
        write_new({link: b"x"})
    assert not (tmp_path / "target").exists()


def test_where_one_file_cannot_be_written_none_is_left(tmp_path: Path) -> None:
    first = tmp_path / "first"
    with pytest.raises(Problem, match="cannot be written"):
        write_new({first: b"x", tmp_path / "no" / "folder": b"y"})
    assert not first.exists()


def test_where_a_file_cannot_be_replaced_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem, match="cannot be written"):
        write_whole(tmp_path / "folder", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_what_cannot_be_read_made_or_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_bytes(file, 3) == b"1234"
    with pytest.raises(Problem, match="cannot be read"):
        read_bytes(tmp_path / "nowhere", 3)
    with pytest.raises(Problem, match="cannot be made"):
        made(file / "folder")
    with pytest.raises(Problem, match="cannot be written"):
        write_whole(file / "inside", b"")
