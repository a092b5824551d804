from __future__ import annotations

from pathlib import Path

import pytest

from app.vault.folder import is_synced


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/us", "Dropbox"),
        ("Dropbox (Home)/us", "Dropbox"),
        ("OneDrive - Work/us", "OneDrive"),
        ("onedrive", "OneDrive"),
        ("Google Drive/My Drive/us", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.c/us", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive/us", "iCloud"),
        ("Nextcloud/us", "Nextcloud"),
    ],
)
def test_a_folder_in_a_known_sync_folder_is_named(
    tmp_path: Path, folder: str, service: str
) -> None:
    assert is_synced(tmp_path / folder) == service


def test_a_sync_folder_of_another_name_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "ours" / "deep").mkdir(parents=True)
    (tmp_path / "ours" / ".dropbox.cache").mkdir()
    assert is_synced(tmp_path / "ours" / "deep") == "Dropbox"


def test_a_link_into_a_sync_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Nextcloud")
    assert is_synced(tmp_path / "here") == "Nextcloud"


@pytest.mark.parametrize("folder", ["share/reknit/vault", "my dropbox notes", "onedrivers"])
def test_an_ordinary_folder_is_not_warned_about(tmp_path: Path, folder: str) -> None:
    assert is_synced(tmp_path / folder) is None
