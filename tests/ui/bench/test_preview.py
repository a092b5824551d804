"""The live preview: a talk goes on as its file is written, and nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Share, Who
from app.flow.model import Turns
from app.problem import Problem
from app.session.place import PageKind, Place
from app.session.session import Seat, Slot
from app.session.value import Number, Words
from app.ui.bench.ending import OVER, Ending
from app.ui.bench.preview import LivePreview
from app.ui.bench.remark import DROPPED, MOVED, NO_STEP, NOT_BY, NOTHING_ASKED, PASSED, READ_ANEW
from app.ui.bench.strip import SHARE
from app.ui.bench.watched import Watched
from app.ui.review import Review
from app.ui.wizard.pause import BreakPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk

from ..couple import none_renders_markup, press, texts
from ..texts import EVERY
from .desk import BROKEN, SHIPPED, WHOLE, item, on, previewed, settle, talk, told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "sunday-check.flow.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    return file


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, file: Path) -> LivePreview:
    return previewed(qtbot, qapp, file)


def save(qtbot: QtBot, page: LivePreview, file: Path, text: str) -> None:
    """Write the file as some editors do, and wait until the preview has seen it."""
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        file.write_text(text, encoding="utf-8")
    settle()


def replace(qtbot: QtBot, page: LivePreview, file: Path, text: str) -> None:
    """Put another file in its place, as most editors do."""
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        beside.replace(file)
    settle()


def asked(page: LivePreview) -> str:
    shown = talk(page).page
    assert shown is not None
    return shown.title()


# -- following the file ---------------------------------------------------------------


def test_a_saved_change_is_seen_on_the_page_that_is_up(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    on(page)
    assert item(page) == "much"
    save(qtbot, page, file, WHOLE.replace("How much of it?", "How much was there?"))
    assert asked(page) == "How much was there?"
    assert page.panel.noted == READ_ANEW
    assert "good · Both" in told(page, "answers")


def test_it_goes_on_following_a_file_that_is_replaced_again_and_again(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    for number in range(3):
        replace(qtbot, page, file, WHOLE.replace("What was good?", f"Number {number}?"))
        assert asked(page) == f"Number {number}?"


def test_a_file_that_is_gone_leaves_the_talk_and_one_that_is_back_is_followed(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        file.unlink()
    assert page.strip.words == "The file is not there just now."
    assert asked(page) == "What was good?"
    save(qtbot, page, file, WHOLE.replace("What was good?", "Again?"))
    assert page.strip.isHidden()
    assert asked(page) == "Again?"


def test_a_folder_that_is_gone_and_back_is_followed_too(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    file = folder / "sunday-check.flow.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    page = previewed(qtbot, qapp, file)
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        folder.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        (tmp_path / "elsewhere").rename(folder)
    assert page.strip.isHidden()


def test_a_half_written_file_keeps_the_last_good_talk_and_says_what_is_wrong(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    on(page)
    save(qtbot, page, file, WHOLE[: WHOLE.index("scale")])
    assert not page.strip.isHidden()
    assert item(page) == "much"
    save(qtbot, page, file, WHOLE)
    assert page.strip.isHidden()
    assert item(page) == "much"


def test_every_fault_is_shown_with_its_place_code_hint_and_line(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    save(qtbot, page, file, BROKEN)
    assert page.strip.words == "sunday-check.flow.yaml has 3 faults."
    said = texts(page.strip)
    assert "did you mean “minutes”?" in said
    names = [each.accessibleName() for each in page.strip.findChildren(QWidget)]
    assert any(name.startswith("sunday-check.flow.yaml:6:1 · F101") for name in names)
    assert "In the file: minuets: 10" in names
    assert asked(page) == "What was good?"


def test_a_file_that_begins_with_faults_is_played_once_it_has_none(
    qtbot: QtBot, qapp: QApplication, file: Path
) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    page = previewed(qtbot, qapp, file, at="alone")
    assert page.conversation is None
    assert shown_ways(page) == ["Close the preview"]
    assert page.strip.height() > page.height() * SHARE
    for press_it in (page.play.fill_in, page.play.restart, lambda: page.play.go_to("week")):
        press_it()
    save(qtbot, page, file, WHOLE)
    assert page.conversation is not None
    assert page.conversation.place.step == "alone"
    assert "Fill in for Sam and Alex" in shown_ways(page)


def shown_ways(page: LivePreview) -> list[str]:
    """What can be done beside the talk."""
    buttons = [*page.panel.findChildren(QAbstractButton), page._fill]
    return [each.accessibleName() or each.text() for each in buttons if each.isVisible()]


def test_answers_that_no_longer_fit_are_let_go_and_named(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    on(page)
    on(page)
    assert item(page) == "sign"
    save(
        qtbot, page, file, WHOLE.replace("type: text, ask: What was good", "type: date, ask: What")
    )
    assert page.panel.noted == f"{READ_ANEW} {DROPPED.format(items='“good”')}"
    assert item(page) == "sign"
    assert "much" in told(page, "answers")
    assert "good" not in told(page, "answers")


def test_a_page_that_is_gone_leads_back_and_says_so(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    on(page)
    on(page)
    lines = [line for line in WHOLE.splitlines() if "id: sign" not in line]
    save(qtbot, page, file, "\n".join(lines))
    assert page.panel.noted == MOVED
    assert item(page) == "much"


def test_what_is_half_typed_is_still_there(qtbot: QtBot, page: LivePreview, file: Path) -> None:
    field = talk(page).findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Sunday morn")
    save(qtbot, page, file, WHOLE.replace("What was good?", "What?"))
    assert page.conversation is not None
    assert page.conversation.session.value(Slot("good")) == Words("Sunday morn")


def test_practice_answers_beside_it_are_read_anew_as_well(
    qtbot: QtBot, page: LivePreview, file: Path
) -> None:
    beside = file.with_name("sunday-check.practice.yaml")
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        beside.write_text("practice: 1\nanswers:\n  good: Pancakes.\n", encoding="utf-8")
    page.play.fill_in()
    assert "Pancakes." in told(page, "answers")
    with qtbot.waitSignal(page.watched.changed, timeout=10_000):
        beside.write_text("practice: [", encoding="utf-8")
    assert "cannot be read" in page.panel.noted
    page.play.restart()
    page.play.fill_in()
    assert "good · Both" in told(page, "answers")


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.binary(max_size=60), at=st.integers(0, len(WHOLE)), drop=st.integers(0, 200))
def test_no_file_whatever_is_in_it_stops_the_preview(
    page: LivePreview, file: Path, data: bytes, at: int, drop: int
) -> None:
    whole = WHOLE.encode()
    file.write_bytes(whole[:at] + data + whole[at + drop :])
    page.watched._look()
    settle()
    proof = page.watched.proof
    assert proof is not None
    assert page.strip.isHidden() == (proof.flow is not None)
    assert page.conversation is not None


@pytest.mark.parametrize("text", EVERY[::4])
def test_hostile_words_of_a_flow_stay_plain(
    qtbot: QtBot, qapp: QApplication, file: Path, text: str
) -> None:
    quoted = text[:60].replace("'", "''").replace("\n", " ")
    file.write_bytes(
        WHOLE.replace("Our week", f"'{quoted}'")
        .replace("minutes: 10", f"'{quoted}': 1")
        .encode("utf-8", "surrogateescape")
    )
    page = previewed(qtbot, qapp, file)
    assert none_renders_markup(page.findChildren(QLabel))
    file.write_bytes(WHOLE.replace("Our week", f"'{quoted}'").encode("utf-8", "surrogateescape"))
    page.watched._look()
    settle()
    assert none_renders_markup(page.findChildren(QLabel))


# -- what its author does -------------------------------------------------------------


def test_the_panel_tells_place_answers_shares_and_conditions(page: LivePreview) -> None:
    assert (
        told(page, "where") == "Step “week”: Our week\nItem “good” (text)\nAsked of both together"
    )
    assert told(page, "conditions") == ""
    on(page)
    assert told(page, "answers") == "good · Both | A few words for practice. | seen by both"
    page.play.go_to("alone")
    assert told(page, "conditions") == (
        "This step is shown if the two together said 3 or more at “How much of it?”. | Holds now."
    )
    on(page)
    on(page)
    assert "mine · Sam | A few words for practice. | kept to Sam, who decides" in told(
        page, "answers"
    )


def test_a_whole_talk_is_filled_in_to_the_review_and_taken_from_the_beginning(
    page: LivePreview,
) -> None:
    for _ in range(40):
        if isinstance(page.play.page, Ending):
            break
        on(page)
    ending = page.play.page
    assert isinstance(ending, Ending)
    assert isinstance(ending.page, Review)
    ending.page.left.emit()
    assert OVER in texts(ending)
    press(ending, "Back into the talk")
    assert page.conversation is not None
    assert not page.conversation.ended
    page.play.restart()
    assert item(page) == "good"
    assert told(page, "answers") == ""


def test_left_for_another_day_it_can_be_taken_up_again(page: LivePreview) -> None:
    on(page)
    talk(page)._on_put_off()
    settle()
    ending = page.play.page
    assert isinstance(ending, Ending)
    press(ending, "Back into the talk")
    assert item(page) == "much"


def test_a_flow_for_one_ends_in_the_parting_and_keeps_nothing(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = previewed(qtbot, qapp, "journal-urge")
    for _ in range(60):
        if isinstance(page.play.page, Ending):
            break
        on(page)
    ending = page.play.page
    assert isinstance(ending, Ending)
    press(ending, "Let it go")
    assert OVER in texts(ending)


def test_steps_are_gone_to_with_the_answers_that_lead_there(page: LivePreview) -> None:
    page.play.go_to("alone")
    assert page.conversation is not None
    assert page.conversation.place.step == "alone"
    assert page.conversation.session.value(Slot("much")) == Number(5)
    pause = page.conversation.session.flow.pause
    assert pause is not None
    page.play.go_to(pause)
    assert page.conversation.in_detour
    assert page.panel.noted == NOT_BY.format(first="Sam", second="Alex")


def test_a_step_that_is_not_there_is_named(page: LivePreview) -> None:
    page.play.go_to("nowhere")
    assert page.panel.noted == NO_STEP.format(step="nowhere")


def test_a_break_is_over_when_it_is_filled_in(page: LivePreview) -> None:
    on(page)
    talk(page)._on_paused()
    for _ in range(9):
        if isinstance(talk(page).page, BreakPage):
            break
        on(page)
    page.play.fill_in()
    assert page.panel.noted == PASSED
    pause = talk(page).page
    assert isinstance(pause, BreakPage)
    assert not pause._back.isHidden()
    pause._back.click()
    assert not isinstance(talk(page).page, BreakPage)


def test_advice_for_the_file_is_counted(qtbot: QtBot, page: LivePreview, file: Path) -> None:
    save(qtbot, page, file, WHOLE.replace("Our week", "<fist> week"))
    assert "The check has a piece of advice" in texts(page.panel)


def test_where_nothing_is_asked_there_is_nothing_to_fill_in(page: LivePreview) -> None:
    page.play.go_to("alone")
    page.play.fill_in()
    assert page.panel.noted == NOTHING_ASKED


def test_seen_as_one_the_pages_of_the_other_are_left_out(
    qtbot: QtBot, qapp: QApplication, file: Path
) -> None:
    page = previewed(qtbot, qapp, file, at="alone", seat=Seat.SECOND)
    assert page.conversation is not None
    assert page.conversation.place.seat is Seat.SECOND
    assert "mine · Sam" in told(page, "answers")
    on(page)
    assert (item(page), page.conversation.place.seat) == ("mine", Seat.SECOND)
    for _ in range(2):
        talk(page)._on_went_back()
        settle()
    on(page, fill=False)
    assert (page.conversation.place.page, item(page)) == (PageKind.ITEM, "sign")


def test_fast_time_is_over_soon(qtbot: QtBot, qapp: QApplication, file: Path) -> None:
    timer = "{id: t, type: timer, seconds: 50, can_stop_early: false, ask: Wait}"
    file.write_text(WHOLE.replace("{id: good, type: text, ask: What was good?}", timer))
    page = previewed(qtbot, qapp, file, fast=True)
    shown = talk(page).page
    assert shown is not None
    press(shown, "Start")
    began = now()
    qtbot.waitUntil(lambda: talk(page)._frame.go_on.isEnabled(), timeout=20_000)
    assert (now() - began).total_seconds() < 40


def test_time_can_be_let_run_faster_and_slower(page: LivePreview) -> None:
    on(page)
    page.panel._fast.click()
    assert page.play._pace.times == 20
    assert talk(page)._clock is page.play._pace
    assert item(page) == "much"
    page.panel._fast.click()
    assert page.play._pace.times == 1


def test_a_shipped_talk_is_played_too_and_an_unknown_one_refused(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = previewed(qtbot, qapp, "repair-short")
    assert page.title == "Preview of The short repair"
    page.play.fill_in()
    with pytest.raises(Problem):
        Watched("no-such-talk", SHIPPED)


@pytest.mark.parametrize("size", [(1440, 900), (800, 600), (480, 360)])
def test_the_panel_is_beside_the_talk_or_unfolds_below(
    qtbot: QtBot, qapp: QApplication, file: Path, size: tuple[int, int]
) -> None:
    page = previewed(qtbot, qapp, file, size=size)
    if size[0] > 1000:
        assert page.panel.isVisible()
        return
    assert page.panel.isHidden()
    page._hinge.click()
    assert page.panel.isVisible()
    page._hinge.click()
    assert talk(page).isVisible()


# -- private steps --------------------------------------------------------------------


def test_every_private_step_shows_its_author_the_pages_of_both_with_practice_answers(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """No room of one's own is open in a preview, and no page needs one."""
    page = previewed(qtbot, qapp, "coming-back")
    assert page.conversation is not None
    private = [
        step
        for step in page.conversation.session.flow.all_steps()
        if step.turns is Turns.PRIVATE and step.show_if is None
    ]
    assert {item.share for step in private for item in step.items} >= {Share.ASK, Share.NEVER}
    for step in private:
        page.play.restart()
        page.play.go_to(step.id)
        asked: set[tuple[str, Seat | None]] = set()
        while isinstance(page.play.page, Talk) and place(page).step == step.id:
            page.play.fill_in()
            if place(page).page is PageKind.ITEM:
                asked.add((place(page).item, place(page).seat))
                asked_now = page.conversation.item
                assert asked_now is not None
                assert page.conversation.value is not None or asked_now.type in SILENT
            on(page, fill=False)
        meant = {
            (item.id, seat)
            for item in step.items
            for seat in Seat
            if item.show_if is None and step.who(item) in (Who.BOTH, Who(seat.value))
        }
        assert asked >= meant


