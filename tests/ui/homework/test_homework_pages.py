"""The pages around a pack: what they say, what they ask, and what they leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Text as Words
from app.flow.library import Library
from app.flow.readability import reading_age
from app.homework.arrival import Arrival, Arrived, Known
from app.homework.assignment import Assignment, Intent
from app.homework.checked import read_pack
from app.homework.completion import draft
from app.homework.occasion import Kind, Occasion, Said
from app.homework.pack import From, Pack, Returns, Standing
from app.homework.sheet import Went
from app.session.session import Seat
from app.summary.plain import one_line
from app.summary.summary import Column
from app.ui import fonts, theme
from app.ui.homework.entry_card import OVER, UNREADABLE, WITHDRAWN, Act, Entry, EntryCard
from app.ui.homework.handing import Handing
from app.ui.homework.intent_page import IntentPage
from app.ui.homework.occasion_page import OccasionPage
from app.ui.homework.pack_cards import ALONE, APART, HELP, MAY_TOUCH, NOBODY_HAS_TO, SHOWN, WAITS
from app.ui.homework.pack_page import SAME_KEY, UNSIGNED, Compared, PackPage, Signer
from app.ui.homework.plain_page import PlainPage
from app.ui.homework.practice_place import NONE, PracticePlace
from app.ui.homework.sheet_page import INITIALS, NAMES, NOBODY, QUESTION, SheetPage
from app.ui.shortened import shortened
from app.ui.theme import ThemeName
from app.ui.widgets import Fold, PrimaryButton, SecondaryButton

from ..couple import HOSTILE, none_renders_markup, texts

TODAY = date(2026, 11, 27)
WORDS = ("acorn", "bridge", "candle", "dolphin", "ember", "falcon")
SOURCE = """\
pack: 1
id: listening-week
version: 1
language: en
title: Ten minutes of listening
from: {name: R. Vogel, practice: Practice at the Mill}
why: Small and often.
flows:
  - {id: repair-short, version: 1}
times: 2
days: 14
returns:
  tell: [headline, tension, stuck]
  question: How shall we begin?
