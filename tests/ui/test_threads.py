"""The threads on screen: what they say in words, when they move, and on paper without colour."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bundled
from app.ui import accessible, theme
from app.ui.brush import Inks, Tools, paint_header
from app.ui.marks import paint_icon, paint_line, paint_threads
from app.ui.theme import Ground, Partner, ThemeName
from app.ui.threads import Course, ThreadsHeader
from app.ui.weaves import Header

STAGES = ("What happened", "How it was", "What we needed", "A different way", "What we keep")
BLACK = Inks(QColor("black"), QColor("black"), QColor("white"))


def course(current: int, first: float = 0, second: float = 0) -> Course:
    return Course(STAGES, current, (first, second), ("Sam", "Alex"))


def test_the_header_says_in_words_what_it_draws() -> None:
    start = "Step 2 of 5, How it was."
    assert course(1, 1, 0.4).sentence() == f"{start} Sam has answered, Alex not yet."
    assert course(1, 0, 1).sentence() == f"{start} Alex has answered, Sam not yet."
    assert course(1, 1, 1).sentence() == f"{start} Both have answered."
    assert course(1, 0.9, 0.1).sentence() == f"{start} Both are still answering."
    assert course(5).sentence() == "All steps are done."
    assert course(-1).sentence() == "Before the first step."


def test_who_is_further_within_a_step_is_not_said() -> None:
    assert course(2, 0.1, 0.8).sentence() == course(2, 0.8, 0.1).sentence()


def test_the_threads_glide_only_when_a_step_closes(qtbot: QtBot, qapp: QApplication) -> None:
    accessible.set_reduced_motion(qapp, False)
    header = ThreadsHeader(course(0))
    qtbot.addWidget(header)
    header.resize(900, 56)
    header.show()
    header.show_course(course(0, 1, 0.5))
    assert not header.is_gliding()
    header.show_course(course(1))
    assert header.is_gliding()
    qtbot.waitUntil(lambda: not header.is_gliding(), timeout=5000)
    header.show_course(course(0))
    assert not header.is_gliding()
    accessible.set_reduced_motion(qapp, None)


def test_nothing_glides_where_motion_is_reduced(qtbot: QtBot, qapp: QApplication) -> None:
    accessible.set_reduced_motion(qapp, True)
    header = ThreadsHeader(course(0))
    qtbot.addWidget(header)
    header.show_course(course(1))
    assert not header.is_gliding()
    accessible.set_reduced_motion(qapp, None)


def test_every_length_of_talk_can_be_painted_at_every_width(qtbot: QtBot) -> None:
    for steps in range(13):
        for width in (300, 500, 900, 1400):
            names = tuple(f"Stage {number}" for number in range(steps))
            for current in range(-1, steps + 1):
                header = ThreadsHeader(Course(names, current, (0.3, 1.0), ("Sam", "")))
                qtbot.addWidget(header)
                header.resize(width, 56)
                assert not header.grab().isNull()


def painted(width: int, height: int) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image, QPainter(image)


def dark_runs(image: QImage, x: int) -> int:
    """How many dark pieces a vertical cut at `x` goes through."""
    darks = [image.pixelColor(x, y).lightness() < 110 for y in range(image.height())]
    return sum(dark and not before for before, dark in zip([False, *darks], darks, strict=False))


def test_without_colour_one_thread_is_plain_and_the_other_double() -> None:
    image, painter = painted(3600, 224)
    paint_threads(painter, QRectF(0, 0, 3600, 224), BLACK)
    painter.end()
    assert dark_runs(image, 400) == 3


def test_the_second_answer_is_headed_by_a_double_line() -> None:
    for partner, runs in ((Partner.FIRST, 1), (Partner.SECOND, 2)):
        image, painter = painted(400, 60)
        painter.scale(6, 6)
        paint_line(painter, QRectF(0, 0, 66, 10), partner, BLACK)
        painter.end()
        assert dark_runs(image, 200) == runs


def test_the_threads_are_drawn_into_a_pdf(tmp_path: Path, qapp: QApplication) -> None:
    target = tmp_path / "threads.pdf"
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    paint_threads(painter, QRectF(0, 0, writer.width(), writer.width() / 16), BLACK)
    painter.end()
    data = target.read_bytes()
    assert data.startswith(b"%PDF")
    assert len(data) > 2000


def test_the_one_ahead_has_the_longer_thread(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    tools = Tools.on(Ground.CARD)
    header = Header(5)
    ends = header.place(1, 0.9), header.place(1, 0.1)
    image, painter = painted(900, 56)
    paint_header(painter, header, 1, ends, ("S", "A"), tools)
    painter.end()
    for which, partner in enumerate(Partner):
        near = QPointF(ends[which], 0).toPoint().x()
        colors = [image.pixelColor(near, y) for y in range(56)]
        assert theme.current().thread(partner) in colors


def test_the_icon_is_the_picture_that_is_delivered(qapp: QApplication) -> None:
    ours = QImage(256, 256, QImage.Format.Format_ARGB32)
    ours.fill(Qt.GlobalColor.transparent)
    painter = QPainter(ours)
    light, dark = theme.load(ThemeName.LIGHT), theme.load(ThemeName.DARK)
    paint_icon(painter, QRectF(0, 0, 256, 256), light, dark)
    painter.end()
    drawn = QImage(256, 256, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    data = (bundled.resources() / "desktop" / "icon.svg").read_bytes()
    QSvgRenderer(data).render(painter)
    painter.end()
    other = sum(
        abs(ours.pixelColor(x, y).lightness() - drawn.pixelColor(x, y).lightness()) > 60
        for x in range(10, 246)
        for y in range(64, 192)  # QtSvg leaves out the clip at the tile's corners
    )
    assert other < 236 * 128 * 0.003
