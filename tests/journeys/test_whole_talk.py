"""Two people, one keyboard, the real window: from the first page to a summary on paper."""

from __future__ import annotations

import datetime as clocks
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)

from app.flow.items import Agreement, Date, Mirror
from app.flow.items import Text as TextItem
from app.session.conversation import Conversation
from app.session.place import PageKind
from app.session.session import Session, Slot, State, says_something
from app.session.value import Guessed, Moment, Picked, Plan, Value, Words
from app.summary.consent import printed
from app.ui.pdf import write_pdf
from app.ui.places.keep import Keep
from app.ui.places.onward import Onward
from app.ui.places.recovery_code import RecoveryCode
from app.ui.places.shell import Shell
from app.ui.review import Review
from app.ui.window import Window
from app.ui.wizard import record
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.pause import BreakPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.folder import VAULT
from app.vault.store import Vault

from .clock import Shifted
from .hands import Hands, K, question_page, settle, until, window_of
from .road import practice_of

NAMES = ("Sam", "Alex")
PASSPHRASE = "maple window quiet tiger"
SHORT = "A short one, about 15 minutes"


@pytest.fixture
def hands(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    """Somebody at the keyboard of a window that has just been opened for the first time."""
    window = window_of(qapp, own_home)
    window.begin()
    hands = Hands(window)
    yield hands
    hands.window.leave()  # without being asked whether a talk in memory may go
    settle()


def reopened(hands: Hands, app: QApplication, home: Path) -> Hands:
    """The window closed, and another one opened on the same home."""
    hands.window.close()
    settle()
    window = window_of(app, home)
    hands.window = window
    window.begin()
    return hands


def kept_unprotected(home: Path) -> None:
    """A vault that needs no passphrase, with both names in it."""
    with Vault.create(home / VAULT, None) as vault:
        vault.set_people(*NAMES)


def at_home(app: QApplication, home: Path) -> Hands:
    """A window on an open vault, at its home."""
    kept_unprotected(home)
    window = window_of(app, home)
    window.begin()
    until(lambda: isinstance(window.page, Shell), "home")
    return Hands(window)


def said_by(hands: Hands, flow_id: str, aloud: bool = False) -> Session:
    """The talk played to its end; every answer was what the couple meant."""
    practice = practice_of(flow_id)
    met = []
    last: Conversation | None = None
    while isinstance(hands.window.page, Talk):
        meant = hands.answer(practice, aloud)
        last = hands.conversation
        met.append(last.place)
        if says_something(meant):
            assert same(last.value, meant), last.place
        hands.go_on()
        settle()
    assert isinstance(hands.window.page, Review)
    assert last is not None and len(met) > 15
    return hands.review._session


def same(value: Value | None, meant: Value | None) -> bool:
    """Whether this was meant; chosen is chosen, in whatever order it was pressed."""
    match value, meant:
        case Plan(), Plan():
            return (value.when, value.then, value.aloud) == (meant.when, meant.then, meant.aloud)
        case Guessed(), Guessed():
            return same(value.guess, meant.guess)
        case Picked(), Picked():
            return (set(value.options), value.other) == (set(meant.options), meant.other)
    return value == meant


def finished(hands: Hands) -> None:
    hands.agree()
    hands.push("Finish")


def texts(page: QWidget) -> str:
    """Every word that can be read on a page."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_the_five_steps_go_by_keyboard_from_the_first_page_to_paper(
    hands: Hands, qapp: QApplication, own_home: Path, tmp_path: Path
) -> None:
    hands.push("Choose a passphrase")
    for _ in range(2):
        hands.tab_to(lambda w: isinstance(w, QLineEdit) and not w.text(), "an empty line")
        hands.write(PASSPHRASE)
    hands.push("Protect it")
    until(lambda: hands.window.visit.entrance.vault is not None, "the vault to be made")
    code = hands.window.page
    assert isinstance(code, RecoveryCode)
    until(code._have.isVisible, "the recovery code")
    hands.push("We wrote it down")
    hands.name(NAMES)
    hands.push("Start a repair talk")
    session = said_by(hands, "repair-five-steps")
    hands.agree()
    paper = printed(hands.review.summary)
    hands.push("Finish")
    assert isinstance(hands.window.page, Shell)

    reopened(hands, qapp, own_home)
    until(lambda: type(hands.window.page).__name__ == "Unlock", "the lock")
    hands.tab_to(lambda w: isinstance(w, QLineEdit), "the passphrase")
    hands.write(PASSPHRASE)
    hands.press(K.Key_Return)
    until(lambda: isinstance(hands.window.page, Shell), "home")
    hands.to_button("Home")
    assert hands.moves(K.Key_Right, K.Key_Down)
    hands.press(K.Key_Return)
    assert isinstance(hands.focus, QListView), "Enter leads into the place"
    hands.press(K.Key_Return)
    settle()
    review = hands.review
    assert review.summary.agreed
    assert printed(review.summary) == paper
    assert [line.sentence for line in paper.lines] == [
        line.sentence for line in review.summary.lines if line.printed
    ]
    kept = {answer.slot for answer in session.answers.values() if answer.kept}
    assert set(review._session.answers) <= kept

    write_pdf(paper, tmp_path / "summary.pdf")
    pages = PdfReader(tmp_path / "summary.pdf").pages
    written = flat(" ".join(page.extract_text() for page in pages))
    open_words, private_words = own_words(session)
    assert len(open_words) > 20 and private_words
    assert [words for words in open_words if flat(words) not in written] == []
    assert [words for words in private_words if flat(words) in written] == []


def own_words(session: Session) -> tuple[list[str], list[str]]:
    """What was typed in a talk: what both may read, and what stayed with the one who typed it."""
    found: tuple[list[str], list[str]] = ([], [])
    for answer in session.answers.values():
        match answer.value:
            case Words(text):
                found[not answer.kept].append(text)
            case Plan(when, then):
                found[not answer.kept].extend((when, then))
    return found


def flat(text: str) -> str:
    """Letters and digits only, as line breaks and hyphens fall anywhere."""
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize(
    "flow_id, words",
    [
        ("coming-back", "Coming back"),
        ("welcoming-back", "Welcoming back"),
        ("both-together", "Both together"),
    ],
)
def test_a_way_back_goes_from_its_start_to_a_kept_summary(
    flow_id: str, words: str, qapp: QApplication, own_home: Path
) -> None:
    hands = at_home(qapp, own_home)
    hands.push(words)
    if not isinstance(hands.window.page, Talk):
        hands.push("Sam")
    said_by(hands, flow_id)
    finished(hands)
    vault = hands.window.visit.vault
    (head,) = vault.sessions()
    assert head.state is State.FINISHED
    assert vault.summary(head.id)
    if hands.window.visit.library[flow_id].then:
        assert isinstance(hands.window.page, Onward)
        hands.push("Enough for today")
    until(lambda: isinstance(hands.window.page, Shell), "home")
    hands.window.close()


def test_a_flow_that_names_what_may_follow_leads_there(qapp: QApplication, own_home: Path) -> None:
    hands = at_home(qapp, own_home)
    hands.push("Both together")
    if not isinstance(hands.window.page, Talk):
        hands.push("Sam")
    said_by(hands, "both-together")
    finished(hands)
    hands.push("The short repair")
    assert hands.talk.conversation.session.flow.id == "repair-short"
    hands.window.close()


def test_a_talk_can_be_had_aloud_with_nothing_typed_but_two_names(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: list[str] = []
    write = QTest.keyClicks

    def noted(widget: QWidget, text: str) -> None:
        typed.append(text)
        write(widget, text)

    monkeypatch.setattr(QTest, "keyClicks", noted)
    hands.start_in_memory(NAMES)
    hands.push(SHORT)
    session = said_by(hands, "repair-short", aloud=True)
    assert typed == list(NAMES)
    words = [a.value for a in session.answers.values() if isinstance(a.value, Words)]
    assert words and all(value == Words(aloud=True) for value in words)
    finished(hands)
    assert isinstance(hands.window.page, Keep)


def test_back_goes_through_everything_and_loses_nothing(hands: Hands) -> None:
    hands.start_in_memory(NAMES)
    hands.push(SHORT)
    first = hands.conversation.place
    session = said_by(hands, "repair-short")
    before = {slot: answer.value for slot, answer in session.answers.items()}
    hands.push("Back")
    asked_for = set()
    while hands.conversation.trail:
        page = hands.talk.page
        if isinstance(page, HandOverPage) and page.before_back:
            asked_for.add(page.seat)
            page.let_pass()
            hands.press(K.Key_Return)
        elif isinstance(page, HandOverPage) or (page is not None and not page.full):
            hands.push("Back")
        settle()
    assert hands.conversation.place == first
    assert len(asked_for) == 2
    assert values(hands.conversation.session) == before
    while isinstance(hands.window.page, Talk):
        hands.go_on()
        settle()
    assert values(hands.review._session) == before


def values(session: Session) -> dict[Slot, Value]:
    return {slot: answer.value for slot, answer in session.answers.items()}


def test_a_break_holds_its_time_through_a_closed_window_and_a_changed_clock(
    qapp: QApplication, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "datetime", Shifted)
    monkeypatch.setattr(Shifted, "ahead", timedelta())
    hands = at_home(qapp, own_home)
    hands.push(SHORT)
    practice = practice_of("repair-short")
    while hands.conversation.place.item != "short-told":
        hands.answer(practice)
        hands.go_on()
        settle()
    place = hands.conversation.place
    hands.write("I was about to say")
    hands.push("We need a break")
    while not isinstance(hands.talk.page, BreakPage):
        hands.answer(practice)
        hands.go_on()
        settle()
    back_at = agreed_return(hands.conversation)
    assert not offers(hands, "We are both back")
    assert offers(hands, "We need 30 minutes more")
    assert back_at.strftime("%H:%M") in texts(hands.talk)

    for ahead in (timedelta(hours=-3), timedelta(minutes=5)):
        Shifted.ahead = ahead
        reopened(hands, qapp, own_home)
        until(lambda: isinstance(hands.window.page, Shell), "home")
        if ahead > timedelta():
            assert back_at.strftime("%H:%M") in texts(hands.window)
        take_up(hands)
        assert isinstance(hands.talk.page, BreakPage)
        assert agreed_return(hands.conversation) == back_at
        assert back_at.strftime("%H:%M") in texts(hands.talk)
        assert not offers(hands, "We are both back")

    Shifted.ahead = timedelta(minutes=40)
    reopened(hands, qapp, own_home)
    until(lambda: isinstance(hands.window.page, Shell), "home")
    take_up(hands)
    while hands.conversation.in_detour:
        hands.answer(practice)
        hands.go_on()
        settle()
    assert hands.conversation.place == place
    value = hands.conversation.value
    assert isinstance(value, Words) and value.text == "I was about to say"
    assert question_page(hands)
    assert hands.conversation.session.breaks == 1
    hands.window.close()


def take_up(hands: Hands) -> None:
    hands.tab_to(
        lambda w: (
            isinstance(w, QPushButton)
            and w.accessibleName() in ("Take it up again", "Back to the break")
        ),
        "what takes the talk up",
    )
    hands.press(K.Key_Space)
    settle()


def offers(hands: Hands, words: str) -> bool:
    return any(
        button.accessibleName() == words and button.isVisibleTo(hands.window)
        for button in hands.window.findChildren(QPushButton)
    )


def agreed_return(conversation: Conversation) -> clocks.datetime:
    """When both come back, as they agreed."""
    flow = conversation.session.flow
    for slot, answer in conversation.session.answers.items():
        if isinstance(flow.item(slot.item), Date) and slot.item.startswith("break-until"):
            assert isinstance(answer.value, Moment)
            return answer.value.at
    raise AssertionError("no time was agreed")


def test_a_talk_that_was_not_signed_today_leads_back_to_its_review(
    qapp: QApplication, own_home: Path
) -> None:
    hands = at_home(qapp, own_home)
    hands.push(SHORT)
    session = said_by(hands, "repair-short")
    hands.push("Not today")
    reopened(hands, qapp, own_home)
    until(lambda: isinstance(hands.window.page, Shell), "home")
    take_up(hands)
    kept = {slot: a.value for slot, a in session.answers.items() if a.kept}
    assert values(hands.review._session) == kept
    finished(hands)
    assert hands.window.visit.vault.open_talk() is None
    hands.window.close()


def test_a_key_held_down_stops_at_the_hand_over(hands: Hands) -> None:
    hands.start_in_memory(NAMES)
    hands.push(SHORT)
    practice = practice_of("repair-short")
    while hands.conversation.place.page is not PageKind.ITEM:
        hands.answer(practice)
        hands.go_on()
        settle()
    hands.answer(practice)
    hands.press(K.Key_Return)
    settle()
    page = hands.talk.page
    assert isinstance(page, HandOverPage)
    for opened in (False, True):
        if opened:
            page.let_pass()
        for _ in range(5):
            held = QKeyEvent(
                QEvent.Type.KeyPress, K.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
            )
            QApplication.sendEvent(hands.focus, held)
        assert hands.talk.page is page
    hands.press(K.Key_Return)
    assert hands.talk.page is not page


def test_enter_does_what_the_focused_button_says(hands: Hands) -> None:
    hands.start_in_memory(NAMES)
    hands.push(SHORT)
    practice = practice_of("repair-short")
    while hands.conversation.place.item != "short-incident":
        hands.answer(practice)
        hands.go_on()
        settle()
    here = hands.conversation.place
    hands.answer(practice)
    hands.push("Help with words, closed", K.Key_Return)
    assert hands.conversation.place == here
    hands.push("Back", K.Key_Return)
    assert hands.conversation.place != here
    assert here not in hands.conversation.trail
    hands.push("We need a break", K.Key_Return)
    assert hands.conversation.in_detour


def test_a_talk_goes_by_enter_and_by_ctrl_enter_where_it_begins_a_line(hands: Hands) -> None:
    hands.start_in_memory(NAMES)
    hands.push(SHORT)
    chosen = 0
    while isinstance(hands.window.page, Talk):
        here = hands.conversation.place
        chosen += choose_by_enter(hands)
        for _ in range(2 if isinstance(hands.conversation.item, Agreement) else 1):
            writes = isinstance(hands.conversation.item, TextItem)
            modifiers = [Qt.KeyboardModifier.ControlModifier] if writes else []
            hands.press(K.Key_Return, *modifiers)
            settle()
        assert not isinstance(hands.window.page, Talk) or hands.conversation.place != here
    assert chosen > 6


def choose_by_enter(hands: Hands) -> bool:
    """Choose what the keyboard is on, if it can be; of a mirror, the second verdict."""
    page = hands.talk.page
    here = hands.conversation.place
    if isinstance(page, HandOverPage):
        page.let_pass()
    elif isinstance(hands.conversation.item, Mirror):
        hands.press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.press(K.Key_Right)
    button = hands.focus
    if not isinstance(button, QAbstractButton) or not button.isCheckable():
        return False
    if not button.isChecked():
        hands.press(K.Key_Return)
    assert button.isChecked() and hands.conversation.place == here
    return True


def test_escape_and_tab_and_modifiers_leave_a_talk_as_it_is(hands: Hands) -> None:
    hands.start_in_memory(NAMES)
    hands.push(SHORT)
    practice = practice_of("repair-short")
    while hands.conversation.place.item != "short-incident":
        hands.answer(practice)
        hands.go_on()
        settle()
    hands.answer(practice)
    before = hands.conversation
    for key in (K.Key_Escape, K.Key_Tab, K.Key_Escape, K.Key_Alt, K.Key_F1, K.Key_Escape):
        QTest.keyClick(QApplication.focusWidget() or hands.window, key)
    QTest.keyClick(hands.window, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert hands.conversation == before
    assert isinstance(hands.window, Window) and hands.window.isVisible()
    assert now() >= before.session.started
