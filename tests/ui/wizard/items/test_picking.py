"""Scales, choices, checklists, guesses and sign-offs by keyboard and by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Checklist, Choice, Exercise, Guess, Item, Scale, Share, SignOff
from app.flow.model import Turns
from app.session.value import Guessed, Number, Picked, Signed, Value
from app.ui.widgets import Chip, ChoiceCard, Tick
from app.ui.widgets import Text as Label
from app.ui.wizard.items import ItemWidget, widget_for
from app.ui.wizard.items.quote import Quote

from .pages import HOSTILE, NOW, SENTENCES, WITHOUT_VALUE, WORDS, at, told


def shown(qtbot: QtBot, widget: ItemWidget) -> ItemWidget:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.focus_field()
    return widget


def press(qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(_focused(), key)


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_digits_and_arrows_choose_on_a_scale_and_delete_takes_it_back(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Scale(id="s", ask="How?"))))
    with qtbot.waitSignals([widget.answered, widget.settled]):
        press(qtbot, Qt.Key.Key_7)
    assert widget.value() == Number(7)
    press(qtbot, Qt.Key.Key_Right)
    assert widget.value() == Number(8)
    with qtbot.waitSignal(widget.wanted):
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Delete)
    assert widget.value() is None


CHOOSABLE: tuple[tuple[Item, Value], ...] = (
    (Scale(id="s", ask="How?"), Number(0)),
    (Choice(id="c", ask="?", options=SENTENCES), Picked(("left",))),
    (Checklist(id="k", ask="?", options=WORDS), Picked(("sad",))),
    (Checklist(id="l", ask="?", options=SENTENCES), Picked(("left",))),
    (SignOff(id="so", statement="We agree."), Signed(True)),
)


@pytest.mark.parametrize(("item", "first"), CHOOSABLE, ids=lambda one: getattr(one, "id", ""))
def test_enter_chooses_what_is_not_chosen_and_the_next_one_goes_on(
    qtbot: QtBot, item: Item, first: Value
) -> None:
    widget = shown(qtbot, widget_for(at(item)))
    with qtbot.assertNotEmitted(widget.wanted), qtbot.waitSignal(widget.settled):
        press(qtbot, Qt.Key.Key_Return)
    assert widget.value() == first
    with qtbot.waitSignal(widget.wanted):
        press(qtbot, Qt.Key.Key_Return)
    assert widget.value() == first


@pytest.mark.parametrize(("item", "first"), CHOOSABLE, ids=lambda one: getattr(one, "id", ""))
def test_a_held_enter_neither_chooses_nor_goes_on(qtbot: QtBot, item: Item, first: Value) -> None:
    widget = shown(qtbot, widget_for(at(item)))
    with qtbot.assertNotEmitted(widget.wanted):
        hold_enter()
        assert widget.value() is None
        press(qtbot, Qt.Key.Key_Return)
        hold_enter()
    assert widget.value() == first


def hold_enter() -> None:
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(_focused(), held)


@pytest.mark.parametrize("item", [item for item, _ in CHOOSABLE], ids=lambda item: item.id)
def test_ctrl_enter_goes_on_without_choosing(qtbot: QtBot, item: Item) -> None:
    widget = shown(qtbot, widget_for(at(item)))
    with qtbot.waitSignal(widget.wanted):
        QTest.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert widget.value() is None


def test_a_choice_of_something_else_opens_a_line_of_its_own(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Choice(id="c", ask="?", options=SENTENCES, other=True))))
    line = widget.findChild(QLineEdit)
    assert line is not None
    assert not line.isVisible()
    cards = widget.findChildren(ChoiceCard)
    assert [card.text().replace("&&", "&") for card in cards][:-1] == list(SENTENCES.values())
    cards[-1].click()
    assert line.isVisible()
    assert widget.value() is None
    QTest.keyClicks(line, "my own & <b>")
    assert widget.value() == Picked((), "my own & <b>")
    with qtbot.waitSignal(widget.wanted) as gone_on:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert gone_on.signal_triggered
    cards[0].click()
    assert widget.value() == Picked(("left",))


def test_enter_in_a_line_asks_to_go_on_once(qtbot: QtBot) -> None:
    item = Checklist(id="k", ask="?", options=WORDS, other=True)
    widget = shown(qtbot, widget_for(at(item)))
    asked: list[bool] = []
    widget.wanted.connect(lambda: asked.append(True))
    line = widget.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "own")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked == [True]


def test_no_more_is_ticked_than_asked_for_and_that_is_said(qtbot: QtBot) -> None:
    item = Checklist(id="k", ask="?", options=WORDS, at_most=2)
    widget = shown(qtbot, widget_for(at(item)))
    chips = widget.findChildren(Chip)
    chips[0].click()
    assert widget.value() == Picked(("sad",))
    chips[2].click()
    assert not chips[1].isEnabled()
    assert widget.value() == Picked(("sad", "b"))
    assert any("all there is room for" in label.text() for label in widget.findChildren(Label))
    chips[0].click()
    assert chips[1].isEnabled()


def test_sentences_are_ticks_that_wrap_and_words_are_chips(qtbot: QtBot) -> None:
    words = shown(qtbot, widget_for(at(Checklist(id="k", ask="?", options=WORDS))))
    lines = shown(qtbot, widget_for(at(Checklist(id="l", ask="?", options=SENTENCES))))
    assert [chip.accessibleName() for chip in words.findChildren(Chip)] == list(WORDS.values())
    assert [tick.words for tick in lines.findChildren(Tick)] == list(SENTENCES.values())


@pytest.mark.parametrize(("count", "columns"), [(7, 1), (8, 2), (13, 2)])
def test_a_long_list_stands_in_two_columns_where_there_is_room(
    qtbot: QtBot, count: int, columns: int
) -> None:
    options = {f"o{n}": f"A sentence that is too long for a chip, number {n}" for n in range(count)}
    widget = shown(qtbot, widget_for(at(Checklist(id="k", ask="?", options=options))))
    ticks = widget.findChildren(Tick)
    widget.resize(1000, 700)
    qtbot.waitUntil(lambda: len({tick.x() for tick in ticks}) == columns)
    read = sorted(ticks, key=lambda tick: (tick.x(), tick.y()))
    assert [tick.words for tick in read] == list(options.values())
    widget.resize(500, 700)
    qtbot.waitUntil(lambda: len({tick.x() for tick in ticks}) == 1)


def test_a_guess_is_the_field_of_what_it_guesses_and_keeps_how_close_it_was(
    qtbot: QtBot,
) -> None:
    widget = shown(qtbot, widget_for(at(Guess(id="g", of="scale", ask="?"), Guessed(Number(3), 9))))
    press(qtbot, Qt.Key.Key_5)
    assert widget.value() == Guessed(Number(5), 9)


def test_a_refusal_is_kept_and_met_kindly(qtbot: QtBot) -> None:
    item = SignOff(id="so", statement="We agree.")
    conversation = at(item)
    before = conversation.say(Signed(False), NOW)
    slot = before.place.slot
    refused = before.session.with_value(slot, Signed(None, 2))
    widget = shown(qtbot, widget_for(type(before)(refused, before.place)))
    assert widget.value() == Signed(None, 2)
    assert any("can stay open" in label.text() for label in widget.findChildren(Label))
    widget.findChildren(ChoiceCard)[0].click()
    assert widget.value() == Signed(True, 2)


def test_an_exercise_keeps_nothing(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Exercise(id="e", ask="?", options=SENTENCES))))
    with qtbot.assertNotEmitted(widget.answered):
        widget.findChildren(Tick)[0].click()
    assert widget.value() is None


def test_a_note_shows_an_earlier_answer_only_to_those_who_may_see_it(qtbot: QtBot) -> None:
    note = WITHOUT_VALUE[0]
    alone = at(note, turns=Turns.PRIVATE)
    seat = alone.place.seat
    assert seat is not None
    for share, by, seen in (
        (Share.NEVER, seat, True),
        (Share.NEVER, seat.other, False),
        (Share.ASK, seat.other, False),
        (Share.NOW, seat.other, True),
    ):
        widget = widget_for(told(alone, HOSTILE, share, by))
        qtbot.addWidget(widget)
        assert bool(widget.findChildren(Quote)) is seen
    in_turn = widget_for(told(at(note), "hidden", Share.NEVER, seat))
    qtbot.addWidget(in_turn)
    assert not in_turn.findChildren(Quote)
