"""The card in the middle of a talk, and the frame that folds around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.session.conversation import Conversation
from app.session.place import PageKind, stage_of
from app.session.session import Seat
from app.ui import fonts, theme, typeface
from app.ui.theme import Partner, ThemeName
from app.ui.typeface import Role
from app.ui.widgets import Heading, PrimaryButton, ScrollColumn, Text
from app.ui.widgets.column import BEGINNING
from app.ui.widgets.fold import Hinge
from app.ui.wizard.frame import Frame
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.page import Page
from app.ui.wizard.record import now
from app.ui.wizard.roomy import ASIDE
from app.ui.wizard.sheet import LOW, SHORTEST, TalkCard
from app.ui.wizard.wizard import Talk
from app.vault.store import Vault

from ...journeys.road import begun, practice_of, road
from . import talks

MARKS = {0x2068: None, 0x2069: None}
FEW, MANY = "Three words here.", "A sentence that goes on for a while, again and again. " * 80


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


def lying(qtbot: QtBot, words: str, zoned: bool = False) -> tuple[QWidget, TalkCard]:
    page = QWidget()
    qtbot.addWidget(page)
    card = TalkCard()
    card.lie_in(page)
    card.body.addWidget(Text(words))
    if zoned:
        card.add_zone(Partner.SECOND, Text(FEW))
    page.resize(1100, 700)
    page.show()
    return page, card


def overflow(card: TalkCard) -> int:
    (scroll,) = card.findChildren(ScrollColumn)
    return scroll.verticalScrollBar().maximum()


def test_few_words_leave_no_empty_sheet_below_them(qtbot: QtBot) -> None:
    _, card = lying(qtbot, FEW)
    qtbot.waitUntil(lambda: card.height() == SHORTEST)
    assert card.y() == 0
    assert overflow(card) == 0


@pytest.mark.parametrize(("height", "lower"), [(LOW + 40, False), (LOW - 40, True)])
def test_a_question_takes_less_room_where_there_is_little_height(
    qtbot: QtBot, height: int, lower: bool
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = TalkCard()
    card.lie_in(page)
    card.add_question(FEW)
    page.resize(1100, height)
    page.show()
    (question,) = card.findChildren(Heading)
    usual = typeface.font(Role.QUESTION).pointSizeF()
    assert (question.font().pointSizeF() < usual) is lower
    page.resize(1100, LOW + 40)
    assert question.font().pointSizeF() == usual


@pytest.mark.parametrize("item", ["went-on", "worked-through", "own-it", "coming-talk-at"])
def test_the_field_begins_in_sight_with_its_question_at_twice_the_size(
    qtbot: QtBot, item: str
) -> None:
    typeface.scale(200)
    try:
        vault = Vault.in_memory()
        places = road(begun(vault, "coming-back"), practice_of("coming-back"))
        talk = Talk(next(each for each in places if each.place.item == item), vault)
        window = QWidget()
        qtbot.addWidget(window)
        talk.setParent(window)
        window.resize(800, 600)
        talk.setGeometry(0, 0, 800, 600)
        window.show()
        window.activateWindow()
        (page,) = talk.findChildren(Page)
        page.focus_first()
        (question,) = page.findChildren(Heading)
        qtbot.waitUntil(lambda: begins_in_sight(window.focusWidget()))
        assert seen(question) == question.height()
    finally:
        typeface.scale(100)


def begins_in_sight(part: QWidget | None) -> bool:
    return part is not None and seen(part) >= min(part.height(), 2 * BEGINNING)


def seen(part: QWidget) -> int:
    """How much of the height of `part` is in sight, in px."""
    return part.visibleRegion().boundingRect().height()


def test_many_words_fill_the_page_and_are_scrolled(qtbot: QtBot) -> None:
    page, card = lying(qtbot, MANY)
    qtbot.waitUntil(lambda: card.height() == page.height())
    assert overflow(card) > 0


@pytest.mark.parametrize("sentences", [4, 8, 12])
def test_a_card_that_has_room_is_never_scrolled(qtbot: QtBot, sentences: int) -> None:
    page, card = lying(qtbot, MANY[: 60 * sentences], zoned=True)
    qtbot.waitUntil(lambda: SHORTEST <= card.height() < page.height())
    qtbot.waitUntil(lambda: overflow(card) == 0)


def test_a_card_grows_with_what_unfolds_in_it(qtbot: QtBot) -> None:
    _, card = lying(qtbot, FEW)
    qtbot.waitUntil(lambda: card.height() == SHORTEST)
    box = QWidget()
    box.setFixedHeight(400)
    QVBoxLayout(box)
    card.body.addWidget(box)
    qtbot.waitUntil(lambda: card.height() > SHORTEST)


def test_the_open_list_of_stages_takes_the_place_of_the_page(qtbot: QtBot) -> None:
    vault = Vault.in_memory()
    vault.set_people("Ada", "Bo")
    talk = Talk(talks.begun(vault).go_on(now()), vault)
    qtbot.addWidget(talk)
    talk.resize(800, 600)
    talk.show()
    (frame,) = talk.findChildren(Frame)
    hinge = next(each for each in frame.findChildren(Hinge) if "Step 1" in each.accessibleName())
    shown = [frame.go_on, *frame.findChildren(Page)]
    qtbot.waitUntil(lambda: all(each.isVisible() for each in shown))
    hinge.click()
    assert not any(each.isVisible() for each in shown)
    assert frame.small_stages.isVisible()
    hinge.click()
    assert all(each.isVisible() for each in shown)
    hinge.click()
    talk.resize(1300, 800)
    qtbot.waitUntil(lambda: all(each.isVisible() for each in shown))


def test_a_long_title_of_a_step_takes_a_second_line_before_it_is_cut(qtbot: QtBot) -> None:
    hinge = Hinge("Step 7: Your part, your wish", most=2)
    qtbot.addWidget(hinge)
    whole = hinge.sizeHint()
    once = hinge.heightForWidth(whole.width())
    assert once == whole.height()
    twice = hinge.heightForWidth(round(whole.width() * 0.7))
    assert once < twice
    assert hinge.heightForWidth(round(whole.width() * 0.3)) == once  # three would not do: it is cut
    assert Hinge("Help with words").heightForWidth(40) == -1


def test_whoever_goes_first_in_a_step_is_named_first(qtbot: QtBot) -> None:
    told: dict[tuple[str, Seat | None], str] = {}
    with Vault.in_memory() as vault:
        for each in road(begun(vault, "repair-short"), practice_of("repair-short")):
            place = each.place
            if place.page is PageKind.ITEM and (place.step, place.turn) not in told:
                told[place.step, place.turn] = beneath(qtbot, each, vault)
    assert told["short-how", Seat.FIRST] == "Sam first, then Alex"
    assert told["short-how", Seat.SECOND] == "Alex’s turn"
    assert told["short-needed", Seat.SECOND] == "Alex first, then Sam"
    assert told["short-needed", Seat.FIRST] == "Sam’s turn"


def beneath(qtbot: QtBot, conversation: Conversation, vault: Vault) -> str:
    """What stands under the stage that both are in."""
    talk = Talk(conversation, vault)
    qtbot.addWidget(talk)
    (frame,) = talk.findChildren(Frame)
    words = [each.text().translate(MARKS) for each in frame.stages.findChildren(Text)]
    flow = conversation.session.flow
    return words[words.index(stage_of(flow, conversation.step).title) + 1]


@pytest.mark.parametrize("seat", [Seat.FIRST, None])
def test_nothing_has_to_be_scrolled_to_pass_the_keyboard_on(
    qtbot: QtBot, seat: Seat | None
) -> None:
    with Vault.in_memory() as vault:
        places = road(begun(vault, "repair-short"), practice_of("repair-short"))
        conversation = next(
            each
            for each in places
            if each.place.page is PageKind.HAND_OVER and each.place.seat is seat
        )
    page = HandOverPage(conversation)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    (scroll,) = page.findChildren(ScrollColumn)
    qtbot.waitUntil(lambda: page.findChildren(PrimaryButton)[0].y() > 0)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    words = [each for each in page.findChildren(Text) if each.isVisible()]
    assert len(words) >= 2
    assert all(each.mapTo(page, QPoint(0, 0)).x() >= ASIDE for each in words)
