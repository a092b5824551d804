"""The item widgets are tried in the light theme, with the bundled fonts."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import accessible, fonts, theme
from app.ui.theme import ThemeName


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
