"""A room of one's own in a talk: opened at the hand-over, shut with it, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.flow.digest import to_canonical
from app.flow.items import Scale, Share
from app.session.conversation import Conversation
from app.session.place import PageKind
from app.session.session import Answer, Seat, Session, Slot, fresh_id
from app.session.value import Number, Value, Words
from app.ui import accessible, fonts, theme
from app.ui.latch import Latch
from app.ui.talks import taken_up
from app.ui.theme import ThemeName
from app.ui.widgets.twice import Twice
from app.ui.wizard.consent import ConsentPage
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.record import now
from app.ui.wizard.reveal import RevealPage
from app.ui.wizard.threshold import Threshold
from app.ui.wizard.wizard import Talk
from app.vault.compartment import Compartment
from app.vault.partner import Partner
from app.vault.shares import settle
from app.vault.store import Vault

from ...vault.rooms import OWN, entered, with_rooms
from ...vault.talk import PASSPHRASE, protected
from .talks import flow
from .test_wizard import SECRET, on, paper, texts, to

MINE, NEVER = Slot("mine", Seat.FIRST), Slot("secret", Seat.FIRST)
FIRST, SECOND = Partner.FIRST, Partner.SECOND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    with with_rooms(folder) as vault:
        yield vault


@pytest.fixture
def latch(vault: Vault, qapp: QApplication) -> Iterator[Latch]:
    owner = QObject()
    latch = Latch(lambda: vault, owner)
    yield latch
    latch.shut()


@pytest.fixture
def shown(vault: Vault, latch: Latch, qapp: QApplication, qtbot: QtBot) -> Callable[..., Talk]:
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))

    def show(conversation: Conversation) -> Talk:
        talk = Talk(conversation, vault, latch)
        qtbot.addWidget(talk)
        talk.resize(900, 640)
        talk.show()
        talk.activateWindow()
        qtbot.waitUntil(talk.isActiveWindow)
        return talk

    return show


@pytest.fixture
def talk(vault: Vault, shown: Callable[..., Talk]) -> Talk:
    return shown(begun(vault))


def begun(vault: Vault, *more: Scale) -> Conversation:
    alone, both = flow().steps
    small = replace(flow(), steps=(replace(alone, items=(*more, *alone.items)), both))
    session = Session(fresh_id(now()), small, ("Ada", "Bo"), now())
    vault.begin(session, to_canonical(small))
    return Conversation.begun(session)


def threshold(talk: Talk) -> Threshold:
    page = talk.page
    assert isinstance(page, HandOverPage) and page.threshold is not None
    return page.threshold


def open_room(talk: Talk, qtbot: QtBot, passphrase: str) -> None:
    """Type the passphrase at the page between the two, and go on from it."""
    page, door = talk.page, threshold(talk)
    door._offer.click()
    door._line.set_text(passphrase)
    door._open.click()
    qtbot.waitUntil(lambda: talk.page is not page)


def past_hand_over(talk: Talk, qtbot: QtBot, passphrase: str = OWN[FIRST]) -> None:
    to(talk, PageKind.HAND_OVER)
    open_room(talk, qtbot, passphrase)


def shared(vault: Vault, talk: Talk) -> dict[Slot, Value]:
    return {a.slot: a.value for a in vault.load(talk.conversation.session.id).answers}


def lying(room: Compartment | None, talk: Talk) -> dict[Slot, Value]:
    assert room is not None
    return {a.slot: a.value for a in room.answers(talk.conversation.session.id)}


def until_shut(latch: Latch, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: latch.room is None)


def through(talk: Talk, latch: Latch, qtbot: QtBot) -> None:
    """Ada answers both questions in her room and shows nothing; then Bo has the keyboard."""
    past_hand_over(talk, qtbot)
    paper(talk).setPlainText(SECRET)
    on(talk)
    paper(talk).setPlainText("and this as well")
    on(talk)
    assert isinstance(talk.page, ConsentPage)
    on(talk)
    assert isinstance(talk.page, HandOverPage)
    until_shut(latch, qtbot)


def test_a_private_answer_is_kept_in_the_room_of_its_author_and_nowhere_else(
    talk: Talk, vault: Vault, latch: Latch, qtbot: QtBot, folder: Path
) -> None:
    past_hand_over(talk, qtbot)
    assert talk.conversation.item is not None and talk.conversation.item.id == "mine"
    paper(talk).setPlainText(SECRET)
    assert "stays in your own space" in texts(talk) and "Kept." not in texts(talk)
    assert talk.flush()
    assert "Kept." in texts(talk)
    assert lying(latch.room, talk) == {MINE: Words(SECRET)}
    on(talk)
    paper(talk).setPlainText("never to be seen")
    assert "never shown" in texts(talk) and "never saved" not in texts(talk)
    assert talk.flush()
    assert lying(latch.room, talk)[NEVER] == Words("never to be seen")
    assert shared(vault, talk) == {}


def test_the_room_is_shut_at_the_hand_over(
    talk: Talk, vault: Vault, latch: Latch, qtbot: QtBot, folder: Path
) -> None:
    through(talk, latch, qtbot)
    assert SECRET not in texts(talk)
    with entered(folder) as room:
        assert lying(room, talk) == {MINE: Words(SECRET), NEVER: Words("and this as well")}
    assert shared(vault, talk) == {}


def test_the_page_between_two_looks_the_same_with_a_room_and_without(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, shown: Callable[..., Talk], vault: Vault
) -> None:
    with protected(tmp_path / "other") as bare:
        owner = QObject()
        without = Talk(begun(bare), bare, Latch(lambda: bare, owner))
        qtbot.addWidget(without)
        without.resize(900, 640)
        without.show()
        with_one = shown(begun(vault))
        for each in (without, with_one):
            to(each, PageKind.HAND_OVER)
            threshold(each)._offer.click()
        assert texts(without) == texts(with_one)
        for each in (without, with_one):
            door = threshold(each)
            door._line.set_text("no such passphrase here")
            door._open.click()
            qtbot.waitUntil(door._word.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: texts(without) == texts(with_one))  # both are laid out anew


def test_the_passphrase_of_the_other_opens_nothing(talk: Talk, latch: Latch, qtbot: QtBot) -> None:
    to(talk, PageKind.HAND_OVER)
    door = threshold(talk)
    for wrong in (OWN[SECOND], PASSPHRASE):
        door._offer.click()
        door._line.set_text(wrong)
        door._open.click()
        qtbot.waitUntil(door._word.isVisible, timeout=20_000)
        assert latch.room is None and door.passphrase() == ""
        assert isinstance(talk.page, HandOverPage)
        door._word.hide()


def test_who_has_opened_a_room_is_asked_for_it_again_before_their_words_are_shown(
    talk: Talk, latch: Latch, qtbot: QtBot
) -> None:
    through(talk, latch, qtbot)
    page = talk.page
    assert isinstance(page, HandOverPage)
    page.wants_back.emit()
    asked = talk.page
    assert isinstance(asked, HandOverPage) and asked.before_back
    assert threshold(talk).is_unfolded and not asked._on.isVisible()
    threshold(talk)._without.click()
    assert SECRET not in texts(talk), "without the passphrase nothing of it is here"
    assert MINE not in talk.conversation.session.answers


def test_back_with_the_passphrase_shows_the_words_again(
    talk: Talk, latch: Latch, qtbot: QtBot
) -> None:
    through(talk, latch, qtbot)
    page = talk.page
    assert isinstance(page, HandOverPage)
    page.wants_back.emit()
    open_room(talk, qtbot, OWN[FIRST])
    assert isinstance(talk.page, ConsentPage) and SECRET in texts(talk)


def test_a_talk_taken_up_finds_in_the_room_what_was_written_there(
    talk: Talk, vault: Vault, latch: Latch, qtbot: QtBot, shown: Callable[..., Talk]
) -> None:
    past_hand_over(talk, qtbot)
    paper(talk).setPlainText(SECRET)
    assert talk.flush()
    latch.shut()
    head = vault.open_talk()
    assert head is not None
    again = shown(taken_up(vault, head))
    assert isinstance(again.page, HandOverPage) and SECRET not in texts(again)
    on(again)
    assert paper(again).toPlainText() == "", "nothing tells that something lies in the room"
    again._on_went_back()
    open_room(again, qtbot, OWN[FIRST])
    assert paper(again).toPlainText() == SECRET


def test_what_is_newer_in_memory_takes_the_place_of_what_lies_in_the_room(
    talk: Talk, vault: Vault, latch: Latch, qtbot: QtBot, shown: Callable[..., Talk]
) -> None:
    past_hand_over(talk, qtbot)
    paper(talk).setPlainText("the older one")
    assert talk.flush()
    latch.shut()
    head = vault.open_talk()
    assert head is not None
    again = shown(taken_up(vault, head))
    on(again)
    paper(again).setPlainText("the newer one")
    again._on_went_back()
    open_room(again, qtbot, OWN[FIRST])
    assert paper(again).toPlainText() == "the newer one"
    assert lying(latch.room, again)[MINE] == Words("the newer one")


def test_what_is_shown_is_a_copy_with_its_original_in_the_room_and_can_be_taken_back(
    talk: Talk, vault: Vault, latch: Latch, qtbot: QtBot
) -> None:
    past_hand_over(talk, qtbot)
    paper(talk).setPlainText(SECRET)
    on(talk)
    on(talk)
    page = talk.page
    assert isinstance(page, ConsentPage)
    (tick,) = page._ticks.values()
    assert not tick.isChecked()
    tick.setChecked(True)
    place = (talk.conversation.session.id, MINE)
    assert shared(vault, talk) == {MINE: Words(SECRET)}
    assert latch.room is not None
    assert latch.room.marked()[place] == vault.taken_in()[place]
    tick.setChecked(False)
    assert shared(vault, talk) == {} and vault.taken_in() == {}
    assert latch.room.marked() == {} and lying(latch.room, talk)[MINE] == Words(SECRET)


def test_what_is_taken_back_after_its_room_is_shut_is_private_again_in_it(
    talk: Talk, vault: Vault, latch: Latch, folder: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    past_hand_over(talk, qtbot)
    paper(talk).setPlainText(SECRET)
    on(talk)
    on(talk)
    assert isinstance(talk.page, ConsentPage)
    next(iter(talk.page._ticks.values())).setChecked(True)
    to(talk, PageKind.REVEAL, "mine")
    qtbot.waitUntil(lambda: latch.room is None)
    assert isinstance(talk.page, RevealPage) and SECRET in texts(talk)
    talk.page.findChildren(Twice)[0]._second.click()
    assert shared(vault, talk) == {} and vault.taken_in() == {}
    with entered(folder) as room:
        settle(vault, room)
        assert room.marked() == {} and lying(room, talk)[MINE] == Words(SECRET)


def test_a_room_made_midway_takes_in_what_was_in_memory_only(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with protected(tmp_path / "bare") as vault:
        owner = QObject()
        latch = Latch(lambda: vault, owner)
        talk = Talk(begun(vault), vault, latch)
        qtbot.addWidget(talk)
        talk.show()
        to(talk, PageKind.ITEM, "mine")
        paper(talk).setPlainText(SECRET)
        talk._on_went_back()
        assert isinstance(talk.page, HandOverPage) and talk.asked_by is FIRST
        refused: list[object] = []
        latch.make(FIRST, OWN[FIRST], talk.enter, refused.append)
        qtbot.waitUntil(lambda: latch.room is not None)
        assert paper(talk).toPlainText() == SECRET and not refused
        assert lying(latch.room, talk) == {MINE: Words(SECRET)}
        latch.shut()


def test_nobody_there_for_a_while_shuts_the_room_and_loses_nothing(
    talk: Talk, latch: Latch, qtbot: QtBot
) -> None:
    past_hand_over(talk, qtbot)
    paper(talk).setPlainText(SECRET)
    place = talk.conversation.place
    talk.rest_alone()
    latch.shut()
    assert isinstance(talk.page, HandOverPage) and SECRET not in texts(talk)
    assert threshold(talk).is_unfolded
    open_room(talk, qtbot, OWN[FIRST])
    assert talk.conversation.place == place
    assert paper(talk).toPlainText() == SECRET


def test_without_a_room_nobody_is_interrupted(talk: Talk) -> None:
    to(talk, PageKind.ITEM, "mine")
    page = talk.page
    talk.rest_alone()
    assert talk.page is page


def test_how_somebody_was_another_day_is_asked_anew_and_leaves_the_room(
    vault: Vault, latch: Latch, qtbot: QtBot, shown: Callable[..., Talk], folder: Path
) -> None:
    tension = Scale(id="tension", ask="How tense?", share=Share.NEVER, gate=True)
    conversation = begun(vault, tension)
    session, slot = conversation.session, Slot("tension", Seat.FIRST)
    yesterday = Answer(slot, Number(9), "How tense?", Share.NEVER, now() - timedelta(days=1))
    with entered(folder) as room:
        room.keep(session, yesterday, Answer(MINE, Words(SECRET), "?", Share.ASK, now()))
    talk = shown(conversation)
    past_hand_over(talk, qtbot)
    assert talk.conversation.session.value(slot) is None
    assert talk.conversation.session.value(MINE) == Words(SECRET)
    assert lying(latch.room, talk) == {MINE: Words(SECRET)}


def test_a_passphrase_typed_halfway_is_forgotten_when_all_is_hidden(talk: Talk) -> None:
    to(talk, PageKind.HAND_OVER)
    threshold(talk)._offer.click()
    threshold(talk)._line.set_text("half a passph")
    talk.forget()
    assert threshold(talk).passphrase() == ""
