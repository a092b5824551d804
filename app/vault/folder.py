"""Where the vault and the settings lie on this computer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_config_path, user_data_path

HOME = "REKNIT_HOME"
VAULT = "vault"

_BY_NAME = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google-drive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "cloudstorage": "a cloud drive",
}
_BY_BEGINNING = {"dropbox ": "Dropbox", "onedrive ": "OneDrive", "googledrive-": "Google Drive"}
_BY_CONTENT = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}


def vault_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the vault: in REKNIT_HOME if set, else where this system keeps data."""
    home = environment.get(HOME)
    return (Path(home) if home else user_data_path("reknit", appauthor=False)) / VAULT


def settings_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the settings file: REKNIT_HOME if set, else where this system keeps them."""
    home = environment.get(HOME)
    return Path(home) if home else user_config_path("reknit", appauthor=False)


def is_synced(folder: Path) -> str | None:
    """The service that would copy the folder to other computers, as far as can be told.

    Told by the names of well-known sync folders, and by what such services leave in theirs;
    None is no promise.
    """
    for part in (folder.resolve(), *folder.resolve().parents):
        name = part.name.casefold()
        service = _BY_NAME.get(name) or next(
            (known for start, known in _BY_BEGINNING.items() if name.startswith(start)), None
        )
        if service:
            return service
        for file, known in _BY_CONTENT.items():
            if (part / file).exists():
                return known
    return None
