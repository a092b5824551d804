"""Full erase leaves nothing of this program's own."""

from __future__ import annotations

from pathlib import Path

from app.vault.erasure import erase
from app.vault.keys import Cost
from app.vault.settings import Settings
from app.vault.store import Vault


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
