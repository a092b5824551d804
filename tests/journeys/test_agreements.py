"""Agreements that come back: a talk, a week, a look at each of them, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.session.practice import Plain, Practice
from app.session.session import Seat
from app.summary.consent import without
from app.summary.ledger import Entry, Standing
from app.ui.past import past_ledger
from app.ui.places.agreements import Agreements
from app.ui.places.home import Home
from app.ui.places.onward import Onward
from app.ui.places.shell import Shell
from app.ui.places.third_person import ThirdPerson
from app.ui.review import Review
from app.ui.widgets import PlaceButton
from app.ui.wizard import record
from app.ui.wizard.pause import BreakPage
from app.ui.wizard.question import QuestionPage
from app.vault.folder import VAULT
from app.vault.store import Vault

from ..summary.looks import first_evening
from ..ui.kept import keep
from .clock import Shifted
from .hands import Hands, K, settle, until, window_of
from .road import practice_of

NAMES = ("Sam", "Alex")
SHORT = "A short one, about 15 minutes"
OLD = "If I start to worry, then I ask once, and wait until the morning."


@pytest.fixture
def hands(qapp: QApplication, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    """At home, after an evening on which Sam agreed on something, with a clock to be moved."""
    monkeypatch.setattr(record, "datetime", Shifted)
    monkeypatch.setattr(Shifted, "ahead", timedelta())
    with Vault.create(own_home / VAULT, None) as vault:
        vault.set_people(*NAMES)
        keep(vault, without(first_evening(), "plan/second/second", Seat.SECOND))
    window = window_of(qapp, own_home)
    window.begin()
    until(lambda: isinstance(window.page, Shell), "home")
    yield Hands(window)
    window.leave()
    settle()


def texts(widget: QWidget) -> list[str]:
    """What can be read there now."""
    labels = widget.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def place(hands: Hands) -> object:
    page = hands.window.page
    assert isinstance(page, Shell), page
    return page.page()


def go(hands: Hands, name: str) -> None:
    """To a place: Tab leads to the one that is up, the arrows lead on to the others."""
    hands.tab_to(lambda w: isinstance(w, PlaceButton) and w.isChecked(), "the places")
    for keys in ((K.Key_Right, K.Key_Down), (K.Key_Left, K.Key_Up)):
        met: list[str] = []
        while hands.said() != name and hands.said() not in met:
            met.append(hands.said())
            if not hands.moves(*keys):
                break
    assert hands.said() == name
    hands.press(K.Key_Space)
    settle()


def to_the_end(hands: Hands, practice: Practice) -> None:
    """Play the talk, keep all of it, and go no further today."""
    for _ in hands.walk(practice):
        pass
    assert isinstance(hands.window.page, Review)
    hands.agree()
    hands.push("Finish")


def home_again(hands: Hands) -> None:
    if isinstance(hands.window.page, Onward):
        hands.push("Enough for today")
    assert isinstance(place(hands), Home)


def look_of(acts: dict[Entry, dict[str, Plain]]) -> Practice:
    """What the couple answers in a look back, each agreement under its own ids."""
    practice = practice_of("check-in")
    answers = {
        f"{name}-{entry.id}": answer
        for entry, said in acts.items()
        for name, answer in said.items()
    }
    return Practice(NAMES, {**practice.answers, **answers}, practice.show)


def tried(now: str, helped: str = "7") -> dict[str, Plain]:
    return {"tried": "once", "helped": helped, "what-now": now}


def holding(hands: Hands) -> tuple[Entry, ...]:
    return past_ledger(hands.window.visit.vault).in_force


def test_one_is_kept_one_changed_and_one_dropped_a_week_after_the_talk(hands: Hands) -> None:
    hands.push(SHORT)
    to_the_end(hands, practice_of("repair-short"))
    home_again(hands)
    Shifted.ahead = timedelta(days=7)
    go(hands, "Home")
    assert any(each.startswith("You wanted to look again") for each in texts(hands.window))

    one, other, old = holding(hands)
    assert old.text == OLD
    words: Plain = {"if": "it is late", "then": "write it on a note."}
    seat = tuple(Seat)[other.partner or 0]
    acts = {
        one: tried("keep"),
        other: {**tried("smaller"), "new-words": {seat.value: words}},
        old: tried("drop"),
    }
    hands.push("Look at it together")
    to_the_end(hands, look_of(acts))
    home_again(hands)
    assert not any(each.startswith("You wanted to look again") for each in texts(hands.window))

    go(hands, "Agreements")
    page = place(hands)
    assert isinstance(page, Agreements)
    until(lambda: "What we let go (1)" in page._dropped.hinge.accessibleName(), "the whole ledger")
    told = texts(page)
    assert "If it is late, then I write it on a note." in told
    assert one.text in told
    assert any("It helped 7 and 7 of 10. We keep it." in each for each in told)
    assert other.text not in told and old.text not in told
    hands.push("What we changed (1), closed")
    hands.push("What we let go (1), closed")
    assert {other.text, old.text} <= {*texts(page)}
    standings = [entry.standing for entry in past_ledger(hands.window.visit.vault).entries]
    assert sorted(standings) == sorted(
        [Standing.OPEN, Standing.KEPT, Standing.CHANGED, Standing.DROPPED]
    )


def test_after_two_rounds_that_bore_nothing_a_third_person_is_offered(hands: Hands) -> None:
    for number in (1, 2):
        go(hands, "Agreements")
        hands.push("Look at them together")
        (old,) = holding(hands)
        to_the_end(hands, look_of({old: tried("keep", helped="2")}))
        assert isinstance(hands.window.page, ThirdPerson) is (number == 2)
        if number == 2:
            assert hands.said() == "Go on"
            hands.push("Go on")
        home_again(hands)
        Shifted.ahead += timedelta(days=7)


def test_a_plan_made_while_calm_is_what_a_break_offers_first(hands: Hands) -> None:
    go(hands, "Agreements")
    hands.push("Change the plan")
    to_the_end(hands, practice_of("break-plan"))
    home_again(hands)
    hands.push(SHORT)
    hands.push("We need a break")
    page = hands.talk.page
    assert isinstance(page, QuestionPage)
    assert {"What you agreed", "Our word: Harbour", "A break lasts: An hour"} <= {*texts(page)}
    assert hands.said().startswith("In an hour")
    practice = practice_of("repair-short")
    while not isinstance(hands.talk.page, BreakPage):
        hands.answer(practice)
        hands.go_on()
        settle()
    assert any(each.startswith("What you agreed: Our word: Harbour") for each in texts(hands.talk))


def test_a_look_back_without_any_agreement_asks_for_what_else_was(
    qapp: QApplication, own_home: Path
) -> None:
    with Vault.create(own_home / VAULT, None) as vault:
        vault.set_people(*NAMES)
    window = window_of(qapp, own_home)
    window.begin()
    until(lambda: isinstance(window.page, Shell), "home")
    hands = Hands(window)
    window.visit.sitting.look_back()
    steps = [step.id for step in hands.conversation.session.flow.steps]
    assert "look-good" in steps
    assert not any(each.startswith("one-by-one") for each in steps)
    to_the_end(hands, practice_of("check-in"))
    home_again(hands)
    window.leave()
