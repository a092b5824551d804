"""The break: what the keyboard meets there, before the time has come and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Date, Timer
from app.flow.model import Flow, Step, Turns
from app.session.conversation import Conversation
from app.session.place import PageKind, Place
from app.session.session import Session
from app.session.telling import clock, day
from app.session.time_out import open_break
from app.session.value import Moment
from app.ui import typeface
from app.ui.widgets import ScrollColumn
from app.ui.wizard.pause import HOME, BreakPage
from app.ui.wizard.record import now

UNTIL = Date(id="until", ask="When?", earliest_minutes=20, latest_minutes=1440)
APART = Timer(id="apart", ask="A break until", until="until", shortest=20, more=30)
STEP = Step(id="step", title="Step", items=(UNTIL, APART), turns=Turns.TOGETHER)
FLOW = Flow(flow=1, id="f", version=1, language="en", title="T", minutes=9, steps=(STEP,))


NOON = now().replace(hour=12, minute=0)
LATE = now().replace(hour=23, minute=50)


def pause(since: timedelta, at: datetime | None = None, minutes: int = 25) -> Conversation:
    """A break of so many minutes that was agreed on this long before now, or before `at`."""
    began = (at or now()) - since
    there = Place(PageKind.ITEM, "step", "until")
    asked = Conversation(Session("0" * 32, FLOW, ("Sam", "Alex"), began), there)
    agreed = asked.say(Moment(began + timedelta(minutes=minutes)), began)
    return Conversation(agreed.session, Place(PageKind.ITEM, "step", "apart"))


@pytest.fixture
def fresh(qtbot: QtBot) -> Iterator[BreakPage]:
    yield shown(qtbot, pause(timedelta()))


def shown(qtbot: QtBot, conversation: Conversation, at: datetime | None = None) -> BreakPage:
    page = BreakPage(conversation, clock=lambda: at or now())
    qtbot.addWidget(page)
    page.resize(900, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.focus_first()
    return page


def focused() -> QWidget:
    there = QApplication.focusWidget()
    assert there is not None
    return there


def test_a_hasty_enter_at_the_start_of_a_break_does_nothing(fresh: BreakPage, qtbot: QtBot) -> None:
    assert focused() is fresh
    with qtbot.assertNotEmitted(fresh.changed), qtbot.assertNotEmitted(fresh.wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is fresh


def test_who_hears_the_page_hears_when_to_meet_again(fresh: BreakPage) -> None:
    pause = open_break(fresh.conversation)
    assert pause is not None
    told = focused().accessibleName()
    assert told.startswith(f"A break until {clock(pause.back_at)}")
    fresh.setAccessibleName("")
    fresh._look_at_the_clock()
    assert focused().accessibleName() == told


def test_tab_leads_to_more_time_then_to_what_calms_then_to_the_calendar(fresh: BreakPage) -> None:
    met = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        met.append(focused().accessibleName())
    assert met == [
        "We need 30 minutes more",
        "Something to calm down",
        "Put the time in a calendar",
        "Back to the home page",
    ]


@pytest.mark.parametrize("at", [NOON, LATE], ids=["by day", "about midnight"])
def test_when_to_meet_is_seen_whole_at_twice_the_size_in_a_small_window(
    qtbot: QtBot, at: datetime
) -> None:
    typeface.scale(200)
    try:
        page = shown(qtbot, pause(timedelta(), at), at)
        page.resize(800, 600)
        (scroll,) = page.findChildren(ScrollColumn)
        qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
        home = next(
            each for each in page.findChildren(QPushButton) if each.accessibleName() == HOME
        )
        assert home.text() == "Home"
    finally:
        typeface.scale(100)


@pytest.mark.parametrize(
    ("minutes", "passed", "told"),
    [(25, 0, False), (240, 0, True), (25, 60, False), (25, 2_880, True)],
)
def test_the_day_is_told_only_where_hours_lie_between(
    qtbot: QtBot, minutes: int, passed: int, told: bool
) -> None:
    agreed = pause(timedelta(), LATE, minutes)
    page = shown(qtbot, agreed, LATE + timedelta(minutes=passed))
    until = open_break(agreed)
    assert until is not None
    assert page._day.isVisible() is told
    assert page._day.text() == (day(until.back_at.date()) if told else "")


def test_once_the_least_time_is_over_the_way_back_has_the_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot, pause(timedelta(minutes=21)))
    assert focused().accessibleName() == "We are both back"
    with qtbot.waitSignal(page.wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_the_way_back_takes_the_keyboard_when_its_time_comes_unless_it_is_elsewhere(
    fresh: BreakPage,
) -> None:
    fresh.conversation = pause(timedelta(minutes=26))
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    longer = focused()
    fresh._look_at_the_clock()
    assert focused() is longer
    fresh.setFocus()
    fresh._look_at_the_clock()
    assert focused().accessibleName() == "We are both back"
