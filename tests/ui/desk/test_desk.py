"""The desk in the window: in, out, and locked with everything else."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.homework import desk, drawer
from app.homework.age import sealed
from app.homework.key import TherapistKey
from app.homework.sheet import sheet_text
from app.ui.bench.doors import Doors
from app.ui.desk.arrived_page import ArrivedPage
from app.ui.desk.begin_page import BeginPage
from app.ui.desk.couple_page import CouplePage
from app.ui.desk.desk_page import DeskPage
from app.ui.desk.key_page import KeyPage, grouped
from app.ui.desk.lock_page import DeskLock
from app.ui.desk.pack_form import PackForm
from app.ui.desk.welcome_page import Welcome
from app.ui.homework.refused import Refused
from app.ui.places.faults import Faults
from app.ui.places.first_start import FirstStart
from app.ui.places.leaf import Leaf
from app.ui.places.protect import Protect
from app.ui.places.safety import Safety
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.widgets import PassphraseLine
from app.ui.window import Window
from app.vault.folder import DESK
from app.vault.keys import FLOOR
from app.vault.store import Vault

from ...homework.desks import KEY, MOMENT, PASSPHRASE, desk_in, file_of, reply, sheet
from ..couple import at_home, one, press, texts, window_of

T = TypeVar("T")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


def page(window: Window, kind: type[T]) -> T:
    assert isinstance(window.page, kind), window.page
    return window.page


def wait_for(qtbot: QtBot, window: Window, kind: type) -> None:
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=20_000)


def with_sheets(home: Path) -> None:
    """A desk on the disk, with one couple that handed on a sheet."""
    with desk_in(home) as vault:
        couple = desk.add_couple(vault, "", MOMENT)
        desk.file(vault, couple, reply(sheet()), MOMENT)


def unlocked(qtbot: QtBot, window: Window) -> DeskPage:
    """The desk, opened with its passphrase."""
    lock = page(window, DeskLock)
    one(lock, PassphraseLine).set_text(PASSPHRASE)
    press(lock, "Unlock")
    wait_for(qtbot, window, DeskPage)
    return page(window, DeskPage)


def opened(qtbot: QtBot, window: Window) -> DeskPage:
    """The desk of a program in which no couple keeps anything."""
    with_sheets(window.home)
    window.begin()
    return unlocked(qtbot, window)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let this be the file that is chosen, whatever is asked for."""
    for module in ("couples.chosen_sheet", "writer.chosen_pack", "writer.chosen_flow"):
        monkeypatch.setattr(f"app.ui.desk.{module}", lambda _: path)
    for module in ("takeaway", "desk.writer"):
        monkeypatch.setattr(f"app.ui.{module}.place_for", lambda *_: path)


# -- in -------------------------------------------------------------------------------


