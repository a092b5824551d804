"""A real printer: which one, and that what it refuses is said. Imported only when one is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ..problem import Problem
from .paper import Page
from .pdf import CREATOR, paint

NO_PRINTER = Problem(
    "No printer is set up on this computer.",
    "What is kept here is safe.",
    "Save it as a PDF: it can be printed wherever there is a printer.",
)
NOT_PRINTED = Problem(
    "The printer did not take it.",
    "What is kept here is safe.",
    "Look whether the printer is on and has paper, then try again, or save a PDF.",
)


def asked(parent: QWidget, sheets: Sequence[Page], title: str) -> QPrinter | None:
    """The printer that somebody chose, with copies and pages; None if they would rather not.

    `title` is what the queue shows of the job. Raises Problem where there is no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator(CREATOR)
    printer.setPageSize(sheets[0].paper)
    dialog = QPrintDialog(printer, parent)
    # A file would be readable by everyone here; the desk has its own way to a PDF.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setMinMax(1, len(sheets))
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None


def send(sheets: Sequence[Page], printer: QPrinter) -> None:
    """Print the sheets that were asked for. Raises Problem where the printer does not take them."""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        sheets = sheets[max(0, printer.fromPage() - 1) : printer.toPage() or None]
    printer.setFullPage(True)
    printer.setPageSize(sheets[0].paper)
    try:
        paint(sheets, printer)
    except Problem:
        raise NOT_PRINTED from None
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise NOT_PRINTED
