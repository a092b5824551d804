"""Paper: everything that was ticked is on it, nothing else, and nothing is cut off."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.problem import Problem
from app.summary.summary import Layout, Section, Summary
from app.ui import fonts, theme
from app.ui.paper import Page, card_pages, summary_pages, two_up
from app.ui.paper.ground import on_paper
from app.ui.paper.note import NOTHING
from app.ui.paper.page import MARGIN
from app.ui.paper.piece import Frame, Piece, Placed, Rule, Sign, Words
from app.ui.paper.strip import Strip, fallen, held
from app.ui.pdf import pdf, write_card, write_pdf
from app.vault.settings import Paper

from ..summary.evenings import agreed as all_agreed
from ..summary.evenings import evening
from .pages import (
    EMOJI,
    HOSTILE,
    LONG_NAME,
    NESTED,
    RIGHT_TO_LEFT,
    UNBROKEN,
    agreed,
    line,
    note,
    promise,
    said,
    unticked,
)

HARD = ("Short.", UNBROKEN, EMOJI, RIGHT_TO_LEFT, HOSTILE, NESTED, "one\n\ntwo\nthree")


@pytest.fixture(autouse=True)
def bundled_fonts(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
    yield


def squeezed(text: str) -> str:
    """Without any space, for a line may break anywhere."""
    return "".join(text.split())


def read(made: bytes) -> str:
    """All that a PDF says, page by page, in the order in which it says it."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


def whole_pdf(summary: Summary, paper: Paper = Paper.A4, large: bool = False) -> bytes:
    pages = summary_pages(summary, paper, large)
    return pdf(pages, summary.document_title, summary.language)


def hard(names: tuple[str, str] = ("Sam", "Alex")) -> Summary:
    """Everything that is hard to set, on many pages."""
    many = [f"{number}. {text}" for number in range(30) for text in ("Short.", "Some words. " * 30)]
    plans = [promise(f"p{i}", "I worry " * (i + 1), "I ask " * 3 * (i + 1)) for i in range(12)]
    boxes = tuple(line(f"b{i}", "A walk " * 4**i, lead=f"Label {i}") for i in range(5))
    return note(
        said(HARD, "Hard"),
        said(many),
        agreed(*plans, promise("long", UNBROKEN, "word " * 900, None)),
        Section("What comes next", boxes, Layout.CARDS),
        names=names,
    )


# -- what is on it --------------------------------------------------------------------


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", (False, True))
def test_every_ticked_line_is_in_the_pdf_with_its_lead_and_note(paper: Paper, large: bool) -> None:
    summary = all_agreed(evening())
    there = squeezed(read(whole_pdf(summary, paper, large)))
    assert squeezed(summary.heading) in there and squeezed(summary.facts) in there
    for each in summary.lines:
        parts = [each.promise.when, each.promise.then] if each.promise else [each.text, each.note]
        assert all(squeezed(part) in there for part in parts), each.key
    assert squeezed(summary.footer) in there


def test_a_line_that_is_not_ticked_for_paper_is_on_no_page() -> None:
    summary = note(said(("Stays on paper.", "SECRET-LINE")))
    quiet = unticked(summary, "l1")
    assert "SECRET-LINE" in read(whole_pdf(summary))
    assert "SECRET-LINE" not in read(whole_pdf(quiet)) and "Stays on paper." in read(
        whole_pdf(quiet)
    )


def test_nothing_private_of_an_evening_reaches_the_paper() -> None:
    assert "SECRET" not in read(whole_pdf(all_agreed(evening())))


def test_a_summary_without_any_line_says_so() -> None:
    assert NOTHING in read(whole_pdf(note()))


def test_names_stand_before_their_words_in_the_order_of_reading() -> None:
    summary = note(
        said(("First of all.", "Then this.")),
        agreed(promise("p", "when it is so " * 6, "this is done " * 6)),
    )
    told = squeezed(read(whole_pdf(summary)))
    places = [
        told.index(squeezed(words))
        for words in (
            "Sam and Alex",
            "How it was",
            "Sam First of all.",
            "Alex Then this.",
            "when it is so " * 6,
            "this is done " * 6,
            "20 Dec",
            "Agreed by",
        )
    ]
    assert places == sorted(places)