def test_a_therapist_gets_a_desk_with_a_key_of_their_own(
    qtbot: QtBot, window: Window, own_home: Path
) -> None:
    window.begin()
    press(page(window, FirstStart), "For therapists and authors")
    page(window, Doors).desk_asked.emit()
    press(page(window, Welcome), "Make my key")
    protect = page(window, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(PASSPHRASE)
    press(protect, "Make my desk")
    wait_for(qtbot, window, KeyPage)
    shown = page(window, KeyPage)._line.text()
    assert TherapistKey.from_line(shown)
    press(page(window, KeyPage), "I have it on paper")
    assert "No couple yet" in texts(page(window, DeskPage))
    window.close()
    with Vault.open(own_home / DESK, PASSPHRASE) as vault:
        assert grouped(desk.key_of(vault).line) == shown


def test_how_a_pack_works_is_told_at_the_desk(qtbot: QtBot, window: Window) -> None:
    press(opened(qtbot, window), "How a pack works")
    assert page(window, Leaf).title == "For therapists: how a pack works"
    press(page(window, Leaf), "Back")
    page(window, DeskPage)


def test_a_key_comes_back_from_its_line(qtbot: QtBot, window: Window) -> None:
    window.begin()
    window.visit.show_desk()
    welcome = page(window, Welcome)
    one(welcome, PassphraseLine).set_text("AGE-SECRET-KEY-1QQQ")
    press(welcome, "Use this key")
    assert page(window, Welcome) is welcome
    one(welcome, PassphraseLine).set_text(grouped(KEY.line).lower())
    press(welcome, "Use this key")
    protect = page(window, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(PASSPHRASE)
    press(protect, "Make my desk")
    wait_for(qtbot, window, KeyPage)
    assert " ".join(KEY.sender.words) in texts(window)


def test_where_only_a_desk_is_kept_its_lock_comes_first(qtbot: QtBot, window: Window) -> None:
    desk_in(window.home).close()
    window.begin()
    lock = page(window, DeskLock)
    one(lock, PassphraseLine).set_text("another passphrase")
    press(lock, "Unlock")
    qtbot.waitUntil(lambda: "does not open" in texts(lock), timeout=20_000)
    unlocked(qtbot, window)


def test_back_from_the_lock_of_the_desk_is_the_first_page(window: Window) -> None:
    desk_in(window.home).close()
    window.begin()
    press(page(window, DeskLock), "Back")
    page(window, FirstStart)


def test_who_forgot_the_passphrase_begins_anew_with_the_old_desk_aside(
    qtbot: QtBot, window: Window
) -> None:
    with_sheets(window.home)
    window.begin()
    lock = page(window, DeskLock)
    press(lock, "I forgot it")
    press(lock, "Set the old one aside")
    page(window, Welcome)
    (aside,) = window.home.glob(f"{DESK}-*")
    with Vault.open(aside, PASSPHRASE) as vault:
        assert len(desk.filed(vault)) == 1


# -- out ------------------------------------------------------------------------------


def closed_after(qtbot: QtBot, window: Window) -> None:
    """The desk is closed, nothing of it can be seen, and a new process is asked for."""
    assert not window.visit.desk.is_open
    assert "Couple 1" not in texts(window)
    Vault.open(window.home / DESK, PASSPHRASE).close()


def test_locking_the_desk_closes_it_and_asks_for_a_new_process(
    qtbot: QtBot, window: Window
) -> None:
    place = opened(qtbot, window)
    assert "Couple 1" in texts(place)
    with qtbot.waitSignal(window.emptied):
        press(place, "Lock the desk")
    closed_after(qtbot, window)


def test_hide_locks_the_desk_with_whatever_covers_it(qtbot: QtBot, window: Window) -> None:
    opened(qtbot, window)
    window.visit.desk._couples.open(desk.couples(window.visit.desk._vault)[0])  # type: ignore[arg-type]
    window.show_safety()
    page(window, Safety)
    with qtbot.waitSignal(window.emptied):
        window.hide_all()
    assert window.hidden
    closed_after(qtbot, window)
    assert not [each for each in window.pages() if isinstance(each, CouplePage | DeskPage)]


def test_the_desk_rests_with_a_half_written_pack_kept(qtbot: QtBot, window: Window) -> None:
    place = opened(qtbot, window)
    press(place, "Write or adapt a pack")
    press(page(window, BeginPage), "Write a new one")
    form = page(window, PackForm)
    form._title.set_text("Ten minutes")
    with qtbot.waitSignal(window.emptied):
        window.rest()
    closed_after(qtbot, window)
    window.visit.show_desk()
    place = unlocked(qtbot, window)
    press(place, "Go on with the pack you began")
    assert page(window, PackForm).writing().pack.title == "Ten minutes"


def test_closing_the_window_closes_the_desk_and_makes_the_backup_of_the_day(
    qtbot: QtBot, window: Window
) -> None:
    press(opened(qtbot, window), "New couple")
    assert "Couple 2 is there now." in texts(window)
    window.close()
    assert not window.visit.desk.is_open
    (backup,) = (window.home / DESK / "backups").iterdir()
    with Vault.open(backup, PASSPHRASE) as vault:
        assert len(desk.couples(vault)) == 2


def test_a_couple_that_is_locked_stays_locked_behind_the_desk(qtbot: QtBot, window: Window) -> None:
    with Vault.create(window.home / "vault", PASSPHRASE, FLOOR) as vault:
        vault.set_people("Sam", "Alex")
    desk_in(window.home).close()
    window.begin()
    wait_for(qtbot, window, Unlock)
    lock = page(window, Unlock)
    one(lock, PassphraseLine).set_text(PASSPHRASE)
    press(lock, "Unlock")
    wait_for(qtbot, window, Shell)
    window.visit.show_desk()
    place = unlocked(qtbot, window)
    with qtbot.waitSignal(window.emptied):
        press(place, "Lock the desk")
    page(window, Unlock)
    closed_after(qtbot, window)


def test_a_talk_that_is_only_in_memory_is_not_lost_when_the_desk_is_left(
    qtbot: QtBot, window: Window
) -> None:
    from ..kept import keep
    from ..pages import note

    desk_in(window.home).close()
    vault = at_home(window)
    keep(vault, note())
    window.visit.show_desk()
    press(unlocked(qtbot, window), "Back")
    page(window, Shell)
    assert window.visit.entrance.vault is vault and vault.sessions(1)


# -- sheets ---------------------------------------------------------------------------


def test_a_sheet_is_filed_with_its_couple_and_known_when_it_comes_again(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = opened(qtbot, window)
    file = tmp_path / "reply.age"
    file.write_bytes(file_of(sheet(2, 3)))
    choose(monkeypatch, file)
    press(place, "Open a sheet")
    press(page(window, ArrivedPage), "File it")
    couple = page(window, CouplePage)
    assert couple.couple.label == "Couple 1" and len(couple.series.rows) == 3
    press(couple, "Open a sheet")
    assert "You have this sheet already, with Couple 1." in texts(page(window, Refused))
    press(page(window, Refused), "Back")
    page(window, CouplePage)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"nothing", "no sealed sheet"),
        (sealed(sheet_text(sheet()).encode(), TherapistKey.new().recipient), "another key"),
        (file_of(sheet())[:-3], "cut or changed"),
        (b"pack: 1\n", "a pack, not a sheet"),
    ],
)
def test_what_is_no_sheet_of_mine_is_refused_and_nothing_is_filed(
    qtbot: QtBot, window: Window, tmp_path: Path, data: bytes, words: str
) -> None:
    opened(qtbot, window)
    file = tmp_path / "reply.age"
    file.write_bytes(data)
    window.visit.desk._couples.open_sheet(file)
    assert words in texts(page(window, Refused))
    press(page(window, Refused), "Back")
    assert "One sheet" in texts(page(window, DeskPage))


