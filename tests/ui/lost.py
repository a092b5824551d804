"""A vault that does not open any more, and what is done at its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from app.vault.keys import FLOOR
from app.vault.rotation import Why
from app.vault.store import SHARED, Vault

from .couple import NAMES, PASSPHRASE

YESTERDAY = date.today() - timedelta(days=1)
TODAY = ("Nobody", "Whom the backup knows")
KEYS = ("keys.json", "keys.json.1")


def kept(home: Path, passphrase: str | None = PASSPHRASE) -> Path:
    """A vault with a backup of yesterday, changed since."""
    folder = home / "vault"
    with Vault.create(folder, passphrase, FLOOR) as vault:
        vault.set_people(*NAMES)
        vault.back_up(YESTERDAY, why=Why.DAILY)
        vault.set_people(*TODAY)
    return folder


def damage(folder: Path) -> None:
    file = folder / SHARED
    data = file.read_bytes()
    file.write_bytes(data[:200] + bytes(8_192) + data[200 + 8_192 :])


def lose_keys(folder: Path) -> None:
    for name in KEYS:
        (folder / name).unlink()


def shown(page: QWidget, words: str) -> bool:
    """Whether a button with these words is to be seen."""
    found = page.findChildren(QAbstractButton)
    return any(b.accessibleName() == words and b.isVisibleTo(page) for b in found)


def focused() -> QWidget:
    """What has the keyboard."""
    there = QApplication.focusWidget()
    assert there is not None
    return there


def choose_folder(folder: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Answer the dialog that comes up next."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
            return
        meanwhile()
        dialog.selectFile(str(folder))
        dialog.done(1)

    QTimer.singleShot(0, answer)