def test_the_initial_on_a_bead_is_drawn_and_not_read_out_once_more() -> None:
    told = read(whole_pdf(note(said(("Words.",)), names=("Quentin", "Zoe"))))
    assert told.count("Q") == told.count("Quentin")


def test_spaces_are_spaces_in_what_is_copied_from_the_pdf() -> None:
    assert "\t" not in read(whole_pdf(all_agreed(evening())))


def test_the_first_letters_of_the_alphabet_are_not_lost() -> None:
    """Qt leaves out letters whose glyph was swapped for another by the font's own rules."""
    words = "A camera Á Ă àâ fi fl ffi Zürich œuvre Ștefan İ ß"
    assert words in read(whole_pdf(note(said((words,)))))


# -- how it lies ----------------------------------------------------------------------


def inked(placed: Placed) -> QRectF:
    return placed.box.adjusted(0.1, 0.1, -0.1, -0.1)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", (False, True))
@pytest.mark.parametrize("names", (("Sam", "Alex"), (LONG_NAME, RIGHT_TO_LEFT)))
def test_nothing_stands_outside_the_margins(
    paper: Paper, large: bool, names: tuple[str, str]
) -> None:
    for page in summary_pages(hard(names), paper, large):
        room = QRectF(0, 0, page.size.width(), page.size.height())
        room.adjust(MARGIN - 1, MARGIN - 1, 1 - MARGIN, 1 - MARGIN)
        for placed in page.pieces:
            if isinstance(placed.piece, Words | Sign | Frame | Rule):
                assert room.contains(inked(placed)), placed


def lines_of(page: Page) -> list[Placed]:
    return [placed for placed in page.pieces if isinstance(placed.piece, Words)]


def words_of(placed: Placed) -> str:
    piece = placed.piece
    assert isinstance(piece, Words)
    found = piece.layout.lineAt(piece.number)
    text = piece.layout.text().encode("utf-16-le")
    start, end = 2 * found.textStart(), 2 * (found.textStart() + found.textLength())
    return text[start:end].decode("utf-16-le").strip()


def test_no_two_lines_lie_on_each_other() -> None:
    for page in summary_pages(hard(), Paper.A4):
        boxes = [inked(placed).adjusted(0, 5, 0, -5) for placed in lines_of(page)]
        for index, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[index + 1 :])


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_no_heading_is_the_last_thing_on_a_page(count: int) -> None:
    sections = [said([f"Line {i}"] * count, f"Heading {i}") for i in range(6)]
    for page in summary_pages(note(*sections), Paper.A4):
        body = [p for p in lines_of(page) if p.y < page.size.height() - MARGIN - 60]
        assert not words_of(max(body, key=lambda placed: placed.y)).startswith("Heading")


def test_every_bead_stands_beside_the_first_line_of_its_words() -> None:
    for page in summary_pages(hard(), Paper.LETTER, large=True):
        for placed in page.pieces:
            if isinstance(placed.piece, Sign):
                middle = placed.box.center().y()
                beside = [
                    each
                    for each in lines_of(page)
                    if each.x > placed.box.right() and inked(each).top() < middle < each.y
                ]
                assert len(beside) >= 2


def test_a_table_shows_its_heads_again_on_the_next_page() -> None:
    plans = [promise(f"p{i}", "I worry " * 12, "I ask " * 12) for i in range(20)]
    pages = summary_pages(note(agreed(*plans)), Paper.A4)
    assert len(pages) > 2
    assert all("If …" in [words_of(each) for each in lines_of(page)] for page in pages)


def test_pages_are_counted_only_where_there_is_more_than_one() -> None:
    assert "1 of 1" not in read(whole_pdf(note(said(("Words.",)))))
    many = PdfReader(BytesIO(whole_pdf(note(said(["Words."] * 90)))))
    assert f"2 of {len(many.pages)}" in many.pages[1].extract_text()


def test_large_print_is_larger_by_two_fifths() -> None:
    summary = note(said(("Words.",)))
    usual, large = (summary_pages(summary, Paper.A4, big)[0] for big in (False, True))
    heights = [
        next(p.box.height() for p in lines_of(page) if words_of(p) == "Words.")
        for page in (usual, large)
    ]
    assert heights[1] / heights[0] == pytest.approx(1.4, abs=0.02)


