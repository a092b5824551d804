"""The place of the agreements, and what can be done there with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.summary.break_plan import break_plan
from app.summary.ledger import Ledger, ledger
from app.ui import export, fonts, theme
from app.ui.accord import Accord, Reading
from app.ui.export import NO_DATE_AHEAD
from app.ui.places.agreement_card import NOT_YET, AgreementCard
from app.ui.places.agreements import LOOK, NO_PLAN, NONE, NONE_HOLDS, PAGE, Agreements
from app.ui.places.shell import PlaceName, Shell
from app.ui.places.third_person import ThirdPerson
from app.ui.printing import PrintDesk
from app.ui.theme import ThemeName
from app.ui.widgets import ChoiceCard
from app.ui.window import Window
from app.vault.problems import VaultDamaged
from app.vault.store import Vault

from ...summary.looks import first_evening, look, three_looks, went
from ..couple import HOSTILE, at_home, none_renders_markup, one, press, texts, window_of
from ..kept import keep

TODAY = date(2026, 12, 1)
PLAN = break_plan(first_evening())


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    yield


def up(qtbot: QtBot, kept: Ledger, *, plan: bool = True) -> Agreements:
    page = Agreements(TODAY, PLAN if plan else None)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show_ledger(kept, whole=True)
    page.show()
    return page


def cards(page: QWidget) -> list[AgreementCard]:
    found = page.findChildren(AgreementCard)
    return [card for card in found if card.isVisibleTo(page)]


def test_what_holds_is_shown_with_whose_it_is_and_how_the_last_look_went(qtbot: QtBot) -> None:
    page = up(qtbot, ledger(three_looks()[:2]))
    new, kept = cards(page)
    assert "If it is late, then I write it down." in texts(new)
    assert NOT_YET in texts(new)
    assert {"Alex", "Until Sunday 10 January 2027", "How we notice: You hear me say when."} <= {
        *texts(kept).split("\n")
    }
    assert "It helped 8 and 7 of 10. We keep it." in texts(kept)


def test_what_was_changed_or_let_go_lies_folded_until_it_is_wanted(qtbot: QtBot) -> None:
    page = up(qtbot, ledger(three_looks()))
    assert len(cards(page)) == 1
    page._changed.set_opened(True)
    page._dropped.set_opened(True)
    assert len(cards(page)) == 3


def test_an_empty_place_says_what_comes_there(qtbot: QtBot) -> None:
    page = up(qtbot, Ledger(), plan=False)
    assert NONE in texts(page)
    assert NO_PLAN in texts(page)
    assert LOOK not in texts(page)


def test_where_nothing_holds_any_more_that_is_said(qtbot: QtBot) -> None:
    told = [first_evening()]
    told.append(look(told, 1, *went(0, "drop"), *went(1, "drop")))
    page = up(qtbot, ledger(told))
    assert NONE_HOLDS in texts(page)
    assert not page._look.isVisibleTo(page)


def test_breaks_are_told_of_both_and_only_where_there_were_any(qtbot: QtBot) -> None:
    assert "You took 3 breaks, and both came back." in texts(up(qtbot, ledger(three_looks())))
    assert "You took" not in texts(up(qtbot, ledger([])))


def test_many_agreements_come_some_at_a_time(qtbot: QtBot) -> None:
    (entry, *_) = ledger([first_evening()]).entries
    many = Ledger(tuple(replace(entry, id=f"{number}") for number in range(500)))
    page = up(qtbot, many)
    assert len(cards(page)) == PAGE
    press(page, "Show more")
    assert len(cards(page)) == 2 * PAGE


def test_what_is_read_later_stands_below_and_nothing_is_put_up_anew(qtbot: QtBot) -> None:
    whole = ledger([first_evening()])
    page = up(qtbot, Ledger(whole.entries[:1]))
    before = cards(page)
    page.show_ledger(whole, whole=True)
    assert cards(page)[:1] == before
    assert [card.entry for card in cards(page)] == [*whole.entries]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_text(qtbot: QtBot, text: str) -> None:
    kept = ledger(three_looks())
    promise = replace(kept.entries[0].promise, when=text, then=text, noticed=text)
    looks = tuple(replace(each, tried=(text,), now=text) for each in kept.entries[0].looks)
    entries = tuple(
        replace(entry, text=text, who=text, promise=promise, looks=looks) for entry in kept.entries
    )
    page = up(qtbot, Ledger(entries))
    page._changed.set_opened(True)
    assert none_renders_markup(page.findChildren(QLabel))


# -- in the window --------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    return window_of(qtbot, qapp, own_home)


def place(window: Window, *, protected: bool = True) -> tuple[Agreements, Vault]:
    vault = at_home(window, protected=protected)
    keep(vault, *three_looks())
    window.visit._show_place(PlaceName.AGREEMENTS)
    shell = window.page
    assert isinstance(shell, Shell)
    page = shell.page()
    assert isinstance(page, Agreements)
    return page, vault


def test_the_place_is_there_with_a_lock_and_without(window: Window) -> None:
    for protected in (True, False):
        page, _ = place(window, protected=protected)
        assert one(page, AgreementCard)


def test_the_rest_of_the_past_is_read_while_the_place_is_up(window: Window, qtbot: QtBot) -> None:
    page, _ = place(window)
    qtbot.waitUntil(page._dropped.isVisible)
    assert page._dropped.hinge.accessibleName() == "What we let go (1), closed"


def test_printing_opens_the_desk_with_every_agreement_on_it(window: Window) -> None:
    page, _ = place(window)
    press(page, "Print or save")
    (desk,) = window.findChildren(PrintDesk)
    assert one(desk, ChoiceCard, "Our agreements").isChecked()
    assert desk.pages
    assert len([line for line in desk._summary.lines if line.promise]) == 3
    desk.close()


def test_all_dates_go_into_one_file(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "place_for", lambda *_: tmp_path / "times.ics")
    vault = at_home(window)
    keep(vault, *three_looks())
    accord = Accord(window, window.visit.entrance)
    page = accord.page()
    page.dates_asked.emit()
    found = Calendar.from_ical((tmp_path / "times.ics").read_bytes()).walk("VEVENT")
    assert found
    assert {str(event["class"]) for event in found} == {"PRIVATE"}
    page.deleteLater()


def test_without_a_day_ahead_that_is_said_and_nothing_is_written(window: Window) -> None:
    at_home(window)
    accord = Accord(window, window.visit.entrance)
    page = accord.page()
    page.dates_asked.emit()
    assert str(NO_DATE_AHEAD) in page._trouble.text()
    page.deleteLater()


def test_a_vault_that_turns_out_to_be_damaged_while_reading_is_said(
    window: Window, qtbot: QtBot
) -> None:
    def broken() -> Iterator[tuple[()]]:
        yield ()
        raise VaultDamaged

    page = up(qtbot, Ledger())
    Reading(page, broken(), lambda: 0)
    qtbot.waitUntil(lambda: page._trouble.isVisibleTo(page))


def test_nothing_is_read_any_more_once_the_vault_is_closed(window: Window) -> None:
    page, _ = place(window)
    (reading,) = page.findChildren(Reading)
    window.visit.lock()
    assert not reading._timer.isActive()


# -- a third person -------------------------------------------------------------------


def test_a_third_person_is_an_offer_and_going_on_comes_first(qtbot: QtBot) -> None:
    page = ThirdPerson()
    qtbot.addWidget(page)
    page.show()
    assert "says nothing about either of you" in texts(page)
    with qtbot.waitSignal(page.help_asked):
        press(page, "Where to find help")
    with qtbot.waitSignal(page.left):
        press(page, "Go on")
