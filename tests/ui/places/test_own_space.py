"""A space of one's own in the window: behind its door for its owner, and for nobody else."""

from __future__ import annotations

import functools
import json
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.flow.digest import to_canonical
from app.flow.items import Share
from app.flow.library import Library
from app.session.session import Answer, Seat, Slot
from app.session.value import Number, Words
from app.summary.line import key_of
from app.summary.record import from_json, to_json
from app.ui.places.browse import NOTHING_FOUND
from app.ui.places.doorway import WHOSE, Doorway
from app.ui.places.forgotten import Forgotten
from app.ui.places.gone import Gone
from app.ui.places.own_answers import STAYS_SHOWN, TAKES_BACK
from app.ui.places.own_notes import KEPT, ONLY_YOU
from app.ui.places.own_space import OwnSpace
from app.ui.places.own_trend import NONE as NONE_YET
from app.ui.places.protect import Protect
from app.ui.places.recovery_code import RecoveryCode
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.places.upkeep import NOT_LOCKED
from app.ui.talks import begun
from app.ui.widgets import Field, Fold, Line, PassphraseLine
from app.ui.widgets.trend_line import TrendLine
from app.ui.window import Window
from app.ui.wizard.items.writing import paper_of
from app.vault import backups, engine, keyfile, shares
from app.vault.compartment import Compartment
from app.vault.erasure import REMAINS_OF_OWN
from app.vault.notes import NoteKind
from app.vault.partner import Partner
from app.vault.problems import (
    StaysClosed,
    VaultReadOnly,
    WrongOwnPassphrase,
    WrongPassphrase,
)
from app.vault.store import SHARED, Vault

from ...summary.evenings import NOW, evening
from ...summary.evenings import agreed as all_agreed
from ...vault.rooms import OF_FIRST, OWN, TALK, asked, entered, never, noted, with_rooms
from ...vault.talk import NOON, PASSPHRASE, protected
from ..couple import NAMES, one, press, texts, window_of

FIRST, SECOND = Partner.FIRST, Partner.SECOND
CANARY = "canary-heron-lagoon"
NEW = "ribbon walnut puffin engine"
SHOWN = asked("what I meant to show")
K = Qt.Key


@pytest.fixture
def folder(own_home: Path) -> Path:
    """A vault with two rooms, of which one holds something of every kind."""
    folder = own_home / "vault"
    folder.mkdir(parents=True)
    for name, data in furnished().items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o600)
    return folder


