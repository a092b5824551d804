"""Every control can be used by keyboard, is seen to have it, and says its name as it stands."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.focus import FocusRing
from app.ui.theme import Ground, Partner, ThemeName
from app.ui.widgets import (
    Bead,
    Card,
    Chips,
    Choices,
    Field,
    FlowLayout,
    Fold,
    Line,
    LinkButton,
    NameChip,
    OwnChip,
    PassphraseLine,
    PlaceButton,
    PrimaryButton,
    QuietButton,
    Ring,
    ScaleRow,
    ScrollColumn,
    SecondaryButton,
    Sheet,
    Size,
    Text,
    Tick,
    way_back,
)
from app.ui.widgets.bead import initial
from app.ui.widgets.flow_layout import SHRINKS
from app.ui.widgets.scale import GAP, SIDE

Key = Qt.Key
NAME = 'Q&A "<b>now</b>"'
BUTTONS: list[Callable[[], QAbstractButton]] = [
    lambda: PrimaryButton(NAME),
    lambda: SecondaryButton(NAME, "printer"),
    lambda: QuietButton(NAME, "eye-off"),
    lambda: LinkButton(NAME),
    lambda: PlaceButton(NAME, "house"),
    lambda: Tick(NAME),
]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


KEPT: list[Sheet] = []
"""The pages of the running test, which nothing else holds on to."""


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    yield
    KEPT.clear()


def page(qtbot: QtBot, *widgets: QWidget, ground: Ground = Ground.PAPER) -> Sheet:
    sheet = Sheet(ground)
    KEPT.append(sheet)
    qtbot.addWidget(sheet)
    column = QVBoxLayout(sheet)
    for widget in widgets:
        column.addWidget(widget)
    sheet.resize(700, 500)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def passphrase_shown() -> str:
    editor = focused()
    assert isinstance(editor, QLineEdit)
    return editor.displayText()


@pytest.mark.parametrize("made", BUTTONS)
def test_a_button_says_its_words_and_is_pressed_by_keyboard(
    qtbot: QtBot, made: Callable[[], QAbstractButton]
) -> None:
    button = made()
    page(qtbot, button)
    assert button.accessibleName() == NAME
    assert button.shortcut().isEmpty()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Key.Key_Space)


def test_alt_and_left_press_back_from_wherever_the_keyboard_is(qtbot: QtBot) -> None:
    back, line = way_back(SecondaryButton("Back", "arrow-left")), Line()
    page(qtbot, back, line)
    line.setFocus()
    write("half a word")
    with qtbot.waitSignal(back.clicked):
        press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert line.text() == "half a word"


@pytest.mark.parametrize("made", BUTTONS)
def test_the_ring_follows_the_keyboard_and_not_the_mouse(
    qtbot: QtBot, made: Callable[[], QAbstractButton]
) -> None:
    button, other = made(), PrimaryButton("Other")
    sheet = page(qtbot, button, other)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert rings(sheet) == []
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(sheet)
    box, _ = button.focus_shape()  # type: ignore[attr-defined]
    around = box.toAlignedRect().translated(button.mapTo(sheet, QPoint(0, 0)))
    assert ring.geometry().contains(around.adjusted(-5, -5, 5, 5))
    button.move(button.x(), button.y() + 30)
    assert ring.geometry().contains(around.translated(0, 30))
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(rings(sheet)) == 1


def rings(sheet: QWidget) -> list[FocusRing]:
    return [ring for ring in sheet.findChildren(FocusRing) if ring.isVisible()]


def test_the_ring_is_gone_with_the_control_it_was_around(qtbot: QtBot) -> None:
    button, other = PrimaryButton("One"), PrimaryButton("Two")
    sheet = page(qtbot, button, other)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.hide()
    assert all(ring.isHidden() or other.hasFocus() for ring in sheet.findChildren(FocusRing))
    button.deleteLater()
    qtbot.waitUntil(lambda: len(rings(sheet)) <= 1)


def test_a_button_is_as_high_as_drawn_and_grows_with_the_text(
    qtbot: QtBot, qapp: QApplication
) -> None:
    for size in Size:
        assert abs(PrimaryButton("Go on", size=size).sizeHint().height() - size.value) <= 1
    theme.apply(qapp, theme.load(ThemeName.LIGHT), 150)
    assert 55 <= PrimaryButton("Go on").sizeHint().height() <= 62


def test_a_long_button_takes_two_lines_rather_than_being_cut(qtbot: QtBot) -> None:
    words = "When talking about this together is not the right thing"
    button = SecondaryButton(words)
    holder = page(qtbot, button)
    one = button.sizeHint().height()
    holder.setFixedWidth(300)
    qtbot.waitUntil(lambda: button.height() > one)
    assert button.height() >= button.heightForWidth(button.width())


def test_a_tick_is_ticked_anywhere_in_its_row(qtbot: QtBot) -> None:
    tick = Tick("Said aloud, nothing to write down")
    page(qtbot, tick)
    assert tick.height() >= 44
    spot = QPoint(tick.width() - 3, 3)
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert tick.isChecked()


def test_chips_are_one_stop_and_walked_with_the_arrows(qtbot: QtBot) -> None:
    words = [(str(number), f"feeling {number}") for number in range(12)]
    chips, after = Chips(words, Partner.SECOND), PrimaryButton("After")
    page(qtbot, chips, after)
    chips.focus_first()
    for _ in range(3):
        press(Key.Key_Right)
    press(Key.Key_Space)
    assert chips.chosen() == ("3",)
    there = focused()
    QTest.keyClick(there, Key.Key_Down)
    below = focused()
    assert below.y() > there.y()
    QTest.keyClick(below, Key.Key_Up)
    press(Key.Key_Tab)
    assert after.hasFocus()


def test_no_more_chips_than_the_limit_can_be_chosen(qtbot: QtBot) -> None:
    chips = Chips([(key, key) for key in "abcde"], Partner.FIRST, limit=2)
    page(qtbot, chips)
    chips.choose(("b", "d"))
    chips.focus_first()
    assert focused().isEnabled()
    for button in chips.findChildren(QAbstractButton):
        button.click()
    assert len(chips.chosen()) <= 2


def test_choosing_by_the_program_says_nothing(qtbot: QtBot) -> None:
    chips = Chips([(key, key) for key in "abc"], Partner.FIRST)
    choices = Choices([(key, key, "") for key in "abc"])
    scale = ScaleRow(0, 10)
    page(qtbot, chips, choices, scale)
    with (
        qtbot.assertNotEmitted(chips.changed),
        qtbot.assertNotEmitted(choices.changed),
        qtbot.assertNotEmitted(scale.changed),
    ):
        chips.choose(("a", "c"))
        choices.choose("b")
        scale.set_value(7)
    assert (chips.chosen(), choices.chosen(), scale.value()) == (("a", "c"), "b", 7)
    choices.choose(None)
    scale.set_value(None)
    assert (choices.chosen(), scale.value()) == (None, None)


def test_one_of_the_cards_is_chosen_with_the_arrows(qtbot: QtBot) -> None:
    options = [("not-yet", "Not yet", "I will say it again"), ("yes", "Yes", "I feel heard")]
    choices = Choices(options, Partner.FIRST)
    page(qtbot, choices)
    choices.focus_first()
    with qtbot.waitSignal(choices.changed):
        press(Key.Key_Space)
    assert choices.chosen() == "not-yet"
    press(Key.Key_Right)
    assert choices.chosen() == "yes"
    assert focused().accessibleName() == "Yes. I feel heard"


def test_an_arrow_chooses_a_card_even_where_none_was_chosen(qtbot: QtBot) -> None:
    choices = Choices([(key, "A few words", "") for key in "abc"])
    page(qtbot, choices)
    choices.focus_first()
    assert choices.chosen() is None
    with qtbot.waitSignal(choices.changed):
        press(Key.Key_Right)
    assert choices.chosen() == "b"
    press(Key.Key_Tab)
    assert choices.chosen() == "b"


def test_cards_stand_below_each_other_where_there_is_no_room(qtbot: QtBot) -> None:
    choices = Choices([(key, "A few words", "") for key in "abc"])
    sheet = page(qtbot, choices)
    cards = choices.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: cards[0].y() == cards[1].y())
    sheet.resize(260, 500)
    qtbot.waitUntil(lambda: cards[0].y() < cards[1].y() < cards[2].y())


def test_a_scale_moves_with_arrows_digits_and_ends(qtbot: QtBot) -> None:
    scale = ScaleRow(0, 10, "not at all", "completely", Partner.FIRST)
    page(qtbot, scale)
    scale.focus_first()
    press(Key.Key_Space)
    assert scale.value() == 0
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert scale.value() == 2
    press(Key.Key_7)
    assert scale.value() == 7
    press(Key.Key_End)
    assert scale.value() == 10
    assert focused().accessibleName() == "10, completely"
    press(Key.Key_Left)
    assert scale.value() == 9


def test_a_scale_that_takes_two_rows_shares_its_numbers_among_them(qtbot: QtBot) -> None:
    scale = ScaleRow(0, 10, "not at all", "completely")
    sheet = page(qtbot, scale)
    squares = scale.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: len({square.y() for square in squares}) == 1)
    room = sheet.width() - scale.width()
    seven = round(7 * squares[0].width() + 6 * GAP)
    sheet.resize(room + seven, 500)
    qtbot.waitUntil(lambda: len({square.y() for square in squares}) == 2)
    first = [square for square in squares if square.y() == squares[0].y()]
    assert len(first) == 6
    (end,) = [each for each in scale.findChildren(Text) if each.text() == "completely"]
    assert right_of(end, scale) == right_of(first[-1], scale)


def test_the_squares_of_a_scale_shrink_a_little_before_their_row_breaks(qtbot: QtBot) -> None:
    scale = ScaleRow(0, 10, "not at all", "completely")
    sheet = page(qtbot, scale)
    squares = scale.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: squares[0].width() == SIDE)
    sheet.resize(sheet.width() - scale.width() + round(9 * SIDE + 8 * GAP), 500)
    qtbot.waitUntil(lambda: squares[0].width() < SIDE)
    assert len({square.y() for square in squares}) == 1
    assert all(square.size() == squares[0].size() for square in squares)
    assert squares[0].width() == squares[0].height() >= SHRINKS * SIDE
    assert right_of(squares[-1], scale) <= scale.width()


def right_of(part: QWidget, whole: QWidget) -> int:
    return part.mapTo(whole, QPoint(part.width(), 0)).x()


def test_tab_leaves_a_field_and_never_writes_into_it(qtbot: QtBot) -> None:
    field, after = Field(), PrimaryButton("After")
    page(qtbot, field, after)
    field.setFocus()
    write("I felt")
    with qtbot.waitSignal(field.left):
        press(Key.Key_Tab)
    assert after.hasFocus()
    assert field.text() == "I felt"


def test_pasted_text_is_plain_and_without_control_characters(qtbot: QtBot) -> None:
    field, line = Field(), Line()
    page(qtbot, field, line)
    QApplication.clipboard().setText("e\u0301te\u0301\x00\x07\r\nnext\u2028line")
    field.setFocus()
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "été\nnext\nline"
    line.setFocus()
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "été next line"


def test_rich_text_on_the_clipboard_stays_plain(qtbot: QtBot) -> None:
    field = Field()
    page(qtbot, field)
    rich = QMimeData()
    rich.setHtml("<b>bold</b><img src='file:///etc/hostname'>")
    rich.setText("bold")
    QApplication.clipboard().setMimeData(rich)
    field.setFocus()
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "bold"


def test_a_field_holds_no_more_than_its_longest(qtbot: QtBot) -> None:
    field = Field(longest=10)
    page(qtbot, field)
    field.setFocus()
    write("abcdefghijklmno")
    assert field.text() == "abcdefghij"
    QApplication.clipboard().setText("z" * 50)
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(field.text()) == 10


def test_a_field_grows_with_what_is_written_up_to_a_limit(qtbot: QtBot) -> None:
    field = Field(lines=3, most_lines=6)
    page(qtbot, field, Text("below"))
    low = field.sizeHint().height()
    field.set_text("\n".join("line" for _ in range(5)))
    middle = field.sizeHint().height()
    field.set_text("\n".join("line" for _ in range(50)))
    assert low < middle < field.sizeHint().height()
    high = field.sizeHint().height()
    field.set_text("\n".join("line" for _ in range(90)))
    assert field.sizeHint().height() == high


def test_showing_an_answer_is_not_a_change(qtbot: QtBot) -> None:
    field, line = Field(), Line()
    page(qtbot, field, line)
    with qtbot.assertNotEmitted(field.changed), qtbot.assertNotEmitted(line.changed):
        field.set_text("one")
        line.set_text("two")
    assert (field.text(), line.text()) == ("one", "two")


def test_a_field_tells_its_name_to_the_reader_where_the_keyboard_is(qtbot: QtBot) -> None:
    field = Field()
    page(qtbot, field)
    field.setAccessibleName("What was it like?")
    field.setFocus()
    assert focused().accessibleName() == "What was it like?"


def test_another_hint_in_an_empty_field_is_painted(qtbot: QtBot) -> None:
    field = Field()
    field.set_hint("Write here")
    page(qtbot, field)
    QApplication.processEvents()
    before = field.grab().toImage()
    paper = field.findChild(QPlainTextEdit)
    assert isinstance(paper, QPlainTextEdit)
    painted = Painted(paper.viewport())
    field.set_hint("A line for the summary")
    qtbot.waitUntil(lambda: painted.count > 0)
    assert field.grab().toImage() != before


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_a_passphrase_is_hidden_until_the_eye_is_opened(qtbot: QtBot) -> None:
    line = PassphraseLine()
    page(qtbot, line)
    line.setFocus()
    write(" two  spaces ")
    assert passphrase_shown() == "•" * 13
    assert line.eye.accessibleName() == "Show the passphrase"
    line.eye.click()
    line.setFocus()
    assert passphrase_shown() == " two  spaces "
    assert line.text() == " two  spaces "
    line.clear()
    assert not line.eye.isChecked()
    assert line.text() == ""


def test_enter_in_a_line_confirms_it(qtbot: QtBot) -> None:
    line = PassphraseLine()
    page(qtbot, line)
    line.setFocus()
    with qtbot.waitSignal(line.confirmed):
        press(Key.Key_Return)


def test_a_fold_opens_by_keyboard_and_says_so(qtbot: QtBot) -> None:
    inside = Text("One moment, told as you lived it.")
    fold = Fold("Help with words", inside)
    page(qtbot, fold)
    assert fold.hinge.accessibleName() == "Help with words, closed"
    assert inside.isHidden()
    fold.hinge.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(fold.toggled):
        QTest.keyClick(fold.hinge, Key.Key_Space)
    assert inside.isVisible()
    assert fold.hinge.accessibleName() == "Help with words, open"


def test_what_gets_the_keyboard_is_scrolled_into_sight(qtbot: QtBot) -> None:
    column = ScrollColumn()
    buttons = [PrimaryButton(f"Button {number}") for number in range(40)]
    for button in buttons:
        column.column.addWidget(button)
    page(qtbot, column)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    for at in (39, 3, 20, 0):
        buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        top = buttons[at].mapTo(column.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= column.viewport().height() - buttons[at].height()


def test_a_wrapping_row_needs_more_height_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for number in range(10):
        flow.addWidget(OwnChip(f"feeling {number}", Partner.FIRST))
    assert flow.heightForWidth(200) > 4 * flow.heightForWidth(2000)
    holder.resize(300, flow.heightForWidth(300))
    holder.show()
    qtbot.waitUntil(lambda: flow.itemAt(9).geometry().y() > 0)  # type: ignore[union-attr]
    assert all(flow.itemAt(at).geometry().right() < 300 for at in range(10))  # type: ignore[union-attr]


def test_an_initial_is_a_whole_letter_of_any_script() -> None:
    assert initial("sam") == "S"
    assert initial("  ángel") == "Á"
    assert initial("a\u0301ngel") == "A\u0301"
    assert initial("👩‍👧 Kim") == "👩‍👧"
    assert initial("ოთარ") in ("Ო", "ო")
    assert initial("") == "?"


def test_everything_is_painted_in_every_theme_and_size(qtbot: QtBot, qapp: QApplication) -> None:
    for name in ThemeName:
        for percent in (80, 200):
            theme.apply(qapp, theme.load(name), percent)
            for ground in Ground:
                off = PrimaryButton("Off")
                off.setEnabled(False)
                row = QWidget()
                line = QHBoxLayout(row)
                for partner in Partner:
                    line.addWidget(Bead(partner, "Sam"))
                    line.addWidget(NameChip(partner, "Sam", "Sam speaks", turn=bool(partner)))
                    line.addWidget(OwnChip("worried", partner, both=bool(partner)))
                line.addWidget(Ring())
                sheet = page(qtbot, off, row, Card(), Tick("Tick"), ground=ground)
                assert not sheet.grab().isNull()
                sheet.close()


def test_painting_and_setting_texts_loses_no_reference_to_none(qtbot: QtBot) -> None:
    label = Text("start")
    page(qtbot, label)
    before = sys.getrefcount(None)
    for number in range(2000):
        label.setText(str(number))
        label.setAccessibleName("")
    assert sys.getrefcount(None) > before - 1000