def test_who_said_what_is_clear_without_colour() -> None:
    """The circle leaves the corners of its box white; the square of the second fills them."""
    page = summary_pages(note(said(("One.", "Two."))), Paper.A4)[0]
    grey = picture(page).convertToFormat(QImage.Format.Format_Grayscale8)
    beads = [placed for placed in page.pieces if isinstance(placed.piece, Sign)]
    corners = [grey.pixelColor(round(p.x * 4) + 8, round(p.y * 4) + 8).lightness() for p in beads]
    assert corners[0] > 250 and corners[1] < 200


def picture(page: Page, scale: int = 4) -> QImage:
    size = (page.size * scale).toSize()
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.scale(scale, scale)
    page.paint(painter)
    painter.end()
    return made


def test_paper_is_the_same_in_the_dark_theme_and_at_any_text_size(qapp: QApplication) -> None:
    page = summary_pages(all_agreed(evening()), Paper.A4)[0]
    theme.apply(qapp, theme.load(theme.ThemeName.DARK), 200)
    again = summary_pages(all_agreed(evening()), Paper.A4)[0]
    assert [p.box for p in again.pieces] == [p.box for p in page.pieces]
    assert [colors_of(p.piece) for p in again.pieces] == [colors_of(p.piece) for p in page.pieces]
    assert on_paper() == theme.load(theme.ThemeName.LIGHT)


def colors_of(piece: Piece) -> list[object]:
    return [getattr(piece, name, None) for name in ("color", "inks")]


def test_swapped_seats_keep_the_shape_of_the_partner() -> None:
    summary = replace(note(said(("One.",))), swapped=True)
    bead = next(p.piece for p in summary_pages(summary, Paper.A4)[0].pieces if is_sign(p.piece))
    assert isinstance(bead, Sign) and bead.partner is theme.Partner.SECOND


def is_sign(piece: Piece) -> bool:
    return isinstance(piece, Sign)


heights = st.floats(1, 300)
strips = st.builds(Strip, heights, above=st.floats(0, 40), holds=st.booleans())


@given(st.lists(strips, max_size=40).map(tuple))
@settings(max_examples=200)
def test_strips_fall_in_order_and_never_below_the_page(made: tuple[Strip, ...]) -> None:
    marks = tuple(
        replace(strip, pieces=(Placed(Rule(1, QColor(), 0.0), 0, strip.height, number),))
        for number, strip in enumerate(made)
    )
    pages = fallen(marks, 300)
    assert [p.order for page in pages for p in page] == list(range(len(made)))
    assert all(p.y <= 300.001 for page in pages for p in page)


def test_what_is_held_together_goes_to_the_next_page_together() -> None:
    rule = Placed(Rule(1, QColor()), 0, 0, 0)
    pages = fallen((Strip(80, (rule,)), *held([Strip(30, (rule,)), Strip(30, (rule,))])), 120)
    assert [len(page) for page in pages] == [1, 2]


# -- the fridge card ------------------------------------------------------------------


def test_the_card_has_the_word_the_rule_and_the_agreements() -> None:
    summary = all_agreed(evening())
    pages = card_pages(summary, Paper.A4)
    told = squeezed(read(pdf(pages, summary.document_title, "en")))
    assert len(pages) == 1
    wanted = ("Harbour", "We stop. No last word.", "within a day", "29 November 2026")
    assert all(squeezed(words) in told for words in wanted)
    assert all(squeezed(each.text) in told for each in summary.agreements)


@pytest.mark.parametrize("paper", Paper)
def test_two_cards_lie_on_a_sheet_and_each_is_half_of_it(paper: Paper) -> None:
    pages = card_pages(all_agreed(evening()), paper)
    sheets = two_up(pages, paper)
    assert pages[0].size.height() * 2 == pytest.approx(sheets[0].size.height(), abs=2)
    assert pages[0].size.width() == pytest.approx(sheets[0].size.width(), abs=2)
    assert read(pdf(sheets, "t", "en")).count("Harbour") == 2


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("length", (1, 8, 40, 300))
def test_long_agreements_and_words_run_over_to_more_cards(paper: Paper, length: int) -> None:
    summary = hard((LONG_NAME, "Alex"))
    plans = [promise(f"p{i}", "I worry " * length, "I ask " * length) for i in range(3)]
    summary = replace(summary, sections=(*summary.sections[:2], agreed(*plans)))
    pages = card_pages(summary, paper)
    told = squeezed(read(pdf(pages, "t", "en")))
    assert all(squeezed(plan.text) in told for plan in plans)
    for page in pages:
        room = QRectF(0, 0, page.size.width(), page.size.height()).adjusted(40, 40, -40, -40)
        assert all(room.contains(inked(each)) for each in lines_of(page))


