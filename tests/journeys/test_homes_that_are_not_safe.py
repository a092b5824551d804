"""The rules of vault.md for homes that are not safe, each by its number, in the real window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.flow.items import Share
from app.flow.library import Library
from app.session.place import PageKind
from app.session.session import Seat, Session, Slot, State
from app.summary import compose, record
from app.summary.summary import Line, Summary
from app.ui.crash import report
from app.ui.places.bring_back import BringBack
from app.ui.places.erasing import ANYONE, LEFT_BEHIND
from app.ui.places.faults import Faults
from app.ui.places.first_start import FirstStart
from app.ui.places.keep import Keep
from app.ui.places.names import Names
from app.ui.places.neutral import Neutral
from app.ui.places.onward import Onward
from app.ui.places.parting import Parting
from app.ui.places.presence import Presence
from app.ui.places.protect import Protect
from app.ui.places.refusal import FORGOTTEN, Refusal
from app.ui.places.safety import ADDED, UNREAD, Safety, added, shipped
from app.ui.places.seating import Seating
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.printing import PrintDesk
from app.ui.review import Review
from app.ui.window import Window
from app.ui.wizard.consent import ConsentPage
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault import backups, erasure, schema, shares
from app.vault.compartment import Compartment
from app.vault.compartments import change_own_passphrase, set_partner_passphrase
from app.vault.folder import HELPLINES
from app.vault.partner import Partner
from app.vault.problems import PassphraseTaken, VaultMissing, WrongPassphrase
from app.vault.settings import Settings
from app.vault.store import Vault

from ..ui.couple import NAMES, at_home, one, press, texts, window_of
from ..ui.pages import agreed, note, promise
from ..ui.wizard.talks import flow as small
from ..vault.rooms import OF_FIRST, OF_SECOND, TALK, asked, entered, held, noted, with_rooms
from ..vault.talk import PASSPHRASE, answer, protected
from .road import begun, practice_of, road

ROOT = Path(__file__).parents[2]
LIBRARY = Library.shipped()
INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QCheckBox, QComboBox, QDialog)
SAFETY = ("Is a talk right?", "When a talk like this is not the right thing")
WORDS = "what only one of us knows"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


@pytest.fixture
def folder(own_home: Path) -> Path:
    own_home.mkdir(exist_ok=True)
    return own_home / "vault"


def up(window: Window) -> QWidget:
    assert window.page is not None
    return window.page


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what is in it."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def talk_of(window: Window) -> Talk:
    assert isinstance(window.page, Talk)
    return window.page


def in_a_small_talk(window: Window, *, protected: bool = False) -> Talk:
    at_home(window, protected=protected)
    window.visit.sitting.start(small())
    return talk_of(window)


def on(talk: Talk, words: str = "") -> None:
    page = talk.page
    if isinstance(page, HandOverPage):
        page.let_pass()
        page._on.click()
        return
    if words:
        paper(talk).setPlainText(words)
    before = talk.conversation.place
    talk._frame.go_on.click()
    if talk.conversation.place == before:
        talk._frame.skip.click()


def to(talk: Talk, kind: PageKind, item: str = "") -> None:
    while (talk.conversation.place.page, talk.conversation.place.item) != (kind, item):
        required = talk.conversation.item is not None and talk.conversation.item.required
        on(talk, WORDS if required else "")


def paper(talk: Talk) -> QPlainTextEdit:
    assert talk.page is not None
    found = talk.page.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def dump(vault: Vault) -> list[tuple[object, ...]]:
    """Every row of what is shared."""
    run = vault._connection.execute
    tables = [str(n) for (n,) in run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [row for name in sorted(tables) for row in run(f"SELECT * FROM {name}")]


# -- rule 1 -------------------------------------------------------------------------------


def read_the_safety_page(window: Window) -> None:
    """By the one button for it that can be seen; and back to where one was."""
    before = up(window)
    QApplication.processEvents()
    shown = before.findChildren(QAbstractButton)
    ways = [b for b in shown if b.isVisibleTo(before) and b.accessibleName() in SAFETY]
    assert len(ways) == 1, (type(before).__name__, [b.accessibleName() for b in shown])
    ways[0].click()
    assert isinstance(window.page, Safety), type(before).__name__
    press(window.page, "Back")
    assert window.page is before


PAGES: dict[str, Callable[[], QWidget]] = {
    "first start": lambda: FirstStart(Settings),
    "protect": Protect,
    "names": Names,
    "the lock": Unlock,
    "refusal": lambda: Refusal(FORGOTTEN, may_begin_anew=True),
    "bring back": lambda: BringBack(Path("nowhere")),
    "faults": lambda: Faults("talk.yaml", ()),
    "seating": lambda: Seating(LIBRARY["coming-back"], NAMES, offers_both=True),
    "presence": lambda: Presence(LIBRARY["a-moment"], NAMES),
    "parting": lambda: Parting("I need a moment", may_keep=True, dated=False),
    "onward": lambda: Onward([LIBRARY["coming-back"]]),
    "keep": Keep,
}


@pytest.mark.parametrize("page", PAGES)
def test_rule_1_the_safety_page_opens_from_every_page_and_leads_back(
    window: Window, page: str
) -> None:
    window.show_page(PAGES[page]())
    read_the_safety_page(window)


def test_rule_1_the_safety_page_opens_from_every_place(window: Window) -> None:
    at_home(window)
    for place in ("Home", "Past talks", "Settings"):
        press(up(window), place)
        read_the_safety_page(window)


@pytest.mark.parametrize("talk", ["repair-short", "coming-back"])
def test_rule_1_the_safety_page_opens_from_every_page_of_a_talk(window: Window, talk: str) -> None:
    vault, seen = at_home(window), set()
    for conversation in road(begun(vault, talk), practice_of(talk)):
        window.visit.sitting._talk(conversation)
        seen.add(type(window.page).__name__)
        read_the_safety_page(window)
    assert seen == {"Talk", "Review"}
    window.visit.sitting._talk(begun(vault, talk))
    talk_of(window)._on_left()
    read_the_safety_page(window)


def test_rule_1_the_print_desk_gives_way_to_the_safety_page(window: Window) -> None:
    at_home(window)
    window.visit.sitting._print(note(agreed(promise("p", "it is late", "we stop"))))
    desk = one(window, PrintDesk)
    assert desk.isVisible()
    press(desk, "Is a talk right?")
    assert not desk.isVisible()
    assert isinstance(window.page, Safety)


def test_rule_1_the_safety_page_takes_no_input_and_leaves_no_trace(
    window: Window, own_home: Path
) -> None:
    protected(own_home / "vault").close()
    window.visit.entrance.show_lock()
    before = bytes_of(own_home)
    window.show_safety()
    page = up(window)
    assert not any(page.findChildren(kind) for kind in INPUTS)
    assert {b.accessibleName() for b in page.findChildren(QAbstractButton)} == {"Back", "Hide"}
    sliders = page.findChildren(QAbstractSlider)
    assert all("ScrollBar" in type(each).__name__ for each in sliders)
    press(page, "Back")
    assert isinstance(window.page, Unlock)
    assert bytes_of(own_home) == before


def test_rule_1_every_number_says_when_it_was_checked_and_that_numbers_change() -> None:
    leaflet = shipped()
    assert "numbers change" in leaflet.helplines_note
    assert len(leaflet.helplines) > 5
    for country, name, number, whom, checked in leaflet.helplines:
        assert all((country, name, number, whom, checked))


OWN_NUMBERS = """
helplines:
  - country: Atlantis
    name: <b>The shelter</b>
    number: 555 0100
    for: anyone
    checked_on: 2026-11-20
