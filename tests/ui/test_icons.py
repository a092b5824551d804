"""Icons come in the colour that was asked for, sharp on every screen."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app import bundled
from app.ui import icons

NAMES = sorted(
    file.name.removesuffix(".svg")
    for file in (bundled.resources() / "icons").iterdir()
    if file.name.endswith(".svg")
)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_takes_the_colour_it_is_given(qapp: QApplication, name: str) -> None:
    wanted = QColor("#9A4A18")
    image = icons.pixmap(name, wanted, 48).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {wanted.name()}


@pytest.mark.parametrize("name", NAMES)
def test_no_icon_brings_more_than_shapes(name: str) -> None:
    text = (bundled.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    assert not re.search(r"<(script|image|use|style|a|text)\b|href|url\(", text)
    assert "currentColor" in text


def test_a_dense_screen_gets_more_pixels(qapp: QApplication) -> None:
    dense = icons.pixmap("lock", QColor("black"), 20, 2.0)
    assert (dense.width(), dense.devicePixelRatio()) == (40, 2.0)
    assert dense.deviceIndependentSize().width() == 20


def test_an_icon_that_is_not_there_is_an_error_of_the_program(qapp: QApplication) -> None:
    with pytest.raises(OSError, match="no-such"):
        icons.pixmap("no-such-icon", QColor("black"), 20)


def test_the_program_has_its_icon_in_every_size(qapp: QApplication) -> None:
    sides = {size.width() for size in icons.program_icon().availableSizes()}
    assert sides == {16, 24, 32, 48, 64, 128, 256}
