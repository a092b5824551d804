"""A logic sheet on paper: every text of a flow, inside its margins."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from app.bench.logic_sheet import logic_sheet
from app.flow.library import Library
from app.flow.markup import plain
from app.flow.model import Flow
from app.flow.translation import texts_of
from app.ui import fonts, theme
from app.ui.bench.press import run_sheet
from app.ui.paper import Page
from app.ui.paper.logic import logic_pages
from app.ui.paper.page import MARGIN
from app.ui.paper.piece import Rule, Threads
from app.ui.pdf import pdf
from app.vault.settings import Paper

from ...bench.flows import hostile

LIBRARY = Library.shipped()


@pytest.fixture(autouse=True)
def bundled_fonts(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
    yield


def in_german(flow: Flow) -> Flow:
    steps = tuple(
        replace(
            step,
            title=f"{step.title} auf Deutsch",
            items=tuple(replace(i, ask=f"{i.ask} auf Deutsch") for i in step.items),
        )
        for step in flow.steps
    )
    return replace(flow, language="de", title="Das kurze Gespräch", steps=steps)


def pages_of(flow: Flow, *others: Flow, paper: Paper = Paper.A4) -> tuple[Page, ...]:
    return logic_pages(logic_sheet(flow, LIBRARY, others), paper)


def squeezed(text: str) -> str:
    return "".join(text.split())


def read(pages: tuple[Page, ...]) -> str:
    found = PdfReader(BytesIO(pdf(pages, "x", "en"))).pages
    return squeezed("".join(page.extract_text() for page in found))


@pytest.mark.parametrize("name", ("repair-short", "coming-back", "a-moment"))
def test_every_text_of_a_flow_can_be_read_in_the_pdf(name: str) -> None:
    said = read(pages_of(LIBRARY[name]))
    for place, text in texts_of(LIBRARY[name]).items():
        for paragraph in plain(text).split("\n"):
            words = squeezed(paragraph).replace("*", "")
            assert words[:40] in said.replace("*", ""), place


@pytest.mark.parametrize("paper", Paper)
def test_nothing_of_a_sheet_leaves_its_page(paper: Paper) -> None:
    short = LIBRARY["repair-short"]
    many = [replace(in_german(short), language=f"l{number}") for number in range(5)]
    for pages in (
        pages_of(LIBRARY["repair-five-steps"], paper=paper),
        pages_of(short, *many, paper=paper),
        pages_of(hostile(), paper=paper),
    ):
        for page in pages:
            width, height = page.size.width() - 2 * MARGIN, page.size.height() - 2 * MARGIN
            inner = QRectF(MARGIN, MARGIN, width, height).adjusted(-8, -20, 8, 2)
            for placed in page.pieces:
                empty = placed.box.isEmpty() and not isinstance(placed.piece, Rule)
                if not (empty or isinstance(placed.piece, Threads)):
                    assert inner.contains(placed.box), placed


def test_other_languages_stand_beside_the_first() -> None:
    flow = LIBRARY["repair-short"]
    said = read(pages_of(flow, in_german(flow)))
    assert squeezed("What happened auf Deutsch") in said
    assert squeezed("as written") in said


def test_a_sheet_is_written_as_a_pdf(tmp_path: Path) -> None:
    out, file = io.StringIO(), tmp_path / "sheet.pdf"
    assert run_sheet("coming-back", file, Paper.LETTER, out) == 0
    assert file.read_bytes().startswith(b"%PDF-") and "7 pages" in out.getvalue()
    bad = tmp_path / "bad.flow.yaml"
    bad.write_text("flow: 1\n")
    assert run_sheet(bad, file, Paper.A4, out) == 1
    assert "F102" in out.getvalue()
