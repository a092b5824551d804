"""A page turn with its commit in the real talk: after few and after many past talks, and
against a page of plain labels.

A turn is everything from the press on *Continue* until the new page has been painted: the
answer is taken in and committed to the encrypted vault on the disk, the page is built, laid out
and painted, the old one is deleted. Every turn of a whole five-step talk is made twice in turn,
once for each vault, so that whatever else the machine does falls on both sides alike. Both the time
on the clock and that of the processor are printed: the first waits for the disk and for whoever
else is busy here. Only ratios are asserted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from app.session.practice import Practice, played
from app.ui.window import Window
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.settings import Settings
from app.vault.store import Vault

from ..journeys.hands import dressed
from ..journeys.road import begun, practice_of

pytestmark = pytest.mark.alone

FLOW = "repair-five-steps"
SIZE = (1200, 800)
AIM_MS, RATIO = 16.7, 1.1
PLAIN = 12
"""Times a page of as many bare labels: what words set with care, and the vault, may cost."""


def test_a_page_turn_is_no_slower_after_ten_thousand_talks(
    tmp_path: Path, qapp: QApplication, after: Callable[[Path, int], Vault]
) -> None:
    dressed(qapp, Settings(reduced_motion=True))
    practice = practice_of(FLOW)
    with (
        after(tmp_path / "few", 10) as few,
        after(tmp_path / "many", 10_000) as many,
        shown(few, tmp_path) as one,
        shown(many, tmp_path) as other,
    ):
        times = list(turns(one, other, practice))
    few_times, many_times, plain_times = zip(*times, strict=True)
    print()
    for name, each in (("10", few_times), ("10,000", many_times), ("plain", plain_times)):
        for kind, column in zip(("clock", "processor"), zip(*each, strict=True), strict=True):
            middle, worst = median(column), p99(column)
            print(f"{name:>6} {kind:>9}  median {middle:5.1f} ms  p99 {worst:5.1f} ms")
    shares = [(many.clock / few.clock, few.clock / plain.clock) for few, many, plain in times]
    by_past, by_page = (median(column) for column in zip(*shares, strict=True))
    print(f"10,000 to 10: {by_past:.3f}; to a plain page: {by_page:.1f}; aim {AIM_MS} ms")
    assert by_past <= RATIO
    assert by_page <= PLAIN


class Spent(NamedTuple):
    """Milliseconds that an act took."""

    clock: float
    processor: float


@contextmanager
def shown(vault: Vault, folder: Path) -> Iterator[Talk]:
    """A talk of its own in the real window, at its first place."""
    window = Window(folder, Settings(reduced_motion=True))
    window.resize(*SIZE)
    window.show()
    talk = Talk(begun(vault, FLOW), vault)
    window.show_page(talk)
    settle()
    yield talk
    window.close()
    window.deleteLater()


def turns(one: Talk, other: Talk, practice: Practice) -> Iterator[tuple[Spent, Spent, Spent]]:
    """What each turn took: in `one`, in `other`, and of a plain page as full."""
    ends: list[None] = []
    for talk in (one, other):
        talk.finished.connect(lambda: ends.append(None))
    plain = QMainWindow()
    plain.resize(*SIZE)
    plain.show()
    while True:
        for talk in (one, other):
            answer(talk, practice)
        few, many = (milliseconds(partial(turn, talk)) for talk in (one, other))
        if ends:
            plain.close()
            return
        assert one.conversation.place == other.conversation.place
        assert one.page is not None
        words = [each for each in one.page.findChildren(QWidget) if each.isVisible()]
        yield (
            few,
            many,
            milliseconds(partial(fill, plain, len(words))),
        )


def answer(talk: Talk, practice: Practice) -> None:
    """Have the practice couple's answer stand on the page."""
    conversation = played(practice, talk.conversation, now())
    if conversation != talk.conversation:
        talk._record.conversation = conversation
        talk._show_place()
    if isinstance(talk.page, HandOverPage):
        talk.page.let_pass()
    settle()


def turn(talk: Talk) -> None:
    """Go on, or skip where the couple has no answer."""
    page = talk.page
    assert page is not None
    if page.full:
        page.wanted.emit()
        return
    talk._frame.went_on.emit()
    if talk.page is page and not talk.conversation.ended:
        talk._frame.skipped.emit()


def fill(window: QMainWindow, count: int) -> None:
    """Put up a page of so many plain labels."""
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(count):
        column.addWidget(QLabel(f"A few words of a usual length, {number}"))
    window.setCentralWidget(page)


def milliseconds(act: Callable[[], object]) -> Spent:
    """How long an act takes with all that follows from it."""
    clock, processor = time.perf_counter(), time.process_time()
    act()
    settle()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return Spent(clock * 1000, processor * 1000)


def settle() -> None:
    """Lay out, paint and delete whatever is due; without a loop Qt deletes nothing itself."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def p99(times: tuple[float, ...]) -> float:
    return quantiles(times, n=100)[98]