def test_a_couple_can_be_renamed_and_deleted(qtbot: QtBot, window: Window) -> None:
    place = opened(qtbot, window)
    press(place, "Open")
    couple = window.visit.desk._couples
    assert couple.vault is not None
    couple.open(desk.couples(couple.vault)[0])
    shown = page(window, CouplePage)
    shown._label.set_text("The Tuesday two")
    shown.renamed.emit()
    shown = page(window, CouplePage)
    assert shown.couple.label == "The Tuesday two"
    shown.deleted.emit()
    assert "The Tuesday two is gone." in texts(page(window, DeskPage))
    assert desk.filed(couple.vault) == ()


def test_the_page_of_a_couple_can_be_saved(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, window)
    couples = window.visit.desk._couples
    assert couples.vault is not None
    couples.open(desk.couples(couples.vault)[0])
    file = tmp_path / "notes.pdf"
    choose(monkeypatch, file)
    press(page(window, CouplePage), "Save as PDF")
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o077 == 0
    assert "not locked" in texts(window)


# -- packs ----------------------------------------------------------------------------


def test_a_pack_by_hand_with_faults_shows_each_of_them(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = opened(qtbot, window)
    file = tmp_path / "mine.reknit"
    file.write_text("pack: 1\ntitle: A\nshare: now\n")
    choose(monkeypatch, file)
    press(place, "Sign a pack")
    assert "share" in texts(page(window, Faults))
    assert file.read_text() == "pack: 1\ntitle: A\nshare: now\n"


def test_a_talk_of_ones_own_that_is_none_is_said_in_the_form(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(opened(qtbot, window), "Write or adapt a pack")
    press(page(window, BeginPage), "Write a new one")
    file = tmp_path / "talk.yaml"
    file.write_text("flow: 1\n")
    choose(monkeypatch, file)
    press(page(window, PackForm), "Add a talk of your own")
    assert "would not open" in texts(window)
    press(page(window, PackForm), "Look at it and sign it")
    assert "Still missing" in texts(page(window, PackForm))
    press(page(window, PackForm), "Back")
    vault = window.visit.desk._couples.vault
    assert vault is not None and drawer.draft(vault)
