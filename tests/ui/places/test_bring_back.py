"""Bringing back a backup: which one, its passphrase, and what is said of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import accessible, fonts, theme
from app.ui.places.backup_cards import ELSEWHERE, WHY
from app.ui.places.bring_back import DONE, MOST, NONE, OF_ITS_DAY, UNTYPED, BringBack
from app.ui.theme import ThemeName
from app.ui.widgets import ChoiceCard, PassphraseLine
from app.vault import backups
from app.vault.problems import BackupDamaged, NotABackup
from app.vault.rotation import Why
from app.vault.store import SHARED

from ..couple import HOSTILE, PASSPHRASE, one, press, texts
from ..lost import KEYS, YESTERDAY, choose_folder, focused, kept, lose_keys, shown


def empty(folder: Path) -> Path:
    """A folder with nothing in it."""
    folder.mkdir(parents=True)
    return folder


def copied(folder: Path, name: str) -> None:
    """One more backup, under this name."""
    place = folder / backups.FOLDER
    shutil.copytree(next(place.iterdir()), place / name)


def cards(page: QWidget) -> list[str]:
    return [card.accessibleName() for card in page.findChildren(ChoiceCard)]


@pytest.fixture
def up(qtbot: QtBot, qapp: QApplication) -> Callable[[Path], BringBack]:
    def up(folder: Path) -> BringBack:
        fonts.load()
        accessible.install(qapp)
        theme.apply(qapp, theme.load(ThemeName.LIGHT))
        page = BringBack(folder)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.arrive()
        return page

    return up


def test_each_backup_says_its_day_and_why_it_was_made_the_newest_first(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    place = folder / backups.FOLDER
    for number, why in enumerate(Why, 1):
        copied(folder, f"2026-03-0{number}-1-{why}")
    shutil.rmtree(place / f"{YESTERDAY}-1-daily")
    assert cards(up(folder)) == [
        f"Thursday 5 March 2026. {WHY[Why.REPLACED]}",
        f"Wednesday 4 March 2026. {WHY[Why.BEFORE_NEW_KEYS]}",
        f"Tuesday 3 March 2026. {WHY[Why.BEFORE_UPGRADE]}",
        f"Monday 2 March 2026. {WHY[Why.ASKED]}",
        f"Sunday 1 March 2026. {WHY[Why.DAILY]}",
    ]


def test_what_an_earlier_one_replaced_is_not_chosen_by_itself(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    copied(folder, f"{date.today()}-1-replaced")
    page = up(folder)
    assert page.source() == folder / backups.FOLDER / f"{YESTERDAY}-1-daily"
    assert focused() is page.findChildren(ChoiceCard)[1]


def test_two_alike_of_one_day_are_told_apart(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    copied(folder, f"{YESTERDAY}-3-daily")
    newer, older = cards(up(folder))
    assert newer.endswith("number 3") and older.endswith("number 1")


def test_only_the_newest_ten_are_offered_and_none_that_cannot_be_brought_back(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    for number in range(1, MOST + 3):
        copied(folder, f"2026-01-{number:02}-1-asked")
    (folder / backups.FOLDER / "2026-01-12-1-asked" / "keys.json").unlink()
    (folder / backups.FOLDER / "2026-01-11-1-asked" / SHARED).unlink()
    offered = cards(up(folder))
    assert len(offered) == MOST
    assert not any(" 12 January" in each or " 11 January" in each for each in offered)
    assert " 2 January" in offered[-1]


def test_without_a_backup_it_says_so_and_offers_the_other_folder(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    page = up(empty(tmp_path / "vault"))
    assert NONE in texts(page)
    assert focused() is one(page, QAbstractButton, "Another folder …")
    assert shown(page, "Back") and not shown(page, "Bring it back")
    assert not one(page, PassphraseLine).isVisible()


def test_a_folder_elsewhere_becomes_a_card_that_is_chosen(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    stick = tmp_path / "<b>stick</b> & more"
    shutil.copytree(next((kept(tmp_path) / backups.FOLDER).iterdir()), stick)
    page = up(empty(tmp_path / "elsewhere" / "vault"))
    choose_folder(stick)
    press(page, "Another folder …")
    assert cards(page) == [f"{ELSEWHERE}. {stick}"]
    assert page.source() == stick
    assert NONE not in texts(page) and OF_ITS_DAY in texts(page)
    assert one(page, PassphraseLine).isVisible() and shown(page, "Bring it back")


def test_a_folder_that_is_no_backup_is_said_and_the_choice_stays(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    page = up(folder)
    one(page, PassphraseLine).set_text("half of it")
    before = page.source()
    choose_folder(empty(tmp_path / "holiday pictures"))
    press(page, "Another folder …")
    assert str(NotABackup()) in texts(page)
    assert page.source() == before and page.passphrase() == "half of it"


def test_a_folder_that_is_chosen_while_it_is_hidden_is_not_taken(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    page = up(folder)
    before = page.source()
    choose_folder(next((folder / backups.FOLDER).iterdir()).parent, meanwhile=page.hide)
    press(page, "Another folder …")
    assert page.source() == before and str(NotABackup()) not in texts(page)


def test_no_passphrase_is_asked_where_none_is_needed(
    up: Callable[[Path], BringBack], tmp_path: Path, qtbot: QtBot
) -> None:
    page = up(kept(tmp_path, None))
    assert not one(page, PassphraseLine).isVisible()
    with qtbot.waitSignal(page.asked):
        press(page, "Bring it back")
    assert page.passphrase() is None


def test_a_passphrase_that_is_missing_is_asked_for(
    up: Callable[[Path], BringBack], tmp_path: Path, qtbot: QtBot
) -> None:
    page = up(kept(tmp_path))
    with qtbot.assertNotEmitted(page.asked):
        press(page, "Bring it back")
    assert UNTYPED in texts(page)
    assert one(page, PassphraseLine).isAncestorOf(focused())


def test_a_backup_whose_keys_are_damaged_is_said_as_it_is_chosen(
    up: Callable[[Path], BringBack], tmp_path: Path
) -> None:
    folder = kept(tmp_path)
    lose_keys(folder)
    copied(folder, f"{YESTERDAY}-2-asked")
    for name in KEYS:
        (folder / backups.FOLDER / f"{YESTERDAY}-2-asked" / name).write_bytes(b"{half")
    page = up(folder)
    assert str(BackupDamaged()) in texts(page)
    page.findChildren(ChoiceCard)[1].click()
    assert str(BackupDamaged()) not in texts(page)
    assert one(page, PassphraseLine).isVisible()


def test_what_was_done_stands_there_as_plain_text_and_one_button_leads_on(
    up: Callable[[Path], BringBack], tmp_path: Path, qtbot: QtBot
) -> None:
    page = up(kept(tmp_path))
    one(page, PassphraseLine).set_text(PASSPHRASE)
    page.show_done(tuple(f"It lies in {name} for now." for name in HOSTILE))
    assert all(f"It lies in {name} for now." in texts(page) for name in HOSTILE)
    assert DONE in texts(page) and page.passphrase() == ""
    assert not shown(page, "Back") and not shown(page, "Bring it back")
    assert focused() is one(page, QAbstractButton, "Open it")
    with qtbot.waitSignal(page.opened):
        press(page, "Open it")
