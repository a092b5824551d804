"""Timers, breathing and dates follow the wall clock, and nothing starts or ends unasked."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import AtEnd, Breathing, Date, Item, Timer
from app.session.value import Moment, Spent, Value
from app.ui.widgets import Chip, Text
from app.ui.wizard.items import ItemWidget
from app.ui.wizard.items.breathing import BreathingWidget
from app.ui.wizard.items.date import DateWidget
from app.ui.wizard.items.day import ClockLine, DayLine
from app.ui.wizard.items.offer import offers
from app.ui.wizard.items.timer import TimerWidget

from .pages import NOW, at


class Wall:
    """A clock that moves when it is told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def timer(qtbot: QtBot, item: Timer, wall: Wall, value: Value | None = None) -> TimerWidget:
    widget = TimerWidget(at(item, value), clock=wall)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def date(qtbot: QtBot, item: Date, wall: Wall, value: Value | None = None) -> DateWidget:
    widget = DateWidget(at(item, value), clock=wall)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def button(widget: QWidget, words: str) -> QAbstractButton:
    found = (b for b in widget.findChildren(QAbstractButton) if b.accessibleName() == words)
    return next(found)


def focused(widget: QWidget) -> QAbstractButton:
    found = widget.focusWidget()
    assert isinstance(found, QAbstractButton)
    return found


def look(widget: QWidget) -> None:
    """Let the widget look at the clock now."""
    for timer in widget.findChildren(QTimer):
        if timer.isActive():
            timer.timeout.emit()


def said(widget: ItemWidget) -> str:
    corner = widget.corner()
    assert corner is not None
    text = corner.findChild(Text)
    assert text is not None
    return text.text()


THREE = Timer(id="t", ask="Speak", minutes=3)


def test_nothing_runs_before_start(qtbot: QtBot) -> None:
    wall = Wall()
    widget = timer(qtbot, THREE, wall)
    assert said(widget) == "3 minutes"
    wall.move(minutes=10)
    look(widget)
    assert widget.value() is None
    assert not any(each.isActive() for each in widget.findChildren(QTimer))


def test_time_on_a_timer_is_told_in_words_once_a_minute(qtbot: QtBot) -> None:
    wall = Wall()
    widget = timer(qtbot, THREE, wall)
    button(widget, "Start").click()
    assert said(widget) == "about 3 minutes left"
    wall.move(seconds=10)
    with qtbot.assertNotEmitted(widget.answered):
        look(widget)
    wall.move(seconds=65)
    with qtbot.waitSignal(widget.answered):
        look(widget)
    assert said(widget) == "about 2 minutes left"
    assert widget.value() == Spent(75)


def test_a_computer_that_slept_has_spent_the_time(qtbot: QtBot) -> None:
    wall = Wall()
    widget = timer(qtbot, THREE, wall)
    button(widget, "Start").click()
    wall.move(hours=2)
    with qtbot.waitSignals([widget.answered, widget.settled]):
        look(widget)
    assert said(widget) == "Take the time you need."
    value = widget.value()
    assert isinstance(value, Spent)
    assert value.done


def test_a_clock_that_is_set_back_takes_nothing_away(qtbot: QtBot) -> None:
    wall = Wall()
    widget = timer(qtbot, THREE, wall, Spent(60))
    button(widget, "Carry on").click()
    wall.move(hours=-3)
    look(widget)
    assert widget.value() == Spent(60)


def test_a_stopped_timer_goes_on_where_it_was(qtbot: QtBot) -> None:
    wall = Wall()
    widget = timer(qtbot, THREE, wall)
    button(widget, "Start").click()
    wall.move(seconds=30)
    button(widget, "Stop").click()
    wall.move(minutes=30)
    assert widget.value() == Spent(30)
    button(widget, "Carry on").click()
    wall.move(seconds=40)
    assert widget.value() == Spent(70)


def test_a_minute_can_be_added_once(qtbot: QtBot) -> None:
    wall = Wall()
    widget = timer(qtbot, THREE, wall, Spent(180, done=True))
    more = button(widget, "One more minute")
    assert more.isVisible()
    more.click()
    assert not more.isVisible()
    assert widget.value() == Spent(180, False, 1)
    wall.move(seconds=61)
    look(widget)
    assert widget.value() == Spent(241, True, 1)
    assert not more.isVisible()


@pytest.mark.parametrize("at_end", AtEnd)
def test_at_its_end_a_timer_only_says_so(qtbot: QtBot, at_end: AtEnd) -> None:
    wall = Wall()
    widget = timer(qtbot, Timer(id="t", ask="Speak", seconds=5, at_end=at_end), wall)
    button(widget, "Start").click()
    wall.move(seconds=6)
    with qtbot.assertNotEmitted(widget.wanted):
        look(widget)
    assert said(widget) == "Take the time you need."


def test_breathing_counts_breaths_and_can_be_stopped(qtbot: QtBot) -> None:
    wall = Wall()
    item = Breathing(id="b", ask="Breathe", breathe_in=4, out=6, rounds=8)
    widget = BreathingWidget(at(item), clock=wall)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    assert not widget.guide.is_running()
    button(widget, "Start").click()
    wall.move(seconds=25)
    look(widget)
    assert "Breath 3 of 8" in [text.text() for text in widget.findChildren(Text)]
    button(widget, "Stop").click()
    assert widget.value() == Spent(25)
    assert not widget.guide.is_running()
    button(widget, "Start again").click()
    wall.move(seconds=90)
    look(widget)
    assert widget.value() == Spent(90, done=True)


