"""What a tool writes for a file is shown line by line, and what is set in stays set in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import fonts, look
from app.ui.bench.prose import PART, Prose, parts
from app.ui.widgets import Text
from app.vault.settings import Settings

TOLD = "Walk 1: it comes to its end.\n  much: 3\n  good: none\n\nWalk 2\n    deep\n"


def test_lines_that_are_set_in_alike_stand_together() -> None:
    assert list(parts(TOLD)) == [
        (0, "Walk 1: it comes to its end."),
        (2, "much: 3\ngood: none"),
        (0, ""),
        (0, "Walk 2"),
        (4, "deep"),
    ]


def test_a_long_text_is_shown_in_several() -> None:
    lines = "\n".join("a line" for _ in range(2 * PART + 1))
    assert [words.count("\n") + 1 for _, words in parts(lines)] == [PART, PART, 1]


@given(st.lists(st.text(alphabet="ab <&\t\u200f", max_size=6), max_size=12))
def test_no_line_is_lost_and_none_is_moved(lines: list[str]) -> None:
    text = "\n".join(lines)
    shown = [line for _, words in parts(text) for line in words.split("\n") if line]
    assert shown == [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_line_that_wraps_stays_set_in(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    fonts.load()
    look.put_on(qapp, Settings(text_size=percent))
    prose = Prose("Head\n  <b>much</b> " + "word " * 40)
    qtbot.addWidget(prose)
    prose.resize(500, 800)
    prose.show()
    head, inner = prose.findChildren(Text)
    assert inner.text().startswith("<b>much</b>")
    assert head.contentsRect().left() == 0
    assert inner.contentsRect().left() == percent * 14 // 100
    assert inner.heightForWidth(500) > 3 * head.heightForWidth(500)
    look.put_on(qapp, Settings())