SILENT = {"note", "exercise"}


def place(page: LivePreview) -> Place:
    assert page.conversation is not None
    return page.conversation.place


def test_its_author_looks_through_the_eyes_of_one_and_of_all_again(page: LivePreview) -> None:
    page.panel.view.set_opened(True)
    choose(page, "As Alex sees it")
    page.play.go_to("alone")
    settle()
    assert place(page).seat is Seat.SECOND
    choose(page, "All pages")
    page.play.go_to("alone")
    settle()
    assert place(page).seat is Seat.FIRST
    choose(page, "As Alex sees it")
    settle()
    assert place(page).seat is Seat.SECOND


def test_the_arrow_keys_go_from_one_pair_of_eyes_to_the_next(page: LivePreview) -> None:
    page.panel.view.set_opened(True)
    choose(page, "All pages")
    cards = page.panel.findChildren(QAbstractButton)
    next(card for card in cards if card.accessibleName() == "All pages").setFocus()
    for seat in (Seat.FIRST, Seat.SECOND):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Down)
        settle()
        assert page.panel.view.seat is seat
    assert talk(page).page is not None


def choose(page: LivePreview, words: str) -> None:
    cards = page.panel.findChildren(QAbstractButton)
    next(card for card in cards if card.accessibleName() == words).click()


