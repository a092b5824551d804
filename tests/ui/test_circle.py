"""The circle as it is drawn: nothing lies on anything else, and it is told in words, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.flow.items import Meaning
from app.session.session import Seat
from app.summary.cycle import NOBODYS_FAULT, Cycle, Half, cycle
from app.summary.summary import Summary
from app.ui import fonts, theme
from app.ui.circle import NARROWEST, CycleDrawing
from app.ui.lines import Lines, Row
from app.ui.paper import Page, cycle_pages, summary_pages
from app.ui.paper.circle import drawing, fitted
from app.ui.paper.ground import Ground
from app.ui.paper.page import MARGIN
from app.ui.paper.piece import Circle, Placed, Sign, Words
from app.ui.pdf import pdf
from app.ui.printing import CYCLE, NOTE, PrintDesk
from app.ui.widgets import Card
from app.vault.settings import Paper

from ..summary.evenings import agreed, evening
from ..summary.test_shipped import whole_talk
from .pages import EMOJI, HOSTILE, LONG_NAME, RIGHT_TO_LEFT, UNBROKEN

FIRST, SECOND = Seat
LONG = "one word and another " * 14


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
    yield
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))


@cache
def shipped() -> Summary:
    return agreed(whole_talk("our-cycle"))


def usual() -> Cycle:
    made = cycle(shipped())
    assert made is not None
    return made


def of(words: str, name: str = "Sam") -> Cycle:
    """A cycle in which everything is told in these words."""
    one, other = (Half(seat, name, words, words, words) for seat in Seat)
    return Cycle(words[:60], (one, other))


CYCLES: dict[str, Callable[[], Cycle]] = {
    "usual": usual,
    "short": lambda: Cycle("", (Half(FIRST, "Sam", "asks"), Half(SECOND, "Alex", "goes"))),
    "long": lambda: of(LONG, LONG_NAME),
    "unbroken": lambda: of(UNBROKEN[:300], UNBROKEN[:80]),
    "right to left": lambda: of(RIGHT_TO_LEFT, RIGHT_TO_LEFT),
    "hostile": lambda: of(f"{HOSTILE} {EMOJI}", HOSTILE),
    "in own voice": lambda: of("I go away and I do not come back for a while"),
}
every_cycle = pytest.mark.parametrize("name", CYCLES)


def lies_well(pieces: tuple[Placed, ...]) -> None:
    """Every line inside the loop, no two on each other, none on a bead."""
    (circle,) = (each for each in pieces if isinstance(each.piece, Circle))
    assert isinstance(circle.piece, Circle)
    loop = circle.piece.loop
    words = [each.box for each in pieces if isinstance(each.piece, Words)]
    for box in words:
        inside = box.translated(-circle.x, -circle.y)
        for corner in (inside.topLeft(), inside.topRight(), inside.bottomLeft()):
            assert loop.holds(corner.x(), corner.y(), circle.piece.stroke.width)
    lines = [box.adjusted(0, box.height() / 4, 0, -box.height() / 4) for box in words]
    assert not any(one.intersects(other) for one, other in combinations(lines, 2))
    beads = [each.box for each in pieces if isinstance(each.piece, Sign)]
    assert len(beads) == 2
    assert not any(bead.intersects(line) for bead in beads for line in words)


@every_cycle
@pytest.mark.parametrize("width", (260, 520, 900))
@pytest.mark.parametrize("scale", (0.8, 1.0, 2.0))
def test_nothing_lies_on_anything_else(name: str, width: int, scale: float) -> None:
    made = drawing(Ground(shipped(), scale), CYCLES[name](), width)
    lies_well(made.pieces)
    room = QRectF(0, 0, width, made.height).adjusted(-1, -1, 1, 1)
    assert all(room.contains(each.box) for each in made.pieces)


def test_few_words_get_a_smaller_circle_and_many_a_higher_one() -> None:
    ground = Ground(shipped())
    few, many = (drawing(ground, CYCLES[name](), 520) for name in ("short", "long"))
    assert few.round and few.height < 480
    assert not many.round and many.height > 900


@every_cycle
def test_in_little_room_words_get_smaller_or_fewer(name: str) -> None:
    ground = Ground(shipped())
    made = fitted(ground, CYCLES[name](), 600, 560)
    assert made.height <= 560 and ground.scale == 1
    lies_well(made.pieces)


# -- on paper ---------------------------------------------------------------------------


def in_own_words(words: str, name: str) -> Summary:
    """The shipped talk with every line in these words."""
    summary = shipped()
    sections = tuple(
        replace(s, lines=tuple(replace(line, text=words) for line in s.lines))
        for s in summary.sections
    )
    return replace(summary, sections=sections, names=(name, name[::-1]))


def inside_the_margins(page: Page) -> None:
    room = QRectF(0, 0, page.size.width(), page.size.height())
    room.adjust(MARGIN - 1, MARGIN - 1, 1 - MARGIN, 1 - MARGIN)
    assert all(room.contains(placed.box.adjusted(0.1, 2, -0.1, -2)) for placed in page.pieces)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", (False, True))
@pytest.mark.parametrize(
    ("words", "name"), [("asks", "Sam"), (LONG, LONG_NAME), (UNBROKEN[:300], RIGHT_TO_LEFT)]
)
def test_it_has_a_page_of_its_own_and_stays_on_it(
    paper: Paper, large: bool, words: str, name: str
) -> None:
    (page,) = cycle_pages(in_own_words(words, name), paper, large)
    inside_the_margins(page)
    pieces = page.pieces
    inner = [p for p in pieces if isinstance(p.piece, Words)]
    lines = [p.box.adjusted(0, p.box.height() / 4, 0, -p.box.height() / 4) for p in inner]
    assert not any(one.intersects(other) for one, other in combinations(lines, 2))


def test_it_follows_the_lines_of_the_summary() -> None:
    summary = shipped()
    told, drawn = summary_pages(summary, Paper.A4)
    assert not any(isinstance(each.piece, Circle) for each in told.pieces)
    assert any(isinstance(each.piece, Circle) for each in drawn.pieces)


def test_a_summary_without_a_cycle_has_no_such_page() -> None:
    assert cycle_pages(agreed(evening()), Paper.A4) == ()


def test_its_words_are_read_out_in_their_order() -> None:
    made = pdf(cycle_pages(shipped(), Paper.A4), "x", "en")
    (page,) = PdfReader(BytesIO(made)).pages
    told = "".join(page.extract_text().split())
    order = ["ThemoreSam", "asksagain", "feelslonely", "Thetide", "themoreAlex", "shutsthedoor"]
    order += ["".join(NOBODYS_FAULT.split()), "AgreedbySam"]
    places = [told.index(each) for each in order]
    assert places == sorted(places)


def test_whose_half_it_is_shows_without_colour() -> None:
    """The first half is one line, the second a double one, light in its middle."""
    (page,) = cycle_pages(shipped(), Paper.A4)
    made = QImage((page.size * 3).toSize(), QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.scale(3, 3)
    page.paint(painter)
    painter.end()
    (circle,) = (each for each in page.pieces if isinstance(each.piece, Circle))
    assert isinstance(circle.piece, Circle)
    loop = circle.piece.loop
    y = round((circle.y + loop.height / 2) * 3)
    right, left = (round((circle.x + x) * 3) for x in (loop.width, 0))
    assert made.pixelColor(right, y).lightness() < 150
    assert made.pixelColor(left, y).lightness() > 240


def test_the_print_desk_offers_the_cycle_alone(qtbot: QtBot) -> None:
    desk = PrintDesk(shipped(), Paper.A4)
    qtbot.addWidget(desk)
    assert len(desk.pages) == 2
    desk.kind.choose(CYCLE)
    desk.kind.changed.emit()
    assert len(desk.pages) == 1
    plain = PrintDesk(agreed(evening()), Paper.A4)
    qtbot.addWidget(plain)
    plain.kind.choose(CYCLE)
    assert plain.kind.chosen() in (NOTE, None)


# -- on the screen ------------------------------------------------------------------------


def test_a_screen_reader_is_told_it_in_sentences(qtbot: QtBot) -> None:
    drawn = CycleDrawing(shipped(), usual())
    qtbot.addWidget(drawn)
    assert drawn.accessibleName() == " ".join(usual().sentences)


@every_cycle
def test_it_is_as_high_as_it_needs_at_any_width_and_text_size(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    card = Card()
    qtbot.addWidget(card)
    drawn = CycleDrawing(shipped(), CYCLES[name]())
    card.column.addWidget(drawn)
    for percent in (80, 200, 100):
        theme.apply(qapp, theme.load(theme.ThemeName.DARK), percent)
        for width in (NARROWEST, 500, 1_200):
            assert drawn.heightForWidth(width) >= NARROWEST / 2
            assert not drawn.grab().isNull()


@pytest.mark.parametrize("asks", (True, False))
def test_where_lines_are_ticked_it_comes_behind_them_and_else_before(
    qtbot: QtBot, asks: bool
) -> None:
    lines = Lines(shipped(), asks=asks)
    qtbot.addWidget(lines)
    lines.resize(800, 1_400)
    lines.show()
    (drawn,) = lines.findChildren(CycleDrawing)
    row = lines.findChildren(Row)[0]
    qtbot.waitUntil(lambda: drawn.height() > NARROWEST)
    below = drawn.mapTo(lines, QPoint(0, 0)).y() > row.mapTo(lines, QPoint(0, 0)).y()
    assert below is asks


def test_without_a_cycle_nothing_is_drawn(qtbot: QtBot) -> None:
    lines = Lines(agreed(evening()))
    qtbot.addWidget(lines)
    assert lines.findChildren(CycleDrawing) == []


def test_it_is_drawn_only_of_what_stands(qtbot: QtBot) -> None:
    summary = shipped()
    gone = {line.key for line in summary.meaning(Meaning.CYCLE_DOES) if line.by is FIRST}
    sections = tuple(
        replace(s, lines=tuple(line for line in s.lines if line.key not in gone))
        for s in summary.sections
    )
    lines = Lines(replace(summary, sections=sections))
    qtbot.addWidget(lines)
    assert lines.findChildren(CycleDrawing) == []
