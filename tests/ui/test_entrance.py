"""The way in, with everything that can stand in it."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.flow.library import Library
from app.ui import entrance
from app.ui.places.first_start import FirstStart
from app.ui.places.forgotten import Forgotten
from app.ui.places.names import MISSING, SAME, Names
from app.ui.places.protect import (
    DIFFERENT,
    EMPTY,
    GOOD,
    REFUSED,
    STRONG,
    TOO_SHORT,
    Protect,
    strength,
)
from app.ui.places.recovery_code import RecoveryCode
from app.ui.places.refusal import Refusal
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.talks import begun
from app.ui.visit import UNBACKED
from app.ui.widgets import Line, PassphraseLine
from app.ui.window import Window
from app.vault import ways
from app.vault.backups import listed
from app.vault.keys import Cost
from app.vault.problems import (
    CodeMistyped,
    KeysDamaged,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
    WrongCode,
    WrongPassphrase,
)
from app.vault.recovery import new_code
from app.vault.rotation import Why
from app.vault.settings import Settings
from app.vault.store import SHARED, Vault

from .couple import HOSTILE, NAMES, PASSPHRASE, one, press, texts, window_of

CHEAP = Cost(64, 3)
LIBRARY, PAGE = Library.shipped(), 4096
T = TypeVar("T")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


def page(window: Window, kind: type[T]) -> T:
    assert isinstance(window.page, kind), window.page
    return window.page


def wait_for(qtbot: QtBot, window: Window, kind: type) -> None:
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=20_000)


def kept(home: Path, passphrase: str | None = PASSPHRASE) -> Path:
    folder = home / "vault"
    with Vault.create(folder, passphrase, CHEAP) as vault:
        vault.set_people(*NAMES)
    return folder


def is_told(place: QWidget, words: str) -> bool:
    return words in texts(place)


def try_passphrase(window: Window, words: str) -> None:
    lock = page(window, Unlock)
    one(lock, PassphraseLine).set_text(words)
    press(lock, "Unlock")


def told_code(qtbot: QtBot, window: Window) -> str:
    """The recovery code that is on the screen."""
    wait_for(qtbot, window, RecoveryCode)
    shown = page(window, RecoveryCode)._shown
    qtbot.waitUntil(lambda: bool(shown.text()), timeout=20_000)
    return shown.text()


def test_two_clicks_and_two_initials_lead_home_and_nothing_is_on_the_disk(
    window: Window, own_home: Path
) -> None:
    window.begin()
    press(page(window, FirstStart), "Start now")
    names = page(window, Names)
    names.fields.show_names(("S", "A"))
    press(names, "Continue")
    shell = page(window, Shell)
    assert "Nothing is kept on this computer yet" in texts(shell)
    assert not list(own_home.rglob("*.db"))


def test_a_passphrase_of_both_makes_a_vault_and_asks_for_it_next_time(
    qtbot: QtBot, qapp: QApplication, window: Window, own_home: Path
) -> None:
    window.begin()
    press(page(window, FirstStart), "Choose a passphrase")
    protect = page(window, Protect)
    once, again = protect.findChildren(PassphraseLine)
    once.set_text(PASSPHRASE)
    again.set_text(f"  {PASSPHRASE} ")
    press(protect, "Protect it")
    code = told_code(qtbot, window)
    press(page(window, RecoveryCode), "We wrote it down")
    names = page(window, Names)
    names.fields.show_names(NAMES)
    press(names, "Continue")
    assert "Nothing is kept" not in texts(page(window, Shell))
    window.close()
    second = window_of(qtbot, qapp, own_home)
    second.begin()
    wait_for(qtbot, second, Unlock)
    try_passphrase(second, PASSPHRASE)
    wait_for(qtbot, second, Shell)
    assert all(name in texts(second) for name in NAMES)
    assert code not in texts(second)


@pytest.mark.parametrize(
    ("once", "again", "words"),
    [
        ("", "", EMPTY),
        ("short", "short", REFUSED),
        (PASSPHRASE, "maple window quiet lion", DIFFERENT),
        (PASSPHRASE, "", DIFFERENT),
    ],
)
def test_a_passphrase_that_will_not_do_is_said_and_nothing_is_made(
    window: Window, own_home: Path, once: str, again: str, words: str
) -> None:
    window.begin()
    press(page(window, FirstStart), "Choose a passphrase")
    protect = page(window, Protect)
    first, second = protect.findChildren(PassphraseLine)
    first.set_text(once)
    second.set_text(again)
    press(protect, "Protect it")
    assert words in texts(protect)
    assert not list(own_home.rglob("*.db"))


def test_a_suggestion_is_shown_and_has_to_be_typed_once_more(window: Window) -> None:
    window.begin()
    press(page(window, FirstStart), "Choose a passphrase")
    protect = page(window, Protect)
    press(protect, "Suggest four words")
    first, second = protect.findChildren(PassphraseLine)
    assert len(first.text().split()) == 4
    assert first.text() in texts(protect)
    assert second.text() == ""


def test_strength_is_said_kindly() -> None:
    assert strength("") == ""
    assert strength("Sam123") == TOO_SHORT
    assert strength("twelve signs") == GOOD
    assert strength(PASSPHRASE) == STRONG


def test_a_wrong_passphrase_is_always_the_same_sentence_and_is_not_counted(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    before = sorted((p.name, p.read_bytes()) for p in folder.iterdir())
    window.begin()
    wait_for(qtbot, window, Unlock)
    for words in ("wrong horse", "", "x" * 900):
        try_passphrase(window, words or "a")
        lock = page(window, Unlock)
        qtbot.waitUntil(partial(is_told, lock, str(WrongPassphrase())), timeout=20_000)
        assert lock.passphrase() == ""
    assert sorted((p.name, p.read_bytes()) for p in folder.iterdir()) == before


def test_hiding_while_it_opens_leaves_it_locked(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    window.begin()
    wait_for(qtbot, window, Unlock)
    lock = window.page
    try_passphrase(window, PASSPHRASE)
    window.hide_all()
    qtbot.waitUntil(lambda: window.page is not lock, timeout=20_000)
    window.show_again()
    page(window, Unlock)
    assert not any(name in texts(window) for name in NAMES)
    Vault.open(folder, PASSPHRASE).close()


def test_closing_while_it_opens_leaves_the_vault_to_others(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    window.begin()
    wait_for(qtbot, window, Unlock)
    try_passphrase(window, PASSPHRASE)
    window.close()
    Vault.open(folder, PASSPHRASE).close()


def test_deleting_everything_leads_back_to_the_first_page(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home, None)
    window.begin()
    wait_for(qtbot, window, Shell)
    press(page(window, Shell), "Settings")
    press(page(window, Shell), "Delete everything …")
    press(page(window, Shell), "Delete everything for good")
    page(window, FirstStart)
    assert not folder.exists()
    assert not (own_home / "settings.json").exists()


def test_the_lock_shows_nothing_of_what_lies_behind_it(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    kept(own_home)
    window.begin()
    wait_for(qtbot, window, Unlock)
    assert not any(name in texts(window) for name in NAMES)


def test_an_unprotected_vault_opens_at_once_and_says_what_that_means(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    kept(own_home, None)
    window.begin()
    wait_for(qtbot, window, Shell)
    assert "anyone who uses this computer can read" in texts(window)


def test_a_damaged_vault_is_told_and_can_be_tried_again(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home, None)
    whole = (folder / "shared.db").read_bytes()
    (folder / "shared.db").write_bytes(b"\x00" * 3 + whole[3:200] + b"\xff" * 5000)
    window.begin()
    wait_for(qtbot, window, Refusal)
    problem = VaultDamaged()
    for words in (problem.happened, problem.safe, problem.do):
        assert words in texts(page(window, Refusal))
    (folder / "shared.db").write_bytes(whole)
    press(page(window, Refusal), "Try again")
    wait_for(qtbot, window, Shell)


def test_a_paused_talk_that_is_damaged_is_not_passed_over_in_silence(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home, None)
    with Vault.open(folder) as vault:
        begun(vault, LIBRARY.joined(LIBRARY["repair-short"]), False, datetime.now().astimezone())
    damage_the_talk(folder)
    window.begin()
    wait_for(qtbot, window, Refusal)
    assert VaultDamaged.happened in texts(page(window, Refusal))
    assert window.visit.entrance.vault is None


def damage_the_talk(folder: Path) -> None:
    """Flip bits where the talk lies, so that the list of talks can still be read."""
    file = folder / SHARED
    whole = file.read_bytes()
    for start in range(len(whole) - PAGE, PAGE, -PAGE):
        data = bytearray(whole)
        data[start + 100] ^= 0xFF
        file.write_bytes(data)
        try:
            with Vault.open(folder) as vault:
                assert vault.people() == NAMES
                head = vault.open_talk()
                assert head is not None
        except VaultDamaged:
            continue
        with Vault.open(folder) as vault, contextlib.suppress(VaultDamaged):
            vault.load(head.id)
            continue
        return
    raise AssertionError("no page holds the talk alone")


def test_lost_keys_are_told(qtbot: QtBot, window: Window, own_home: Path) -> None:
    folder = kept(own_home)
    for name in ("keys.json", "keys.json.1"):
        (folder / name).unlink()
    window.begin()
    wait_for(qtbot, window, Refusal)
    assert KeysDamaged.do in texts(page(window, Refusal))


def test_a_vault_that_is_open_elsewhere_is_told(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home, None)
    with Vault.open(folder):
        window.begin()
        wait_for(qtbot, window, Refusal)
        assert VaultBusy.happened in texts(page(window, Refusal))
    press(page(window, Refusal), "Try again")
    wait_for(qtbot, window, Shell)


def test_a_plain_database_in_its_place_is_not_opened(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home, None)
    (folder / "shared.db").unlink()
    plain = sqlite3.connect(folder / "shared.db")
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    window.begin()
    wait_for(qtbot, window, Refusal)
    assert "not encrypted" in texts(page(window, Refusal))


def test_a_forgotten_passphrase_is_answered_honestly_and_deletes_nothing(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    window.begin()
    wait_for(qtbot, window, Unlock)
    press(page(window, Unlock), "We forgot it")
    press(page(window, Forgotten), "We have none")
    assert "nobody can open" in texts(page(window, Refusal))
    assert (folder / "shared.db").exists()
    press(page(window, Refusal), "Try again")
    wait_for(qtbot, window, Unlock)


def test_a_vault_that_nobody_can_open_is_set_aside_and_can_be_put_back(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder = kept(own_home)
    window.begin()
    wait_for(qtbot, window, Unlock)
    press(page(window, Unlock), "We forgot it")
    press(page(window, Forgotten), "We have none")
    press(page(window, Refusal), "Begin anew …")
    assert folder.exists()
    press(page(window, Refusal), "Set it aside")
    page(window, FirstStart)
    (own_home / "vault-1").rename(folder)
    Vault.open(folder, PASSPHRASE).close()


def test_the_way_in_looks_for_the_file_that_the_vault_makes() -> None:
    assert entrance.SHARED == SHARED


def test_keys_without_a_vault_are_never_overwritten(window: Window, own_home: Path) -> None:
    folder = kept(own_home)
    (folder / SHARED).unlink()
    keys = (folder / "keys.json").read_bytes()
    window.begin()
    assert VaultMissing.happened in texts(page(window, Refusal))
    assert (folder / "keys.json").read_bytes() == keys


def test_what_is_only_busy_cannot_be_set_aside(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    with Vault.open(kept(own_home, None)):
        window.begin()
        wait_for(qtbot, window, Refusal)
        names = {b.accessibleName() for b in page(window, Refusal).findChildren(QAbstractButton)}
        assert "Begin anew …" not in names


def test_empty_names_are_asked_for_and_equal_ones_are_allowed(window: Window) -> None:
    window.begin()
    press(page(window, FirstStart), "Start now")
    names = page(window, Names)
    press(names, "Continue")
    assert MISSING in texts(names)
    assert window.page is names
    names.fields.first_line.set_text("")
    for line, words in zip(names.fields._lines, ("Kim", "KIM"), strict=True):
        line._line.setText(words)
    assert SAME in texts(names)
    press(names, "Continue")
    page(window, Shell)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.strip()])
def test_any_name_is_kept_and_shown_as_it_was_typed(window: Window, name: str) -> None:
    window.begin()
    press(page(window, FirstStart), "Start now")
    names = page(window, Names)
    for line in names.fields._lines:
        line._line.setText(name)
    press(names, "Continue")
    vault = window.visit.vault
    people = vault.people()
    assert people is not None
    assert people[0] == " ".join(name.split())
    start = people[0][:12]
    assert start in texts(page(window, Shell))
    assert page(window, Shell).width() <= window.width()


def test_going_back_from_the_names_begins_anew(window: Window) -> None:
    window.begin()
    press(page(window, FirstStart), "Start now")
    press(page(window, Names), "Back")
    page(window, FirstStart)
    assert window.visit.entrance.vault is None


def test_what_was_kept_open_is_locked_later_with_all_that_is_in_it(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    kept(own_home, None)
    window.begin()
    wait_for(qtbot, window, Shell)
    assert "anyone who uses this computer" in texts(page(window, Shell))
    press(page(window, Shell), "Protect it now")
    protect = page(window, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(PASSPHRASE)
    press(protect, "Protect it")
    told_code(qtbot, window)
    press(page(window, RecoveryCode), "We wrote it down")
    wait_for(qtbot, window, Shell)
    assert "anyone who uses this computer" not in texts(page(window, Shell))
    press(page(window, Shell), "Lock")
    wait_for(qtbot, window, Unlock)
    try_passphrase(window, PASSPHRASE)
    wait_for(qtbot, window, Shell)
    assert all(name in texts(window) for name in NAMES)


def test_another_passphrase_takes_the_place_of_the_one_there_is(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder, another = kept(own_home), "tiger quiet window maple"
    window.begin()
    wait_for(qtbot, window, Unlock)
    try_passphrase(window, PASSPHRASE)
    wait_for(qtbot, window, Shell)
    press(page(window, Shell), "Settings")
    press(page(window, Shell), "Choose another passphrase")
    change = page(window, Protect)
    before, once, again = change.findChildren(PassphraseLine)
    before.set_text("not the one we know")
    once.set_text(another)
    again.set_text(another)
    press(change, "Change it")
    qtbot.waitUntil(lambda: is_told(change, str(WrongPassphrase())), timeout=20_000)
    before.set_text(PASSPHRASE)
    press(change, "Change it")
    wait_for(qtbot, window, Shell)
    window.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, PASSPHRASE)
    with Vault.open(folder, another) as vault:
        assert vault.people() == NAMES


def test_a_recovery_code_that_nobody_wants_opens_nothing(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    window.begin()
    press(page(window, FirstStart), "Choose a passphrase")
    protect = page(window, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(PASSPHRASE)
    press(protect, "Protect it")
    code = told_code(qtbot, window)
    press(page(window, RecoveryCode), "Without one")
    page(window, Names)
    window.close()
    with pytest.raises(WrongCode):
        ways.reset_passphrase(own_home / "vault", code, PASSPHRASE)
    Vault.open(own_home / "vault", PASSPHRASE).close()


def test_a_recovery_code_gives_another_passphrase_and_leads_in(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    folder, another = kept(own_home), "tiger quiet window maple"
    window.begin()
    wait_for(qtbot, window, Unlock)
    try_passphrase(window, PASSPHRASE)
    wait_for(qtbot, window, Shell)
    press(page(window, Shell), "Settings")
    press(page(window, Shell), "Make a new recovery code")
    press(page(window, RecoveryCode), "Make the code")
    code = told_code(qtbot, window)
    press(page(window, RecoveryCode), "We wrote it down")
    press(page(window, Shell), "Lock")
    press(page(window, Unlock), "We forgot it")
    press(page(window, Forgotten), "We have a recovery code")
    protect = page(window, Protect)
    once, again = protect.findChildren(PassphraseLine)
    once.set_text(another)
    again.set_text(another)
    typed = next(each for each in protect.findChildren(Line) if each not in (once, again))
    for wrong, problem in ((code[:-1], CodeMistyped), (new_code(), WrongCode)):
        typed.set_text(wrong)
        press(protect, "Change it")
        qtbot.waitUntil(partial(is_told, protect, str(problem())), timeout=20_000)
    typed.set_text(code.lower().replace("-", " "))
    press(protect, "Change it")
    wait_for(qtbot, window, Shell)
    assert all(name in texts(window) for name in NAMES)
    window.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, PASSPHRASE)
    Vault.open(folder, another).close()


def test_a_code_that_is_on_the_screen_is_hidden_with_all_else_and_locked(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    window.begin()
    press(page(window, FirstStart), "Choose a passphrase")
    protect = page(window, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(PASSPHRASE)
    press(protect, "Protect it")
    code = told_code(qtbot, window)
    window.hide_all()
    window.show_again()
    page(window, Unlock)
    assert code not in texts(window)


def test_hiding_while_a_first_code_is_made_leaves_it_locked(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    window.begin()
    press(page(window, FirstStart), "Choose a passphrase")
    protect = page(window, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(PASSPHRASE)
    press(protect, "Protect it")
    wait_for(qtbot, window, RecoveryCode)
    window.hide_all()
    window.show_again()
    page(window, Unlock)
    Vault.open(own_home / "vault", PASSPHRASE).close()


def opened(qtbot: QtBot, window: Window, home: Path, passphrase: str | None) -> None:
    kept(home, passphrase)
    window.begin()
    if passphrase is not None:
        wait_for(qtbot, window, Unlock)
        try_passphrase(window, passphrase)
    wait_for(qtbot, window, Shell)
    window.visit.vault.set_people("Ada", "Bo")


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None])
def test_what_changed_is_backed_up_once_a_day_as_the_window_closes(
    qtbot: QtBot, window: Window, own_home: Path, passphrase: str | None
) -> None:
    opened(qtbot, window, own_home, passphrase)
    window.close()
    (backup,) = listed(own_home / "vault")
    assert backup.why is Why.DAILY
    with Vault.open(backup.path, passphrase) as copy:
        assert copy.people() == ("Ada", "Bo")


def test_what_changed_is_backed_up_as_the_places_lock_and_hide_waits_for_nothing(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    opened(qtbot, window, own_home, PASSPHRASE)
    window.hide_all()
    assert listed(own_home / "vault") == ()
    window.show_again()
    try_passphrase(window, PASSPHRASE)
    wait_for(qtbot, window, Shell)
    press(page(window, Shell), "Lock")
    assert listed(own_home / "vault") == (), "nothing was written since"
    try_passphrase(window, PASSPHRASE)
    wait_for(qtbot, window, Shell)
    window.visit.vault.set_people("Bo", "Ada")
    press(page(window, Shell), "Lock")
    assert len(listed(own_home / "vault")) == 1
    assert window.visit.entrance.vault is None


def test_a_backup_that_fails_is_said_once_on_home_and_keeps_nobody_in(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    opened(qtbot, window, own_home, PASSPHRASE)
    (own_home / "vault" / "backups").write_text("in the way")
    press(page(window, Shell), "Lock")
    page(window, Unlock)
    window.close()
    again = window_of(qtbot, QApplication.instance(), own_home, Settings.read(own_home))  # type: ignore[arg-type]
    again.begin()
    wait_for(qtbot, again, Unlock)
    try_passphrase(again, PASSPHRASE)
    wait_for(qtbot, again, Shell)
    assert UNBACKED in texts(again)
    press(page(again, Shell), "Past talks")
    press(page(again, Shell), "Home")
    assert UNBACKED not in texts(again)
