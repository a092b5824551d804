"""Long work is done beside the window."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.problem import Problem
from app.ui.errand import Errands
from app.vault.problems import WrongPassphrase


def never(_: Any) -> None:
    pytest.fail("told what did not happen")


def test_an_errand_runs_elsewhere_and_reports_here(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    owner = QObject()
    here = threading.get_ident()
    Errands(owner).run(
        threading.get_ident, lambda there: told.append((there, threading.get_ident())), never
    )
    qtbot.waitUntil(lambda: bool(told))
    there, back = told[0]
    assert there != here
    assert back == here


def test_a_problem_is_handed_to_whoever_asked(qtbot: QtBot) -> None:
    problems: list[Problem] = []

    def fail() -> None:
        raise WrongPassphrase

    owner = QObject()
    Errands(owner).run(fail, never, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0], WrongPassphrase)


def test_what_is_no_problem_is_raised_in_the_window(qtbot: QtBot) -> None:
    problems: list[Problem] = []

    def fail() -> None:
        raise LookupError("what Sam wrote")

    owner = QObject()
    with capture_exceptions() as caught:
        Errands(owner).run(fail, never, problems.append)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is LookupError
    assert "Sam" not in str(problems[0])


def test_a_second_errand_waits_its_turn_and_the_end_waits_for_the_first(qtbot: QtBot) -> None:
    gate, done = threading.Event(), list[str]()
    owner = QObject()
    errands = Errands(owner)
    errands.run(gate.wait, never, never)
    errands.run(lambda: done.append("second"), never, never)
    gate.set()
    errands.wait()
    assert not done
