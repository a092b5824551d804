"""The talk as a widget: what its keys and buttons do, and what never shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.session.fitness import Hindrance
from app.session.place import PageKind
from app.session.session import Slot
from app.session.value import Picked, Value, Words
from app.ui import accessible, fonts, theme
from app.ui.theme import ThemeName
from app.ui.widgets import Card
from app.ui.widgets.twice import Twice
from app.ui.wizard.consent import KEYS, ConsentPage
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.leave import LeavePage
from app.ui.wizard.page import Page
from app.ui.wizard.question import QuestionPage
from app.ui.wizard.record import now
from app.ui.wizard.reveal import NONE, RevealPage
from app.ui.wizard.wizard import _SENTENCES, Talk
from app.vault.store import Vault

from .talks import MINE, THINGS, begun, full_disk

SECRET = "I was afraid of the letter"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with Vault.create(tmp_path / "vault", None) as vault:
        yield vault


@pytest.fixture
def talk(vault: Vault, qapp: QApplication, qtbot: QtBot) -> Talk:
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    talk = Talk(begun(vault), vault)
    qtbot.addWidget(talk)
    talk.resize(900, 640)
    talk.show()
    talk.activateWindow()
    qtbot.waitUntil(talk.isActiveWindow)
    return talk


def on(talk: Talk, words: str | None = None) -> None:
    """Write `words` if there is a field, and go on."""
    page = talk.page
    if isinstance(page, HandOverPage):
        page.let_pass()
        page._on.click()
        return
    if words is not None:
        paper(talk).setPlainText(words)
    talk._frame.go_on.click()


def paper(talk: Talk) -> QPlainTextEdit:
    assert talk.page is not None
    found = talk.page.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def to(talk: Talk, kind: PageKind, item: str = "") -> None:
    """Go on until this place."""
    while (talk.conversation.place.page, talk.conversation.place.item) != (kind, item):
        before = talk.conversation.place
        required = talk.conversation.item is not None and talk.conversation.item.required
        on(talk, SECRET if required else None)
        if talk.conversation.place == before:
            talk._frame.skip.click()


def texts(widget: QWidget) -> str:
    """Every word in this widget that can be read now."""
    said = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    said += [e.toPlainText() for e in widget.findChildren(QPlainTextEdit) if e.isVisibleTo(widget)]
    said += [e.accessibleName() for e in widget.findChildren(QWidget) if e.isVisibleTo(widget)]
    return "\n".join(said)


def stored(vault: Vault, talk: Talk) -> dict[Slot, Value]:
    return {a.slot: a.value for a in vault.load(talk.conversation.session.id).answers}


def test_every_hindrance_has_a_sentence_of_its_own() -> None:
    assert set(_SENTENCES) == set(Hindrance)
    assert len(set(_SENTENCES.values())) == len(Hindrance)
    assert all(words.endswith(".") and len(words) < 90 for words in _SENTENCES.values())


def test_escape_changes_nothing_and_loses_nothing(talk: Talk, qapp: QApplication) -> None:
    to(talk, PageKind.ITEM, "mine")
    QTest.keyClicks(paper(talk), "half a sen")
    before = talk.conversation
    for widget in (paper(talk), talk.page, talk):
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert talk.conversation == before
    assert paper(talk).toPlainText() == "half a sen"


def test_enter_chooses_and_the_next_one_goes_on_and_ctrl_enter_says_what_is_missing(
    talk: Talk, qapp: QApplication
) -> None:
    to(talk, PageKind.ITEM, "way")
    page = talk.page
    assert isinstance(page, QuestionPage)
    qapp.processEvents()
    press_enter(qapp, Qt.KeyboardModifier.ControlModifier)
    assert talk.page is page and talk.conversation.value is None
    notice = talk._frame.notice
    assert notice.isVisible() and notice.text() == _SENTENCES[Hindrance.NEEDED]
    press_enter(qapp)
    assert not notice.isVisible()
    assert talk.page is page and talk.conversation.value == Picked(("a",))
    finished: list[bool] = []
    talk.finished.connect(lambda: finished.append(True))
    press_enter(qapp)
    assert finished and talk.conversation.ended


def test_ctrl_enter_goes_on_from_a_button_that_enter_would_press(
    talk: Talk, qapp: QApplication
) -> None:
    to(talk, PageKind.ITEM, "way")
    before = talk.conversation.place
    talk._frame.back.setFocus()
    press_enter(qapp, Qt.KeyboardModifier.ControlModifier)
    assert talk.conversation.place == before
    assert talk._frame.notice.text() == _SENTENCES[Hindrance.NEEDED]
    talk._frame.back.setFocus()
    press_enter(qapp)
    assert talk.conversation.place != before


def press_enter(
    app: QApplication, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focused = app.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, modifier)


def test_enter_on_a_private_answer_neither_shows_it_nor_goes_past_it(
    talk: Talk, vault: Vault, qapp: QApplication
) -> None:
    to(talk, PageKind.ITEM, "mine")
    on(talk, SECRET)
    on(talk, SECRET)
    page = talk.page
    assert isinstance(page, ConsentPage)
    (tick,) = page.findChildren(QCheckBox)
    assert qapp.focusWidget() is tick
    press_enter(qapp)
    assert talk.page is page and not tick.isChecked()
    assert KEYS in texts(page)
    press_enter(qapp, Qt.KeyboardModifier.ControlModifier)
    assert talk.page is not page
    assert not any(answer.shown for answer in talk.conversation.session.answers.values())
    assert stored(vault, talk) == {}


def test_enter_on_a_private_answer_that_is_shown_goes_on(talk: Talk, qapp: QApplication) -> None:
    to(talk, PageKind.ITEM, "mine")
    on(talk, SECRET)
    on(talk, SECRET)
    page = talk.page
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)  # type: ignore[arg-type]
    press_enter(qapp)
    assert talk.page is not page
    assert any(answer.shown for answer in talk.conversation.session.answers.values())


def test_too_many_words_are_said_and_stay(talk: Talk, qapp: QApplication) -> None:
    to(talk, PageKind.ITEM, "ours")
    paper(talk).setPlainText("x" * 41)
    assert not talk._frame.go_on.isEnabled()
    talk._on_went_on()
    assert talk._frame.notice.text() == _SENTENCES[Hindrance.TOO_LONG]
    assert paper(talk).toPlainText() == "x" * 41


def test_a_hand_over_shows_nothing_that_the_other_wrote(talk: Talk, qapp: QApplication) -> None:
    seen = []
    to(talk, PageKind.ITEM, "mine")
    on(talk, SECRET)
    on(talk, SECRET)
    while talk.conversation.place.page is not PageKind.REVEAL:
        place = talk.conversation.place
        if place.page is PageKind.HAND_OVER:
            page = talk.page
            assert isinstance(page, HandOverPage)
            assert SECRET not in texts(talk) and MINE not in texts(talk)
            assert not page._on.isEnabled()
            seen.append(place.seat)
        if place.item and place.seat is not None and place.item == "mine":
            assert SECRET not in texts(talk)
        on(talk, "The other one's" if place.item else None)
        qapp.processEvents()
        if len(seen) == 2:
            break
    assert len(seen) == 2


def test_a_private_page_is_told_to_be_private_and_never_kept(talk: Talk, vault: Vault) -> None:
    to(talk, PageKind.ITEM, "mine")
    paper(talk).setPlainText(SECRET)
    assert talk.flush()
    assert "Kept" not in texts(talk)
    on(talk)
    paper(talk).setPlainText(SECRET)
    assert "never saved" in texts(talk)
    on(talk)
    assert isinstance(talk.page, ConsentPage)
    assert stored(vault, talk) == {}
    ticks = talk.page.findChildren(QCheckBox)
    assert len(ticks) == 1 and not ticks[0].isChecked()
    ticks[0].setChecked(True)
    assert list(stored(vault, talk).values()) == [Words(SECRET)]
    ticks[0].setChecked(False)
    assert stored(vault, talk) == {}


def shown_by(talk: Talk, *whose: str) -> None:
    """Go to where the answers are shown, with these in it, each agreed to by its author."""
    for words in whose:
        to(talk, PageKind.ITEM, "mine")
        on(talk, words)
        on(talk)
        assert isinstance(talk.page, ConsentPage)
        talk.page.findChildren(QCheckBox)[0].setChecked(True)
        on(talk)
    to(talk, PageKind.REVEAL, "mine")


def ways_back(talk: Talk) -> list[Twice]:
    return [each for each in talk.findChildren(Twice) if each.isVisible()]


def named(talk: Talk) -> list[str]:
    return [way._first.accessibleName() for way in ways_back(talk)]


def test_what_was_shown_is_taken_back_where_it_is_read_by_its_author_alone(
    talk: Talk, vault: Vault, qapp: QApplication
) -> None:
    shown_by(talk, SECRET, "What Bo said")
    page = talk.page
    assert isinstance(page, RevealPage) and SECRET in texts(page)
    assert named(talk) == ["Ada: take this back", "Bo: take this back"]
    first, _ = ways_back(talk)
    assert card_of(first).isAncestorOf(label_of(page, SECRET))
    first._first.click()
    assert SECRET in texts(page) and len(stored(vault, talk)) == 2
    first._second.click()
    qapp.processEvents()
    assert SECRET not in texts(page) and "What Bo said" in texts(page)
    assert list(stored(vault, talk).values()) == [Words("What Bo said")]
    assert SECRET not in str(vault._connection.execute("SELECT * FROM answers").fetchall())
    assert named(talk) == ["Bo: take this back"]


def test_when_both_have_taken_it_back_the_page_leads_on_and_names_nobody(
    talk: Talk, vault: Vault, qapp: QApplication
) -> None:
    shown_by(talk, SECRET, "What Bo said")
    for _ in range(2):
        ways_back(talk)[0]._second.click()
        qapp.processEvents()
    assert NONE in texts(talk) and stored(vault, talk) == {} and ways_back(talk) == []
    QTest.keyClick(qapp.focusWidget() or talk, Qt.Key.Key_Return)
    assert talk.conversation.place.page is not PageKind.REVEAL
    talk._frame.back.click()
    assert isinstance(talk.page, RevealPage) and NONE in texts(talk.page)
    assert "Ada" not in texts(talk.page) and "Bo" not in texts(talk.page)


def card_of(widget: QWidget) -> Card:
    above = widget.parentWidget()
    while not isinstance(above, Card):
        assert above is not None
        above = above.parentWidget()
    return above


def label_of(page: QWidget, words: str) -> QLabel:
    return next(each for each in page.findChildren(QLabel) if each.text() == words)


def test_kept_is_said_only_after_it_is(talk: Talk, vault: Vault) -> None:
    to(talk, PageKind.ITEM, "ours")
    paper(talk).setPlainText("we said it")
    assert "Kept." not in texts(talk) and stored(vault, talk) == {}
    assert talk.flush()
    assert "Kept." in texts(talk)
    paper(talk).setPlainText("we said it, too")
    assert "Kept." not in texts(talk)


def test_back_asks_for_the_right_person_before_a_private_page(talk: Talk) -> None:
    to(talk, PageKind.ITEM, "ours")
    here = talk.conversation
    owner = here.back_asks_for or here.trail[-1].seat
    while talk.conversation.back_asks_for is None:
        talk._frame.back.click()
    owner = talk.conversation.back_asks_for
    asked = talk.conversation
    talk._on_went_back()
    page = talk.page
    assert isinstance(page, HandOverPage) and page.before_back
    assert owner is not None and asked.session.name(owner) in page.title()
    assert SECRET not in texts(talk)
    page.wants_back.emit()
    assert talk.conversation == asked, "no is an answer"
    talk._on_went_back()
    on(talk)
    assert talk.conversation.place.seat is owner
    assert talk.conversation.is_private


def test_hide_waits_for_nothing_to_be_written(talk: Talk, vault: Vault) -> None:
    to(talk, PageKind.ITEM, "ours")
    hidden: list[dict[Slot, Value]] = []
    talk.hidden.connect(lambda: hidden.append(stored(vault, talk)))
    paper(talk).setPlainText("half")
    talk._frame._side_hide.click()
    assert hidden == [{}]


def test_to_leave_writes_what_is_being_typed(talk: Talk, vault: Vault) -> None:
    to(talk, PageKind.ITEM, "ours")
    slot = talk.conversation.place.slot
    paper(talk).setPlainText("half and")
    talk._frame._side_leave.click()
    assert stored(vault, talk)[slot] == Words("half and")
    assert isinstance(talk.page, LeavePage)
    assert "half" not in texts(talk.page) and THINGS not in texts(talk.page)
    talk.page.wants_back.emit()
    assert paper(talk).toPlainText() == "half and"


def test_a_full_disk_is_said_on_the_page_and_the_words_stay_until_they_are_kept(
    talk: Talk, vault: Vault
) -> None:
    to(talk, PageKind.ITEM, "ours")
    left: list[bool] = []
    talk.left.connect(lambda: left.append(True))
    words = "word " * 3_000
    slot = talk.conversation.place.slot
    with full_disk(vault):
        paper(talk).setPlainText(words)
        assert not talk.flush()
        assert "The disk is full" in texts(talk) and "Try again" in texts(talk)
        assert paper(talk).toPlainText() == words
        talk._frame._side_leave.click()
        assert isinstance(talk.page, LeavePage)
        talk.page.put_off.emit()
        assert left == [], "nobody leaves words behind that are not kept"
        talk._trouble.again.click()
        assert "The disk is full" in texts(talk)
    talk._trouble.again.click()
    assert "The disk is full" not in texts(talk)
    assert stored(vault, talk)[slot] == Words(words)
    talk.page.put_off.emit()
    assert left == [True]


def test_a_talk_does_not_end_on_a_full_disk_before_its_last_answer_is_kept(
    talk: Talk, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    to(talk, PageKind.ITEM, "ours")
    finished: list[bool] = []
    talk.finished.connect(lambda: finished.append(True))
    paper(talk).setPlainText("word " * 7)
    with full_disk(vault):
        talk._frame._side_leave.click()
        page = talk.page
        assert isinstance(page, LeavePage)
        # a talk so long that its place needs another page of the file
        trail = talk.conversation.trail * 400
        talk._record.conversation = talk.conversation.__class__(
            talk.conversation.session, talk.conversation.place, trail, talk.conversation.aside
        )
        page.stopped.emit()
        assert finished == [] and not talk.conversation.ended
        assert "The disk is full" in texts(talk)
    page.stopped.emit()
    assert finished == [True]


def test_no_page_of_a_talk_opens_a_window_of_its_own(talk: Talk, qapp: QApplication) -> None:
    class Watch(QObject):
        shown: list[str]

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
            if shown and watched.isWindow() and watched is not talk:  # type: ignore[attr-defined]
                self.shown.append(type(watched).__name__)
            return False

    watch = Watch()
    watch.shown = []
    qapp.installEventFilter(watch)
    try:
        to(talk, PageKind.ITEM, "way")
        talk._on_went_back()
        talk._on_paused()
        talk._on_left()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.shown == []


@pytest.mark.parametrize("button", ["back", "skip", "go_on"])
def test_the_focus_never_falls_off_the_window(
    button: str, talk: Talk, qapp: QApplication, qtbot: QtBot
) -> None:
    to(talk, PageKind.ITEM, "ours")
    on_it: Callable[[], QPushButton] = lambda: getattr(talk._frame, button)  # noqa: E731
    paper(talk).setPlainText("words")
    on_it().setFocus()
    QTest.keyClick(on_it(), Qt.Key.Key_Space)
    qapp.processEvents()
    focused = qapp.focusWidget()
    assert isinstance(talk.page, Page)
    assert focused is not None and talk.isAncestorOf(focused)
    assert focused is talk.page or focused.isVisible()
    assert now() >= talk.conversation.session.started
