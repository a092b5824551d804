"""What Python has thrown away goes while nobody does anything."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.litter import Litter


class Ring:
    """Leads to itself, so that only the collector can let go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def litter(qapp: QApplication) -> Iterator[Litter]:
    gc.enable()
    made = Litter(qapp, 60)
    yield made
    made.deleteLater()
    gc.unfreeze()


def thrown_away() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def test_what_was_thrown_away_is_gone_after_a_pause(litter: Litter, qtbot: QtBot) -> None:
    ring = thrown_away()
    assert ring() is not None
    qtbot.waitUntil(lambda: ring() is None)


def test_nothing_is_collected_in_the_midst_of_work(litter: Litter) -> None:
    ring = thrown_away()
    _ = [[number] for number in range(200_000)]
    assert ring() is not None and not gc.isenabled()
