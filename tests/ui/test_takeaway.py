"""What is taken away goes only where somebody wants it, and only while it still may."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.problem import Problem
from app.ui import fonts, takeaway
from app.ui.paper import Page, code_page
from app.vault.settings import Paper


@pytest.fixture
def sheets(qapp: QApplication) -> tuple[Page, ...]:
    fonts.load()
    return (code_page("ABCD-EFGH", "It opens a door.", Paper.A4),)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_a_pdf_is_saved_under_a_name_of_its_part_and_the_day(
    parent: QWidget, sheets: tuple[Page, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeaway, "place_for", lambda _, name, kind: tmp_path / name)
    name = f"notes-{date.today().isoformat()}.pdf"
    assert takeaway.saved(parent, sheets, "Notes", "notes") == f"Saved as {name}."
    metadata = PdfReader(tmp_path / name).metadata
    assert metadata is not None and metadata.title == "Notes"


def test_nothing_is_saved_where_nobody_wants_it_or_it_may_not_be_any_more(
    parent: QWidget, sheets: tuple[Page, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeaway, "place_for", lambda *_: tmp_path / "page.pdf")
    assert takeaway.saved(parent, sheets, "A page", "page", lambda: False) == ""
    monkeypatch.setattr(takeaway, "place_for", lambda *_: None)
    assert takeaway.saved(parent, sheets, "A page", "page") == ""
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_saved_is_a_problem(
    parent: QWidget, sheets: tuple[Page, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeaway, "place_for", lambda *_: tmp_path / "gone" / "page.pdf")
    with pytest.raises(Problem):
        takeaway.saved(parent, sheets, "A page", "page")


def test_what_goes_to_a_printer_is_sent_only_while_it_still_may(
    parent: QWidget, sheets: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    printer, sent = QPrinter(), []
    monkeypatch.setattr("app.ui.printer.asked", lambda *_: printer)
    monkeypatch.setattr("app.ui.printer.send", lambda pages, _: sent.append(pages))
    assert takeaway.printed(parent, sheets, "A page", lambda: False) == ""
    assert not sent
    assert "on its way" in takeaway.printed(parent, sheets, "A page")
    assert sent == [sheets]
    monkeypatch.setattr("app.ui.printer.asked", lambda *_: None)
    assert takeaway.printed(parent, sheets, "A page") == "" and len(sent) == 1
