"""The phrases on one key: what stands there, how it is used, and the way back to the talk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from app.session.place import PageKind
from app.shelf.phrases import FLOW, shipped
from app.ui.deck import own
from app.ui.window import Window
from app.ui.wizard.phrases import PhrasesPage
from app.ui.wizard.wizard import Talk
from app.vault.store import Vault

from ..journeys.hands import Hands, settle, window_of
from ..journeys.road import practice_of
from .couple import texts

F2, ESCAPE, ENTER = Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Return


@pytest.fixture
def hands(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    """Two in a talk that is in memory, at a question with a field."""
    own_home.mkdir()
    window = window_of(qapp, own_home)
    window.begin()
    hands = Hands(window)
    hands.start_in_memory(("Sam", "Alex"))
    yield hands
    window.leave()
    settle()


def at_the_incident(hands: Hands) -> None:
    window = hands.window
    library = window.visit.library
    window.visit.sitting.start(library["repair-short"])
    practice = practice_of("repair-short")
    while hands.conversation.place.item != "short-incident":
        hands.answer(practice)
        hands.go_on()
        settle()


def deck(window: Window) -> PhrasesPage:
    assert isinstance(window.page, PhrasesPage), window.page
    return window.page


def shown(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]


def test_one_key_opens_the_deck_and_the_same_key_closes_it(hands: Hands) -> None:
    at_the_incident(hands)
    talk, focused = hands.talk, hands.focus
    QTest.keyClick(focused, F2)
    page = deck(hands.window)
    for family in shipped():
        assert family.title in texts(page)
        assert set(family.phrases) <= set(shown(page))
    QTest.keyClick(hands.focus, F2)
    assert hands.window.page is talk
    assert hands.focus is focused


def test_a_phrase_is_shown_large_and_escape_goes_back_a_step_at_a_time(hands: Hands) -> None:
    at_the_incident(hands)
    talk = hands.talk
    QTest.keyClick(hands.focus, F2)
    page = deck(hands.window)
    picked = hands.focus
    QTest.keyClick(picked, ENTER)
    assert page.phrase == shipped()[0].phrases[0]
    assert page.phrase in texts(page)
    assert page.phrase not in shown(page)
    QTest.keyClick(hands.focus, ESCAPE)
    assert hands.focus is picked
    QTest.keyClick(picked, ESCAPE)
    assert hands.window.page is talk


def test_a_phrase_is_written_into_the_field_behind_what_stands_there(hands: Hands) -> None:
    at_the_incident(hands)
    hands.write("It went quiet.")
    field = hands.focus
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClick(field, F2)
    QTest.keyClick(hands.focus, ENTER)
    hands.push("Write it into the field")
    assert hands.window.page is hands.talk
    assert field.toPlainText() == f"It went quiet. {shipped()[0].phrases[0]} "


def test_where_there_is_no_field_nothing_is_offered_to_be_written(hands: Hands) -> None:
    window = hands.window
    window.visit.sitting.start(window.visit.library["repair-short"])
    practice = practice_of("repair-short")
    assert hands.conversation.place.page is PageKind.HAND_OVER
    QTest.keyClick(hands.focus, F2)
    assert isinstance(window.page, Talk), "not while the keyboard is passed on"
    hands.go_on()
    settle()
    hands.answer(practice)
    QTest.keyClick(hands.focus, F2)
    QTest.keyClick(hands.focus, ENTER)
    assert "Write it into the field" not in shown(deck(window))


def test_what_a_couple_wrote_and_kept_comes_first(hands: Hands) -> None:
    window = hands.window
    window.visit.sitting.start(window.visit.library[FLOW])
    practice = practice_of(FLOW)
    while isinstance(window.page, Talk):
        hands.answer(practice)
        hands.go_on()
        settle()
    hands.agree()
    hands.push("Finish")
    vault = window.visit.vault
    assert own(vault)["phrase-stop"] == "Harbour. Back at nine."
    at_the_incident(hands)
    QTest.keyClick(hands.focus, F2)
    words = shown(deck(window))
    assert words.index("Harbour. Back at nine.") < words.index(shipped()[4].phrases[0])


def test_a_home_without_own_phrases_has_none() -> None:
    assert own(Vault.in_memory()) == {}


def test_the_deck_has_a_button_for_those_who_do_not_know_the_key(hands: Hands) -> None:
    hands.window.resize(1200, 800)
    at_the_incident(hands)
    hands.push("Say it like this (F2)")
    assert isinstance(hands.window.page, PhrasesPage)
