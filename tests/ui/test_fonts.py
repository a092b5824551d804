"""The fonts are small, free, and their absence is said instead of shown as boxes."""

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app import bundled
from app.problem import Problem
from app.ui import fonts

FOLDER = bundled.resources() / "fonts"


def test_all_fonts_together_are_small() -> None:
    sizes = [len(file.read_bytes()) for file in FOLDER.iterdir() if file.name.endswith(".ttf")]
    assert sum(sizes) < 1_500_000


def test_every_font_file_is_used_and_comes_with_its_licence(qapp: QApplication) -> None:
    delivered = {file.name for file in FOLDER.iterdir()}
    used = {name for names in fonts._FILES.values() for name in names}
    assert used == {name for name in delivered if name.endswith(".ttf")}
    for licence in ("OFL-Literata.txt", "OFL-AtkinsonHyperlegibleNext.txt"):
        assert "SIL OPEN FONT LICENSE" in (FOLDER / licence).read_text("utf-8").upper()


def test_a_missing_font_is_said_in_words(qapp: QApplication) -> None:
    with pytest.raises(Problem, match=r"no-such\.ttf could not be loaded") as raised:
        fonts._load("no-such.ttf")
    assert raised.value.what_is_safe
    assert raised.value.what_to_do


def test_loading_twice_adds_nothing(qapp: QApplication) -> None:
    fonts.load()
    before = QFontDatabase.families()
    fonts.load()
    assert QFontDatabase.families() == before


def test_letters_a_cut_lacks_are_looked_for_in_the_text_cut(qapp: QApplication) -> None:
    assert fonts.families(fonts.DISPLAY) == [fonts.DISPLAY, fonts.SERIF]
    assert fonts.families(fonts.SERIF) == [fonts.SERIF]
