from __future__ import annotations

import json
import stat
import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.problems import VaultReadOnly
from app.vault.settings import NAME, Paper, Settings, Theme

HARMLESS = {
    "theme",
    "text_size",
    "paper",
    "reduced_motion",
    "colours_swapped",
    "colour_pair",
    "neutral_title",
    "window",
    "unbacked",
}
"""Every key of the file: a new one is added here only after asking what it tells a stranger."""


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    changed = Settings(Theme.DARK, 150, Paper.LETTER, True, True, "sea", True, (1, 2, 800, 600))
    changed.write(tmp_path / "deep" / "folder")
    assert Settings.read(tmp_path / "deep" / "folder") == changed


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert Settings.read(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize("broken", [b"", b"{", b"[1, 2]", b"\xff", b"[" * 60_000, b'"dark"'])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / NAME).write_bytes(broken)
    assert Settings.read(tmp_path) == Settings()


def test_one_broken_value_spoils_no_other(tmp_path: Path) -> None:
    data = {
        "theme": "neon",
        "text_size": "big",
        "paper": "letter",
        "reduced_motion": 1,
        "window": [1],
    }
    (tmp_path / NAME).write_text(json.dumps(data))
    assert Settings.read(tmp_path) == Settings(paper=Paper.LETTER)


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": "light", "of_a_later_version": [1]}')
    found = Settings.read(tmp_path)
    assert found.theme is Theme.LIGHT
    found.write(tmp_path)
    assert json.loads((tmp_path / NAME).read_text())["of_a_later_version"] == [1]


@given(st.integers())
def test_the_text_is_never_too_small_or_too_large_to_read(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Settings(text_size=size).write(Path(folder))
        assert 80 <= Settings.read(Path(folder)).text_size <= 200


def test_the_file_is_for_its_owner_alone_and_holds_nothing_intimate(tmp_path: Path) -> None:
    Settings().write(tmp_path)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    written = set(json.loads((tmp_path / NAME).read_text()))
    assert written == HARMLESS
    assert {each.name for each in fields(Settings)} == HARMLESS | {"rest"}


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VaultReadOnly):
        Settings().write(tmp_path / "file")
