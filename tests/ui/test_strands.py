"""The threads' geometry: the numbers of the drawn reference, and what must hold for any talk."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui import weaves
from app.ui.strands import FIRST, SECOND, Strand, Weave, part, y_at
from app.ui.weaves import Header

# The whole first strand of a talk of five steps, 900 px wide, as it was drawn and looked at.
REFERENCE = """
14 24.5 54.5 24.5 63.5 11 104 11 140.94 11 175.21 17.63 206.62 28 227.75 34.98 247.97 43.81
271.43 43.81 294.88 43.81 315.1 35.79 336.23 28 357.37 20.21 377.59 13.38 401.04 13.38 424.5 13.38
444.72 20.82 465.85 28 486.99 35.18 507.21 41.43 530.66 41.43 554.11 41.43 574.34 34.57 595.47 28
616.6 21.43 636.82 15.76 660.28 15.76 683.73 15.76 703.95 18.97 725.09 28 732.27 31.07 739.15 35.82
747.12 35.82 755.1 35.82 761.97 31.98 769.16 28 774.86 24.84 780.32 21.88 786.65 21.88 792.99 21.88
798.45 24.94 804.15 28 808.8 30.5 813.25 32.76 818.41 32.76 823.57 32.76 828.02 30.5 832.67 28
836.47 25.96 840.11 23.92 844.33 23.92 848.56 23.92 852.2 25.91 856 28 863 30.79 867.2 31.1
872.8 31.1 875.6 31.1 881.2 31.1 884 31.1
"""
ICON = """
-104 128 -84.4 94.66 -70.96 70 -21 70 28.96 70 42.4 81.16 62 128 77.58 165.25 88.27 200 128 200
167.73 200 178.42 165.25 194 128 213.6 81.16 227.04 70 277 70 326.96 70 340.4 94.66 360 128
"""

talks = st.builds(Header, st.integers(1, 12), st.floats(500, 2400))
drawings = st.one_of(
    talks.map(lambda header: header.weave),
    st.floats(0, 1).map(weaves.breath),
    st.sampled_from(
        [weaves.lock(), weaves.hand_over(), weaves.icon(), weaves.mark(), weaves.stage_mark()]
    ),
    st.builds(weaves.knitting, st.just(60.0), st.floats(20, 80)),
)


def numbers(strand: Strand) -> list[float]:
    flat = list(strand[0].start)
    for piece in strand:
        flat += [*piece.out, *piece.into, *piece.end]
    return flat


def test_the_strand_of_five_steps_is_the_one_that_was_drawn() -> None:
    expected = [float(number) for number in REFERENCE.split()]
    assert numbers(Header(5).weave.strand(FIRST)) == pytest.approx(expected, abs=0.03)


def test_the_icon_is_the_one_that_was_drawn() -> None:
    expected = [float(number) for number in ICON.split()]
    assert numbers(weaves.icon().strand(FIRST)) == pytest.approx(expected, abs=0.03)


def test_partners_stand_where_they_were_drawn() -> None:
    header = Header(5)
    assert header.place(0, 0) == pytest.approx(79.49, abs=0.01)
    assert header.place(1, 0.1) == pytest.approx(254.83, abs=0.01)
    assert header.place(1, 0.9) == pytest.approx(288.02, abs=0.01)
    assert header.place(3, 0) == pytest.approx(509.92, abs=0.01)
    strand = header.weave.strand(SECOND)
    assert y_at(strand, header.place(1, 0.1)) == pytest.approx(13.6, abs=0.01)


def test_a_crossing_is_redrawn_where_it_was_drawn() -> None:
    weave = Header(5).weave
    first = weave.crossings[0]
    reach = weave.reach(0, 5)
    over = part(weave.strand(FIRST), first - reach, first + reach)
    expected = [193.62, 23.98, 198, 25.24, 202.34, 26.59, 206.62, 28]
    expected += [210.98, 29.44, 215.3, 30.96, 219.62, 32.46]
    assert numbers(over) == pytest.approx(expected, abs=0.03)
    assert weave.reach(len(weave.crossings) - 1, 5) == pytest.approx(7.93, abs=0.01)


@given(weave=drawings)
def test_strands_mirror_each_other_and_cross_at_every_node(weave: Weave) -> None:
    for above, below in zip(weave.strand(FIRST), weave.strand(SECOND), strict=True):
        assert above.mirrored(weave.cy) == below
    for x in weave.crossings:
        assert y_at(weave.strand(FIRST), x) == pytest.approx(weave.cy, abs=0.01)


@given(weave=drawings)
def test_strands_run_on_from_left_to_right_without_a_gap(weave: Weave) -> None:
    for which in (FIRST, SECOND):
        strand = weave.strand(which)
        for left, right in pairwise(strand):
            assert left.end == right.start
        for piece in strand:
            assert piece.start[0] <= piece.out[0] <= piece.end[0]
            assert piece.start[0] <= piece.into[0] <= piece.end[0]


@given(weave=drawings)
def test_no_strand_has_a_kink_at_a_node(weave: Weave) -> None:
    strand = weave.strand(FIRST)
    inner = weave.nodes[1:-1]
    for left, right in pairwise(strand):
        if left.end[0] not in inner:
            continue
        (x0, y0), (x1, y1), (x2, y2) = left.into, left.end, right.out
        before, after = (y1 - y0) / (x1 - x0), (y2 - y1) / (x2 - x1)
        assert after == pytest.approx(before, rel=1e-6)


@given(weave=drawings, data=st.data())
def test_a_part_of_a_strand_lies_on_the_whole(weave: Weave, data: st.DataObject) -> None:
    strand = weave.strand(FIRST)
    ends = st.floats(strand[0].start[0] + 1, strand[-1].end[0] - 1)
    left, right = sorted((data.draw(ends), data.draw(ends)))
    cut = part(strand, left, right)
    for piece in cut:
        assert y_at(strand, piece.start[0]) == pytest.approx(piece.start[1], abs=0.05)
    if cut:
        assert cut[0].start[0] == pytest.approx(left, abs=0.05)
        assert cut[-1].end[0] == pytest.approx(right, abs=0.05)


@given(header=talks, done=st.floats(0, 1), step=st.integers(0, 11))
def test_a_partner_never_passes_the_node_of_an_open_step(
    header: Header, done: float, step: int
) -> None:
    step %= header.steps
    place = header.place(step, done)
    assert header.weave.nodes[step] < place < header.node(step)
    assert header.place(step, 0) <= place <= header.place(step, 1)


@given(header=talks, done=st.floats(0, 1), other=st.floats(0, 1), step=st.integers(0, 11))
def test_two_beads_never_lie_on_each_other(
    header: Header, done: float, other: float, step: int
) -> None:
    step %= header.steps
    weave = header.weave
    places = [header.place(step, done), header.place(step, other)]
    heights = [
        y_at(weave.strand(which), x) for which, x in zip((FIRST, SECOND), places, strict=True)
    ]
    apart = max(abs(places[0] - places[1]), abs(heights[0] - heights[1]))
    assert apart >= min(header.bead, 12) * 0.9


@given(header=talks)
def test_the_threads_end_inside_their_width(header: Header) -> None:
    assert header.end <= header.width
    assert header.weave.strand(FIRST)[-1].end[0] == pytest.approx(header.end)


@given(width=st.floats(400, 5000))
def test_full_pages_are_crossed_from_edge_to_edge(width: float) -> None:
    beyond = max(0.0, (width - 1200) / 2)
    for weave in (weaves.lock(), weaves.hand_over(), weaves.breath(0.5)):
        reaching = weave.reaching(-beyond, 1200 + beyond)
        assert reaching.nodes[0] <= -beyond
        assert reaching.nodes[-1] >= 1200 + beyond
        assert y_at(reaching.strand(FIRST), 600) == pytest.approx(y_at(weave.strand(FIRST), 600))


def test_the_lens_grows_without_a_jump() -> None:
    tops = [y_at(weaves.breath(step / 100).strand(FIRST), 600) for step in range(101)]
    assert all(0 < before - after < 2 for before, after in pairwise(tops))
