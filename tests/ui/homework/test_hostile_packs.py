"""Hostile packs in the window: a page says why, shows every text as it is, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.homework import kept
from app.ui.homework.pack_page import Compared, PackPage
from app.ui.homework.refused import Refused
from app.ui.places.faults import Faults
from app.ui.window import Window

from ...homework.opening import SIGNED
from ...homework.test_hostile import files, said
from ..couple import at_home, none_renders_markup, texts, window_of
from .test_homework import show, take_on, vault


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A home in which the pack that others would like to be was taken on and compared."""
    window = window_of(qtbot, qapp, tmp_path / "home")
    at_home(window)
    take_on(window, SIGNED, tmp_path, Compared.FIT)
    yield window
    window.visit.close()


def some() -> list[str]:
    """All that are shown or told by their key, and of the others enough to see each page."""
    packs = [name for name in files() if name.endswith(".reknit")]
    told = ("shown-", "signed-", "arrival-")
    return [name for at, name in enumerate(packs) if name.startswith(told) or at % 12 == 0]


def test_each_leads_to_a_page_with_the_words_that_were_looked_at(
    window: Window, tmp_path: Path
) -> None:
    before = kept.assignments(vault(window), window.visit.library)
    for name in some():
        shown, sentences = said()[name]
        show(window, files()[name], tmp_path)
        page = window.page
        assert isinstance(page, PackPage if shown else Refused | Faults), name
        assert none_renders_markup(page.findChildren(QLabel)), name
        if isinstance(page, Refused):
            for sentence in sentences[0].split(". "):
                assert sentence.rstrip(".") in texts(page), name
        page.left.emit()
    assert kept.assignments(vault(window), window.visit.library) == before