"""


def test_rule_1_numbers_added_here_come_after_the_others_and_take_no_place_of_theirs(
    window: Window, own_home: Path
) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / HELPLINES).write_text(OWN_NUMBERS)
    window.show_safety()
    words = texts(up(window))
    assert words.index(ADDED) > words.index(shipped().helplines[-1][2])
    assert "<b>The shelter</b>" in words and "555 0100" in words and "2026-11-20" in words


@pytest.mark.parametrize("data", [b"\x00", b"helplines: [", b"- a", b"a" * 300_000, b""])
def test_rule_1_numbers_that_cannot_be_read_take_nothing_away(
    window: Window, own_home: Path, data: bytes
) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / HELPLINES).write_bytes(data)
    assert added(own_home) is None
    window.show_safety()
    words = texts(up(window))
    assert UNREAD in words
    assert all(each[2] in words for each in shipped().helplines)


# -- rule 2 -------------------------------------------------------------------------------


def test_rule_2_who_tries_to_unlock_is_not_kept(folder: Path) -> None:
    with_rooms(folder).close()
    before = bytes_of(folder)
    for wrong in ("not this one either", OF_FIRST[::-1]):
        with pytest.raises(WrongPassphrase):
            Vault.open(folder, wrong)
        for partner in Partner:
            with pytest.raises(WrongPassphrase):
                Compartment.open(folder, partner, wrong)
    assert bytes_of(folder) == before


def test_rule_2_no_column_can_tell_who_skipped_paused_deleted_or_ended() -> None:
    columns = set(schema.SHARED.tables.replace(",", " ").split())
    for word in ("skipped", "paused", "stopper", "ended_by", "deleted", "postponed", "attempts"):
        assert not any(word in column.lower() for column in columns), word


def test_rule_2_a_talk_that_was_skipped_through_and_ended_keeps_no_trace_of_whom(
    window: Window,
) -> None:
    talk = in_a_small_talk(window)
    to(talk, PageKind.ITEM, "ours")
    talk._frame.skip.click()
    talk._on_left()
    assert talk.page is not None
    talk.page.stopped.emit()  # type: ignore[attr-defined]
    vault = window.visit.vault
    (head,) = vault.sessions()
    assert head.state is State.STOPPED
    assert vault.load(head.id).answers == ()
    told = " ".join(str(cell) for row in dump(vault) for cell in row if isinstance(cell, str))
    assert "skip" not in told and WORDS not in told


# -- rule 3 -------------------------------------------------------------------------------


def test_rule_3_a_room_looks_the_same_whether_it_holds_anything_or_not(folder: Path) -> None:
    with with_rooms(folder) as vault:
        vault.set_people(*NAMES)
        with entered(folder) as room:
            for number in range(40):
                noted(room, f"{WORDS} {number}")
    files = [folder / name for name in ("first.db", "second.db")]
    assert len({path.stat().st_size for path in files}) == 1
    assert len({path.stat().st_mtime_ns for path in files}) == 1


def test_rule_3_no_page_of_both_tells_of_a_room(window: Window, folder: Path, qtbot: QtBot) -> None:
    with with_rooms(folder) as vault:
        vault.set_people(*NAMES)
        with entered(folder) as room:
            noted(room, WORDS)

    def pages() -> list[str]:
        said = []
        for place in ("Past talks", "Settings"):
            press(up(window), place)
            said.append(texts(up(window)))
        return said

    window.begin()
    qtbot.waitUntil(lambda: isinstance(window.page, Unlock), timeout=20_000)
    one(up(window), QLineEdit).setText(PASSPHRASE)
    press(up(window), "Unlock")
    qtbot.waitUntil(lambda: isinstance(window.page, Shell), timeout=20_000)
    with_note = pages()
    window.visit.entrance.let_go()
    with entered(folder) as room:
        for each in room.notes():
            room.delete_note(each.id)
    vault = Vault.open(folder, PASSPHRASE)
    entrance = window.visit.entrance
    entrance.vault, entrance.protected = vault, True
    entrance.entered.emit()
    assert pages() == with_note
    assert WORDS not in " ".join(with_note)


def test_rule_3_a_room_that_nobody_made_is_refused_in_the_words_of_a_wrong_passphrase(
    folder: Path,
) -> None:
    with protected(folder) as vault:
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
    said = set()
    for partner in Partner:
        with pytest.raises(WrongPassphrase) as refused:
            Compartment.open(folder, partner, OF_SECOND)
        said.add(str(refused.value))
    assert len(said) == 1


# -- rule 4 -------------------------------------------------------------------------------


def test_rule_4_private_words_are_shown_by_their_author_one_by_one_and_nothing_is_ticked(
    window: Window,
) -> None:
    talk = in_a_small_talk(window)
    to(talk, PageKind.CONSENT)
    assert isinstance(talk.page, ConsentPage)
    (tick,) = talk.page.findChildren(QCheckBox)
    assert not tick.isChecked()
    assert WORDS in texts(talk.page), "the author sees exactly what would be shown"
    on(talk)
    assert not any(slot.item == "mine" for slot in _shared(window))


def test_rule_4_what_is_never_shown_has_no_tick_and_no_answer_of_the_other_either(
    folder: Path,
) -> None:
    with with_rooms(folder) as vault, entered(folder) as room:
        vault.begin(TALK, b"flow")
        for wrong in (asked(by=Seat.SECOND), replace(asked(), share=Share.NEVER)):
            with pytest.raises(ValueError):
                shares.reveal(vault, room, TALK, replace(wrong, shown=True))
        assert vault.load(TALK.id).answers == ()


def _shared(window: Window) -> set[Slot]:
    vault = window.visit.vault
    return {a.slot for head in vault.sessions() for a in vault.load(head.id).answers}


# -- rule 5 -------------------------------------------------------------------------------


def test_rule_5_what_was_shown_is_withdrawn_from_live_data_and_backups_without_a_trace(
    folder: Path,
) -> None:
    mine = replace(asked(WORDS), shown=True)
    with with_rooms(folder) as vault, entered(folder) as room:
        vault.begin(TALK, b"flow")
        shares.reveal(vault, room, TALK, mine)
        vault.back_up(date(2026, 11, 20))
        assert any(WORDS in str(row) for row in dump(vault))
        vault.withdraw(TALK.id, mine.slot)
        room.withdraw(TALK.id, mine.slot)
        assert not any(WORDS in str(row) or mine.slot.item in str(row) for row in dump(vault))
        (backup,) = backups.listed(folder)
        key = held(vault)
    with Vault.open(backup.path, PASSPHRASE) as copy:
        assert key.vault_id
        assert not any(WORDS in str(row) or mine.slot.item in str(row) for row in dump(copy))


def test_rule_5_it_is_said_that_what_was_read_cannot_be_unread() -> None:
    said = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert "What was read cannot be unread" in said


# -- rule 6 -------------------------------------------------------------------------------


def test_rule_6_one_click_ends_a_talk_and_the_record_says_no_more_than_that(
    window: Window,
) -> None:
    talk = in_a_small_talk(window)
    to(talk, PageKind.ITEM, "ours")
    on(talk, "what we say together")
    talk._on_left()
    page = talk.page
    assert page is not None
    assert not any(page.findChildren(kind) for kind in INPUTS), "no reason is asked for"
    page.stopped.emit()  # type: ignore[attr-defined]
    assert isinstance(window.page, Review)
    (head,) = window.visit.vault.sessions()
    assert head.state is State.STOPPED
    assert not any(name in texts(window.page) for name in ("left", "stopped by", "ended by"))


# -- rule 7 -------------------------------------------------------------------------------


class Order(QObject):
    """When the neutral page was painted first, and whether the vault was still open then."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.painted: list[tuple[float, bool]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, Neutral):
            still_open = self.window.visit.entrance.vault is not None
            self.painted.append((perf_counter(), still_open))
        return False


