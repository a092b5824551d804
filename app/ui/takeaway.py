"""Sheets of paper that are taken away: by a printer, or as a PDF, each asked for first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from .export import Kind, place_for, write_whole
from .paper import Page

Still = Callable[[], bool]
"""Whether the sheets may still be taken away, once a dialog has been up for a while."""


def printed(
    parent: QWidget, sheets: Sequence[Page], title: str, still: Still = lambda: True
) -> str:
    """Ask for a printer and print; in words what came of it, none where nothing did.

    `title` is what the queue shows of it. Raises Problem.
    """
    from .printer import asked, send

    printer = asked(parent, sheets, title)
    if printer is None or not still():
        return ""
    send(sheets, printer)
    return "It is on its way to the printer."


def saved(
    parent: QWidget, sheets: Sequence[Page], title: str, part: str, still: Still = lambda: True
) -> str:
    """Ask where, and write a PDF; in words what came of it, none where nothing did.

    `title` is what lists of files show of it, and its name begins with `part`. Raises Problem.
    """
    from .pdf import pdf

    place = place_for(parent, f"{part}-{date.today().isoformat()}.{Kind.PDF}", Kind.PDF)
    if place is None or not still():
        return ""
    write_whole(place, pdf(sheets, title, "en"))
    return f"Saved as {place.name}."
