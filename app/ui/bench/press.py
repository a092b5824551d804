"""What an author gets as PDF: the booklet and the logic sheet of a flow. It needs no screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from PySide6.QtWidgets import QApplication

from ...bench.binding import booklet
from ...bench.drawing import translations
from ...bench.files import write_whole
from ...bench.logic_sheet import logic_sheet
from ...bench.source import chosen
from ...flow.library import Library
from ...problem import Problem
from ...shelf.leaflet import shipped
from ...vault.settings import Paper, Settings, Theme
from .. import fonts, look
from ..paper.booklet import booklet_pages
from ..paper.logic import logic_pages
from ..pdf import pdf
from ..start import STYLE

PDF = ".pdf"


def run_booklet(wanted: Path | str, to: Path, paper: Paper, out: TextIO) -> int:
    """Write a flow as a booklet to fill in on paper.

    Returns the exit status: 1 where the flow has faults, which are then written to `out`.
    Raises Problem where a file cannot be read or written.
    """
    if to.suffix.lower() != PDF:
        raise Problem(f"{to} is no PDF.", "Nothing was written.", "Let it end in .pdf.")
    library = Library.shipped()
    flow = chosen(wanted, library, out)
    if flow is None:
        return 1
    told = booklet(flow, library, shipped())
    with _dressed():
        pages = booklet_pages(told, paper)
        write_whole(to, pdf(pages, told.title, told.language))
    print(f"Written: {to}. {len(pages)} pages, to print on one side or on both.", file=out)
    return 0


def run_sheet(wanted: Path | str, to: Path, paper: Paper, out: TextIO) -> int:
    """Write the logic sheet of a flow as a PDF, with the translations that lie beside it.

    Returns the exit status: 1 where the flow has faults. Raises Problem.
    """
    library = Library.shipped()
    flow = chosen(wanted, library, out)
    if flow is None:
        return 1
    sheet = logic_sheet(flow, library, translations(flow, wanted))
    with _dressed():
        pages = logic_pages(sheet, paper)
        write_whole(to, pdf(pages, f"Logic sheet: {sheet.title}", "en"))
    print(f"Written: {to}. {len(pages)} pages.", file=out)
    return 0


@contextmanager
def _dressed() -> Iterator[None]:
    """An application with its fonts: the one that runs, or one for a while."""
    if isinstance(QApplication.instance(), QApplication):
        fonts.load()
        yield  # a window keeps its look: paper is light on its own
        return
    app = QApplication(["reknit", *STYLE])
    fonts.load()
    look.put_on(app, Settings(theme=Theme.LIGHT))
    yield