@pytest.mark.parametrize("way", ["F9", "Shift", "Hide"])
def test_rule_7_hide_covers_first_and_then_keeps_and_locks(
    window: Window, qapp: QApplication, way: str
) -> None:
    from app.ui.hush import HushKeys

    keys = HushKeys(qapp)
    keys.pressed.connect(window.hide_all)
    talk = in_a_small_talk(window, protected=True)
    to(talk, PageKind.ITEM, "ours")
    QApplication.processEvents()
    paper(talk).setPlainText("half a sentence")
    vault, order = window.visit.vault, Order(window)
    kept: list[bool] = []
    talk._record.kept.connect(lambda: kept.append(bool(order.painted)))
    qapp.installEventFilter(order)
    handle = window.windowHandle()
    assert handle is not None
    if way == "Shift":
        for _ in range(2):
            QTest.keyClick(handle, Qt.Key.Key_Shift)
    began = perf_counter()
    if way == "Hide":
        one(talk, QAbstractButton, "Hide").click()
    else:
        QTest.keyPress(handle, Qt.Key.Key_F9 if way == "F9" else Qt.Key.Key_Shift)
    qapp.removeEventFilter(order)
    keys.deleteLater()
    painted, still_open = order.painted[0]
    print(f"{way}: {(painted - began) * 1000:.0f} ms until the neutral page was painted")
    assert still_open and kept == [True], "covered before anything is kept"
    assert window.visit.entrance.vault is None
    assert vault is not None and window.windowTitle() == "Notes"


