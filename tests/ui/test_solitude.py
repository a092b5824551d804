"""One of the two alone: kept in their own space or let go, and gone wherever it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Agreement, Date, Meaning, Scale, Text
from app.flow.model import Flow, Group, People, Step, Turns
from app.session.value import Moment
from app.ui import export
from app.ui.crash import Notice
from app.ui.export import Kind
from app.ui.places.alone import Alone
from app.ui.places.neutral import Neutral
from app.ui.places.onward import Onward
from app.ui.places.parting import KEPT, NO_SPACE, Parting
from app.ui.places.presence import ALL_GONE, NOTHING_KEPT, Presence
from app.ui.places.safety import Safety
from app.ui.places.shell import PlaceName, Shell
from app.ui.places.unlock import Unlock
from app.ui.threads import ThreadsHeader
from app.ui.widgets.button import Button
from app.ui.window import Window
from app.ui.wizard.frame import PHRASES
from app.ui.wizard.pause import BreakPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.compartment import Compartment
from app.vault.folder import VAULT
from app.vault.notes import NoteKind
from app.vault.partner import Partner
from app.vault.store import Vault

from ..vault.rooms import OWN, with_rooms
from ..vault.talk import PASSPHRASE
from .couple import NAMES, at_home, one, press, texts, window_of

WORDS = "lonely-lark"
SMALL = Flow(
    flow=1,
    id="small",
    version=1,
    language="en",
    title="A small one",
    minutes=5,
    people=People.ONE,
    group=Group.WRITE,
    steps=(
        Step(
            id="one",
            title="One",
            turns=Turns.FIRST,
            items=(Text(id="mine", ask="What is it, <first>?"), Scale(id="heat", ask="How much?")),
        ),
    ),
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


@pytest.fixture
def protected(window: Window, qtbot: QtBot, own_home: Path) -> Iterator[Window]:
    """A home with a lock, past it, where each has a room of their own."""
    own_home.mkdir(exist_ok=True)
    with with_rooms(own_home / VAULT) as vault:
        vault.set_people(*NAMES)
    window.begin()
    qtbot.waitUntil(lambda: isinstance(window.page, Unlock))
    QTest.keyClicks(focused(), PASSPHRASE)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, Shell))
    yield window
    window.leave()


def focused() -> QWidget:
    there = QApplication.focusWidget()
    assert there is not None
    return there


def up(window: Window, kind: type[QWidget]) -> QWidget:
    assert isinstance(window.page, kind), window.page
    return window.page


def talk_of(window: Window) -> Talk:
    talk = window.page
    assert isinstance(talk, Talk)
    return talk


def begin(window: Window, flow: Flow = SMALL, who: str = "Sam") -> Talk:
    window.visit.solitude.start(flow)
    press(up(window, Presence), who)
    return talk_of(window)


def write(window: Window, words: str = WORDS) -> None:
    field = one(talk_of(window), QPlainTextEdit)
    QTest.keyClicks(field, words)


def to_the_end(window: Window) -> Parting:
    press(talk_of(window), "Continue")
    press(talk_of(window), "Skip this")
    page = window.page
    assert isinstance(page, Parting)
    return page


def try_passphrase(page: Parting, passphrase: str) -> None:
    press(page, "Keep it in my own space")
    QTest.keyClicks(focused(), passphrase)
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def journal(home: Path, partner: Partner) -> list[str]:
    with Compartment.open(home / VAULT, partner, OWN[partner]) as room:
        return [note.text for note in room.notes(NoteKind.JOURNAL)]


def test_before_it_begins_it_is_said_that_nothing_is_kept(window: Window) -> None:
    at_home(window)
    window.visit.solitude.start(SMALL)
    said = texts(up(window, Presence))
    assert NOTHING_KEPT in said and ALL_GONE in said
    press(up(window, Presence), "Back")
    up(window, Shell)


@pytest.mark.parametrize(("who", "other"), [("Sam", "Alex"), ("Alex", "Sam")])
def test_whoever_is_here_is_the_first_and_is_called_by_name(
    window: Window, who: str, other: str
) -> None:
    at_home(window)
    talk = begin(window, who=who)
    assert talk.conversation.session.names == (who, other)
    assert f"What is it, {who}?" in texts(talk)
    assert f"{who}, for yourself" in [w.accessibleName() for w in talk.findChildren(QWidget)]
    assert f"{other} listens" not in texts(talk)


def test_one_alone_sees_no_threads_for_two_and_no_break(window: Window) -> None:
    at_home(window)
    talk = begin(window)
    assert not one(talk, ThreadsHeader).isVisibleTo(talk)
    assert not any(w.isVisibleTo(talk) and PHRASES in w.text() for w in talk.findChildren(Button))
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    assert window.page is talk, "the deck is for two"
    assert "We need a break" not in texts(talk)
    assert "Only for you. It is not saved, unless you keep it at the end." in texts(talk)
    write(window)
    talk.flush()
    assert "Kept." not in texts(talk)


def test_a_plan_made_alone_speaks_of_one(window: Window) -> None:
    at_home(window)
    plan = Agreement(id="plan", ask="One thing")
    step = replace(SMALL.steps[0], items=(plan,))
    talk = begin(window, replace(SMALL, steps=(step,)))
    press(talk, "More about it")
    assert "I try it until" in texts(talk) and "How I notice" in texts(talk)


def test_what_is_said_alone_is_in_no_vault_of_both(window: Window) -> None:
    vault = at_home(window)
    begin(window)
    write(window)
    to_the_end(window)
    assert vault.sessions() == ()


def test_letting_go_is_the_first_choice_and_leads_back_to_where_it_began(window: Window) -> None:
    at_home(window)
    begin(window)
    write(window)
    page = to_the_end(window)
    assert NO_SPACE in texts(page)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    up(window, Shell)
    assert not window.visit.solitude.is_open


def test_back_from_the_end_leads_to_the_last_question_with_its_answer(window: Window) -> None:
    at_home(window)
    begin(window)
    write(window)
    press(to_the_end(window), "Back to it")
    assert talk_of(window).conversation.place.item == "heat"
    press(talk_of(window), "Back")
    assert one(talk_of(window), QPlainTextEdit).toPlainText() == WORDS


def test_leaving_it_asks_what_shall_become_of_what_was_said(window: Window) -> None:
    at_home(window)
    begin(window)
    write(window)
    press(talk_of(window), "Leave it here")
    page = up(window, Parting)
    press(page, "What you wrote")
    assert WORDS in texts(page)
    press(page, "Let it go")
    up(window, Shell)


def test_where_nothing_was_said_nothing_is_asked_at_the_end(window: Window) -> None:
    at_home(window)
    begin(window)
    press(talk_of(window), "Leave it here")
    up(window, Shell)


def test_it_is_kept_in_the_journal_of_its_author_alone(
    protected: Window, qtbot: QtBot, own_home: Path
) -> None:
    begin(protected, who="Alex")
    write(protected)
    page = to_the_end(protected)
    try_passphrase(page, OWN[Partner.SECOND])
    qtbot.waitUntil(lambda: page.kept)
    assert KEPT in texts(page)
    assert protected.visit.entrance.latch.room is None
    press(page, "Go on")
    up(protected, Shell)
    assert journal(own_home, Partner.SECOND) == [f"A small one\n\nWhat is it, Alex?\n{WORDS}"]
    assert journal(own_home, Partner.FIRST) == []


def test_a_line_to_take_along_is_kept_among_the_notes_too(
    protected: Window, qtbot: QtBot, own_home: Path
) -> None:
    item = replace(SMALL.steps[0].items[0], means=Meaning.ALONG)
    step = replace(SMALL.steps[0], items=(item, *SMALL.steps[0].items[1:]))
    begin(protected, replace(SMALL, steps=(step,)))
    write(protected)
    page = to_the_end(protected)
    try_passphrase(page, OWN[Partner.FIRST])
    qtbot.waitUntil(lambda: page.kept, timeout=20_000)
    assert len(journal(own_home, Partner.FIRST)) == 1
    with Compartment.open(own_home / VAULT, Partner.FIRST, OWN[Partner.FIRST]) as room:
        assert [note.text for note in room.notes(NoteKind.NOTE)] == [WORDS]


def test_a_wrong_passphrase_keeps_nothing_and_loses_nothing(
    protected: Window, qtbot: QtBot, own_home: Path
) -> None:
    begin(protected)
    write(protected)
    page = to_the_end(protected)
    try_passphrase(page, OWN[Partner.SECOND])
    qtbot.waitUntil(lambda: page.threshold._word.isVisibleTo(page))
    assert not page.kept
    QTest.keyClicks(focused(), OWN[Partner.FIRST])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.kept)
    assert len(journal(own_home, Partner.FIRST)) == 1


def test_rather_not_folds_the_passphrase_away_and_empties_it(protected: Window) -> None:
    begin(protected)
    write(protected)
    page = to_the_end(protected)
    press(page, "Keep it in my own space")
    QTest.keyClicks(focused(), "half a pass")
    press(page, "Rather not")
    assert page.threshold.passphrase() == ""
    assert not page.threshold.is_unfolded


def test_where_there_is_no_lock_hide_lets_it_go(window: Window) -> None:
    at_home(window)
    begin(window)
    write(window)
    window.show_safety()
    window.hide_all()
    assert not window.visit.solitude.is_open
    window.show_again()
    up(window, Shell)
    assert not any(isinstance(page, Talk | Safety) for page in window.pages())


def test_where_there_is_a_lock_hide_and_lock_let_it_go(protected: Window) -> None:
    begin(protected)
    write(protected)
    protected.hide_all()
    assert not protected.visit.solitude.is_open
    assert protected.visit.solitude._vault is None
    assert isinstance(protected.centralWidget().currentWidget(), Neutral)  # type: ignore[union-attr]
    protected.show_again()
    up(protected, Unlock)


def test_nobody_is_locked_out_while_they_walk_or_breathe(protected: Window) -> None:
    begin(protected)
    protected.rest()
    protected.rest_alone()
    talk_of(protected)


def test_closing_asks_first_where_words_would_be_gone(window: Window) -> None:
    vault = at_home(window)
    begin(window)
    assert window.visit.may_close()
    write(window)
    assert not window.visit.may_close()
    notice = one(window, Notice)
    press(notice, "Stay here")
    assert vault.sessions() == ()
    talk_of(window)


def test_from_a_break_one_can_calm_down_and_is_back_in_the_break(window: Window) -> None:
    at_home(window)
    window.visit.sitting.start(window.visit.library["repair-short"])
    talk = talk_of(window)
    to_the_clock_of_a_break(talk)
    press(talk, "Something to calm down")
    press(up(window, Presence), "Alex")
    assert talk_of(window) is not talk
    assert talk_of(window).conversation.session.flow.id == "a-moment"
    press(talk_of(window), "Leave it here")
    assert window.page is talk
    assert isinstance(talk.page, BreakPage)


def to_the_clock_of_a_break(talk: Talk) -> None:
    """Call a break, agree on half an hour, and let it begin."""
    moment = now()
    there = talk.conversation.take_break()
    there = there.say(Moment(moment + timedelta(minutes=30)), moment)
    while there.place.item != "break-clock":
        onward = there.go_on(moment)
        there = onward if onward != there else there.skip(moment)
    talk._move(there)
    assert isinstance(talk.page, BreakPage)


def test_what_its_author_offers_next_comes_after_it(window: Window) -> None:
    at_home(window)
    begin(window, replace(SMALL, then=("a-moment",)), who="Alex")
    write(window)
    press(to_the_end(window), "Let it go")
    page = up(window, Onward)
    assert "It is kept" not in texts(page)
    press(page, "I need a moment")
    assert talk_of(window).conversation.session.names == ("Alex", "Sam")
    press(talk_of(window), "Leave it here")
    up(window, Shell)


def test_the_dates_chosen_alone_can_be_put_in_a_calendar(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "time.ics"
    asked: list[Kind] = []

    def place_for(parent: QWidget, name: str, kind: Kind, folder: Path | None = None) -> Path:
        asked.append(kind)
        return file

    monkeypatch.setattr(export, "place_for", place_for)
    step = SMALL.steps[0]
    dated = replace(SMALL, steps=(replace(step, items=(Date(id="when", ask="When?"),)),))
    at_home(window)
    talk = begin(window, dated)
    talk._move(talk.conversation.say(Moment(now().replace(year=now().year + 1)), now()))
    press(talk, "Continue")
    press(up(window, Parting), "Put the dates in a calendar")
    assert asked == [Kind.CALENDAR]
    assert b"Time for me" in file.read_bytes()


def test_the_place_lists_every_flow_for_one_under_its_group(window: Window) -> None:
    at_home(window)
    window.visit._show_place(PlaceName.ALONE)
    shell = window.page
    assert isinstance(shell, Shell)
    place = shell.page()
    assert isinstance(place, Alone)
    library = window.visit.library
    said = texts(place)
    for flow in library.values():
        assert (flow.title in said) is flow.is_alone, flow.id
    assert "To calm down" in said
    press(place, "While you wait")
    assert place.wanted == "while-waiting"
    up(window, Presence)


def test_home_leads_to_a_moment(window: Window) -> None:
    at_home(window)
    press(up(window, Shell), "I need a moment")
    assert "I need a moment" in texts(up(window, Presence))


def test_a_flow_for_one_from_a_file_is_for_one_too(window: Window) -> None:
    at_home(window)
    window.visit._start(SMALL)
    up(window, Presence)


def test_before_there_are_names_it_begins_at_once(window: Window) -> None:
    at_home(window)
    window.visit.entrance.vault = Vault.in_memory()
    window.visit.solitude.start(SMALL)
    assert talk_of(window).conversation.session.names == ("Me", "Your partner")