# -- the file -------------------------------------------------------------------------


def test_the_pdf_says_its_language_a_neutral_title_and_its_creator(tmp_path: Path) -> None:
    summary = replace(all_agreed(evening()), language="de-AT")
    write_pdf(summary, tmp_path / "talk.pdf", Paper.A4)
    made = PdfReader(tmp_path / "talk.pdf", strict=True)
    root = made.root_object
    assert str(root["/Lang"]) == "de-AT" and "/DisplayDocTitle true" in raw(tmp_path / "talk.pdf")
    assert made.metadata is not None
    assert made.metadata.title == summary.document_title and made.metadata.creator == "Reknit"
    assert not any(name in str(made.metadata) for name in summary.names)


def test_a_language_that_is_no_tag_cannot_break_the_pdf() -> None:
    summary = replace(note(), language="en) >> /OpenAction (x")
    made = PdfReader(BytesIO(whole_pdf(summary)), strict=True)
    assert str(made.root_object["/Lang"]) == "en"


def test_every_font_of_the_pdf_is_embedded() -> None:
    made = whole_pdf(all_agreed(evening())).decode("latin-1")
    files, faces = re.findall(r"/FontFile2 \d+ 0 R", made), re.findall(r"/BaseFont /(\S+)", made)
    assert len(files) == made.count("/Type /FontDescriptor") == len(set(faces))
    assert {name.split("-")[0] for name in faces} >= {"Literata", "AtkinsonHyperlegibleNext"}


def raw(path: Path) -> str:
    return path.read_bytes().decode("latin-1")


@pytest.mark.parametrize("paper", Paper)
def test_pages_have_the_size_of_the_paper(paper: Paper) -> None:
    box = PdfReader(BytesIO(whole_pdf(note(), paper))).pages[0].mediabox
    wanted = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}[paper]
    assert (round(box.width), round(box.height)) == wanted


def test_a_pdf_is_its_owners_alone(tmp_path: Path) -> None:
    write_pdf(note(), tmp_path / "talk.pdf")
    write_card(all_agreed(evening()), tmp_path / "card.pdf", Paper.LETTER)
    assert [p.stat().st_mode & 0o777 for p in sorted(tmp_path.iterdir())] == [0o600, 0o600]


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        write_pdf(note(), tmp_path / "gone" / "talk.pdf")
    assert "may not write" in caught.value.what_happened
    (tmp_path / "talk.pdf").mkdir()
    with pytest.raises(Problem):
        write_pdf(note(), tmp_path / "talk.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["talk.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file system that is full")
def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "talk.pdf"
    target.write_bytes(b"old")
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, kept[1]))
        with pytest.raises(Problem, match="disk is full"):
            write_pdf(note(), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        signal.signal(signal.SIGXFSZ, before)
    assert target.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


WATCHED = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
sys.path += [os.getcwd(), os.path.join(os.getcwd(), "tests", "ui")]
from PySide6.QtWidgets import QApplication
from app.ui import fonts
from app.ui.pdf import write_pdf
from pages import HOSTILE, NESTED, note, said
app = QApplication([])
fonts.load()
opened = []
sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == "open" else None)
texts = [HOSTILE, NESTED, "<table>" * 3000, "<script>x</script>", "&lt;b&gt; a < b and c > d"]
write_pdf(note(said(texts), names=(HOSTILE, "<b>Alex</b>")), Path(sys.argv[1]))
print([name for name in opened if "passwd" in name])
"""


def test_markup_in_what_was_said_stays_text_and_opens_no_file(tmp_path: Path) -> None:
    target = tmp_path / "talk.pdf"
    root = Path(__file__).parents[2]
    watched = [sys.executable, "-c", WATCHED, str(target)]
    done = subprocess.run(watched, cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
    told = squeezed(read(target.read_bytes()))
    assert told.count("<table>") >= 3_000
    for words in (HOSTILE, NESTED, "<script>x</script>", "a < b and c > d"):
        assert squeezed(words) in told