@functools.cache
def furnished() -> dict[str, bytes]:
    """The files of that vault, made once."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with with_rooms(folder) as vault, entered(folder) as room:
            vault.set_people(*NAMES)
            vault.begin(TALK, to_canonical(TALK.flow))
            room.keep(TALK, SHOWN, never("what I never show"))
            shares.reveal(vault, room, TALK, replace(SHOWN, shown=True))
            vault.finish(TALK.id, None, NOW)
            noted(room, "a note of mine\nwith a second line")
            noted(room, "a day of mine", NoteKind.JOURNAL)
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path, folder: Path) -> Window:
    return unlocked(qtbot, window_of(qtbot, qapp, own_home))


def unlocked(qtbot: QtBot, window: Window) -> Window:
    window.begin()
    qtbot.waitUntil(lambda: isinstance(window.page, Unlock), timeout=20_000)
    assert isinstance(window.page, Unlock)
    window.page._line.set_text(PASSPHRASE)
    press(window.page, "Unlock")
    qtbot.waitUntil(lambda: isinstance(window.page, Shell), timeout=20_000)
    return window


def place(window: Window) -> QWidget:
    assert isinstance(window.page, Shell)
    page = window.page.page()
    assert page is not None
    return page


def at_door(window: Window) -> Doorway:
    assert isinstance(window.page, Shell)
    press(window.page, "My own space")
    page = place(window)
    assert isinstance(page, Doorway)
    return page


def try_door(door: Doorway, partner: Partner, passphrase: str) -> None:
    press(door, NAMES[list(Partner).index(partner)])
    one(door, PassphraseLine).set_text(passphrase)
    press(door, "Open")


def inside(qtbot: QtBot, window: Window, passphrase: str = OF_FIRST) -> OwnSpace:
    try_door(at_door(window), FIRST, passphrase)
    return until_open(qtbot, window)


def until_open(qtbot: QtBot, window: Window) -> OwnSpace:
    qtbot.waitUntil(
        lambda: isinstance(window.page, Shell) and isinstance(window.page.page(), OwnSpace),
        timeout=20_000,
    )
    space = place(window)
    assert isinstance(space, OwnSpace)
    return space


def room_of(window: Window) -> Compartment:
    room = window.visit.entrance.latch.room
    assert room is not None
    return room


@contextmanager
def read_only(room: Compartment) -> Iterator[None]:
    """As long as this holds and the room is open, SQLite may write nothing into it."""
    room._connection.pragma("query_only", True)
    yield
    with suppress(apsw.ConnectionClosedError):
        room._connection.pragma("query_only", False)


def field(space: OwnSpace) -> QPlainTextEdit:
    assert space._page is not None
    return paper_of(one(space._page, Field))


def the_list(space: OwnSpace) -> QListView:
    """The list of the part that is up."""
    assert space._page is not None
    return one(space._page, QListView)


def open_first(space: OwnSpace) -> None:
    """Open what stands first in the list."""
    assert the_list(space).isVisibleTo(space)
    QTest.keyClick(the_list(space), K.Key_Return)


def listed(space: OwnSpace) -> list[str]:
    model = the_list(space).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def no_widget_says(words: str) -> bool:
    """Whether nothing in the program has the words, seen or not."""
    QApplication.sendPostedEvents()
    for widget in QApplication.allWidgets():
        said = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        if isinstance(widget, QListView) and (model := widget.model()) is not None:
            said += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        if any(words in each for each in said):
            return False
    return True


def shared_rows(folder: Path) -> str:
    """Every row of the shared file."""
    keys, _ = keyfile.read(folder)
    key = keys.unlocked(PASSPHRASE).shared
    connection = engine.open_file(folder / SHARED, key, keys.vault_id)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [str(name) for (name,) in tables.fetchall()]
        return str([connection.execute(f"SELECT * FROM {name}").fetchall() for name in names])
    finally:
        engine.close(connection)


# -- the door -------------------------------------------------------------------------------


def test_the_door_looks_the_same_with_a_space_and_without(
    qtbot: QtBot, qapp: QApplication, window: Window, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    with protected(bare / "vault") as vault:
        vault.set_people(*NAMES)
    without = unlocked(qtbot, window_of(qtbot, qapp, bare))
    doors = [at_door(window), at_door(without)]
    assert texts(doors[0]) == texts(doors[1])
    for partner in Partner:
        for door in doors:
            try_door(door, partner, "no such passphrase here")
            qtbot.waitUntil(door._word.isVisible, timeout=20_000)
            assert str(WrongOwnPassphrase()) in texts(door) and door.passphrase() == ""
        assert texts(doors[0]) == texts(doors[1])


def test_the_door_opens_for_its_owner_only(qtbot: QtBot, window: Window) -> None:
    for wrong in (OWN[SECOND], PASSPHRASE):
        door = at_door(window)
        try_door(door, FIRST, wrong)
        qtbot.waitUntil(door._word.isVisible, timeout=20_000)
        assert place(window) is door and window.visit.entrance.latch.room is None
        door._word.hide()
    try_door(door, FIRST, OF_FIRST)
    until_open(qtbot, window)
    assert room_of(window).partner is FIRST


def test_the_door_asks_first_whose_space_it_is(window: Window) -> None:
    door = at_door(window)
    for words in ("Open", "I have none yet", "I forgot it"):
        press(door, words)
        assert WHOSE in texts(door) and place(window) is door
        door._word.hide()


def test_the_door_is_gone_through_by_keyboard(qtbot: QtBot, window: Window) -> None:
    door = at_door(window)
    assert QApplication.focusWidget() is door._people[0]
    QTest.keyClick(door._people[0], K.Key_Space)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit) and door._line.isAncestorOf(line)
    seen = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, K.Key_Tab)
        after = QApplication.focusWidget()
        seen.append(after.accessibleName() if after else "")
    assert seen == ["Show the passphrase", "Open", "I have none yet", "I forgot it"]
    line.setFocus()
    QTest.keyClicks(line, OF_FIRST)
    QTest.keyClick(line, K.Key_Return)
    until_open(qtbot, window)


def test_a_space_is_made_by_the_one_who_has_none(
    qtbot: QtBot, qapp: QApplication, own_home: Path
) -> None:
    own_home.mkdir(parents=True)
    with protected(own_home / "vault") as vault:
        vault.set_people(*NAMES)
    window = unlocked(qtbot, window_of(qtbot, qapp, own_home))
    door = at_door(window)
    press(door, NAMES[1])
    press(door, "I have none yet")
    protect = window.page
    assert isinstance(protect, Protect)
    for line in protect.findChildren(PassphraseLine):
        line.set_text(NEW)
    press(protect, "Make my space")
    space = until_open(qtbot, window)
    assert room_of(window).partner is SECOND
    assert "No private answer yet" in texts(space)
    window.close()
    Compartment.open(own_home / "vault", SECOND, NEW).close()


# -- leaving --------------------------------------------------------------------------------


def go_home(window: Window) -> None:
    assert window.page is not None
    press(window.page, "Home")


def lock_space(window: Window) -> None:
    press(place(window), "Lock my space")


def lock_all(window: Window) -> None:
    assert window.page is not None
    one(window.page, QAbstractButton, "Is a talk right?")
    next(
        b for b in window.page.findChildren(QAbstractButton) if b.accessibleName() == "Lock"
    ).click()


def close(window: Window) -> None:
    window.close()


WAYS_OUT: dict[str, Callable[[Window], None]] = {
    "another place": go_home,
    "lock my space": lock_space,
    "lock": lock_all,
    "hide": Window.hide_all,
    "two idle minutes": Window.rest_alone,
    "close": close,
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_every_way_out_keeps_what_was_written_and_leaves_nothing_of_it(
    qtbot: QtBot, window: Window, folder: Path, own_home: Path, way: str
) -> None:
    space = inside(qtbot, window)
    press(space, "My notes")
    press(space, "Write a note")
    QTest.keyClicks(field(space), CANARY)
    assert window.windowTitle() == "Reknit"
    assert not no_widget_says(CANARY)
    WAYS_OUT[way](window)
    assert window.visit.entrance.latch.room is None
    if way != "close":  # with the window the program ends, and all that it holds
        for words in (CANARY, "what I never show", "a note of mine"):
            qtbot.waitUntil(partial(no_widget_says, words))
    if way in ("lock my space", "two idle minutes"):
        assert isinstance(place(window), Doorway)
    window.close()
    with entered(folder) as room:
        assert CANARY in [note.text for note in room.notes(NoteKind.NOTE)]
    assert CANARY not in shared_rows(folder)
    settings = own_home / "settings.json"
    assert not settings.exists() or CANARY not in settings.read_text("utf-8")


def test_to_ask_for_the_same_place_again_leaves_the_space_open(
    qtbot: QtBot, window: Window
) -> None:
    space = inside(qtbot, window)
    assert window.page is not None
    press(window.page, "My own space")
    assert place(window) is space and room_of(window)


def test_going_elsewhere_while_it_opens_leaves_it_shut(qtbot: QtBot, window: Window) -> None:
    try_door(at_door(window), FIRST, OF_FIRST)
    go_home(window)
    assert window.visit.entrance.latch.room is None
    assert not isinstance(place(window), Doorway | OwnSpace)


def test_a_passphrase_typed_halfway_at_the_door_is_forgotten(window: Window) -> None:
    door = at_door(window)
    line = one(door, PassphraseLine)
    line.set_text("half a passph")
    window.hide_all()
    assert line.text() == ""


# -- notes ----------------------------------------------------------------------------------


def test_a_note_is_kept_soon_after_the_last_key_and_says_so_only_then(
    qtbot: QtBot, window: Window
) -> None:
    space = inside(qtbot, window)
    press(space, "My notes")
    press(space, "Write a note")
    QTest.keyClicks(field(space), "quick")
    assert ONLY_YOU in texts(space) and KEPT not in texts(space)
    assert "quick" not in [note.text for note in room_of(window).notes()]
    qtbot.waitUntil(lambda: KEPT in texts(space))
    assert "quick" in [note.text for note in room_of(window).notes()]
    QTest.keyClicks(field(space), "er")
    assert KEPT not in texts(space)
    one(space, QAbstractButton, "All my notes").setFocus()
    assert KEPT in texts(space), "leaving the field keeps at once"
    assert "quicker" in [note.text for note in room_of(window).notes()]


def test_a_note_is_changed_in_its_place_and_an_empty_one_is_none(
    qtbot: QtBot, window: Window
) -> None:
    space = inside(qtbot, window)
    press(space, "My notes")
    before = room_of(window).notes(NoteKind.NOTE)
    open_first(space)
    assert field(space).toPlainText() == before[0].text
    field(space).setPlainText("changed")
    press(space, "All my notes")
    assert listed(space) == ["changed"]
    (after,) = room_of(window).notes(NoteKind.NOTE)
    assert (after.id, after.created) == (before[0].id, before[0].created)
    open_first(space)
    field(space).setPlainText("  \n ")
    press(space, "All my notes")
    assert room_of(window).notes(NoteKind.NOTE) == ()
    assert "No note yet" in texts(space)
    press(space, "Write a note")
    press(space, "All my notes")
    assert room_of(window).notes(NoteKind.NOTE) == ()


def test_a_note_is_deleted_in_two_steps_and_does_not_come_back(
    qtbot: QtBot, window: Window
) -> None:
    space = inside(qtbot, window)
    press(space, "My journal")
    open_first(space)
    QTest.keyClicks(field(space), " and more")
    press(space, "Delete this …")
    assert len(room_of(window).notes(NoteKind.JOURNAL)) == 1
    press(space, "Delete it for good")
    assert room_of(window).notes(NoteKind.JOURNAL) == ()
    press(space, "My notes")
    assert room_of(window).notes(NoteKind.JOURNAL) == ()


def test_what_is_searched_for_is_found_in_all_of_the_text(qtbot: QtBot, window: Window) -> None:
    space = inside(qtbot, window)
    press(space, "My notes")
    search = next(line for line in space.findChildren(Line) if line.isVisibleTo(space))
    for words, found in (
        ("SECOND mine", ["a note of mine"]),
        ("second third", []),
        ("", ["a note of mine"]),
    ):
        search._line.setText(words)
        assert listed(space) == found
        assert (NOTHING_FOUND in texts(space)) is not bool(found)


def test_what_cannot_be_kept_stays_on_screen_with_its_sentence_and_can_be_tried_again(
    qtbot: QtBot, window: Window
) -> None:
    space = inside(qtbot, window)
    press(space, "My notes")
    press(space, "Write a note")
    words = "a long night " * 600
    with read_only(room_of(window)):
        field(space).setPlainText(words)
        assert not window.visit.flush()
        for button in ("Home", "Lock my space", "All my notes", "My journal"):
            assert window.page is not None
            press(window.page, button)
            assert place(window) is space and field(space).toPlainText() == words
            assert str(VaultReadOnly()) in texts(space) and KEPT not in texts(space)
    home = one(window.page, QAbstractButton, "Home")  # type: ignore[arg-type]
    assert not home.isChecked()
    press(space, "Try again")
    assert KEPT in texts(space) and str(VaultReadOnly()) not in texts(space)
    go_home(window)
    assert window.visit.entrance.latch.room is None


@pytest.mark.parametrize("gone", [Window.rest_alone, Window.hide_all])
def test_what_could_not_be_kept_when_nobody_was_there_waits_for_its_owner(
    qtbot: QtBot, window: Window, folder: Path, gone: Callable[[Window], None]
) -> None:
    space = inside(qtbot, window)
    press(space, "My journal")
    press(space, "Write in my journal")
    words = f"{CANARY} " * 600
    with read_only(room_of(window)):
        field(space).setPlainText(words)
        gone(window)
    window.show_again()
    qtbot.waitUntil(partial(no_widget_says, CANARY))
    assert isinstance(place(window), Doorway)
    assert not window.visit.flush(), "closing asks first, for something is not kept"
    try_door(at_door(window), SECOND, OWN[SECOND])
    until_open(qtbot, window)
    assert no_widget_says(CANARY)
    lock_space(window)
    space = inside(qtbot, window)
    assert field(space).toPlainText() == words and KEPT in texts(space)
    assert window.visit.flush()
    window.close()
    with entered(folder) as room:
        assert words in [note.text for note in room.notes(NoteKind.JOURNAL)]


# -- answers --------------------------------------------------------------------------------


def test_private_answers_stand_there_as_asked_and_as_answered(qtbot: QtBot, window: Window) -> None:
    space = inside(qtbot, window)
    assert listed(space) == [TALK.flow.title]
    open_first(space)
    for words in (SHOWN.asked, "what I meant to show", "what I never show"):
        assert words in texts(space)
    assert f"You showed this to {NAMES[1]}." in texts(space)


def test_the_answers_of_a_talk_that_was_deleted_are_still_there(
    qtbot: QtBot, window: Window
) -> None:
    window.visit.vault.delete(TALK.id)
    space = inside(qtbot, window)
    open_first(space)
    assert SHOWN.asked in texts(space) and "what I never show" in texts(space)
    assert "You showed this" not in texts(space), "what was shown went with the talk"


def with_summary(vault: Vault, room: Compartment) -> tuple[Answer, str]:
    """A whole evening that ended, with one answer in it that came out of the room."""
    session = replace(evening(), swapped=False)
    vault.begin(session, to_canonical(session.flow))
    summary = all_agreed(session)
    lines = {line.key: line for line in summary.lines}
    told = json.dumps(to_json(summary))
    mine = {
        key_of(slot): slot
        for slot, answer in session.answers.items()
        if slot.by is Seat.FIRST and isinstance(answer.value, Words)
    }
    key = next(key for key in lines if key in mine and told.count(lines[key].text) == 1)
    slot = mine[key]
    own = replace(session.answers[slot], share=SHOWN.share)
    room.keep(session, own)
    shares.reveal(vault, room, session, replace(own, shown=True))
    vault.finish(session.id, json.dumps(to_json(summary)), NOW)
    return own, key


def test_what_was_shown_is_taken_back_from_the_talk_its_summary_and_the_backups(
    qtbot: QtBot, qapp: QApplication, own_home: Path, folder: Path
) -> None:
    with Vault.open(folder, PASSPHRASE) as vault, entered(folder) as room:
        own, key = with_summary(vault, room)
        (talk,) = (talk for talk in room.talks() if talk.id != TALK.id)
        before = from_json(json.loads(vault.summary(talk.id) or ""))
        backup = vault.back_up()
    words = before.line(key).text
    window = unlocked(qtbot, window_of(qtbot, qapp, own_home))
    space = inside(qtbot, window)
    model = the_list(space).model()
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == talk.title)
    the_list(space).setCurrentIndex(model.index(row, 0))
    open_first(space)
    press(space, "Take back what I showed …")
    assert TAKES_BACK in texts(space)
    press(space, "Leave it shown")
    assert window.visit.vault.taken_in()[(talk.id, own.slot)]
    press(space, "Take back what I showed …")
    press(space, "Take it back")
    assert "Only you can read this." in texts(space) and "You showed" not in texts(space)
    vault = window.visit.vault
    assert own.slot not in {each.slot for each in vault.load(talk.id).answers}
    after = from_json(json.loads(vault.summary(talk.id) or ""))
    assert [line.key for line in after.lines] == [
        line.key for line in before.lines if line.key != key
    ]
    assert after.agreed
    assert own.slot in {each.slot for each in room_of(window).answers(talk.id)}
    assert [each.path for each in backups.listed(folder)] == [backup]
    assert words not in shared_rows(backup)
    window.close()
    assert words not in shared_rows(folder)
    assert all(words not in shared_rows(each.path) for each in backups.listed(folder))


def test_to_delete_an_answer_leaves_what_was_shown_until_it_is_taken_back(
    qtbot: QtBot, window: Window
) -> None:
    space = inside(qtbot, window)
    open_first(space)
    press(space, "Delete all my answers of this talk …")
    assert STAYS_SHOWN.strip() in texts(space)
    press(space, "Delete them for good")
    assert room_of(window).talks() == ()
    assert "You deleted this here" in texts(space) and "what I never show" not in texts(space)
    assert SHOWN.slot in {each.slot for each in window.visit.vault.load(TALK.id).answers}
    press(space, "All talks")
    assert listed(space) == [TALK.flow.title], "what was shown can still be found"
    open_first(space)
    press(space, "Take back what I showed …")
    press(space, "Take it back")
    assert window.visit.vault.load(TALK.id).answers == ()
    assert "No private answer yet" in texts(space)


def test_one_answer_is_deleted_and_the_others_stay(qtbot: QtBot, window: Window) -> None:
    space = inside(qtbot, window)
    open_first(space)
    one(space, QAbstractButton, "Delete this answer …").click()
    press(space, "Delete it for good")
    left = room_of(window).answers(TALK.id)
    assert len(left) == 1


# -- the space as a whole -------------------------------------------------------------------


def answer_file_dialog(path: Path | None) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
        elif path is None:
            dialog.reject()
        else:
            names.append(dialog.selectedFiles()[0].rsplit("/", 1)[-1])
            dialog.selectFile(str(path))
            dialog.done(1)

    names: list[str] = []
    QTimer.singleShot(0, answer)


def test_all_of_it_is_saved_as_one_readable_file_for_its_owner_alone(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    space = inside(qtbot, window)
    press(space, "This space")
    assert NOT_LOCKED in texts(space)
    target = tmp_path / "notes.txt"
    answer_file_dialog(None)
    press(space, "Save all of it as a file …")
    assert not target.exists()
    answer_file_dialog(target)
    press(space, "Save all of it as a file …")
    told = target.read_text("utf-8")
    for words in ("a note of mine\nwith a second line", "a day of mine", "what I never show"):
        assert words in told
    assert SHOWN.asked in told and TALK.flow.title in told
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.glob("*.txt")) == [target]
    assert "It is not locked" in texts(space)


def test_nothing_is_saved_when_the_space_was_shut_while_the_dialog_stood_there(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    space = inside(qtbot, window)
    press(space, "This space")
    target = tmp_path / "notes.txt"

    def rest_first() -> None:
        if not isinstance(QApplication.activeModalWidget(), QFileDialog):
            QTimer.singleShot(10, rest_first)
            return
        window.rest_alone()
        answer_file_dialog(target)

    QTimer.singleShot(0, rest_first)
    press(space, "Save all of it as a file …")
    assert not target.exists() and isinstance(place(window), Doorway)


def test_a_place_that_takes_no_file_is_said(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = inside(qtbot, window)
    press(space, "This space")
    gone = tmp_path / "gone" / "notes.txt"
    monkeypatch.setattr("app.ui.places.upkeep.place_for", lambda *_: gone)
    press(space, "Save all of it as a file …")
    assert "may not write" in texts(space) and not gone.parent.exists()


def test_the_owner_changes_the_passphrase_knowing_the_old_one(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    space = inside(qtbot, window)
    press(space, "This space")
    press(space, "Choose another passphrase")
    change = window.page
    assert isinstance(change, Protect)
    before, once, again = change.findChildren(PassphraseLine)
    once.set_text(NEW)
    again.set_text(NEW)
    before.set_text(OWN[SECOND])
    press(change, "Change it")
    qtbot.waitUntil(lambda: str(WrongOwnPassphrase()) in texts(change), timeout=20_000)
    before.set_text(OF_FIRST)
    press(change, "Change it")
    qtbot.waitUntil(lambda: window.page is not change, timeout=20_000)
    assert place(window) is space
    window.close()
    with pytest.raises(WrongPassphrase):
        entered(folder)
    Compartment.open(folder, FIRST, NEW).close()


def made_code(qtbot: QtBot, window: Window, space: OwnSpace) -> str:
    press(space, "This space")
    press(space, "Make a recovery code …")
    page = window.page
    assert isinstance(page, RecoveryCode)
    assert "28" not in texts(page)
    press(page, "Make the code")
    qtbot.waitUntil(lambda: bool(page._shown.text()), timeout=20_000)
    return page._shown.text()


def test_a_code_of_ones_own_opens_the_space_when_the_passphrase_is_forgotten(
    qtbot: QtBot, window: Window
) -> None:
    code = made_code(qtbot, window, inside(qtbot, window))
    assert window.page is not None
    press(window.page, "I wrote it down")
    lock_space(window)
    door = at_door(window)
    press(door, NAMES[0])
    press(door, "I forgot it")
    forgotten = window.page
    assert isinstance(forgotten, Forgotten)
    for words in (StaysClosed.happened, StaysClosed.safe, StaysClosed.do):
        assert words in texts(forgotten)
    press(forgotten, "I have my recovery code")
    protect = window.page
    assert isinstance(protect, Protect)
    once, again = protect.findChildren(PassphraseLine)
    typed = next(each for each in protect.findChildren(Line) if each not in (once, again))
    once.set_text(NEW)
    again.set_text(NEW)
    typed.set_text(code)
    press(protect, "Change it")
    space = until_open(qtbot, window)
    assert listed(space) == [TALK.flow.title]
    assert no_widget_says(code)


def test_nobody_there_takes_the_code_and_the_space_from_the_screen(
    qtbot: QtBot, window: Window
) -> None:
    code = made_code(qtbot, window, inside(qtbot, window))
    window.rest_alone()
    assert isinstance(place(window), Doorway)
    qtbot.waitUntil(partial(no_widget_says, code))


def test_the_code_is_blank_below_the_safety_page_when_nobody_is_there(
    qtbot: QtBot, window: Window
) -> None:
    code = made_code(qtbot, window, inside(qtbot, window))
    window.show_safety()
    safety = window.page
    window.rest_alone()
    assert window.page is safety
    qtbot.waitUntil(partial(no_widget_says, code))
    window.uncover()
    assert window.page is not None
    press(window.page, "I wrote it down")
    assert isinstance(place(window), Doorway)


def test_a_whole_space_is_deleted_with_its_words_on_what_remains(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    space = inside(qtbot, window)
    press(space, "This space")
    press(space, "Delete my whole space …")
    for words in REMAINS_OF_OWN:
        assert words in texts(space)
    assert room_of(window)
    press(space, "Delete it for good")
    gone = window.page
    assert isinstance(gone, Gone)
    qtbot.waitUntil(gone._go_on.isVisible, timeout=20_000)
    assert all(words in texts(gone) for words in REMAINS_OF_OWN)
    press(gone, "Go on")
    assert isinstance(place(window), Doorway)
    assert SHOWN.slot in {each.slot for each in window.visit.vault.load(TALK.id).answers}
    window.close()
    with pytest.raises(WrongPassphrase):
        entered(folder)
    entered(folder, SECOND).close()


# -- how it went ----------------------------------------------------------------------------


def test_how_it_went_is_drawn_told_and_read_as_a_table(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    library, vault = Library.shipped(), window.visit.vault
    flow = library.joined(library["repair-five-steps"])
    with entered(folder) as room:
        for days, close in enumerate((3, 8)):
            session = begun(vault, flow, False, NOON + timedelta(days=days)).session
            slot = Slot("closeness", Seat.FIRST)
            room.keep(session, Answer(slot, Number(close), "How close?", Share.ASK, NOON))
    space = inside(qtbot, window)
    press(space, "How it went")
    (line,) = space.findChildren(TrendLine)
    assert line.accessibleName() == "How close I felt, the newest last: 3 of 10, 8 of 10"
    assert line.isVisibleTo(space)
    assert "8 of 10" not in texts(space)
    (table,) = [fold for fold in space.findChildren(Fold) if fold.isVisibleTo(space)]
    table.set_opened(True)
    assert texts(space).index("8 of 10") < texts(space).index("3 of 10")


def test_before_any_number_there_is_a_sentence(qtbot: QtBot, window: Window) -> None:
    space = inside(qtbot, window)
    press(space, "How it went")
    assert NONE_YET in texts(space)
    assert not space.findChildren(TrendLine)


@pytest.mark.parametrize(
    "part",
    ["What I answered", "My notes", "My journal", "How it went", "This space"],
)
def test_tab_reaches_every_button_of_a_space(qtbot: QtBot, window: Window, part: str) -> None:
    space = inside(qtbot, window)
    press(space, part)
    wanted = {
        b
        for b in space.findChildren(QAbstractButton)
        if b.isVisibleTo(space) and b.focusPolicy() & Qt.FocusPolicy.TabFocus and not b.group()
    }
    assert any(b.accessibleName() == "Lock my space" for b in wanted)
    seen: set[QWidget] = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused)
            QTest.keyClick(focused, K.Key_Tab)
    assert wanted <= seen, [b.accessibleName() for b in wanted - seen]