def test_enter_goes_on_once_the_breathing_is_over(qtbot: QtBot) -> None:
    wall = Wall()
    item = Breathing(id="b", ask="Breathe", breathe_in=2, out=3, rounds=1)
    widget = BreathingWidget(at(item), clock=wall)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.focus_field()
    QTest.keyClick(focused(widget), Qt.Key.Key_Return)
    assert widget.guide.is_running()
    wall.move(seconds=6)
    look(widget)
    with qtbot.waitSignal(widget.wanted):
        QTest.keyClick(widget.window().focusWidget(), Qt.Key.Key_Return)
    assert widget.value() == Spent(6, done=True)


BREAK = Date(
    id="d",
    ask="When?",
    offer_minutes=(30, 120),
    offer_days=(0, 1),
    earliest_minutes=20,
    latest_minutes=1440,
)


def test_a_moment_that_is_offered_is_the_moment_that_is_shown(qtbot: QtBot) -> None:
    widget = date(qtbot, BREAK, Wall())
    with qtbot.waitSignals([widget.answered, widget.settled]):
        button(widget, "In 30 minutes · 20:40").click()
    assert widget.value() == Moment(NOW + timedelta(minutes=30))
    button(widget, "In 2 hours · 22:10").click()
    assert widget.value() == Moment(NOW + timedelta(hours=2))


def test_offers_move_on_with_the_clock_until_one_is_chosen(qtbot: QtBot) -> None:
    wall = Wall()
    widget = date(qtbot, BREAK, wall)
    wall.move(minutes=5)
    look(widget)
    chosen = button(widget, "In 30 minutes · 20:45")
    chosen.click()
    wall.move(minutes=5)
    look(widget)
    assert button(widget, "In 30 minutes · 20:45") is chosen
    assert widget.value() == Moment(NOW + timedelta(minutes=35))


def test_of_a_day_that_is_offered_the_time_can_be_changed(qtbot: QtBot) -> None:
    widget = date(qtbot, BREAK, Wall())
    button(widget, "Tomorrow · Tue 24 Nov").click()
    day, clock = widget.findChild(DayLine), widget.findChild(ClockLine)
    assert day is not None
    assert clock is not None
    assert not day.isVisible()
    assert clock.isVisible()
    assert widget.value() == Moment((NOW + timedelta(days=1)).replace(hour=19, minute=0))
    editor = clock.focusProxy()
    assert editor is not None
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert widget.value() == Moment((NOW + timedelta(days=1)).replace(hour=18, minute=0))


def test_every_offer_is_reached_and_chosen_with_the_arrows(qtbot: QtBot) -> None:
    widget = date(qtbot, BREAK, Wall())
    widget.focus_field()
    chips = [chip for chip in widget.findChildren(Chip) if chip.isVisible()]
    reached = []
    for _ in chips:
        QTest.keyClick(focused(widget), Qt.Key.Key_Right)
        assert focused(widget).isChecked()
        reached.append(focused(widget).accessibleName())
    assert sorted(reached) == sorted(chip.accessibleName() for chip in chips)
    assert widget.value() == Moment(NOW + timedelta(minutes=BREAK.offer_minutes[0]))


def test_another_time_can_be_entered_by_keyboard(qtbot: QtBot) -> None:
    item = Date(id="d", ask="When?", time=False, offer_days=(7,))
    widget = date(qtbot, item, Wall())
    button(widget, "Another day").click()
    day, clock = widget.findChild(DayLine), widget.findChild(ClockLine)
    assert day is not None
    assert clock is not None
    assert day.isVisible()
    assert not clock.isVisible()
    day.show_day(NOW.date())
    before = widget.value()
    day.focusProxy().stepUp()  # type: ignore[union-attr]
    value = widget.value()
    assert isinstance(value, Moment)
    assert value != before
    assert value.at.tzinfo is not None
    assert not value.timed


def test_what_lies_out_of_bounds_is_said_gently(qtbot: QtBot) -> None:
    wall = Wall()
    widget = date(qtbot, BREAK, wall, Moment(NOW + timedelta(minutes=5)))
    widget.follow(at(BREAK, Moment(NOW + timedelta(minutes=5))))
    words = [text.text() for text in widget.findChildren(Text) if text.isVisible()]
    assert words == ["Give it a little longer: 20 minutes at the least."]
    widget.follow(at(BREAK, Moment(NOW + timedelta(minutes=60))))
    assert not any(text.isVisible() for text in widget.findChildren(Text))


@pytest.mark.parametrize("hour", range(0, 24))
@pytest.mark.parametrize("item", [BREAK, Date(id="d", ask="?", offer_days=(0, 1, 7))])
def test_whatever_is_offered_is_within_bounds_at_any_hour(item: Item, hour: int) -> None:
    assert isinstance(item, Date)
    moment = NOW.replace(hour=hour, minute=37)
    for offer in offers(item, moment):
        ahead = (offer.at - moment).total_seconds() / 60
        assert item.earliest_minutes <= ahead <= item.latest_minutes
        assert offer.at.tzinfo is not None


@pytest.mark.parametrize(
    ("second", "microsecond", "minute"), [(0, 0, 20), (0, 1, 21), (0, 999_999, 21), (59, 0, 21)]
)
def test_what_is_offered_in_some_minutes_is_never_sooner(
    second: int, microsecond: int, minute: int
) -> None:
    item = Date(id="until", ask="When?", offer_minutes=(20,), earliest_minutes=20)
    moment = NOW.replace(hour=12, minute=0, second=second, microsecond=microsecond)
    (offer,) = offers(item, moment)
    assert offer.at == moment.replace(minute=minute, second=0, microsecond=0)
