"""Words are shown as they are, as high as they need, and never read as markup."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.ui import theme, typeface
from app.ui.theme import Ground, ThemeName
from app.ui.typeface import Role
from app.ui.widgets import Elided, Emphasis, Heading, Markup, Sheet, Text, Tone, plain_tip
from app.ui.widgets.text import typeset

HOSTILE = '<img src="file:///etc/hostname"><b>bold</b> a < b & c > d'
LONG = "By the third evening I lay awake and went over every word that I had said. " * 6


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


def picture(sheet: Sheet) -> QImage:
    return sheet.grab().toImage()


def test_what_looks_like_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    for label in (Text(HOSTILE), Heading(HOSTILE), Elided(HOSTILE)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == HOSTILE


def test_a_text_is_as_high_as_its_lines_at_every_size(qtbot: QtBot, qapp: QApplication) -> None:
    for percent in (80, 100, 150, 200):
        theme.apply(qapp, theme.load(ThemeName.LIGHT), percent)
        for role in Role:
            label = Text(LONG, role, measure=None)
            qtbot.addWidget(label)
            for width in (240, 600, 1200):
                face = typeface.font(role)
                expected = typeset(LONG, face, typeface.face(role).leading, width).height
                assert label.heightForWidth(width) >= expected - 0.01
                assert label.heightForWidth(width) <= expected + 2
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


def test_lines_stand_as_far_apart_as_the_type_table_says(qapp: QApplication) -> None:
    face = typeface.font(Role.QUESTION)
    one = typeset("x", face, 1.3, 4000).height
    assert one == pytest.approx(24 * 96 / 72 * 1.3, rel=0.02)
    assert typeset("x\ny\nz", face, 1.3, 4000).height == pytest.approx(3 * one)


def test_a_narrow_column_breaks_even_a_word_without_end(qtbot: QtBot) -> None:
    label = Text("Donaudampfschifffahrtsgesellschaft" * 4, Role.BASE)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 200
    assert label.heightForWidth(150) > 2 * label.heightForWidth(2000)


def test_words_take_the_colour_of_the_ground_they_stand_on(qtbot: QtBot) -> None:
    now = theme.current()
    for ground, tone, wanted in (
        (Ground.CARD, Tone.INK, now.ink),
        (Ground.PAPER, Tone.MUTED, now.muted),
        (Ground.FIRST, Tone.MUTED, now.on_full),
        (Ground.SECOND_WASH, Tone.SECOND, now.pair.second),
    ):
        sheet = Sheet(ground)
        qtbot.addWidget(sheet)
        sheet.resize(400, 120)
        column = QVBoxLayout(sheet)
        column.addWidget(Text("MMMM", Role.TIME, tone=tone))
        sheet.show()
        assert wanted.name() in colors(picture(sheet))


def colors(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 1)
        for y in range(0, image.height(), 2)
    }


def test_a_long_name_is_cut_with_its_whole_for_pointer_and_reader(qtbot: QtBot) -> None:
    name = "Maximiliana <b>Bartholomäa</b> von und zu Hohenlohe"
    label = Elided(name)
    qtbot.addWidget(label)
    label.resize(90, 24)
    label.show()
    assert label.accessibleName() == name
    assert "&lt;b&gt;" in label.toolTip()
    label.resize(900, 24)
    assert label.toolTip() == ""


@given(text=st.text(min_size=1))
def test_a_tip_never_holds_markup_of_others(text: str) -> None:
    tip = plain_tip(text)
    inner = tip.removeprefix("<span>").removesuffix("</span>")
    assert "<" not in inner
    assert ">" not in inner


def test_the_markup_of_a_flow_becomes_plain_labels(qtbot: QtBot) -> None:
    shown = Markup("Say *one* thing. <b>No</b>\n\n- first\n- *second*")
    qtbot.addWidget(shown)
    texts = [label.text() for label in shown.findChildren(Text)]
    assert texts == ["Say one thing. <b>No</b>", "•", "first", "•", "second"]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown.findChildren(Text))


def test_another_markup_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    shown = Markup("one\n\n- two")
    qtbot.addWidget(shown)
    shown.show()
    shown.set_text("three")

    def visible() -> list[str]:
        return [label.text() for label in shown.findChildren(Text) if label.isVisible()]

    qtbot.waitUntil(lambda: visible() == ["three"])


def test_emphasis_is_counted_like_the_text_itself(qtbot: QtBot) -> None:
    label = Text("a 💛 b")
    qtbot.addWidget(label)
    label.set_emphasis(Emphasis(2, 2, strong=True))
    label.resize(200, 40)
    assert not label.grab().isNull()


def test_three_dots_never_begin_a_line() -> None:
    font = typeface.font(Role.QUESTION)
    words = "I will be back at …"
    whole = typeset(words, font, 1.2, 10_000)
    broken = typeset(words, font, 1.2, whole.width - 2)
    last = broken.layout.lineAt(broken.layout.lineCount() - 1)
    assert words[last.textStart() :] == "at …"


def test_changing_the_theme_keeps_no_old_size(qtbot: QtBot, qapp: QApplication) -> None:
    label = Text(LONG)
    qtbot.addWidget(label)
    before = label.heightForWidth(500)
    theme.apply(qapp, theme.load(ThemeName.DARK), 200)
    assert label.heightForWidth(500) > 3 * before
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    assert label.heightForWidth(500) == before


def test_no_letter_is_cut_at_the_top_or_the_bottom(qtbot: QtBot, qapp: QApplication) -> None:
    for percent in (80, 100, 200):
        theme.apply(qapp, theme.load(ThemeName.LIGHT), percent)
        for role in Role:
            words = "20:45, 9 pm" if role is Role.TIME else "Ångström Çgjpqy Ž"
            label = Text(words, role, measure=None)
            qtbot.addWidget(label)
            label.resize(2400, label.heightForWidth(2400))
            image = label.grab().toImage()
            for row in (0, image.height() - 1):
                light = [image.pixelColor(x, row).lightness() for x in range(image.width())]
                assert min(light) > 200, (role, percent, row)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


@pytest.mark.parametrize("many", ["- *a*\n" * 600, "*a*\n\n" * 700, "- *a*\n\nb\n\n" * 300])
def test_a_text_in_very_many_pieces_stands_in_one_label_and_takes_no_time(
    qtbot: QtBot, many: str
) -> None:
    begin = time.process_time()
    shown = Markup(many)
    qtbot.addWidget(shown)
    shown.resize(400, 400)
    shown.show()
    shown.heightForWidth(400)
    assert time.process_time() - begin < 0.5
    (label,) = shown.findChildren(Text)
    assert label.text().count("a\n") == many.count("a")
    assert "•  a\n" in label.text() or "-" not in many
    assert len(label._emphasis) == many.count("a")
