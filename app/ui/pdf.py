"""Pages as a PDF: made in memory, checked, and only then written, whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from ..problem import Problem
from ..summary.summary import Summary
from ..vault.settings import Paper
from .export import write_whole
from .paper import Page, card_pages, summary_pages
from .paper.face import DPI

RESOLUTION = 1_200
CREATOR = "Reknit"

NOT_MADE = Problem(
    "The PDF could not be made.",
    "What is kept here is safe, and no file was written.",
    "Close some other programs and try again, or save it as a web page.",
)


def write_pdf(summary: Summary, path: Path, paper: Paper = Paper.A4, large: bool = False) -> None:
    """Write what both want on paper as a PDF, for its owner alone. Raises Problem."""
    pages = summary_pages(summary, paper, large)
    write_whole(path, pdf(pages, summary.document_title, summary.language))


def write_card(summary: Summary, path: Path, paper: Paper = Paper.A4) -> None:
    """Write the fridge card as a PDF, one card a page. Raises Problem."""
    pages = card_pages(summary, paper)
    write_whole(path, pdf(pages, summary.document_title, summary.language))


def pdf(pages: Sequence[Page], title: str, language: str) -> bytes:
    """The pages as a PDF. `title` is seen in viewers' lists: it must say nothing private.

    Raises Problem where Qt cannot begin, go on or finish, which it tells nobody by itself.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(pages[0].layout)
    paint(pages, writer)
    made = bytes(buffer.data().data())
    if not made.startswith(b"%PDF-") or not made.rstrip().endswith(b"%%EOF"):
        raise NOT_MADE
    return _amended(made, language)


def paint(pages: Sequence[Page], device: QPagedPaintDevice) -> None:
    """Paint the pages on a PDF or a printer that begins at the paper's edge. Raises Problem."""
    painter = QPainter()
    if not painter.begin(device):
        raise NOT_MADE
    scale = device.logicalDpiX() / DPI
    for number, page in enumerate(pages):
        if number and not device.newPage():
            painter.end()
            raise NOT_MADE
        painter.save()
        painter.scale(scale, scale)
        page.paint(painter)
        painter.restore()
    if not painter.end():
        raise NOT_MADE


# -- what Qt leaves out ---------------------------------------------------------------

_TAIL = 1_024
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SIZE = re.compile(rb"/Size (\d+)")
_ID = re.compile(rb"/ID \[[^\]]*\]")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_LETTERS = re.compile(rb"(<\w{4}> <\w{4}> )(\[[^\]]*\]|<\w{4}>)")


def _amended(made: bytes, language: str) -> bytes:
    """The PDF with an update appended, as the format provides for (ISO 32000-1, 7.5.6).

    The catalog says the language, for those who have it read aloud, and shows the title; and
    what Qt calls a tab is called a space again, so that copied text is what was written.
    """
    tail = made[-_TAIL:]
    root, info, start, size = (_found(each, tail) for each in (_ROOT, _INFO, _START, _SIZE))
    catalog = _object(made, int(root)).rstrip().removesuffix(b">>")
    says = f"/Lang ({_tag(language)})\n/ViewerPreferences << /DisplayDocTitle true >>\n>>"
    parts = {int(root): catalog + says.encode()}
    for number in {int(each) for each in _TO_UNICODE.findall(made)}:
        letters = _LETTERS.sub(_spaced, _stream(_object(made, number)))
        head = b"<< /Length %d >>\nstream\n" % len(letters)
        parts[number] = head + letters + b"\nendstream"
    body, table = made, b"xref\n0 1\n0000000000 65535 f \n"
    for number, part in sorted(parts.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    trailer = b"trailer\n<< /Size %s /Root %s 0 R /Info %s 0 R /Prev %s %s >>\n"
    identity = _ID.search(tail)
    end = trailer % (size, root, info, start, identity[0] if identity else b"")
    return body + table + end + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _found(pattern: re.Pattern[bytes], made: bytes) -> bytes:
    found = pattern.findall(made)
    if not found:
        raise NOT_MADE
    return bytes(found[-1])


def _object(made: bytes, number: int) -> bytes:
    begin = made.find(b"\n%d 0 obj" % number)
    inside, end = made.find(b"obj", begin) + 3, made.find(b"endobj", begin)
    if begin < 0 or end < 0:
        raise NOT_MADE
    return made[inside:end].strip()


def _stream(whole: bytes) -> bytes:
    head, data = whole.split(b"stream\n", 1)
    return zlib.decompressobj().decompress(data) if b"/FlateDecode" in head else data


def _spaced(found: re.Match[bytes]) -> bytes:
    return found[1] + found[2].replace(b"<0009>", b"<0020>")


def _tag(language: str) -> str:
    """A language tag of plain letters; English where it is none."""
    return language if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) else "en"
