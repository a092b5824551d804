"""The pages of a desk: what they say, what they ask, and what they leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.flow.library import Library
from app.homework.desk import Couple, Filed
from app.homework.pack import Per, Returns, Tells
from app.homework.reply import Reply
from app.homework.series import series
from app.homework.sheet import People, Remark, Sheet, Whose, sheet_text
from app.homework.writing import Writing, blank, finished
from app.problem import Problem
from app.ui import fonts, theme
from app.ui.desk.arrived_page import PLAIN, SEALED, ArrivedPage
from app.ui.desk.begin_page import BeginPage, Pattern
from app.ui.desk.couple_page import EMPTY, LOST, CouplePage
from app.ui.desk.desk_page import DeskPage, Entry
from app.ui.desk.key_page import KeyPage, grouped
from app.ui.desk.lock_page import DeskLock
from app.ui.desk.pack_form import PackForm
from app.ui.desk.paper import series_pages
from app.ui.desk.ready_page import ReadyPage
from app.ui.desk.series_table import NARROWEST, SeriesTable
from app.ui.desk.welcome_page import Welcome
from app.ui.homework.pack_cards import ALONE
from app.ui.pdf import pdf
from app.ui.theme import ThemeName
from app.ui.widgets import PassphraseLine, SecondaryButton, Text
from app.ui.widgets.trend_line import TrendLine
from app.vault.settings import Paper

from ...homework.desks import KEY, sheet
from ..couple import HOSTILE, none_renders_markup, one, press, texts

MOMENT = datetime(2026, 11, 27, 9, tzinfo=UTC)
TODAY = MOMENT.date()
COUPLE = Couple("1", "Couple 1", TODAY)
LIBRARY = Library.shipped()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    yield


def up(qtbot: QtBot, page: QWidget, width: int = 1000) -> str:
    """Put the page up; all that can be read there."""
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    QApplication.processEvents()
    return texts(page)


def filed(*sheets: Sheet | None) -> list[Filed]:
    return [Filed(str(at), "1", True, MOMENT, each) for at, each in enumerate(sheets)]


def hostile_sheet(text: str) -> Sheet:
    words = (Remark(of=Whose.ONE, text=text or "-", asked=text),)
    people = People(one=text[:80] or "-", two=text[:80] or "-")
    times = tuple(replace(each, stuck=words, headline=words) for each in sheet().times)
    return sheet(people=people, title=text[:80] or "-", times=times, question=words)


def writing(**more: object) -> Writing:
    begun = blank("R. Vogel", "At the mill")
    return replace(begun, pack=replace(begun.pack, **more))  # type: ignore[arg-type]


# -- the way in -----------------------------------------------------------------------


def test_a_key_is_made_or_brought_and_nothing_typed_is_left(qtbot: QtBot) -> None:
    page = Welcome()
    up(qtbot, page)
    with qtbot.waitSignal(page.made):
        press(page, "Make my key")
    one(page, PassphraseLine).set_text(KEY.line)
    with qtbot.waitSignal(page.brought):
        press(page, "Use this key")
    assert page.line() == KEY.line
    page.refuse(Problem("That is no key."))
    assert "That is no key." in "".join(each.text() for each in page.findChildren(QLabel))
    page.forget()
    assert page.line() == ""


def test_the_lock_tells_nothing_and_says_what_a_forgotten_passphrase_means(qtbot: QtBot) -> None:
    page = DeskLock()
    assert "Couple" not in up(qtbot, page)
    one(page, PassphraseLine).set_text("maple window")
    with qtbot.waitSignal(page.tried):
        press(page, "Unlock")
    page.busy(True)
    page.refuse(Problem("That passphrase does not open it."))
    assert page.passphrase() == ""
    assert "does not open it" in texts(page)
    press(page, "I forgot it")
    assert "only gets another name" in texts(page)
    with qtbot.waitSignal(page.begun_anew):
        press(page, "Set the old one aside")


def test_the_line_of_a_key_shows_only_when_asked_and_is_gone_when_the_page_is_left(
    qtbot: QtBot,
) -> None:
    page = KeyPage(KEY, Paper.A4)
    read = up(qtbot, page)
    assert " ".join(KEY.sender.words) in read
    assert "AGE-SECRET" not in read
    press(page, "Show the line")
    assert grouped(KEY.line) in texts(page)
    page.forget()
    assert "AGE-SECRET" not in texts(page)


def test_a_new_key_shows_its_line_at_once(qtbot: QtBot) -> None:
    assert grouped(KEY.line) in up(qtbot, KeyPage(KEY, Paper.A4, new=True))
    assert grouped(KEY.line).replace(" ", "") == KEY.line


# -- couples --------------------------------------------------------------------------


def test_the_desk_lists_its_couples_and_opens_the_one_that_is_wanted(qtbot: QtBot) -> None:
    other = replace(COUPLE, id="2", label="The Tuesday two")
    page = DeskPage([Entry(COUPLE, "No sheet yet"), Entry(other, "One sheet, of 27 Nov")])
    assert "One sheet, of 27 Nov" in up(qtbot, page)
    with qtbot.waitSignal(page.opened):
        (button,) = (
            each
            for each in page.findChildren(SecondaryButton)
            if each.accessibleName() == "Open: The Tuesday two"
        )
        button.click()
    assert page.chosen == other
    assert "No couple yet" in up(qtbot, DeskPage([]))


def test_a_sheet_that_came_is_read_whole_before_it_is_filed(qtbot: QtBot) -> None:
    reply = Reply(sheet(), sheet_text(sheet()), sealed=True)
    page = ArrivedPage(reply, [COUPLE], None, "Couple 2")
    read = up(qtbot, page)
    assert SEALED in read
    assert "S, It got stuck at: At saying it back." in read
    assert "How do we begin?" in read
    assert not page._file.isEnabled()
    page._with.choose("1")
    page._with.changed.emit()
    assert page._file.isEnabled() and page.couple() == COUPLE
    page._with.choose("new")
    assert page.couple() is None


def test_the_couple_a_sheet_is_likely_of_is_chosen_and_a_plain_sheet_says_so(qtbot: QtBot) -> None:
    reply = Reply(sheet(), sheet_text(sheet()), sealed=False)
    page = ArrivedPage(reply, [COUPLE], COUPLE, "Couple 2")
    assert PLAIN in up(qtbot, page)
    assert page.couple() == COUPLE and page._file.isEnabled()
    assert ArrivedPage(reply, [], None, "Couple 1")._file.isEnabled()


def test_a_couple_over_time_is_a_table_lines_and_the_same_in_words(qtbot: QtBot) -> None:
    page = CouplePage(COUPLE, filed(sheet(1, 2), sheet(2, 4)))
    read = up(qtbot, page)
    for words in ("3 Nov", "24 Nov", "7 → 4", "8 before", "Tension S", "At saying it back."):
        assert words in read
    lines = page.findChildren(TrendLine)
    assert [line.accessibleName().partition(":")[0] for line in lines] == [
        *("Tension before, S", "Tension before, A", "Tension after, S", "Felt heard, A")
    ]
    for line in lines:
        assert line.accessibleName().partition(": ")[2] in read


def test_each_cell_of_the_table_says_what_it_is(qtbot: QtBot) -> None:
    table = SeriesTable(series([sheet()]))
    up(qtbot, table)
    names = {each.accessibleName() for each in table.findChildren(Text)}
    assert {"Minutes: 20", "Tension S: 7 → 4", "Heard S: not told", "Heard A: 5"} <= names


def test_where_there_is_no_room_each_occasion_is_told_line_by_line(qtbot: QtBot) -> None:
    table = SeriesTable(series([sheet()]))
    assert "Tension S\n" in up(qtbot, table, NARROWEST + 10)
    table.resize(NARROWEST - 10, 500)
    QApplication.processEvents()
    assert "Tension S: 7 → 4" in texts(table)


def test_a_couple_without_sheets_and_a_sheet_that_cannot_be_read_are_said(qtbot: QtBot) -> None:
    assert EMPTY in up(qtbot, CouplePage(COUPLE, []))
    page = CouplePage(COUPLE, filed(None))
    up(qtbot, page)
    assert LOST in "".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_a_sheet_are_rendered_as_markup(qtbot: QtBot, words: str) -> None:
    handed = hostile_sheet(words)
    couple = replace(COUPLE, label=words)
    reply = Reply(handed, "", sealed=False)
    for page in (
        ArrivedPage(reply, [couple], couple, words),
        CouplePage(couple, filed(handed)),
        DeskPage([Entry(couple, words)], notices=[words]),
    ):
        up(qtbot, page, 800)
        assert none_renders_markup(page.findChildren(QLabel))
    assert series_pages(words, series([handed]), TODAY, Paper.A4)


def test_on_paper_stands_what_is_on_the_screen(qtbot: QtBot) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    pages = series_pages("Couple 1", series([sheet(1, 3)]), TODAY, Paper.A4)
    read = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(pdf(pages, "Notes", "en"))).pages
    )
    read = " ".join(read.split())
    for words in ("Couple 1", "7 → 4", "7 on 3 Nov, 6 on 10 Nov", "It got stuck at (S)", "begin?"):
        assert words in read


def test_a_long_time_runs_over_several_pages_with_its_heads(qtbot: QtBot) -> None:
    pages = series_pages("Couple 1", series([sheet(1, 50)]), TODAY, Paper.LETTER)
    assert len(pages) > 2


# -- packs ----------------------------------------------------------------------------


def test_a_pack_begins_blank_or_from_another(qtbot: QtBot) -> None:
    own, other = Pattern("Mine", "a", True), Pattern("Theirs", "b", False)
    page = BeginPage([own, other])
    read = up(qtbot, page)
    assert "A new version of one of yours" in read and "One to adapt" in read
    for words, chosen in (("Mine", own), ("Theirs", other), ("Write a new one", None)):
        with qtbot.waitSignal(page.taken):
            press(page, words)
        assert page.chosen == chosen


def test_the_form_says_what_is_missing_and_then_holds_a_pack(qtbot: QtBot) -> None:
    page = PackForm(blank(""), LIBRARY, TODAY)
    up(qtbot, page)
    assert page.missing() == "Still missing: what is practised, why it helps, a talk, your name."
    page._title.set_text("Ten minutes of listening")
    page._why.set_text("It helps.")
    page._name.set_text("R. Vogel")
    page._flows["repair-short"].setChecked(True)
    page._returns.ticks[Tells.MINUTES].setChecked(True)
    page._returns.question.set_text("How do we begin?")
    assert page.missing() == ""
    checked = finished(page.writing(), KEY, set()).checked(LIBRARY)
    assert checked.pack is not None and checked.faults == ()
    assert checked.pack.returns == Returns(tell=(Tells.MINUTES,), question="How do we begin?")


def test_the_form_changes_nothing_that_nobody_touched(qtbot: QtBot) -> None:
    for pack in (
        writing(title="A", why="B", minutes=15, times=2, per=Per.WEEK, days=28, returns=None),
        writing(title="A", why="B", times=5, per=Per.DAY, days=10),
        writing(until="2026-12-24", returns=Returns(answers=("a", "b"), question="C")),
    ):
        page = PackForm(pack, LIBRARY, TODAY)
        qtbot.addWidget(page)
        assert page.writing() == pack


def test_the_last_day_can_be_chosen(qtbot: QtBot) -> None:
    page = PackForm(writing(days=28), LIBRARY, TODAY)
    up(qtbot, page)
    page._rhythm._span.choose("until")
    page._rhythm._span.changed.emit()
    assert page._rhythm._day.isVisibleTo(page)
    page._rhythm._day.show_day(date(2026, 12, 24))
    pack = page.writing().pack
    assert (pack.until, pack.days) == ("2026-12-24", 0)


def test_minutes_that_are_no_number_or_too_many_are_not_taken(qtbot: QtBot) -> None:
    page = PackForm(writing(), LIBRARY, TODAY)
    qtbot.addWidget(page)
    for typed, minutes in (("abc", 0), ("12", 12), ("999", 180), ("-5", 0), ("٣", 0)):
        page._rhythm._minutes.set_text(typed)
        assert page.writing().pack.minutes == minutes


def test_a_pack_is_seen_as_the_couple_will_see_it_before_it_is_signed(qtbot: QtBot) -> None:
    pack = finished(writing(title="Listening", why="*It* helps."), KEY, set()).pack
    page = ReadyPage(pack, LIBRARY, KEY.sender.words, (), TODAY)
    read = up(qtbot, page)
    for words in ("Listening", "From R. Vogel, At the mill", " ".join(KEY.sender.words)):
        assert words in read
    with qtbot.waitSignal(page.signed):
        press(page, "Sign it and save it …")


def test_what_the_couple_hears_of_a_question_its_author_sees_as_well(qtbot: QtBot) -> None:
    pack = finished(writing(title="Listening", why="*It* helps."), KEY, set()).pack
    for of, told in ((pack, False), (replace(pack, ask_obstacle="Who hit you?"), True)):
        read = up(qtbot, ReadyPage(of, LIBRARY, KEY.sender.words, (), TODAY))
        assert (ALONE in read) is told
