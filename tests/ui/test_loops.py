"""The circle's geometry: two halves alike, each from one bead to the other, what lies inside."""

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from app.ui.loops import Loop
from app.ui.strands import FIRST, SECOND, Point

loops = st.builds(
    lambda width, more: Loop(width, width + more, 26, 17),
    st.floats(200, 900),
    st.just(0.0) | st.floats(1, 900),
)


def far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


@given(loops)
def test_a_half_is_one_unbroken_line_from_its_bead_to_the_other(loop: Loop) -> None:
    for which, other in ((FIRST, SECOND), (SECOND, FIRST)):
        half = loop.half(which)
        assert all(far(one.end, two.start) < 1e-6 for one, two in pairwise(half))
        assert far(half[0].start, loop.bead(which)) == approx(loop.free)
        tip, *corners = loop.arrow(which)
        assert far(tip, loop.bead(other)) == approx(loop.free)
        assert all(far(corner, loop.bead(other)) > loop.free for corner in corners)


@given(loops)
def test_the_second_half_is_the_first_turned_round(loop: Loop) -> None:
    for one, other in zip(loop.half(FIRST), loop.half(SECOND), strict=True):
        assert one.start[0] + other.start[0] == approx(loop.width)
        assert one.end[1] + other.end[1] == approx(loop.height)


@given(loops)
def test_a_point_on_the_line_is_no_longer_inside(loop: Loop) -> None:
    middle = loop.width / 2, loop.height / 2
    assert loop.holds(*middle, inside=loop.radius - 1e-6)
    for which in (FIRST, SECOND):
        for piece in loop.half(which):
            assert not loop.holds(*piece.end, inside=1)
            closer = [p + (m - p) * 0.1 for p, m in zip(piece.end, middle, strict=True)]
            assert loop.holds(closer[0], closer[1], inside=0)


def test_without_more_height_it_is_round() -> None:
    loop = Loop(400, 400, 26, 17)
    for piece in loop.half(FIRST):
        assert far(piece.end, (200, 200)) == approx(200)
