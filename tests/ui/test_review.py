"""The end of a talk on screen: whose ticks they are, what a therapist gets, what is taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.flow.digest import to_canonical
from app.session.conversation import Conversation
from app.session.session import Seat
from app.summary.compose import compose
from app.summary.consent import OWN_COLUMNS, handed, kept, printed
from app.summary.line import key_of
from app.summary.record import to_json
from app.summary.summary import Column, Summary
from app.summary.told import told
from app.ui import accessible, fonts, theme
from app.ui.columns import POLICY, WORDS, ColumnHead
from app.ui.lines import GOES, JOINT, LEGIBLE, NOTHING, Lines, Row
from app.ui.places.copies import EMPTY, HEADINGS, Copies
from app.ui.places.safety import Safety
from app.ui.review import COPIES, WANTED, Review
from app.ui.talks import past
from app.ui.theme import ThemeName
from app.ui.typeface import scaled
from app.ui.widgets import Card, Heading, NameChip, ScrollColumn, Text, Tick
from app.ui.withdrawal import ANY_TIME, HOW, NONE
from app.ui.wizard.wizard import Talk
from app.vault import backups, engine
from app.vault.settings import Settings
from app.vault.store import SHARED, Vault

from ..journeys.road import begun, practice_of, road
from ..summary.evenings import FIRST, NOW, SECOND, agreed, all_handed, evening, headlines_handed
from ..summary.test_shipped import whole_talk
from ..vault.rooms import held
from ..vault.talk import protected
from .couple import at_home, one, said, texts, window_of

K = Qt.Key
MARKS = {0x2068: None, 0x2069: None}
SIZES = [(800, 600, 100), (800, 600, 200), (1440, 900, 100), (1440, 900, 200)]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    yield
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


HELD: list[QWidget] = []


@pytest.fixture(autouse=True)
def windows() -> Iterator[None]:
    """Holds the windows that pages stand in, for nobody else does."""
    yield
    for window in HELD:
        window.close()
        window.deleteLater()
    HELD.clear()


def up(qtbot: QtBot, page: QWidget, width: int = 1200, height: int = 800) -> None:
    """Show a page in a window of that size, however much room it would like."""
    window = QWidget()
    HELD.append(window)
    page.setParent(window)
    resize(page, width, height)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()


def resize(page: QWidget, width: int, height: int) -> None:
    page.window().resize(width, height)
    page.setGeometry(0, 0, width, height)
    settle()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def vault() -> Iterator[Vault]:
    with Vault.in_memory() as vault:
        yield vault


@pytest.fixture
def review(qtbot: QtBot, vault: Vault) -> Review:
    review = Review(evening(), vault)
    up(qtbot, review)
    review.arrive()
    return review


def want(review: Review) -> None:
    one(review, Tick, WANTED).setChecked(True)
    settle()


def rows(page: QWidget) -> list[Row]:
    return [row for row in page.findChildren(Row) if row.isVisibleTo(page)]


def ticks(row: Row) -> dict[Column, Tick]:
    return {column: box for column, box in row.ticks.items() if box.isVisibleTo(row)}


def own(summary: Summary, seat: Seat) -> set[str]:
    return {line.key for line in summary.lines if seat in line.authors}


def press(page: QWidget, words: str) -> None:
    """Click the button in sight that says `words`; names may stand in marks of their own."""
    plain = [b for b in buttons(page) if words in said(b).translate(MARKS)]
    assert plain, f"no button says {words!r}"
    assert plain[0].isEnabled()
    plain[0].click()
    settle()


def sign(review: Review) -> None:
    """From the turn of the first one to the yes of both."""
    for _ in range(2):
        press(review, "Keep all of mine")
        press(review, "Done")
    for name in review.summary.names:
        say_yes(review, name)


def say_yes(review: Review, name: str) -> None:
    next(b for b in buttons(review) if b.accessibleName() == f"{name}: Yes, fine").click()
    settle()


def buttons(page: QWidget) -> list[QAbstractButton]:
    return [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]


# -- the column for a therapist -----------------------------------------------------------


def test_most_couples_never_see_the_column_for_a_therapist(review: Review) -> None:
    assert review.columns == OWN_COLUMNS
    assert all(set(ticks(row)) == set(OWN_COLUMNS) for row in rows(review))
    heads = [head for head in review.findChildren(ColumnHead) if head.isVisible()]
    assert len(heads) == 2 and POLICY not in texts(review)
    assert not one(review, Tick, WANTED).isChecked()


def test_the_column_comes_when_the_two_ask_for_it_with_nothing_ticked(review: Review) -> None:
    want(review)
    assert all(set(ticks(row)) == set(Column) for row in rows(review))
    assert not any(box.isChecked() for row in rows(review) for box in ticks(row).values())
    assert POLICY in texts(review) and WORDS[Column.HANDED] in texts(review)
    assert handed(review.summary).sections == ()


def test_keep_all_of_mine_leaves_the_column_for_a_therapist_alone(review: Review) -> None:
    want(review)
    press(review, "Keep all of mine")
    for row in rows(review):
        mine = FIRST in row.line.authors
        assert [ticks(row)[column].isChecked() for column in Column] == [mine, mine, False]


def test_only_the_one_who_said_it_can_hand_a_line_on(review: Review) -> None:
    want(review)
    for seat in Seat:
        for row in rows(review):
            mine = ticks(row)[Column.HANDED].isEnabled()
            assert mine is (row.line.key in own(review.summary, seat)), row.line.key
        press(review, "Done")
    assert not any(ticks(row)[Column.HANDED].isEnabled() for row in rows(review))


def test_headlines_go_to_a_therapist_with_an_act_of_their_own(review: Review) -> None:
    assert not [b for b in buttons(review) if "Headlines" in b.accessibleName()]
    want(review)
    press(review, "Headlines to our therapist")
    ticked = {row.line.key for row in rows(review) if ticks(row)[Column.HANDED].isChecked()}
    assert ticked == {"plan/first/first", "space", "end", "look"}
    assert not any(ticks(row)[column].isChecked() for row in rows(review) for column in OWN_COLUMNS)


def test_without_a_therapist_after_all_nothing_is_handed_on_and_both_say_yes_again(
    review: Review,
) -> None:
    want(review)
    press(review, "Headlines to our therapist")
    sign(review)
    assert review.summary.agreed and handed(review.summary).sections
    one(review, Tick, WANTED).setChecked(False)
    settle()
    assert handed(review.summary).sections == () and not review.summary.agreed
    assert "both of you say yes again" in texts(review)
    want(review)
    assert handed(review.summary).sections == ()


def test_a_tick_for_a_therapist_says_so_to_a_screen_reader(review: Review) -> None:
    want(review)
    row = next(row for row in rows(review) if row.line.key == "story/first/first")
    name = "Sam: By the third evening I felt very alone., goes to your therapist"
    assert ticks(row)[Column.HANDED].accessibleName() == name


@pytest.mark.parametrize("wanted", (False, True))
@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_words_keep_room_beside_the_ticks_or_the_ticks_stand_below_them(
    qtbot: QtBot,
    vault: Vault,
    qapp: QApplication,
    width: int,
    height: int,
    percent: int,
    wanted: bool,
) -> None:
    theme.apply(qapp, theme.load(ThemeName.LIGHT), percent)
    review = Review(evening(), vault)
    up(qtbot, review, width, height)
    if wanted:
        want(review)
    for row in rows(review):
        words = row.findChildren(Text)[0]
        boxes = list(ticks(row).values())
        assert len(boxes) == 2 + wanted
        below = [box for box in boxes if top(box, row) >= bottom(words, row)]
        assert below in ([], boxes)
        room = row.width() - place(words, row).left() if below else scaled(LEGIBLE)
        assert words.width() >= room - 1
        assert all(bool(box.words) is bool(below) for box in boxes)
        for box in boxes:
            assert QRect(QPoint(), row.size()).contains(place(box, row)), row.line.key
            assert box.width() >= box.minimumSizeHint().width()
            assert row.line.sentence in box.accessibleName()
    heads = [head for head in review.findChildren(ColumnHead) if head.isVisible()]
    across = not ticks(rows(review)[0])[Column.STAYS].words
    assert len(heads) == (2 + wanted) * across
    assert across is ((width, percent) != (800, 200))
    for head, box in zip(heads, ticks(rows(review)[0]).values(), strict=False):
        assert abs(middle(head, review) - middle(box, review)) <= 1


def place(widget: QWidget, inside: QWidget) -> QRect:
    return QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())


def top(widget: QWidget, inside: QWidget) -> int:
    return place(widget, inside).top()


def bottom(widget: QWidget, inside: QWidget) -> int:
    return place(widget, inside).bottom()


def middle(widget: QWidget, inside: QWidget) -> int:
    return place(widget, inside).center().x()


def test_another_text_size_moves_the_ticks_and_loses_none(
    review: Review, qapp: QApplication
) -> None:
    want(review)
    press(review, "Keep all of mine")
    for percent in (200, 100):
        theme.apply(qapp, theme.load(ThemeName.LIGHT), percent)
        settle()
        for row in rows(review):
            mine = FIRST in row.line.authors
            assert [ticks(row)[column].isChecked() for column in Column] == [mine, mine, False]
            assert bool(ticks(row)[Column.STAYS].words) is (percent == 200)


# -- the copies ---------------------------------------------------------------------------


def copy_cards(page: Copies) -> dict[Column, Card]:
    found = {}
    for card in page.findChildren(Card):
        heading = next(column for column in Column if HEADINGS[column] in texts(card))
        found[heading] = card
    return found


def test_each_copy_reads_just_as_it_will(qtbot: QtBot) -> None:
    summary = headlines_handed(evening())
    page = Copies(summary, tuple(Column))
    up(qtbot, page)
    made = {Column.STAYS: kept, Column.PRINTED: printed, Column.HANDED: handed}
    for column, card in copy_cards(page).items():
        copy = made[column](summary)
        read = [label.text() for label in card.findChildren(QLabel)]
        told_there = [each for section in copy.sections for each in told(copy, section)]
        expected = [(each.name, each.words) for each in told_there]
        assert expected
        assert set(expected) <= set(pairwise(read))
        for words in (copy.heading, copy.dated, copy.facts, copy.footer):
            assert words in read
        assert len([words for words in read if words in {w for _, w in expected}]) == len(expected)


def test_a_line_of_one_copy_only_is_in_no_other(qtbot: QtBot, vault: Vault, review: Review) -> None:
    want(review)
    chosen = {
        Column.STAYS: "story/first/first",
        Column.PRINTED: "thanks/first",
        Column.HANDED: "feelings/first",
    }
    for row in rows(review):
        for column, key in chosen.items():
            if row.line.key == key:
                ticks(row)[column].setChecked(True)
    page = Copies(review.summary, review.columns)
    up(qtbot, page)
    for column, card in copy_cards(page).items():
        for other, key in chosen.items():
            text = review.summary.line(key).text
            assert (text in texts(card)) is (other is column)


def test_an_empty_copy_says_so(qtbot: QtBot) -> None:
    page = Copies(compose(evening(), NOW), tuple(Column))
    up(qtbot, page)
    for column, card in copy_cards(page).items():
        assert EMPTY[column] in texts(card) and "Sam" not in texts(card)


def test_nothing_can_be_changed_where_the_copies_stand(qtbot: QtBot) -> None:
    page = Copies(all_handed(evening()), tuple(Column))
    up(qtbot, page)
    assert [b.accessibleName() for b in buttons(page)] == ["Back", "Is a talk right?", "Hide"]


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_copies_stand_side_by_side_where_there_is_room(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, percent: int
) -> None:
    theme.apply(qapp, theme.load(ThemeName.DARK), percent)
    page = Copies(all_handed(evening()), tuple(Column))
    up(qtbot, page, width, height)
    cards = [copy_cards(page)[column] for column in Column]
    tops = {top(card, page) for card in cards}
    assert len(tops) == (1 if (width, percent) == (1440, 100) else 3)
    for button in buttons(page):
        assert page.rect().contains(place(button, page))
    for card in cards:
        assert place(card, page).left() >= 0 and place(card, page).right() < width


def test_the_copies_lead_back_with_the_keyboard_where_it_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = window_of(qtbot, qapp, tmp_path / "home")
    at_home(window)
    review = window.visit.sitting._review(evening(), None)
    asked = next(b for b in buttons(review) if b.accessibleName() == COPIES)
    asked.setFocus()
    QTest.keyClick(asked, K.Key_Space)
    page = window.page
    assert isinstance(page, Copies)
    assert window.focusWidget() is page.first()
    press(page, "Is a talk right?")
    safety = window.page
    assert isinstance(safety, Safety)
    window.uncover()
    press(page, "Hide")
    assert window.hidden
    window.show_again()
    QTest.keyClick(page.first(), K.Key_Space)
    assert window.page is review and window.focusWidget() is asked


def test_the_copies_of_a_past_talk_show_a_therapists_only_where_there_is_one(
    qtbot: QtBot, vault: Vault
) -> None:
    plain = Review(evening(), vault, kept(agreed(evening())))
    assert plain.columns == OWN_COLUMNS
    with_one = Review(evening(), vault, kept(headlines_handed(evening())))
    assert with_one.columns == tuple(Column)
    page = Copies(with_one.summary, with_one.columns)
    up(qtbot, page)
    assert "For our therapist, from Sam and Alex" in texts(page)
    plain.deleteLater()
    with_one.deleteLater()


# -- taken back later ---------------------------------------------------------------------


@pytest.fixture
def kept_vault(tmp_path: Path) -> Iterator[Vault]:
    with protected(tmp_path / "vault") as vault:
        yield vault


@pytest.fixture
def looked_at(qtbot: QtBot, kept_vault: Vault) -> Review:
    """A long talk of the past, kept with every line, and a backup of it."""
    return of_the_past(qtbot, kept_vault, "repair-five-steps")


@pytest.fixture
def short_one(qtbot: QtBot, kept_vault: Vault) -> Review:
    """A short one."""
    return of_the_past(qtbot, kept_vault, "repair-short")


def of_the_past(qtbot: QtBot, kept_vault: Vault, flow_id: str) -> Review:
    session = whole_talk(flow_id)
    kept_vault.begin(session, to_canonical(session.flow))
    kept_vault.keep(session.id, *(each for each in session.answers.values() if each.kept))
    whole = json.dumps(to_json(kept(headlines_handed(session))), ensure_ascii=False)
    told_then = {key_of(slot): slot for slot in session.answers}
    untold = told_then.keys() - {line.key for line in compose(session, NOW).lines}
    gone = [told_then[key] for key in untold]
    kept_vault.finish(session.id, whole, NOW, without=gone)
    kept_vault.back_up()
    return reopened(qtbot, kept_vault)


def reopened(qtbot: QtBot, vault: Vault) -> Review:
    (head,) = vault.sessions()
    session, summary = past(vault, head)
    assert summary is not None
    again = Review(session, vault, summary)
    up(qtbot, again)
    again.arrive()
    return again


def offered(review: Review) -> set[str]:
    return {row.line.key for row in rows(review) if row.offers_back}


def take_back(review: Review, key: str) -> None:
    row = next(row for row in rows(review) if row.line.key == key)
    press(row, "Take this back")
    press(row, "Take it back for good")
    settle()


def every_word(vault: Vault) -> str:
    """All that the shared file and its backups hold, decrypted."""
    found = []
    place = held(vault)
    for each in backups.listed(place.folder):
        connection = engine.open_file(each.path / SHARED, place.key, place.vault_id)
        found.append(dumped(connection))
        engine.close(connection)
    assert found
    return "\n".join((dumped(vault._connection), *found))


def dumped(connection: object) -> str:
    tables = connection.execute(  # type: ignore[attr-defined]
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
    ).fetchall()
    rows = [connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables]  # type: ignore[attr-defined]
    return repr(rows)


def test_nothing_asks_to_be_taken_back_until_somebody_wants_to(looked_at: Review) -> None:
    assert offered(looked_at) == set()
    assert ANY_TIME in texts(looked_at)


@pytest.mark.parametrize("seat", Seat)
def test_each_can_take_back_what_is_theirs_and_nothing_else(looked_at: Review, seat: Seat) -> None:
    press(looked_at, f"{looked_at.summary.name(seat)} takes back")
    assert offered(looked_at) == own(looked_at.summary, seat)
    assert HOW in texts(looked_at)
    focused = looked_at.window().focusWidget()
    assert focused is not None and focused.accessibleName().startswith("Take back: ")
    press(looked_at, "Done")
    assert offered(looked_at) == set()


@pytest.mark.parametrize(
    ("key", "seat", "words"),
    [
        ("told/first/first", FIRST, "By the third evening"),
        ("facts/second", SECOND, "On Sunday the visit was over"),
        ("plan/second/second", SECOND, "I notice that I want to be alone"),
        ("space-word", SECOND, "Harbour"),
        ("side-by-side-when", FIRST, "2026-11-25"),
    ],
)
def test_what_is_taken_back_is_gone_from_the_vault_and_its_backups(
    looked_at: Review, kept_vault: Vault, qtbot: QtBot, key: str, seat: Seat, words: str
) -> None:
    assert every_word(kept_vault).count(words) >= 4
    before = looked_at.summary
    press(looked_at, f"{before.name(seat)} takes back")
    take_back(looked_at, key)
    assert words not in every_word(kept_vault)
    left = [line for line in before.lines if line.key != key]
    assert list(looked_at.summary.lines) == left
    again = reopened(qtbot, kept_vault)
    assert list(again.summary.lines) == left
    assert key not in {key_of(slot) for slot in again._session.answers}
    assert {key_of(slot) for slot in again._session.answers} == {line.key for line in left}


def test_a_joint_line_leaves_the_same_behind_whoever_takes_it_back(
    kept_vault: Vault, looked_at: Review, qtbot: QtBot, tmp_path: Path
) -> None:
    (head,) = kept_vault.sessions()
    whole = kept_vault.summary(head.id)
    left = []
    for seat in Seat:
        kept_vault.finish(head.id, whole, head.ended)
        again = reopened(qtbot, kept_vault)
        press(again, f"{again.summary.name(seat)} takes back")
        row = next(row for row in rows(again) if row.line.key == "space-word")
        press(row, "Take this back")
        assert JOINT in texts(row)
        press(row, "Take it back for good")
        left.append(every_word(kept_vault))
        assert "Harbour" not in left[-1]
    assert left[0] == left[1]


def test_taking_back_says_first_what_stays_and_can_be_left(
    looked_at: Review, kept_vault: Vault
) -> None:
    before = every_word(kept_vault)
    press(looked_at, "Sam takes back")
    row = next(row for row in rows(looked_at) if row.line.key == "told/first/first")
    assert GOES not in texts(row)
    press(row, "Take this back")
    assert GOES in texts(row)
    press(row, "Keep it")
    assert row.offers_back and GOES not in texts(row)
    assert every_word(kept_vault) == before


def test_the_keyboard_goes_to_the_next_line_and_at_the_end_to_done(short_one: Review) -> None:
    press(short_one, "Alex takes back")
    while offered(short_one):
        focused = short_one.window().focusWidget()
        assert focused is not None and focused.accessibleName().startswith("Take back: ")
        QTest.keyClick(focused, K.Key_Space)
        keep = short_one.window().focusWidget()
        assert keep is not None and keep.accessibleName() == "Keep it"
        QTest.keyClick(keep, K.Key_Tab)
        QTest.keyClick(short_one.window().focusWidget() or keep, K.Key_Space)
        settle()
    assert {line.by for line in short_one.summary.lines} == {FIRST}
    done = short_one.window().focusWidget()
    assert done is not None and done.accessibleName() == "Done" and NONE in texts(short_one)
    assert short_one.summary.agreed and "Not yet agreed" not in texts(short_one)


def test_where_nothing_was_written_nothing_is_offered_to_be_taken_back(
    qtbot: QtBot, vault: Vault
) -> None:
    session = replace(evening(), answers={})
    review = Review(session, vault, compose(session, NOW))
    up(qtbot, review)
    assert NOTHING in texts(review)
    assert ANY_TIME not in texts(review)


@pytest.mark.parametrize(("width", "beside"), [(800, True), (1440, False)])
def test_what_one_can_do_stands_beside_the_name_where_there_is_room(
    qtbot: QtBot, vault: Vault, width: int, beside: bool
) -> None:
    review = Review(evening(), vault)
    up(qtbot, review, width, 900)
    (chip,) = [each for each in review.findChildren(NameChip) if "ticks now" in said(each)]
    (done,) = [each for each in buttons(review) if said(each) == "Done"]
    middle = [each.mapTo(review, each.rect().center()).y() for each in (chip, done)]
    assert (abs(middle[0] - middle[1]) <= 1) is beside


def test_when_all_is_taken_back_it_reads_as_if_nothing_had_been_written(
    short_one: Review, kept_vault: Vault, qtbot: QtBot
) -> None:
    for name in ("Sam", "Alex"):
        press(short_one, f"{name} takes back")
        while keys := offered(short_one):
            take_back(short_one, sorted(keys)[0])
        press(short_one, "Done")
    again = reopened(qtbot, kept_vault)
    assert NOTHING in texts(again) and again._session.answers == {}


def test_what_cannot_be_taken_out_stays_on_the_page_and_is_said(
    looked_at: Review, kept_vault: Vault
) -> None:
    press(looked_at, "Sam takes back")
    kept_vault._connection.pragma("query_only", True)
    before = looked_at.summary
    take_back(looked_at, "told/first/first")
    assert looked_at.summary == before
    assert looked_at._trouble.isVisible() and looked_at._trouble.text()
    assert {line.key for line in before.lines} == {row.line.key for row in rows(looked_at)}
    kept_vault._connection.pragma("query_only", False)
    take_back(looked_at, "told/first/first")
    assert not looked_at._trouble.isVisible()
    assert "By the third evening" not in every_word(kept_vault)


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_the_way_to_take_back_is_in_sight_once_it_is_asked_for(
    looked_at: Review, qapp: QApplication, width: int, height: int, percent: int
) -> None:
    theme.apply(qapp, theme.load(ThemeName.LIGHT), percent)
    resize(looked_at, width, height)
    press(looked_at, "Alex takes back")
    settle()
    for key in (K.Key_Space, None):
        focused = looked_at.window().focusWidget()
        assert focused is not None
        assert not focused.visibleRegion().isEmpty()
        assert focused.visibleRegion().boundingRect() == focused.rect()
        if key is not None:
            QTest.keyClick(focused, key)


def test_the_sheet_holds_one_row_a_line(looked_at: Review) -> None:
    (sheet,) = [each for each in looked_at.findChildren(Lines) if each.isVisible()]
    assert [row.line for row in rows(sheet)] == list(looked_at.summary.lines)


# -- where it comes up -------------------------------------------------------------------


def to_the_end(vault: Vault) -> tuple[Conversation, Conversation]:
    """The longest shipped talk of the practice couple: its last place, and when it has ended."""
    *_, there, ended = road(begun(vault, "repair-five-steps"), practice_of("repair-five-steps"))
    return there, ended


def top_of(part: QWidget, scroll: ScrollColumn) -> int:
    return part.mapTo(scroll.viewport(), QPoint(0, 0)).y()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_review_comes_up_with_what_is_asked_and_the_keyboard_in_sight(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int
) -> None:
    settings = replace(Settings(reduced_motion=True), text_size=percent)
    window = window_of(qtbot, qapp, tmp_path / "home", settings)
    window.resize(800, 600)
    with Vault.in_memory() as vault:
        there, ended = to_the_end(vault)
        window.show_page(talk := Talk(there, vault))
        qtbot.waitUntil(lambda: talk.focusWidget() is not None and talk.isActiveWindow())
        review = Review(ended.session, vault)
        window.show_page(review)
        (scroll,) = review.findChildren(ScrollColumn)

        def stands_well() -> bool:
            held = review.focusWidget()
            if held is None or not scroll.isAncestorOf(held):
                return False
            top, room = top_of(held, scroll), scroll.viewport().height()
            return 0 <= top <= room - held.height()

        def in_sight(title: str) -> bool:
            heading = next(each for each in review.findChildren(Heading) if each.text() == title)
            return top_of(heading, scroll) >= 0

        for _ in range(20):
            qapp.processEvents()
        assert stands_well()
        assert in_sight("Who ticks what is theirs")
        assert in_sight(review.title) or percent == 200
