"""Colours keep their distance in every theme with every pair, and one setting scales the type."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from app.ui import fonts, theme, typeface
from app.ui.theme import Ground, Partner, Theme, ThemeName
from app.ui.typeface import Role

Used = tuple[str, QColor, QColor]
PAGES = (Ground.PAPER, Ground.CARD, Ground.FIRST_WASH, Ground.SECOND_WASH)


def every_theme() -> Iterator[Theme]:
    for name in ThemeName:
        for pair in theme.pair_names():
            yield theme.load(name, pair)
            yield theme.load(name, pair, swapped=True)


def texts(now: Theme) -> Iterator[Used]:
    for ground in PAGES:
        under = now.ground(ground)
        yield f"ink on {ground}", now.ink, under
        yield f"muted on {ground}", now.muted, under
        yield f"ink on hovered {ground}", now.ink, now.hover(under)
        yield f"muted on switched off {ground}", now.muted, now.off(under)
        yield f"link on {ground}", now.primary, under
    yield "primary button", now.on_primary, now.primary
    yield "hovered primary button", now.on_primary, now.primary_hover()
    for partner in Partner:
        thread = now.thread(partner)
        yield f"{partner.name} on the card", thread, now.card
        yield f"{partner.name} on their wash", thread, now.wash(partner)
        yield f"ink on the wash of {partner.name}", now.ink, now.wash(partner)
        yield f"letter on {partner.name}", now.on_thread, thread
        full, on = now.ground(Ground.full(partner)), now.on_full
        yield f"words on full {partner.name}", on, full
        yield f"hovered button on full {partner.name}", full, theme.mixed(full, on, 0.14)
        yield f"hover on full {partner.name}", on, theme.mixed(on, full, 0.14)


def lines(now: Theme) -> Iterator[Used]:
    for ground in PAGES:
        under = now.ground(ground)
        yield f"line on {ground}", now.line, under
        yield f"focus ring on {ground}", now.primary, under
        for partner in Partner:
            yield f"thread of {partner.name} on {ground}", now.thread(partner), under
    for partner in Partner:
        ground = Ground.full(partner)
        for other in Partner:
            thread = now.thread_on(other, ground)
            yield f"thread of {other.name} on full {partner.name}", thread, now.ground(ground)
    yield "tick", now.on_primary, now.primary


@pytest.mark.parametrize("name", list(ThemeName))
def test_every_text_that_is_shown_can_be_read(name: ThemeName) -> None:
    wanted = 7.0 if name is ThemeName.HIGH_CONTRAST else 4.5
    faint = {
        (now.pair.first.name(), what, round(theme.contrast(over, under), 2))
        for now in every_theme()
        if now.name is name
        for what, over, under in texts(now)
        if theme.contrast(over, under) < wanted
    }
    assert not faint


@pytest.mark.parametrize("name", list(ThemeName))
def test_every_line_and_icon_stands_out(name: ThemeName) -> None:
    wanted = 7.0 if name is ThemeName.HIGH_CONTRAST else 3.0
    faint = {
        (now.pair.first.name(), what, round(theme.contrast(over, under), 2))
        for now in every_theme()
        if now.name is name
        for what, over, under in lines(now)
        if theme.contrast(over, under) < wanted
    }
    assert not faint


def test_a_full_page_in_a_dark_room_does_not_glare() -> None:
    for now in every_theme():
        if now.name is ThemeName.DARK:
            for partner in Partner:
                page = now.ground(Ground.full(partner))
                assert theme.contrast(page, QColor("#FFFFFF")) >= 7, page.name()


def test_both_threads_of_a_pair_are_told_apart_by_hue() -> None:
    for now in every_theme():
        first, second = now.pair.first.hslHue(), now.pair.second.hslHue()
        apart = abs(first - second)
        assert min(apart, 360 - apart) >= 60, (now.name, now.pair)


def test_no_colour_is_an_alarm() -> None:
    for now in every_theme():
        for color in (now.primary, now.pair.first, now.pair.second):
            red = color.hslHue() < 12 or color.hslHue() > 345
            assert not (red and color.hslSaturationF() > 0.35), color.name()


def test_contrast_is_that_of_the_standard() -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert theme.contrast(black, white) == pytest.approx(21)
    assert theme.contrast(white, white) == pytest.approx(1)
    assert theme.contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.01)


def test_swapping_the_colours_twice_gives_them_back() -> None:
    now = theme.load(ThemeName.DARK, "moss-violet")
    assert now.swapped() != now
    assert now.swapped().swapped() == now
    assert now.swapped().thread(Partner.FIRST) == now.thread(Partner.SECOND)


def test_an_unknown_pair_gives_the_usual_one() -> None:
    assert theme.load(ThemeName.LIGHT, "no such pair") == theme.load(ThemeName.LIGHT)


def test_what_is_switched_off_is_muted_and_never_faded(qapp: QApplication) -> None:
    off = QPalette.ColorGroup.Disabled
    for name in ThemeName:
        now = theme.load(name)
        made = theme.palette(now)
        for part in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            assert made.color(off, part) == now.muted
        assert theme.contrast(now.muted, made.color(off, QPalette.ColorRole.Button)) >= 4.5


@given(percent=st.integers(-1000, 1000))
def test_the_text_size_stays_between_its_ends(percent: int) -> None:
    typeface.scale(percent)
    assert typeface.percent() == min(200, max(80, percent))
    typeface.scale(100)


def test_every_role_grows_with_the_one_setting(qapp: QApplication) -> None:
    before = {role: typeface.font(role).pointSizeF() for role in Role}
    theme.apply(qapp, theme.load(ThemeName.LIGHT), 200)
    assert {role: typeface.font(role).pointSizeF() for role in Role} == {
        role: pytest.approx(2 * points) for role, points in before.items()
    }
    assert qapp.font().pointSizeF() == pytest.approx(24)
    theme.apply(qapp, theme.load(ThemeName.LIGHT), 100)


def test_nothing_on_screen_is_smaller_than_eleven_points() -> None:
    assert min(typeface.face(role).points for role in Role) == 11


def test_the_theme_that_was_put_on_is_the_current_one(qapp: QApplication) -> None:
    for name in ThemeName:
        theme.apply(qapp, theme.load(name))
        assert theme.current().name is name
        assert qapp.palette().color(QPalette.ColorRole.Window) == theme.current().paper
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


def test_the_bundled_fonts_are_there_with_the_letters_of_many_languages(
    qapp: QApplication,
) -> None:
    fonts.load()
    for role in Role:
        face = typeface.font(role)
        assert QFontInfo(face).family() == typeface.face(role).family
        raw = QRawFont.fromFont(face)
        assert raw.familyName() == typeface.face(role).family
        letters = "ąćęłńóśźżďěňřšťůžäöüßœçéèñåøæğışőűăâț„“”‚‘’«»–—…€"
        assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == [], role
