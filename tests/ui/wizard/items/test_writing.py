"""Words that are written or said aloud, and a plan in one sentence."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Agreement, Text
from app.flow.model import Turns
from app.session.value import Plan, Words
from app.ui.widgets import Field, Fold, Line, ScaleRow, Tick
from app.ui.widgets import Text as Label
from app.ui.wizard.items import ItemWidget, widget_for
from app.ui.wizard.items.agreement import AgreementWidget
from app.ui.wizard.items.text import TextWidget
from app.ui.wizard.items.writing import ONWARD, Dismiss, Remark

from .pages import at

SHORT = Text(id="t", ask="What?", max_chars=40)
letters = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Z"), include_characters=" ")


def shown(qtbot: QtBot, widget: ItemWidget) -> ItemWidget:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.focus_field()
    return widget


def editor(widget: QWidget, number: int = 0) -> QPlainTextEdit:
    return widget.findChildren(QPlainTextEdit)[number]


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


@given(st.text(letters, max_size=60).filter(str.strip))
@pytest.mark.usefixtures("dressed")
def test_words_come_back_as_they_were_typed(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    widget = widget_for(at(SHORT, Words(text)))
    assert widget.value() == Words(text)


def test_how_to_go_on_is_said_in_the_field_and_only_there(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(SHORT)))
    assert ONWARD in words_on(widget)
    assert editor(widget).accessibleDescription() == ONWARD
    height = widget.sizeHint().height()
    QTest.keyClick(editor(widget), Qt.Key.Key_Tab)
    assert ONWARD not in words_on(widget)
    assert widget.sizeHint().height() == height, "nothing moves"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)  # type: ignore[arg-type]
    assert ONWARD in words_on(widget)
    with qtbot.waitSignal(widget.wanted):
        QTest.keyClick(editor(widget), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_saying_it_aloud_is_an_answer_and_a_line_may_be_added(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(SHORT)))
    tick = widget.findChild(Tick)
    assert tick is not None
    with qtbot.waitSignals([widget.answered, widget.settled]):
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert widget.value() == Words("", aloud=True)
    QTest.keyClicks(editor(widget), "A line")
    assert widget.value() == Words("A line", aloud=True)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert widget.value() == Words("A line")


def test_where_it_may_not_be_said_aloud_there_is_no_tick(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Text(id="t", ask="What?", aloud=False))))
    assert not any(tick.isVisible() for tick in widget.findChildren(Tick))


def test_nobody_is_asked_to_say_aloud_what_is_theirs_alone(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(SHORT, turns=Turns.PRIVATE)))
    assert not any(tick.isVisible() for tick in widget.findChildren(Tick))
    assert not any("aloud" in words for words in words_on(widget))
    assert "aloud" not in editor(widget).placeholderText()


def test_a_tick_set_earlier_can_be_taken_out_where_it_is_not_offered(qtbot: QtBot) -> None:
    said = Words("A line", aloud=True)
    widget = shown(qtbot, widget_for(at(SHORT, said, turns=Turns.PRIVATE)))
    assert widget.value() == said
    assert [tick.isVisible() for tick in widget.findChildren(Tick)] == [True]


def test_a_remark_comes_when_the_writer_pauses_and_can_be_sent_away(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(SHORT)))
    remark, dismiss = widget.findChild(Remark), widget.findChild(Dismiss)
    assert remark is not None
    QTest.keyClicks(editor(widget), "You never call")
    assert remark.isHidden()
    qtbot.waitUntil(remark.isVisible)
    assert any("never" in words for words in words_on(widget))
    assert dismiss is not None
    QTest.keyClick(dismiss, Qt.Key.Key_Space)
    assert remark.isHidden()
    QTest.keyClicks(editor(widget), ", always")
    QTest.keyClick(editor(widget), Qt.Key.Key_Tab)
    assert remark.isHidden()
    assert widget.value() == Words("You never call, always")


def test_letters_are_counted_only_near_the_end_and_nothing_is_cut(qtbot: QtBot) -> None:
    item = Text(id="t", ask="What?", max_chars=100, hints=())
    widget = shown(qtbot, widget_for(at(item, Words("x" * 30))))
    assert words_on(widget) == [ONWARD]
    QTest.keyClicks(editor(widget), "y" * 20)
    assert words_on(widget) == ["50 characters left", ONWARD]
    QTest.keyClicks(editor(widget), "y" * 60)
    assert words_on(widget) == ["10 characters over. A few words less will do.", ONWARD]
    assert widget.value() == Words("x" * 30 + "y" * 80)


def test_a_beginning_is_written_where_the_cursor_is_and_can_be_undone(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(SHORT, Words("Yes."))))
    assert isinstance(widget, TextWidget)
    with qtbot.waitSignal(widget.answered):
        widget.insert("I felt …")
    assert widget.value() == Words("Yes. I felt ")
    assert QApplication.focusWidget() is editor(widget)
    editor(widget).undo()
    assert widget.value() == Words("Yes.")


def test_what_is_typed_is_not_touched_when_the_conversation_moves_on(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(SHORT, Words("old"))))
    QTest.keyClicks(editor(widget), " and new")
    widget.follow(at(SHORT, Words("other")))
    assert widget.value() == Words("old and new")


def test_enter_leads_through_a_plan_and_then_on(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"))))
    QTest.keyClicks(editor(widget, 0), "I go quiet")
    with qtbot.assertNotEmitted(widget.wanted):
        QTest.keyClick(editor(widget, 0), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor(widget, 1)
    QTest.keyClicks(editor(widget, 1), "say so")
    assert widget.value() == Plan("I go quiet", "say so")
    with qtbot.waitSignal(widget.wanted):
        QTest.keyClick(editor(widget, 1), Qt.Key.Key_Return)


def test_a_plan_that_was_only_said_is_an_answer(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"))))
    tick = widget.findChild(Tick)
    assert tick is not None
    tick.click()
    assert widget.value() == Plan(aloud=True)


def test_a_plan_one_is_unsure_of_is_met_with_a_weightier_hint_and_not_blocked(
    qtbot: QtBot,
) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"), Plan("a", "b"))))
    fold = widget.findChild(Fold)
    assert fold is not None
    assert not fold.is_opened()
    fold.set_opened(True)
    row = widget.findChild(ScaleRow)
    assert row is not None
    assert row.isVisible()
    with qtbot.waitSignals([widget.answered, widget.settled]):
        QTest.keyClick(row, Qt.Key.Key_5)
    assert widget.value() == Plan("a", "b", sure=5)
    assert "Under 7? Make it smaller." in words_on(widget)


def test_the_days_of_a_plan_are_the_flow_s_own_until_somebody_changes_them(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"), Plan("a", "b"))))
    assert isinstance(widget, AgreementWidget)
    value = widget.value()
    assert isinstance(value, Plan)
    assert value.until is None


def test_tab_walks_through_a_plan_from_the_top(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"))))
    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached[:2] == [editor(widget, 0), editor(widget, 1)]
    assert isinstance(reached[2], QPushButton)
    assert isinstance(reached[3], Tick)


def test_a_line_of_a_plan_is_a_field_with_its_own_name(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"))))
    names = [part.accessibleName() for part in widget.findChildren(Field)]
    assert names == ["If …", "then I …"]
    assert all(part.accessibleName() for part in widget.findChildren(Line))


def test_tab_leads_from_the_fold_through_what_unfolds_to_what_follows(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_for(at(Agreement(id="p", ask="One thing"))))
    fold, tick = widget.findChild(Fold), widget.findChild(Tick)
    assert fold is not None
    assert tick is not None
    fold.set_opened(True)
    row = widget.findChild(ScaleRow)
    assert row is not None
    fold.hinge.setFocus()
    passed = []
    for _ in range(12):
        QTest.keyClick(widget.window().focusWidget(), Qt.Key.Key_Tab)
        passed.append(widget.window().focusWidget())
        if passed[-1] is tick:
            break
    assert passed[-1] is tick
    assert len(passed) > 3
    assert all(fold.isAncestorOf(each) for each in passed[:-1])
    assert any(row is each or row.isAncestorOf(each) for each in passed)
