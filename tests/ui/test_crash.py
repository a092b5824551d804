"""A crash is told without a word of what was written."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.problem import Problem
from app.ui import fonts, theme
from app.ui.crash import CrashWatch, Notice, report
from app.ui.widgets.text import Text as Label
from app.vault.problems import VaultFull

from .couple import press, texts

SECRET = "I cried in the kitchen"


def broken() -> BaseException:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_a_report_names_lines_and_no_words() -> None:
    error = broken()
    told = report(type(error), error.__traceback__)
    assert SECRET not in told
    assert "ValueError" in told
    assert "ui/test_crash.py:" in told


@pytest.fixture(autouse=True)
def nothing_open(qapp: QApplication) -> None:
    """Notices that other tests left open are closed."""
    for each in open_notices(qapp):
        each.close()


def open_notices(qapp: QApplication) -> list[Notice]:
    found = (each for each in qapp.topLevelWidgets() if isinstance(each, Notice))
    return [each for each in found if each.isVisible()]


def test_a_crash_opens_one_dialog_and_the_program_goes_on(qtbot: QtBot, qapp: QApplication) -> None:
    watch, error = CrashWatch(lambda: None), broken()
    for _ in range(3):
        watch.caught(type(error), error, error.__traceback__)
    (notice,) = open_notices(qapp)
    assert SECRET not in texts(notice)
    press(notice, "Copy the report")
    assert "ValueError" in QGuiApplication.clipboard().text()
    press(notice, "Go on")
    qtbot.waitUntil(lambda: not open_notices(qapp))
    watch.caught(type(error), error, error.__traceback__)
    (again,) = open_notices(qapp)
    press(again, "Go on")


def test_a_problem_says_its_own_sentences(qtbot: QtBot, qapp: QApplication) -> None:
    problem: Problem = VaultFull()
    CrashWatch(lambda: None).caught(type(problem), problem, None)
    (notice,) = open_notices(qapp)
    for sentence in (problem.what_happened, problem.what_is_safe, problem.what_to_do):
        assert sentence in texts(notice)
    press(notice, "Go on")


def test_it_becomes_the_excepthook_of_the_program() -> None:
    before = sys.excepthook
    watch = CrashWatch(lambda: None)
    try:
        watch.install()
        assert sys.excepthook == watch.caught
    finally:
        sys.excepthook = before


@pytest.mark.parametrize("percent", [100, 200])
def test_a_notice_has_room_for_all_its_lines(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT), percent)
    notice = Notice("It broke", "One sentence that is as long as two. " * 2, "And what to do.")
    qtbot.addWidget(notice)
    notice.show()
    for label in notice.findChildren(Label):
        assert label.height() >= label.heightForWidth(label.width())
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
