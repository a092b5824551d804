"""Words in a drawing have room in every usual font, not only by our own reckoning."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.bench.measure import width
from app.flow.library import Library
from app.flow.translation import texts_of
from app.ui import fonts

LIBRARY = Library.shipped()


@pytest.mark.parametrize("bold", (False, True))
@pytest.mark.parametrize("family", (fonts.SANS, "Verdana", "DejaVu Sans", "sans-serif"))
def test_words_run_no_wider_than_they_are_taken_for(
    family: str, bold: bool, qapp: QApplication
) -> None:
    fonts.load()
    font = QFont(family)
    font.setPixelSize(100)
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    for name in LIBRARY:
        for text in texts_of(LIBRARY[name]).values():
            words = " ".join(text.split())[:60]
            if len(words) > 8:
                assert metrics.horizontalAdvance(words) <= width(words, 100, bold=bold), words
