"""The item widgets are tried in the light theme, with the bundled fonts."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import accessible, fonts, theme
from app.ui.theme import ThemeName


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Nothing is collected during a test: qtbot holds its widgets weakly, and one that goes
    while it is being painted ends the program."""
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    gc.disable()
    yield
    gc.enable()
