"""A booklet on paper: all of it, inside its margins, each leaflet on sheets of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from app.bench.binding import booklet
from app.bench.booklet import Booklet, Leaflet, Question
from app.flow.items import Checklist, Text
from app.flow.library import Library
from app.flow.model import Flow
from app.problem import Problem
from app.shelf.leaflet import shipped
from app.ui import fonts, theme
from app.ui.bench.press import run_booklet
from app.ui.paper import Page
from app.ui.paper.booklet import booklet_pages
from app.ui.paper.page import MARGIN
from app.ui.paper.piece import Placed, Rule, Threads, Words
from app.ui.pdf import pdf
from app.vault.settings import Paper

LIBRARY, LEAFLET = Library.shipped(), shipped()
KINDS = ("repair-five-steps", "coming-back", "a-moment", "check-in")
HARD = ("W" * 300, "word " * 70, "<script>alert(1)</script> & *x*", "שלום " * 20, "a\n\n" * 60)


@pytest.fixture(autouse=True)
def bundled_fonts(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
    yield


def made(flow: Flow) -> Booklet:
    return booklet(flow, LIBRARY, LEAFLET)


@cache
def shipped_booklet(name: str) -> Booklet:
    return made(LIBRARY[name])


@cache
def pages_of(name: str, paper: Paper = Paper.A4) -> tuple[Page, ...]:
    return booklet_pages(shipped_booklet(name), paper)


def squeezed(text: str) -> str:
    return "".join(text.replace("*", "").split())


@cache
def read(name: str, paper: Paper = Paper.A4) -> list[str]:
    """What each page of the PDF says, without any space."""
    told = shipped_booklet(name)
    data = pdf(pages_of(name, paper), told.title, told.language)
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(data)).pages]


def hard() -> Flow:
    """A flow whose texts are as hard to set as the checker lets them be."""
    flow = LIBRARY["repair-short"]

    def odd(number: int) -> str:
        return HARD[number % len(HARD)]

    steps = tuple(
        replace(
            step,
            intro=odd(place),
            items=tuple(
                replace(item, ask=odd(place + number)[:600], help=odd(number))
                for number, item in enumerate(step.items)
            ),
        )
        for place, step in enumerate(flow.steps)
    )
    many = {f"o{number}": odd(number)[:300] for number in range(40)}
    more = (
        Checklist(id="hard-list", ask="W" * 200, options=many, other=True),
        Text(
            id="hard-text", ask="?", do=HARD[4], rather_not=HARD[1], starters=(HARD[0][:160],) * 8
        ),
    )
    last = replace(steps[-1], items=(*steps[-1].items, *more))
    return replace(flow, title="W" * 80, summary="W" * 600, steps=(*steps[:-1], last))


@pytest.mark.parametrize(
    ("name", "paper"), [*((name, Paper.A4) for name in KINDS), ("coming-back", Paper.LETTER)]
)
def test_every_question_and_label_can_be_read_in_the_pdf(name: str, paper: Paper) -> None:
    told = shipped_booklet(name)
    pages = read(name, paper)
    whole = "".join(pages)
    assert squeezed(told.title) in pages[0]
    for part in told.parts:
        for section in part.sections:
            assert squeezed(section.title) in whole
            for each in section.body:
                if isinstance(each, Question):
                    assert squeezed(each.ask) in whole and squeezed(each.seen) in whole
                    assert squeezed(each.help.replace("\n- ", "\n–")).lstrip("-") in whole


@pytest.mark.parametrize("name", LIBRARY)
def test_nothing_of_a_booklet_leaves_its_page(name: str) -> None:
    for paper in Paper if name in KINDS else (Paper.A4,):
        for page in pages_of(name, paper):
            assert_inside(page)


def test_the_hardest_texts_stay_on_their_pages_and_apart() -> None:
    for paper in Paper:
        for page in booklet_pages(made(hard()), paper):
            assert_inside(page)
            assert_apart(page)


def assert_inside(page: Page) -> None:
    inner = QRectF(MARGIN, MARGIN, page.size.width() - 2 * MARGIN, page.size.height() - 2 * MARGIN)
    for placed in page.pieces:
        empty = placed.box.isEmpty() and not isinstance(placed.piece, Rule)
        if isinstance(placed.piece, Threads) or empty or is_fold(placed, page):
            continue
        assert inner.adjusted(-8, -20, 8, 2).contains(placed.box), placed


def is_fold(placed: Placed, page: Page) -> bool:
    """The marks where a sheet is folded stand in the margin."""
    middle = abs(placed.box.center().y() - page.size.height() / 2) < 30
    aside = placed.box.right() < MARGIN or placed.box.left() > page.size.width() - MARGIN
    return middle and aside and isinstance(placed.piece, Rule | Words)


@pytest.mark.parametrize("name", KINDS)
def test_lines_of_words_do_not_lie_over_each_other(name: str) -> None:
    for page in pages_of(name):
        assert_apart(page)


def assert_apart(page: Page) -> None:
    words = [each for each in page.pieces if isinstance(each.piece, Words)]
    boxes = [each.box.adjusted(1, 4, -1, -4) for each in words if each.box.width() > 2]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def test_what_one_keeps_is_on_no_page_that_somebody_else_sees() -> None:
    told, pages = shipped_booklet("repair-five-steps"), read("repair-five-steps")
    for part in told.parts:
        if part.leaflet is not Leaflet.KEPT or part.seat is None:
            continue
        letter = "A" if part.seat == "first" else "B"
        own = f"For{letter}only.Foldhere,keepittoyourself."
        for section in part.sections:
            for each in section.body:
                if isinstance(each, Question) and each.seen:
                    hits = [p for p in pages if squeezed(f"{each.ask}{each.help}") in p]
                    assert any(own in page for page in hits), each.anchor
                    others = [page for page in hits if "only.Foldhere" not in page]
                    assert not others, each.anchor


def test_each_leaflet_begins_on_a_sheet_of_its_own() -> None:
    pages = read("repair-five-steps")
    heads = [re.match(r"For[AB]only[.,]\w+", page) for page in pages]
    names = [found[0] if found else "" for found in heads]
    firsts = [n for n, name in enumerate(names) if name and name != names[n - 1]]
    assert len(firsts) == 4 and all(number % 2 == 0 for number in firsts)


def test_every_page_that_is_named_holds_what_it_is_named_for() -> None:
    pages = read("coming-back")
    whole = "".join(pages)
    found = re.findall(r"goto“(\w+)”,page((?:[AB])?\d+)", whole)
    assert found
    for title, number in found:
        (there,) = [page for page in pages if page.endswith(f"Page{number}")] or [""]
        assert title in there


def test_on_every_page_one_can_stop() -> None:
    pages = read("coming-back")
    empty = [page for page in pages if page.startswith("Thissidestaysempty")]
    stops = [page for page in pages if "Youcanstopatanytime" in page]
    assert len(stops) == len(pages) - len(empty)
    assert all("Weneedabreak:page4." in page for page in stops)


def test_a_booklet_is_written_as_a_pdf_and_as_nothing_else(tmp_path: Path) -> None:
    out, file = io.StringIO(), tmp_path / "booklet.pdf"
    assert run_booklet("break-plan", file, Paper.LETTER, out) == 0
    assert file.read_bytes().startswith(b"%PDF-") and "pages" in out.getvalue()
    with pytest.raises(Problem, match=r"end in \.pdf"):
        run_booklet("break-plan", tmp_path / "booklet.txt", Paper.A4, out)
    bad = tmp_path / "bad.flow.yaml"
    bad.write_text("flow: 1\n")
    assert run_booklet(bad, tmp_path / "other.pdf", Paper.A4, out) == 1
    assert not (tmp_path / "other.pdf").exists() and "F102" in out.getvalue()
