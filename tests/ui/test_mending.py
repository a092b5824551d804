"""A vault that does not open any more: the whole way back to it, in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.problem import Problem
from app.ui.places.bring_back import DONE, BringBack
from app.ui.places.neutral import Neutral
from app.ui.places.refusal import FORGOTTEN, Refusal
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.widgets import PassphraseLine
from app.ui.window import Window
from app.vault import backups
from app.vault.problems import (
    BackupDamaged,
    KeysDamaged,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
    VaultNotEncrypted,
    VaultTooNew,
    WrongPassphrase,
)
from app.vault.restore import KEYS_BACK, SHARED_BACK, SHARED_WHOLE
from app.vault.rotation import Why
from app.vault.store import SHARED, Vault

from .couple import NAMES, PASSPHRASE, one, press, texts, window_of
from .lost import KEYS, TODAY, choose_folder, damage, focused, kept, lose_keys, shown

K = Qt.Key
T = TypeVar("T")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


def page_of(qtbot: QtBot, window: Window, kind: type[T]) -> T:
    """The page that is up, once it is of this kind."""
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=20_000)
    assert isinstance(window.page, kind)
    return window.page


def refused(qtbot: QtBot, window: Window) -> BringBack:
    """The page for it, from the first choice of the one that says why the vault does not open."""
    window.begin()
    qtbot.waitUntil(lambda: isinstance(window.page, Refusal | Unlock), timeout=20_000)
    if isinstance(window.page, Unlock):
        unlock(window.page)
    refusal = page_of(qtbot, window, Refusal)
    way = one(refusal, QAbstractButton, "Bring back a backup …")
    assert focused() is way
    QTest.keyClick(way, K.Key_Space)
    return page_of(qtbot, window, BringBack)


def unlock(lock: Unlock) -> None:
    one(lock, PassphraseLine).set_text(PASSPHRASE)
    press(lock, "Unlock")


def opened(qtbot: QtBot, window: Window) -> str:
    """What is to be read at home, once the lock, if there is one, was opened."""
    qtbot.waitUntil(lambda: isinstance(window.page, Shell | Unlock), timeout=20_000)
    if isinstance(window.page, Unlock):
        unlock(window.page)
    page_of(qtbot, window, Shell)
    return texts(window)


def wait_for(qtbot: QtBot, page: BringBack, words: str) -> None:
    qtbot.waitUntil(lambda: words in texts(page), timeout=20_000)


def test_a_damaged_vault_comes_back_with_the_words_of_yesterday_by_keyboard(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    damage(folder)
    damaged = (folder / SHARED).read_bytes()
    page = refused(qtbot, window)
    for key in (K.Key_Tab, K.Key_Tab):
        QTest.keyClick(focused(), key)
    QTest.keyClicks(focused(), PASSPHRASE)
    QTest.keyClick(focused(), K.Key_Return)
    wait_for(qtbot, page, SHARED_BACK)
    replaced = backups.listed(folder)[0]
    assert replaced.why is Why.REPLACED and str(replaced.path) in texts(page)
    assert (replaced.path / SHARED).read_bytes() == damaged
    QTest.keyClick(focused(), K.Key_Space)
    assert all(name in opened(qtbot, window) for name in NAMES)


def test_lost_keys_come_back_and_nothing_newer_is_lost(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    lose_keys(folder)
    page = refused(qtbot, window)
    one(page, PassphraseLine).set_text(PASSPHRASE)
    press(page, "Bring it back")
    wait_for(qtbot, page, KEYS_BACK)
    assert SHARED_WHOLE in texts(page)
    press(page, "Open it")
    assert TODAY[0] in opened(qtbot, window)


def test_a_wrong_passphrase_is_said_and_can_be_put_right(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    damage(folder)
    page = refused(qtbot, window)
    line = one(page, PassphraseLine)
    line.set_text("not this one")
    press(page, "Bring it back")
    wait_for(qtbot, page, str(WrongPassphrase()))
    assert page.passphrase() == "not this one"
    assert line.isAncestorOf(focused())
    QTest.keyClicks(focused(), PASSPHRASE)
    QTest.keyClick(focused(), K.Key_Return)
    wait_for(qtbot, page, SHARED_BACK)


def test_a_backup_that_is_damaged_itself_is_said(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    damage(folder)
    damage(next((folder / backups.FOLDER).iterdir()))
    page = refused(qtbot, window)
    one(page, PassphraseLine).set_text(PASSPHRASE)
    press(page, "Bring it back")
    wait_for(qtbot, page, str(BackupDamaged()))
    assert page.passphrase() == PASSPHRASE and shown(page, "Bring it back")


def test_an_open_vault_comes_back_and_opens_without_a_lock(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home, None)
    damage(folder)
    page = refused(qtbot, window)
    press(page, "Bring it back")
    wait_for(qtbot, page, SHARED_BACK)
    press(page, "Open it")
    assert all(name in opened(qtbot, window) for name in NAMES)


def test_a_vault_of_which_only_the_backups_are_left_comes_back(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    window.begin()
    assert VaultMissing.happened in texts(page_of(qtbot, window, Refusal))
    page = refused(qtbot, window)
    one(page, PassphraseLine).set_text(PASSPHRASE)
    press(page, "Bring it back")
    wait_for(qtbot, page, SHARED_BACK)
    press(page, "Open it")
    assert all(name in opened(qtbot, window) for name in NAMES)


def test_back_leads_to_why_it_does_not_open_and_forgets_what_was_typed(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    lose_keys(folder)
    page = refused(qtbot, window)
    line = one(page, PassphraseLine)
    line.set_text("half of it")
    press(page, "Back")
    assert line.text() == ""
    assert KeysDamaged.happened in texts(page_of(qtbot, window, Refusal))
    assert not (folder / KEYS[0]).exists()


def test_hide_covers_the_page_and_forgets_what_was_typed(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    damage(kept(own_home))
    page = refused(qtbot, window)
    line = one(page, PassphraseLine)
    line.set_text("half of it")
    line.eye.setChecked(True)
    page.refuse(WrongPassphrase())
    page.hide_asked.emit()
    assert one(window, Neutral).isVisible() and not page.isVisible()
    assert line.text() == "" and not line.eye.isChecked()
    press(one(window, Neutral), "Show again")
    assert window.page is page and page.isVisible()
    assert page.source() is not None and str(WrongPassphrase()) not in texts(page)


def test_what_is_brought_back_while_all_is_hidden_is_there_afterwards(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    damage(kept(own_home))
    page = refused(qtbot, window)
    one(page, PassphraseLine).set_text(PASSPHRASE)
    press(page, "Bring it back")
    window.hide_all()
    qtbot.waitUntil(lambda: page.title == DONE, timeout=20_000)
    assert not page.isVisible()
    window.show_again()
    assert SHARED_BACK in texts(page)
    assert focused() is one(page, QAbstractButton, "Open it")


def test_hide_takes_the_dialog_for_the_other_folder_along(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    damage(folder)
    page = refused(qtbot, window)
    before = page.source()
    choose_folder(folder, meanwhile=window.hide_all)
    press(page, "Another folder …")
    assert window.hidden and page.source() == before


def test_closing_while_it_is_brought_back_waits_for_it(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    damage(folder)
    damaged = (folder / SHARED).read_bytes()
    page = refused(qtbot, window)
    one(page, PassphraseLine).set_text(PASSPHRASE)
    press(page, "Bring it back")
    window.close()
    assert (folder / SHARED).read_bytes() != damaged
    with Vault.open(folder, PASSPHRASE) as vault:
        assert vault.people() == NAMES


@pytest.mark.parametrize("problem", [KeysDamaged(), VaultDamaged(), VaultMissing()])
def test_a_backup_is_the_first_choice_where_one_can_help(window: Window, problem: Problem) -> None:
    window.visit.entrance.turn_away(problem)
    assert isinstance(window.page, Refusal)
    assert shown(window.page, "Bring back a backup …") and shown(window.page, "Try again")


@pytest.mark.parametrize("problem", [VaultBusy(), VaultTooNew(), VaultNotEncrypted(), FORGOTTEN])
def test_a_backup_is_not_offered_where_it_would_not_help(window: Window, problem: Problem) -> None:
    window.visit.entrance.turn_away(problem)
    assert isinstance(window.page, Refusal)
    assert focused() is one(window.page, QAbstractButton, "Try again")
    assert not shown(window.page, "Bring back a backup …")
