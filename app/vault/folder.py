"""The folder of the vault, and whether something copies it to other computers."""

from __future__ import annotations

from pathlib import Path

VAULT = "vault"
DESK = "desk"
"""Where a therapist's desk lies, a vault of its own."""
HELPLINES = "helplines.yaml"
"""Numbers to call that somebody added on this computer, beside the vault; there may be none."""

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