"""


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    yield


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.shipped()


def pack_of(library: Library, **more: object) -> Pack:
    pack = read_pack(SOURCE.encode(), library).pack
    assert pack is not None
    return replace(pack, **more)  # type: ignore[arg-type]


def taken(pack: Pack | None, **more: object) -> Assignment:
    assignment = Assignment("1", SOURCE, "key", True, TODAY, pack)
    return replace(assignment, **more)  # type: ignore[arg-type]


def up(qtbot: QtBot, page: QWidget) -> str:
    """Put the page up; all that can be read there."""
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return "\n".join(texts(page).split("\n"))


def pack_page(
    library: Library, arrival: Arrival, signer: Signer | None, **more: object
) -> PackPage:
    pack = pack_of(library, **more)
    return PackPage(pack, arrival, signer, tuple(pack.flows_in(library)), TODAY)


NEW = Arrival(Arrived.NEW)
SIGNER = Signer("key", WORDS)


def test_an_unknown_key_is_taken_on_only_once_the_two_say_how_the_words_compare(
    qtbot: QtBot, library: Library
) -> None:
    page = pack_page(library, NEW, SIGNER)
    read = up(qtbot, page)
    assert " ".join(WORDS) in read
    assert not page._take.isEnabled()
    assert page._words is not None
    for chosen, may in ((Compared.DIFFER, False), (Compared.LATER, True), (Compared.FIT, True)):
        page._words.choose(chosen)
        page._words.changed.emit()
        assert page._take.isEnabled() is may
        assert page._stop.isVisibleTo(page) is not may
        assert page.compared is chosen


def test_a_key_that_was_compared_before_is_not_asked_about_again(
    qtbot: QtBot, library: Library
) -> None:
    page = pack_page(library, Arrival(Arrived.NEW, None, Known("key", "R. Vogel", True)), SIGNER)
    assert SAME_KEY in up(qtbot, page)
    assert page._take.isEnabled()


def test_a_pack_that_nobody_signed_says_so(qtbot: QtBot, library: Library) -> None:
    page = pack_page(library, NEW, None)
    assert UNSIGNED in up(qtbot, page)
    assert page._take.isEnabled()


def test_every_question_and_who_sees_its_answer_can_be_read_beforehand(
    qtbot: QtBot, library: Library
) -> None:
    page = pack_page(library, NEW, None)
    up(qtbot, page)
    for fold in page.findChildren(Fold):
        fold.set_opened(True)
    QApplication.processEvents()
    read = texts(page)
    for step in library["repair-short"].all_steps():
        for item in step.items:
            if item.type != "note" and item.ask:
                assert item.ask.partition("<")[0] in read
    assert "nobody else sees it" in read
    assert "Your answer to: How shall we begin?" in read


def test_a_pack_that_was_taken_back_cannot_be_taken_on(qtbot: QtBot, library: Library) -> None:
    page = pack_page(library, NEW, None, standing=Standing.WITHDRAWN)
    assert "taken this pack back" in up(qtbot, page)
    assert not page._take.isEnabled()


def test_an_expired_pack_says_that_its_time_is_over(qtbot: QtBot, library: Library) -> None:
    page = pack_page(library, NEW, None, until="2026-11-01", days=0)
    assert "is over" in up(qtbot, page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_of_a_pack_are_shown_as_they_are(
    qtbot: QtBot, library: Library, text: str
) -> None:
    hostile = From(name=text, practice=text, contact=text)
    page = pack_page(library, NEW, SIGNER, title=text, why=text, sender=hostile)
    assert one_line(text) in up(qtbot, page)
    assert none_renders_markup(page.findChildren(QLabel))


AFRAID = "Are you afraid of your partner?"
NEUTRAL = ("he", "she", "him", "her", "victim", "abuser", "abuse", "danger", "warning", "you must")


def heeding(qtbot: QtBot, library: Library, **more: object) -> PackPage:
    """A pack that asks about fear, put up."""
    page = pack_page(library, NEW, None, **{"ask_obstacle": AFRAID, **more})
    up(qtbot, page)
    return page


def test_a_question_about_fear_is_named_with_where_it_belongs_and_where_help_is(
    qtbot: QtBot, library: Library
) -> None:
    page = heeding(qtbot, library)
    read = texts(page)
    for words in (ALONE, MAY_TOUCH, f"•  “{AFRAID}”", APART, NOBODY_HAS_TO, HELP):
        assert words in read
    ways = [b for b in page.findChildren(SecondaryButton) if b.words == "Is a talk right?"]
    with qtbot.waitSignal(page.safety_asked):
        ways[0].click()
    assert page._take.isEnabled()


def test_it_is_said_to_both_in_the_same_words_and_marks_nobody(
    qtbot: QtBot, library: Library
) -> None:
    for words in (ALONE, MAY_TOUCH, APART, NOBODY_HAS_TO, WAITS, HELP):
        spoken = f" {words.lower()} ".replace(".", " ").replace(",", " ")
        assert not [each for each in NEUTRAL if f" {each} " in spoken]
        assert reading_age(words) <= 13, words


def test_a_pack_without_such_a_question_says_nothing_of_it(qtbot: QtBot, library: Library) -> None:
    assert ALONE not in up(qtbot, pack_page(library, NEW, None))


def test_that_a_talk_waits_for_an_answer_is_said_with_the_way_out(
    qtbot: QtBot, library: Library
) -> None:
    assert WAITS not in texts(heeding(qtbot, library))
    flow = library["repair-short"]
    step = flow.steps[0]
    waiting = Words(id="fear", ask=AFRAID, required=True)
    inside = replace(flow, id="own", steps=(replace(step, items=(waiting,)),))
    assert WAITS in texts(heeding(qtbot, library, inside=(inside,)))


def test_what_asks_about_safety_is_not_among_what_may_be_handed_back(
    qtbot: QtBot, library: Library
) -> None:
    flow = library["repair-short"]
    items = (Words(id="fear", ask=AFRAID), Words(id="wish", ask="What do you wish for?"))
    inside = replace(flow, id="own", steps=(replace(flow.steps[0], items=items),))
    returns = Returns(answers=("fear", "wish"), question=AFRAID)
    read = texts(heeding(qtbot, library, inside=(inside,), returns=returns))
    assert "Your answer to: What do you wish for?" in read
    assert f"Your answer to: {AFRAID}" not in read
    sheet = up(qtbot, SheetPage(pack_of(library, returns=returns), ("Sam", "Sue")))
    assert QUESTION in sheet and AFRAID not in sheet


def test_of_very_many_such_questions_some_are_named_and_the_others_counted(
    qtbot: QtBot, library: Library
) -> None:
    flow = library["repair-short"]
    items = tuple(Words(id=f"q-{n}", ask=f"{AFRAID} ({n})") for n in range(40))
    inside = replace(flow, id="own", steps=(replace(flow.steps[0], items=items),))
    read = texts(heeding(qtbot, library, inside=(inside,)))
    assert read.count(f"•  “{AFRAID}") == SHOWN
    assert f"and {41 - SHOWN} more" in read


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [100, 200])
def test_hostile_questions_about_fear_are_shown_as_they_are_and_within_the_page(
    qtbot: QtBot, qapp: QApplication, library: Library, text: str, size: int
) -> None:
    theme.apply(qapp, theme.load(ThemeName.DARK), size)
    asked = f"{AFRAID} {text}"
    items = (Words(id="fear", ask=asked, required=True),)
    flow = library["repair-short"]
    inside = replace(flow, id="own", title=text[:80], steps=(replace(flow.steps[0], items=items),))
    page = heeding(qtbot, library, inside=(inside,), title=text[:80])
    page.resize(800, 600)
    QApplication.processEvents()
    assert f"•  “{one_line(asked)[:150]}" in texts(page)
    assert none_renders_markup(page.findChildren(QLabel))
    assert page._scroll.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisibleTo(page):
            assert label.mapTo(page, label.rect().topRight()).x() < page.width()
            assert label.height() >= label.heightForWidth(label.width())


def entry(assignment: Assignment, library: Library, *occasions: Occasion, talk: str = "") -> Entry:
    flows = tuple(assignment.pack.flows_in(library)) if assignment.pack else ()
    return Entry(assignment, flows, occasions, talk, TODAY)


def acts(card: EntryCard) -> list[tuple[Act, str]]:
    pack = card.entry.assignment.pack
    return [(act, flow) for _, act, flow in card._buttons(pack)] if pack else []


def test_a_card_says_how_often_until_when_and_how_far(qtbot: QtBot, library: Library) -> None:
    occasions = (Occasion("1", TODAY, Went.DONE), Occasion("1", TODAY, Went.NOT))
    card = EntryCard(entry(taken(pack_of(library)), library, *occasions))
    read = up(qtbot, card)
    assert "Twice a week. 1 of 2 this week." in read
    assert "until Friday 11 December 2026" in read
    assert (Act.DO, "repair-short") in acts(card)
    assert (Act.HAND_ON, "") in acts(card)


def test_what_was_taken_back_is_not_offered_to_do_but_to_hand_on(
    qtbot: QtBot, library: Library
) -> None:
    gone = taken(pack_of(library, standing=Standing.WITHDRAWN))
    card = EntryCard(entry(gone, library, Occasion("1", TODAY, Went.DONE)))
    assert WITHDRAWN in up(qtbot, card)
    assert [act for act, _ in acts(card)] == [Act.HAND_ON]


def test_a_pack_that_cannot_be_read_any_more_can_only_be_taken_out(
    qtbot: QtBot, library: Library
) -> None:
    assert UNREADABLE in up(qtbot, EntryCard(entry(taken(None), library)))


def test_when_its_time_is_over_it_can_still_be_done(qtbot: QtBot, library: Library) -> None:
    late = taken(pack_of(library), opened=date(2026, 10, 1))
    card = EntryCard(entry(late, library))
    assert OVER in up(qtbot, card)
    assert (Act.DO, "repair-short") in acts(card)


def test_a_talk_that_is_open_is_taken_up_and_not_begun_anew(qtbot: QtBot, library: Library) -> None:
    card = EntryCard(entry(taken(pack_of(library)), library, talk="t"))
    up(qtbot, card)
    offered = [act for act, _ in acts(card)]
    assert Act.TAKE_UP in offered
    assert Act.DO not in offered


def test_words_that_were_not_compared_can_be_compared_later(qtbot: QtBot, library: Library) -> None:
    card = EntryCard(entry(taken(pack_of(library), confirmed=False), library))
    assert "Not compared yet." in up(qtbot, card)
    assert (Act.COMPARE, "") in acts(card)


def test_an_empty_place_says_what_a_pack_is(qtbot: QtBot) -> None:
    page = PracticePlace((), (("a.reknit", "An example"),))
    read = up(qtbot, page)
    assert NONE in read
    with qtbot.waitSignal(page.example_asked):
        page.findChild(SecondaryButton).click()  # type: ignore[union-attr]
    assert page.example == "a.reknit"


def test_day_time_place_and_obstacle_come_back_as_they_were_kept(
    qtbot: QtBot, library: Library
) -> None:
    intent = Intent(6, time(20, 30), "in the kitchen", "the phone", "we leave it outside")
    pack = pack_of(library)
    page = IntentPage(taken(pack, intent=intent), pack)
    up(qtbot, page)
    assert page.intent() == intent
    empty = IntentPage(taken(pack), pack)
    up(qtbot, empty)
    assert empty.intent() == Intent()


def test_what_got_in_the_way_is_asked_only_where_something_did(
    qtbot: QtBot, library: Library
) -> None:
    page = OccasionPage(pack_of(library), Went.DONE, TODAY)
    up(qtbot, page)
    page._headline.set_text("The washing up")
    page._stuck.set_text("At saying it back")
    page._obstacle.set_text("The phone")

    def told() -> set[Kind]:
        return {each.kind for each in page.said()}

    assert told() == {Kind.HEADLINE}
    page._went.choose(Went.PART)
    assert told() == {Kind.HEADLINE, Kind.STUCK, Kind.OBSTACLE}
    page._went.choose(Went.NOT)
    assert told() == {Kind.OBSTACLE}


SAID = (
    Said("headline", Kind.HEADLINE, None, "The washing up"),
    Said("a", Kind.TENSION_AFTER, 0, number=3),
    Said("b", Kind.TENSION_AFTER, 1, number=4),
)


def handing(library: Library, *, final: bool) -> Handing:
    pack = pack_of(library)
    occasion = Occasion("1", TODAY, Went.DONE, "t", SAID)
    sheet = draft(taken(pack), pack, [occasion], ("Ada", "Bo"), TODAY, "0" * 32)
    return Handing(sheet, (PrimaryButton("Seal it"),) if final else (), final=final)


def pressed(page: Handing, words: str) -> None:
    buttons = page._signing.findChildren(SecondaryButton) + page._signing.findChildren(
        PrimaryButton
    )
    QApplication.processEvents()
    there = (each for each in buttons if each.isVisibleTo(page))
    named = {each.accessibleName(): each for each in there}
    assert words in named, [*named]
    named[words].click()


def test_nothing_is_ticked_before_each_has_let_out_their_own(
    qtbot: QtBot, library: Library
) -> None:
    page = handing(library, final=False)
    up(qtbot, page)
    assert not any(line.handed_for for line in page.summary.lines)
    pressed(page, "Hand on all of mine")
    mine = {line.key for line in page.summary.lines if Seat.FIRST in line.handed_for}
    assert mine == {"times.0.headline.0", "times.0.tension_after.one"}
    assert not any(Seat.SECOND in line.handed_for for line in page.summary.lines)


def test_the_turn_of_both_ends_it_and_asks_for_no_more(qtbot: QtBot, library: Library) -> None:
    page = handing(library, final=False)
    up(qtbot, page)
    pressed(page, "Done")
    with qtbot.waitSignal(page.turned):
        pressed(page, "Done")


def test_a_sheet_leaves_only_when_both_said_yes_and_a_tick_takes_that_back(
    qtbot: QtBot, library: Library
) -> None:
    page = handing(library, final=True)
    up(qtbot, page)
    (seal,) = page._ways
    assert all(line.chosen(Column.HANDED) for line in page.summary.lines)
    assert not seal.isEnabled()
    for _ in range(2):
        pressed(page, "Done")
    pressed(page, "Ada: Yes, fine")
    assert not seal.isEnabled()
    pressed(page, "Bo: Yes, fine")
    assert seal.isEnabled()
    pressed(page, f"{shortened('Bo', 24)} ticks again")
    box = next(r.ticks[Column.HANDED] for r in page._lines._rows if r.line.by is Seat.SECOND)
    box.click()
    assert not page.summary.signed
    pressed(page, "Done")
    assert not seal.isEnabled()


def test_the_two_choose_what_they_are_called_in_the_sheet(qtbot: QtBot, library: Library) -> None:
    page = SheetPage(pack_of(library), ("Sam", "Sue"))
    assert "How shall we begin?" in up(qtbot, page)
    called = {INITIALS: ("S1", "S2"), NAMES: ("Sam", "Sue"), NOBODY: ("One", "Two")}
    for chosen, people in called.items():
        page._called.choose(chosen)
        assert page.people() == people


def test_without_a_seal_only_once_both_say_so(qtbot: QtBot) -> None:
    page = PlainPage()
    up(qtbot, page)
    (button,) = [b for b in page.findChildren(SecondaryButton) if "unsealed" in b.text()]
    assert not button.isEnabled()
    page._both.click()
    with qtbot.waitSignal(page.chosen):
        button.click()


def test_where_nothing_comes_back_nothing_is_written_that_could(
    qtbot: QtBot, library: Library
) -> None:
    page = OccasionPage(pack_of(library, returns=None), Went.NOT, TODAY)
    up(qtbot, page)
    page._obstacle.set_text("The phone")
    assert page.said() == ()
