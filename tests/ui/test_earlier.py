"""Beginning the cycle with what was said before: offered to its author, chosen by nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.flow.digest import to_canonical
from app.flow.items import Meaning
from app.flow.library import Library
from app.flow.model import Flow
from app.session.conversation import Conversation
from app.session.session import Seat, Session
from app.session.value import Picked
from app.summary.beginnings import NOTHING, Beginning
from app.summary.consent import kept
from app.summary.record import to_json
from app.ui import fonts, theme
from app.ui.circle import CycleDrawing
from app.ui.earlier import beginnings_for
from app.ui.talks import begun
from app.ui.wizard.beginning import SAID, BeginningLine, beginning_of
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.problems import VaultDamaged
from app.vault.rows import Head
from app.vault.store import Vault

from ..journeys.road import practice_of
from ..summary.evenings import agreed
from ..summary.test_shipped import whole_talk
from .couple import texts

LIBRARY = Library.shipped()
CYCLE = LIBRARY.joined(LIBRARY["our-cycle"])
DOES = Meaning.CYCLE_DOES


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
    yield


@pytest.fixture
def vault() -> Iterator[Vault]:
    with Vault.in_memory() as vault:
        yield vault


def take_home(vault: Vault, session: Session) -> None:
    """Keep a talk as the two keep it at its end: only what both may see, and its summary."""
    vault.begin(session, to_canonical(session.flow))
    vault.keep(session.id, *(each for each in session.answers.values() if each.kept))
    summary = kept(agreed(session))
    vault.finish(session.id, json.dumps(to_json(summary)), now())


def at(item: str, seat: Seat, vault: Vault) -> Conversation:
    """The new talk at that question, asked of that one."""
    conversation, practice = begun(vault, CYCLE, False, now()), practice_of("our-cycle")
    assert practice is not None
    for _ in range(30):
        place = conversation.place
        if (place.item, place.seat, str(place.page)) == (item, seat, "item"):
            return conversation
        conversation = conversation.go_on(now())
    raise AssertionError("never asked")


def talk_at(qtbot: QtBot, conversation: Conversation, vault: Vault) -> Talk:
    talk = Talk(conversation, vault)
    qtbot.addWidget(talk)
    if isinstance(talk.page, HandOverPage):
        talk.page.let_pass()
    talk.resize(900, 640)
    talk.show()
    return talk


def lines(page: QWidget) -> list[BeginningLine]:
    return page.findChildren(BeginningLine)


def test_a_talk_that_was_kept_is_read_and_no_other_flow_asks_for_it(vault: Vault) -> None:
    take_home(vault, whole_talk("repair-five-steps"))
    found = beginnings_for(CYCLE, vault)
    assert {who for who, _ in found} == {0, 1}
    assert beginnings_for(LIBRARY.joined(LIBRARY["repair-short"]), vault) is NOTHING


def test_a_vault_that_cannot_be_read_gives_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(limit: int = 50, before: Head | None = None) -> tuple[Head, ...]:
        raise VaultDamaged

    monkeypatch.setattr(vault, "sessions", damaged)
    assert beginnings_for(CYCLE, vault) is NOTHING


def test_it_is_offered_to_the_one_who_said_it_and_to_nobody_else(vault: Vault) -> None:
    earlier = {(0, DOES): Beginning(("asked-again", "gone-option"), "I pace up and down")}
    mine = beginning_of(at("cycle-step", Seat.FIRST, vault), earlier)
    assert mine == Picked(("asked-again",), "I pace up and down")
    assert beginning_of(at("cycle-step", Seat.SECOND, vault), earlier) is None
    assert beginning_of(at("cycle-need", Seat.FIRST, vault), earlier) is None


def test_no_more_is_offered_than_the_question_takes(vault: Vault) -> None:
    many = Beginning(("silent", "left", "loud"), "more")
    value = beginning_of(at("cycle-step", Seat.FIRST, vault), {(0, DOES): many})
    assert value == Picked(("silent", "left"))


def test_nothing_is_chosen_until_its_author_does(qtbot: QtBot, vault: Vault) -> None:
    take_home(vault, whole_talk("our-cycle"))
    talk = talk_at(qtbot, at("cycle-need", Seat.SECOND, vault), vault)
    page = talk.page
    assert page is not None
    (line,) = lines(page)
    assert f"{SAID} “some space”, “a softer start”." in texts(page)
    assert talk.conversation.value is None
    line.findChildren(QAbstractButton)[0].click()
    assert talk.conversation.value == Picked(("space",), "a softer start")


def test_without_earlier_talks_there_is_no_such_line(qtbot: QtBot, vault: Vault) -> None:
    page = talk_at(qtbot, at("cycle-step", Seat.FIRST, vault), vault).page
    assert page is not None and lines(page) == []


def test_the_whole_circle_is_drawn_once_both_have_told_their_half(
    qtbot: QtBot, vault: Vault
) -> None:
    session = whole_talk("our-cycle")
    flow: Flow = session.flow
    conversation = Conversation.begun(session)
    while conversation.place.item != "cycle-end":
        conversation = conversation.go_on(now())
    vault.begin(session, to_canonical(flow))
    page = talk_at(qtbot, conversation, vault).page
    assert page is not None
    (drawn,) = page.findChildren(CycleDrawing)
    assert "The tide" in drawn.accessibleName()
