"""The breathing guide follows the clock, says each part in words and ends by itself."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import accessible
from app.ui.breath import HELD, LEAST, STILL, WORDS, BreathingGuide, Pattern, Phase

patterns = st.builds(
    Pattern,
    st.integers(1, 20),
    st.integers(0, 5),
    st.integers(0, 20),
    st.integers(1, 30),
    st.integers(0, 20),
    st.integers(1, 100),
)


@given(pattern=patterns, at=st.floats(0, 1))
def test_the_lens_is_never_shut_and_never_more_than_open(pattern: Pattern, at: float) -> None:
    assert pattern.rounds is not None
    _, opened = pattern.at(at * pattern.rounds * pattern.length)
    assert LEAST <= opened <= 1


@given(pattern=patterns)
def test_the_breath_moves_without_a_jump(pattern: Pattern) -> None:
    steps = [pattern.at(tick * 0.02)[1] for tick in range(round(pattern.length / 0.02))]
    assert all(abs(after - before) < 0.04 for before, after in pairwise(steps))


@given(pattern=patterns, rounds=st.integers(0, 99), within=st.floats(0.01, 0.99))
def test_every_round_is_like_the_first(pattern: Pattern, rounds: int, within: float) -> None:
    assert pattern.rounds is not None
    rounds %= pattern.rounds
    first = pattern.at(within * pattern.length)
    later = pattern.at((rounds + within) * pattern.length)
    assert later[1] == pytest.approx(first[1], abs=0.01)


def test_a_small_second_breath_in_tops_the_first() -> None:
    sigh = Pattern(4, 1, 0, 7, 0, 1)
    assert sigh.at(3.999)[0] is Phase.IN
    assert sigh.at(3.999)[1] == pytest.approx(HELD, abs=0.001)
    assert sigh.at(4.5)[0] is Phase.SECOND_IN
    assert sigh.at(5.0) == (Phase.OUT, 1.0)
    assert sigh.at(12.0) == (Phase.OVER, LEAST)


def test_parts_that_last_no_time_are_left_out() -> None:
    plain = Pattern(4, 0, 0, 6, 0, None)
    seen = {plain.at(tick / 10)[0] for tick in range(1000)}
    assert seen == {Phase.IN, Phase.OUT}


def test_every_part_has_words() -> None:
    assert set(WORDS) == set(Phase)


def test_the_guide_ends_by_itself_after_its_rounds(qtbot: QtBot) -> None:
    guide = BreathingGuide(breathe_in=0.05, out=0.05, rounds=2)
    qtbot.addWidget(guide)
    guide.show()
    with qtbot.waitSignal(guide.finished, timeout=5000):
        guide.start()
    assert not guide.is_running()
    assert guide.phase is Phase.OVER


def test_a_stopped_guide_stays_where_it_is(qtbot: QtBot) -> None:
    guide = BreathingGuide(breathe_in=0.4, out=0.4)
    qtbot.addWidget(guide)
    guide.show()
    guide.start()
    qtbot.waitUntil(lambda: guide.opened() > 0.5, timeout=5000)
    with qtbot.assertNotEmitted(guide.finished):
        guide.stop()
    kept = guide.opened()
    qtbot.wait(60)
    assert guide.opened() == kept


def test_without_motion_the_lens_stands_still_and_the_words_go_on(
    qtbot: QtBot, qapp: QApplication
) -> None:
    accessible.set_reduced_motion(qapp, True)
    try:
        guide = BreathingGuide(breathe_in=0.1, out=0.1)
        qtbot.addWidget(guide)
        guide.resize(600, 240)
        guide.show()
        guide.start()
        seen: set[tuple[Phase, float]] = set()

        def both_parts() -> bool:
            seen.add((guide.phase, guide.opened()))
            return len({phase for phase, _ in seen}) == 2

        qtbot.waitUntil(both_parts, timeout=5000)
        assert {opened for _, opened in seen} == {STILL}
        assert guide.accessibleName().startswith("Breathe")
    finally:
        accessible.set_reduced_motion(qapp, None)
