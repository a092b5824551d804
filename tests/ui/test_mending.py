"""A vault that does not open is mended in the window: a backup is brought back by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.ui.places.bring_back import MOST, NONE, REASONS, BringBack
from app.ui.places.refusal import Refusal
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.window import Window
from app.vault.backups import listed
from app.vault.problems import BackupDamaged, KeysDamaged, NotABackup, WrongPassphrase
from app.vault.restore import KEYS_BACK, SHARED_BACK
from app.vault.rotation import Backup, Why
from app.vault.store import SHARED

from ..journeys.hands import Hands, settle, until, window_of
from ..vault.rooms import with_rooms
from ..vault.talk import PASSPHRASE
from .couple import texts

ENTER = Qt.Key.Key_Return
Harm = Callable[[Path], None]


def lose_the_keys(folder: Path) -> None:
    for name in ("keys.json", "keys.json.1"):
        (folder / name).unlink()


def tear_what_is_shared(folder: Path) -> None:
    data = bytearray((folder / SHARED).read_bytes())
    data[0:12_000] = bytes(12_000)
    (folder / SHARED).write_bytes(data)


def lose_what_is_shared(folder: Path) -> None:
    (folder / SHARED).unlink()


@pytest.fixture
def folder(own_home: Path) -> Path:
    """A vault of two with one backup, in which they had other names than since."""
    own_home.mkdir()
    folder = own_home / "vault"
    with with_rooms(folder) as vault:
        vault.set_people("Sam", "Alex")
        vault.back_up(date(2026, 11, 20))
        vault.set_people("Sam since", "Alex since")
    return folder


@pytest.fixture
def hands(qapp: QApplication, own_home: Path, folder: Path) -> Iterator[Hands]:
    window = window_of(qapp, own_home)
    yield Hands(window)
    window.leave()
    settle()


def refused(hands: Hands) -> BringBack:
    """From the first page to the choice of a backup."""
    hands.window.begin()
    until(lambda: isinstance(hands.window.page, Unlock | Refusal), "an answer")
    if isinstance(hands.window.page, Unlock):
        hands.write(PASSPHRASE)
        hands.press(ENTER)
        until(lambda: isinstance(hands.window.page, Refusal), "the refusal")
    assert hands.said() == "Bring back a backup …"
    hands.press(ENTER)
    return chosen(hands.window)


def chosen(window: Window) -> BringBack:
    assert isinstance(window.page, BringBack), window.page
    return window.page


def to_the_line(hands: Hands) -> None:
    hands.tab_to(lambda widget: isinstance(widget, QLineEdit), "the passphrase")


@pytest.mark.parametrize("harm", [lose_the_keys, tear_what_is_shared, lose_what_is_shared])
def test_a_backup_comes_back_by_keyboard_and_the_vault_opens(
    hands: Hands, folder: Path, harm: Harm
) -> None:
    harm(folder)
    page = refused(hands)
    assert "Friday 20 November 2026" in hands.said()
    to_the_line(hands)
    hands.write("something else entirely")
    hands.press(ENTER)
    until(lambda: WrongPassphrase.happened in texts(page), "the sentence")
    hands.write(PASSPHRASE)
    hands.press(ENTER)
    until(lambda: hands.said() == "Open it", "what was done")
    done = KEYS_BACK if harm is lose_the_keys else SHARED_BACK
    assert done in texts(page)
    assert page.passphrase() == ""
    hands.press(ENTER)
    until(lambda: isinstance(hands.window.page, Unlock), "the lock")
    hands.write(PASSPHRASE)
    hands.press(ENTER)
    until(lambda: isinstance(hands.window.page, Shell), "home")
    names = ("Sam since", "Alex since") if harm is lose_the_keys else ("Sam", "Alex")
    assert hands.window.visit.vault.people() == names


def test_without_a_backup_beside_it_another_folder_can_be_chosen(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "on a stick"
    shutil.move(listed(folder)[0].path, saved)
    lose_the_keys(folder)
    page = refused(hands)
    assert NONE in texts(page)
    monkeypatch.setattr("app.ui.filing.chosen_folder", lambda *_: saved)
    assert hands.said() == "Another folder …"
    hands.press(ENTER)
    assert "on a stick" in texts(page)
    to_the_line(hands)
    hands.write(PASSPHRASE)
    hands.push("Bring it back")
    until(lambda: hands.said() == "Open it", "what was done")


def test_a_folder_that_is_no_backup_is_told_and_changes_nothing(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_the_keys(folder)
    before = sorted(path.name for path in folder.iterdir())
    page = refused(hands)
    monkeypatch.setattr("app.ui.filing.chosen_folder", lambda *_: tmp_path)
    hands.push("Another folder …")
    assert NotABackup.happened in texts(page)
    hands.push("Back")
    assert isinstance(hands.window.page, Refusal)
    assert KeysDamaged.happened in texts(hands.window.page)
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_backup_that_is_damaged_is_told(hands: Hands, folder: Path) -> None:
    backup = listed(folder)[0].path
    tear_what_is_shared(backup)
    tear_what_is_shared(folder)
    page = refused(hands)
    to_the_line(hands)
    hands.write(PASSPHRASE)
    hands.press(ENTER)
    until(lambda: BackupDamaged.happened in texts(page), "the sentence")
    assert page.passphrase() == PASSPHRASE


def test_every_reason_for_a_backup_has_its_words_and_the_newest_are_shown(
    qapp: QApplication,
) -> None:
    assert set(REASONS) == set(Why)
    days = [date(2026, 11, 1 + number) for number in range(MOST + 3)]
    made = [Backup(day, 1, Why.DAILY, Path(f"/{day}")) for day in reversed(days)]
    page = BringBack(made)
    assert page.source == made[0].path
    assert str(made[MOST].path) not in page._backups
    page.deleteLater()


def test_what_is_not_torn_is_not_offered_a_backup(qapp: QApplication) -> None:
    page = Refusal(WrongPassphrase())
    buttons = [each.accessibleName() for each in page.findChildren(QAbstractButton)]
    assert "Try again" in buttons
    assert not any("backup" in words for words in buttons)
    page.deleteLater()
