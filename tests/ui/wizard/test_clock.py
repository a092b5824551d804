"""A talk follows the clock it was given, on every page that looks at the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Breathing, Date, Timer
from app.flow.model import Flow, Step, Turns
from app.session.conversation import Conversation
from app.session.session import Session
from app.session.value import Moment
from app.ui import accessible
from app.ui.breath import BreathingGuide
from app.ui.widgets import Chip
from app.ui.wizard.pause import BreakPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.store import Vault

ITEMS = (
    Timer(id="speak", ask="Speak", minutes=3, shortest=3),
    Breathing(id="breathe", ask="Breathe", rounds=4),
    Date(id="until", ask="When?", offer_minutes=(20,), earliest_minutes=20),
    Timer(id="apart", ask="A break until", until="until", shortest=20, more=30),
)
STEP = Step(id="step", title="Step", items=ITEMS, turns=Turns.TOGETHER)
FLOW = Flow(flow=1, id="f", version=1, language="en", title="T", minutes=9, steps=(STEP,))


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:
    """The lens moves here, whatever another test has chosen for the whole program."""
    accessible.set_reduced_motion(qapp, False)
    yield
    accessible.set_reduced_motion(qapp, None)


class Wall:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = now()

    def __call__(self) -> datetime:
        return self.now


def press(page: QWidget, words: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == words).click()


def look(page: QWidget) -> None:
    """Let everything on the page look at the clock now."""
    for timer in page.findChildren(QTimer):
        if timer.isActive() and not timer.isSingleShot():
            timer.timeout.emit()


def test_time_passes_in_a_talk_as_its_clock_says(qtbot: QtBot, moving: None) -> None:
    wall = Wall()
    with Vault.in_memory() as vault:
        session = Session("0" * 32, FLOW, ("Sam", "Alex"), wall.now)
        vault.begin(session, b"{}")
        talk = Talk(Conversation.begun(session), vault, clock=wall)
        qtbot.addWidget(talk)
        talk.show()

        assert talk.page is not None
        press(talk.page, "Start")
        wall.now += timedelta(minutes=3)
        look(talk.page)
        press(talk, "Continue")
        assert talk.conversation.place.item == "breathe"

        press(talk.page, "Start")
        guide = talk.page.findChild(BreathingGuide)
        assert isinstance(guide, BreathingGuide)
        before = guide.opened()
        wall.now += timedelta(seconds=2)
        assert guide.opened() != before
        wall.now += timedelta(minutes=1)
        look(talk.page)
        press(talk, "Continue")

        chip = talk.page.findChild(Chip)
        assert isinstance(chip, Chip)
        chip.click()
        value = talk.conversation.value
        assert isinstance(value, Moment)
        assert timedelta(minutes=20) <= value.at - wall.now <= timedelta(minutes=21)
        press(talk, "Continue")

        pause = talk.page
        assert isinstance(pause, BreakPage)
        assert pause._back.isHidden()
        wall.now += timedelta(minutes=21)
        look(pause)
        assert not pause._back.isHidden()
        pause._back.click()
        assert talk.conversation.ended
