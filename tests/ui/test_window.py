"""The window: nothing said is lost, and all of it can be hidden at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.ui.crash import Notice
from app.ui.idle import Idle
from app.ui.places.first_start import FirstStart
from app.ui.places.neutral import Neutral
from app.ui.places.safety import Safety
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.talks import begun
from app.ui.widgets import PassphraseLine
from app.ui.window import Window
from app.ui.wizard.wizard import Talk
from app.vault.settings import Settings
from app.vault.store import Vault

from .couple import NAMES, PASSPHRASE, at_home, one, press, texts, window_of

K = Qt.Key
LIMIT = 0.2
"""Seconds in which everything must be hidden (vault.md, unsafe homes, rule 7)."""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


def shown(window: Window) -> QWidget:
    stack = window.centralWidget()
    assert stack is not None
    return stack.currentWidget()  # type: ignore[attr-defined, no-any-return]


def up(window: Window) -> QWidget:
    assert window.page is not None
    return window.page


def start_a_talk(window: Window) -> Talk:
    window.visit.sitting.start(window.visit.library["repair-short"])
    assert isinstance(window.page, Talk)
    return window.page


def test_hide_covers_everything_before_the_next_turn_of_the_loop(window: Window) -> None:
    at_home(window)
    start_a_talk(window)
    began = perf_counter()
    window.hide_all()
    assert perf_counter() - began < LIMIT
    assert isinstance(shown(window), Neutral)
    assert window.windowTitle() == "Notes"
    assert not any(name in texts(shown(window)) for name in (*NAMES, "Reknit"))


def test_where_there_is_a_lock_hide_locks_and_only_the_passphrase_leads_back(
    window: Window,
) -> None:
    at_home(window, protected=True)
    window.hide_all()
    assert window.visit.entrance.vault is None
    assert isinstance(shown(window), Neutral)
    press(shown(window), "Show again")
    assert isinstance(shown(window), Unlock)
    assert not any(name in texts(window) for name in NAMES)


def test_without_a_lock_the_very_same_page_comes_back(window: Window) -> None:
    at_home(window)
    talk = start_a_talk(window)
    window.hide_all()
    press(shown(window), "Show again")
    assert shown(window) is talk
    assert window.windowTitle() == "Reknit"


def test_the_neutral_page_never_says_what_it_is(window: Window) -> None:
    at_home(window, protected=True)
    window.hide_all()
    words = " ".join(
        [window.windowTitle(), *(w.accessibleName() for w in shown(window).findChildren(QWidget))]
    )
    assert "Reknit" not in words
    assert "pass" not in words.lower()


def test_hide_empties_the_clipboard_of_what_was_copied_here(window: Window) -> None:
    at_home(window)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what Sam said")
    if not clipboard.ownsClipboard():
        pytest.skip("this platform cannot say whose clipboard it is")
    window.hide_all()
    assert clipboard.text() == ""


def test_hide_takes_dialogs_and_menus_along(window: Window) -> None:
    at_home(window)
    dialog = QDialog(window)
    dialog.open()
    menu = QMenu(window)
    menu.popup(window.mapToGlobal(window.rect().center()))
    window.hide_all()
    assert not dialog.isVisible()
    assert not menu.isVisible()


def test_a_passphrase_half_typed_is_forgotten(window: Window) -> None:
    window.visit.entrance.show_lock()
    lock = up(window)
    line = one(lock, PassphraseLine)
    line.set_text("maple win")
    line.eye.setChecked(True)
    window.hide_all()
    press(shown(window), "Show again")
    assert line.text() == ""
    assert not line.eye.isChecked()


def test_the_keyboard_leads_back_from_the_neutral_page(window: Window) -> None:
    at_home(window)
    home = up(window)
    window.hide_all()
    for key in (K.Key_Tab, K.Key_Space):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert shown(window) is home


def test_two_dialogs_leave_the_keyboard_to_the_neutral_page(qtbot: QtBot, window: Window) -> None:
    at_home(window)
    first = QDialog(window)
    second = QDialog(first)
    for dialog in (first, second):
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
    window.hide_all()
    qtbot.waitUntil(window.isActiveWindow)
    page = shown(window)
    assert isinstance(page, Neutral)
    assert page.notes.hasFocus()


def test_what_is_typed_on_the_neutral_page_is_gone(window: Window) -> None:
    at_home(window)
    window.hide_all()
    page = shown(window)
    assert isinstance(page, Neutral)
    page.notes.setPlainText("milk, bread")
    press(page, "Show again")
    window.hide_all()
    assert page.notes.toPlainText() == ""


def test_a_talk_is_kept_before_it_is_locked_away(
    qtbot: QtBot, qapp: QApplication, own_home: Path
) -> None:
    Vault.create(own_home / "vault", PASSPHRASE).close()
    window = window_of(qtbot, qapp, own_home)
    vault = Vault.open(own_home / "vault", PASSPHRASE)
    vault.set_people(*NAMES)
    entrance = window.visit.entrance
    entrance.vault, entrance.protected = vault, True
    entrance.entered.emit()
    talk = start_a_talk(window)
    session = talk.conversation.session.id
    window.hide_all()
    with Vault.open(own_home / "vault", PASSPHRASE) as again:
        assert again.load(session).place is not None


def read_the_safety_page(window: Window, words: str) -> None:
    before = up(window)
    press(before, words)
    assert isinstance(up(window), Safety)
    assert "Nothing is asked here" in texts(up(window))
    press(up(window), "Back")
    assert up(window) is before


def test_the_safety_page_opens_from_everywhere_without_unlocking(window: Window) -> None:
    window.begin()
    assert isinstance(up(window), FirstStart)
    read_the_safety_page(window, "When a talk like this")
    window.visit.entrance.show_lock()
    read_the_safety_page(window, "Is a talk right?")
    at_home(window)
    assert isinstance(up(window), Shell)
    read_the_safety_page(window, "Is a talk right?")


def test_escape_never_leaves_a_page(window: Window) -> None:
    at_home(window)
    for page in (window.page, start_a_talk(window)):
        QTest.keyClick(window, K.Key_Escape)
        assert window.isVisible()
        assert page is not None
    assert isinstance(window.page, Talk)


def test_the_text_size_follows_the_keys_and_is_remembered(window: Window, own_home: Path) -> None:
    window.begin()
    for key, size in ((K.Key_Equal, 110), (K.Key_Plus, 120), (K.Key_Minus, 110), (K.Key_0, 100)):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.settings.text_size == size
        assert Settings.read(own_home).text_size == size


def test_the_text_size_stops_at_both_ends(window: Window) -> None:
    window.begin()
    for key, size in ((K.Key_Minus, 80), (K.Key_Equal, 200)):
        for _ in range(20):
            QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.settings.text_size == size


def test_the_window_comes_back_where_it_stood(
    qtbot: QtBot, qapp: QApplication, own_home: Path, window: Window
) -> None:
    own_home.mkdir(exist_ok=True)
    window.setGeometry(60, 50, 700, 500)
    window.close()
    again = Window(own_home, Settings.read(own_home))
    qtbot.addWidget(again)
    assert again.geometry().getRect() == (60, 50, 700, 500)


def test_a_place_on_a_screen_that_is_gone_is_not_taken(
    qtbot: QtBot, qapp: QApplication, own_home: Path
) -> None:
    settings = replace(Settings(), window=(50_000, 50_000, 700, 500))
    window = Window(own_home, settings)
    qtbot.addWidget(window)
    assert window.geometry().intersects(QGuiApplication.primaryScreen().geometry())


def test_the_title_can_be_neutral_all_the_time(
    qtbot: QtBot, qapp: QApplication, own_home: Path
) -> None:
    window = window_of(qtbot, qapp, own_home, Settings(neutral_title=True))
    assert window.windowTitle() == "Notes"
    at_home(window)
    assert window.windowTitle() == "Notes"


def test_no_name_ever_stands_in_the_title_or_the_settings(window: Window, own_home: Path) -> None:
    at_home(window, ("Zaphod", "Trillian"))
    start_a_talk(window)
    window.change(replace(window.settings, text_size=130))
    assert "Zaphod" not in window.windowTitle()
    written = (own_home / "settings.json").read_text()
    assert "Zaphod" not in written
    assert "Trillian" not in written


def test_closing_asks_first_where_nothing_is_kept(qtbot: QtBot, window: Window) -> None:
    vault = at_home(window)
    flow = window.visit.library.joined(window.visit.library["repair-short"])
    begun(vault, flow, False, datetime.now(UTC))
    window.close()
    assert window.isVisible()
    notice = next(w for w in window.findChildren(Notice) if w.isVisible())
    assert "your words are gone" in texts(notice)
    press(notice, "Stay here")
    assert window.isVisible()
    window.close()
    notice = next(w for w in window.findChildren(Notice) if w.isVisible())
    press(notice, "Close")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_system_may_close_it_without_a_question(window: Window) -> None:
    vault = at_home(window)
    flow = window.visit.library.joined(window.visit.library["repair-short"])
    begun(vault, flow, False, datetime.now(UTC))
    window.leave()
    assert not window.isVisible()
    assert window.visit.entrance.vault is None


def test_nobody_there_locks_the_places_but_never_a_talk(window: Window) -> None:
    at_home(window, protected=True)
    talk = start_a_talk(window)
    window.rest()
    assert window.page is talk
    window.visit.show_home()
    window.rest()
    assert isinstance(window.page, Unlock)


def test_a_name_half_typed_is_kept_before_the_places_lock(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    with Vault.create(own_home / "vault", PASSPHRASE) as vault:
        vault.set_people(*NAMES)
    entrance = window.visit.entrance
    entrance.vault, entrance.protected = Vault.open(own_home / "vault", PASSPHRASE), True
    entrance.entered.emit()
    press(up(window), "Settings")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "my")
    window.rest()
    assert isinstance(window.page, Unlock)
    with Vault.open(own_home / "vault", PASSPHRASE) as again:
        assert again.people() == ("mySam", "Alex")


def test_nothing_is_locked_where_there_is_no_lock(window: Window) -> None:
    at_home(window)
    home = window.page
    window.rest()
    assert window.page is home


def test_a_key_puts_the_resting_off(qtbot: QtBot, qapp: QApplication, window: Window) -> None:
    idle = Idle(qapp, 0.001)
    with qtbot.waitSignal(idle.passed):
        pass
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, K.Key_Tab)
    with qtbot.waitSignal(idle.passed):
        pass
    idle.deleteLater()


def test_every_label_of_every_place_is_plain_text(window: Window) -> None:
    at_home(window, ("<b>Sam</b>", "<i>Alex</i>"))
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