def test_rule_7_no_tray_no_notification_and_no_list_of_recent_files(own_home: Path) -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py"))
    for name in (
        "QSystemTrayIcon",
        "showMessage",
        "addRecentDocument",
        "QDBusMessage",
    ):
        assert name not in sources


# -- rule 8 -------------------------------------------------------------------------------


def test_rule_8_neither_partner_can_put_a_passphrase_over_the_others(folder: Path) -> None:
    with with_rooms(folder) as vault:
        with pytest.raises(PassphraseTaken):
            set_partner_passphrase(held(vault), Partner.SECOND, "tiger quiet window maple")
        with pytest.raises(WrongPassphrase):
            change_own_passphrase(folder, Partner.SECOND, OF_FIRST, "tiger quiet window maple")
    entered(folder, Partner.SECOND).close()


def test_rule_8_anyone_can_delete_everything_at_the_lock_and_is_told_so(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    with with_rooms(folder) as vault:
        vault.set_people(*NAMES)
        vault.back_up()
    window.begin()
    qtbot.waitUntil(lambda: isinstance(window.page, Unlock), timeout=20_000)
    press(up(window), "We forgot it")
    press(up(window), "We have none")
    assert ANYONE in texts(up(window))
    press(up(window), "Delete everything …")
    assert LEFT_BEHIND in texts(up(window))
    press(up(window), "Delete everything for good")
    assert isinstance(window.page, FirstStart)
    assert not folder.exists()


# -- rule 9 -------------------------------------------------------------------------------


def test_rule_9_a_summary_has_no_score_no_time_of_day_and_nothing_of_one_alone() -> None:
    names = {each.name for kind in (Summary, Line) for each in fields(kind)}
    assert not names & {"score", "points", "rating", "given", "blame", "count"}
    mine = {
        "never": answer(WORDS, item="wish", share=Share.NEVER),
        "not shown": answer(WORDS, item="wish", share=Share.ASK),
    }
    for each in mine.values():
        session: Session = TALK.with_answer(each)
        written = json.dumps(record.to_json(compose.compose(session, now())))
        assert WORDS not in written
    summary = compose.compose(TALK, now())
    assert type(summary.day) is date


# -- rule 10 ------------------------------------------------------------------------------


def test_rule_10_everything_goes_with_keys_and_backups_and_what_remains_is_said(
    folder: Path,
) -> None:
    with with_rooms(folder) as vault:
        vault.back_up()
    (folder.parent / HELPLINES).write_text(OWN_NUMBERS)
    keys = (folder / "keys.json").read_bytes()
    remains = " ".join(erasure.erase(folder.parent))
    for left in ("Paper", "saved in another place", "Backups that this computer", "SSD"):
        assert left in remains
    for left in ("paper", "files you saved", "backups that your system made", "disk itself"):
        assert left in LEFT_BEHIND
    assert not any(keys in data for data in bytes_of(folder.parent).values())
    assert bytes_of(folder.parent) == {}
    with pytest.raises(VaultMissing):
        Vault.open(folder, PASSPHRASE)


def test_rule_10_ones_own_space_goes_alone_and_the_others_stays(folder: Path) -> None:
    with with_rooms(folder) as vault:
        with entered(folder, Partner.SECOND) as room:
            noted(room, "theirs")
        room = entered(folder)
        noted(room, WORDS)
        vault.back_up()
        erasure.erase_room(room)
    with pytest.raises(WrongPassphrase):
        Compartment.open(folder, Partner.FIRST, OF_FIRST)
    with Compartment.open(folder, Partner.SECOND, OF_SECOND) as other:
        assert [each.text for each in other.notes()] == ["theirs"]
    Vault.open(folder, PASSPHRASE).close()


# -- rule 11 ------------------------------------------------------------------------------

OPENS = """
import sys
from app import cli
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui import window
begin = window.Window.begin
def begun(self):
    begin(self)
    QTimer.singleShot(0, self.leave)
window.Window.begin = begun
status = cli.main([])
reach = {"socket", "ssl", "http.client", "urllib.request", "asyncio", "PySide6.QtNetwork"}
print(status, sorted(reach & set(sys.modules)))
"""


def test_rule_11_the_whole_program_starts_and_ends_without_a_way_to_the_network(
    own_home: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENS],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["0", "[]"], done.stderr


def test_rule_11_what_is_reported_of_a_crash_names_places_and_no_words() -> None:
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        told = report(type(error), error.__traceback__)
    assert WORDS not in told
    assert "ValueError" in told
