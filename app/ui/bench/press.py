"""What an author gets as PDF: the booklet of a flow. It needs no screen."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from PySide6.QtWidgets import QApplication

from ...bench.binding import booklet
from ...bench.files import write_whole
from ...bench.source import chosen
from ...flow.library import Library
from ...problem import Problem
from ...shelf.leaflet import shipped
from ...vault.settings import Paper, Settings, Theme
from .. import fonts, look
from ..paper.booklet import booklet_pages
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
    app = _made_up()
    pages = booklet_pages(told, paper)
    write_whole(to, pdf(pages, told.title, told.language))
    del app
    print(f"Written: {to}. {len(pages)} pages, to print on one side or on both.", file=out)
    return 0


def _made_up() -> QApplication:
    """The application, with its fonts and in the colours of paper."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["reknit", *STYLE])
    fonts.load()
    look.put_on(app, Settings(theme=Theme.LIGHT))
    return app
