"""A mirror: the listener writes, the speaker decides, and it always ends well."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Evidence, Grade, Mirror, Share
from app.session.session import Seat
from app.session.value import Ending, Mirrored, Round, Value, Verdict, Words
from app.ui.widgets import ChoiceCard, Text
from app.ui.wizard.items import ItemWidget, widget_for
from app.ui.wizard.items.quote import Quote
from app.ui.wizard.question import QuestionPage

from .pages import HOSTILE, at, told

MIRROR = Mirror(id="m", of="told", ask="What did you hear?")
SAD = Words("You were sad.")
NOT_YET = Round(SAD, Verdict.NOT_YET)


def shown(qtbot: QtBot, value: Value | None) -> ItemWidget:
    widget = widget_for(at(MIRROR, value))
    zone = widget.aside()
    assert zone is not None
    for part in (widget, zone):
        qtbot.addWidget(part)
        with qtbot.waitExposed(part):
            part.show()
    return widget


def card(widget: ItemWidget, words: str) -> ChoiceCard:
    zone = widget.aside()
    assert zone is not None
    return next(card for card in zone.findChildren(ChoiceCard) if card.text() == words)


def corner_words(widget: ItemWidget) -> str:
    corner = widget.corner()
    assert isinstance(corner, Text)
    return corner.text()


def test_the_listener_writes_and_the_speaker_alone_decides(qtbot: QtBot) -> None:
    widget = shown(qtbot, None)
    assert corner_words(widget) == "First round of three"
    assert not widget.findChildren(ChoiceCard)
    QTest.keyClicks(widget.findChildren(QPlainTextEdit)[0], "You were sad.")
    assert widget.value() == Mirrored((Round(SAD),))
    with qtbot.waitSignals([widget.answered, widget.settled]):
        card(widget, "Mostly").click()
    assert widget.value() == Mirrored((Round(SAD, Verdict.MOSTLY),))


def test_the_way_on_leads_past_the_speaker(qtbot: QtBot) -> None:
    page = QuestionPage(at(MIRROR))
    page.resize(900, 640)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.field.focus_field()
    with qtbot.assertNotEmitted(page.wanted):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert focused() is card(page.field, "Not yet")
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Right)
    assert page.field.value() == Mirrored((Round(Words(), Verdict.YES),))
    page.field.focus_field()
    with qtbot.waitSignal(page.wanted):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_tab_leads_from_the_help_over_the_field_to_the_verdict(qtbot: QtBot) -> None:
    grade = Evidence(grade=Grade.TRIAL, source="A study")
    page = QuestionPage(at(replace(MIRROR, evidence=grade)))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.field.focus_field()
    press(Qt.Key.Key_Backtab)
    met = []
    for _ in range(5):
        met.append(focused().accessibleName())
        press(Qt.Key.Key_Tab)
    assert met == [
        "Help with words, closed",
        "What did you hear?",
        "Said aloud, nothing to write down",
        "Not yet. I will say it again",
        "Why this?, closed",
    ]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    there = QApplication.focusWidget()
    assert there is not None
    return there


def test_the_question_is_put_to_the_speaker_by_name(qtbot: QtBot) -> None:
    widget = widget_for(at(MIRROR, name=HOSTILE))
    zone = widget.aside()
    assert zone is not None
    qtbot.addWidget(widget)
    qtbot.addWidget(zone)
    assert f"{HOSTILE}, is that what you meant?" in [t.text() for t in zone.findChildren(Text)]


def test_earlier_rounds_stay_in_sight(qtbot: QtBot) -> None:
    widget = shown(qtbot, Mirrored((NOT_YET, Round(Words()))))
    assert corner_words(widget) == "Second round of three"
    assert "First round: You were sad." in [text.text() for text in widget.findChildren(Text)]
    assert widget.value() == Mirrored((NOT_YET, Round(Words())))


def test_a_first_not_yet_offers_no_end(qtbot: QtBot) -> None:
    widget = shown(qtbot, None)
    card(widget, "Not yet").click()
    zone = widget.aside()
    assert zone is not None
    offered = [each.text() for each in zone.findChildren(QRadioButton) if each.isVisible()]
    assert offered == ["Not yet", "Mostly", "Yes"]


def test_after_the_last_not_yet_there_are_graceful_ways_out(qtbot: QtBot) -> None:
    widget = shown(qtbot, Mirrored((NOT_YET, NOT_YET, Round(SAD))))
    card(widget, "Not yet").click()
    assert card(widget, "Close enough for now").isVisible()
    card(widget, "Park it for another day").click()
    assert widget.value() == Mirrored((NOT_YET, NOT_YET, NOT_YET), Ending.PARKED)
    card(widget, "Yes").click()
    assert widget.value() == Mirrored((NOT_YET, NOT_YET, Round(SAD, Verdict.YES)))
    assert not card(widget, "Park it for another day").isVisible()


def test_the_speakers_words_are_quoted_only_where_both_may_see_them(qtbot: QtBot) -> None:
    for share, seen in ((Share.NOW, True), (Share.ASK, False), (Share.NEVER, False)):
        widget = widget_for(told(at(MIRROR), HOSTILE, share, Seat.FIRST))
        qtbot.addWidget(widget)
        assert bool(widget.findChildren(Quote)) is seen
