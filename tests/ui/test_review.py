"""The review comes up where reading begins, with the keyboard where the first one ticks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.session.conversation import Conversation
from app.ui.review import Review
from app.ui.widgets import Heading, ScrollColumn
from app.ui.wizard.wizard import Talk
from app.vault.settings import Settings
from app.vault.store import Vault

from ..journeys.road import begun, practice_of, road
from .couple import window_of


def to_the_end(vault: Vault) -> tuple[Conversation, Conversation]:
    """The longest shipped talk of the practice couple: its last place, and when it has ended."""
    *_, there, ended = road(begun(vault, "repair-five-steps"), practice_of("repair-five-steps"))
    return there, ended


def top_of(part: QWidget, scroll: ScrollColumn) -> int:
    return part.mapTo(scroll.viewport(), QPoint(0, 0)).y()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_review_comes_up_with_what_is_asked_and_the_keyboard_in_sight(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int
) -> None:
    settings = replace(Settings(reduced_motion=True), text_size=percent)
    window = window_of(qtbot, qapp, tmp_path / "home", settings)
    window.resize(800, 600)
    with Vault.in_memory() as vault:
        there, ended = to_the_end(vault)
        window.show_page(talk := Talk(there, vault))
        qtbot.waitUntil(lambda: talk.focusWidget() is not None and talk.isActiveWindow())
        review = Review(ended.session, vault)
        window.show_page(review)
        (scroll,) = review.findChildren(ScrollColumn)

        def stands_well() -> bool:
            held = review.focusWidget()
            if held is None or not scroll.isAncestorOf(held):
                return False
            top, room = top_of(held, scroll), scroll.viewport().height()
            return 0 <= top <= room - held.height()

        def in_sight(title: str) -> bool:
            heading = next(each for each in review.findChildren(Heading) if each.text() == title)
            return top_of(heading, scroll) >= 0

        for _ in range(20):
            qapp.processEvents()
        assert stands_well()
        assert in_sight("Who ticks what is theirs")
        assert in_sight(review.title) or percent == 200
