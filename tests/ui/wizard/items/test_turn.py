"""The soft time of a turn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from app.ui.wizard.items.turn import TurnClock

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_turn_tells_its_time_in_words_and_only_changes_them_at_its_end(qtbot: QtBot) -> None:
    moment = [NOON]
    turn = TurnClock(3, clock=lambda: moment[0])
    qtbot.addWidget(turn)
    assert turn.words() == "about 3 minutes left"
    moment[0] = NOON + timedelta(minutes=1, seconds=10)
    turn._look_at_clock()
    assert turn.words() == "about 2 minutes left"
    moment[0] = NOON + timedelta(minutes=9)
    turn._look_at_clock()
    assert turn.words() == "Take the time you need."