def test_a_talk_for_one_offers_no_one_else_s_pages(qtbot: QtBot, qapp: QApplication) -> None:
    page = previewed(qtbot, qapp, "journal-urge")
    assert "Whose pages" not in " ".join(shown_ways(page))


# -- the keyboard, hiding, and what is kept -------------------------------------------


def test_everything_can_be_reached_and_done_by_the_keyboard_alone(
    qtbot: QtBot, page: LivePreview
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    def tab_to(words: str) -> QAbstractButton:
        for _ in range(80):
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(focused, QAbstractButton) and focused.accessibleName().startswith(words):
                return focused
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        raise AssertionError(f"{words} cannot be reached")

    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(tab_to("Fill in for Sam and Alex"), Qt.Key.Key_Space)
    assert "good · Both" in told(page, "answers")
    QTest.keyClick(tab_to("Continue"), Qt.Key.Key_Space)
    settle()
    assert item(page) == "much"
    QTest.keyClick(tab_to("Go to a step"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to("Each alone"), Qt.Key.Key_Space)
    settle()
    assert page.conversation is not None
    assert page.conversation.place.step == "alone"
    QTest.keyClick(tab_to("Restart"), Qt.Key.Key_Space)
    settle()
    assert item(page) == "good"
    with qtbot.waitSignal(page.left):
        QTest.keyClick(tab_to("Close the preview"), Qt.Key.Key_Space)


def test_hide_covers_the_preview_and_safety_is_at_hand(page: LivePreview) -> None:
    stage = page.window()
    talk(page).hidden.emit()
    assert stage.hidden  # type: ignore[attr-defined]
    stage.show_again()  # type: ignore[attr-defined]
    talk(page).safety.emit()
    assert stage.page is not page  # type: ignore[attr-defined]


def test_nothing_is_written_where_the_couple_keeps_its_own(
    qtbot: QtBot, qapp: QApplication, file: Path, own_home: Path
) -> None:
    own_home.mkdir()
    (own_home / "settings.json").write_text("{}")
    before = tree(own_home.parent)
    page = previewed(qtbot, qapp, file)
    for _ in range(40):
        if isinstance(page.play.page, Ending):
            break
        on(page)
    page.window().close()
    settle()
    assert tree(own_home.parent) == before


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and what is in it."""
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
