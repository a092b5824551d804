"""What is taken out of the program as a file: written whole or not at all, for its owner alone."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ..problem import Problem
from ..summary.calendar import calendar
from ..summary.consent import printed
from ..summary.html import html
from ..summary.markdown import markdown
from ..summary.summary import Summary
from ..summary.text import text
from ..vault.files import NO_SPACE, sync_folder


class Kind(StrEnum):
    """The kinds of files, by their ending."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"
    CALENDAR = "ics"


NAMES = {
    Kind.PDF: "PDF",
    Kind.HTML: "Web page (HTML)",
    Kind.MARKDOWN: "Markdown",
    Kind.TEXT: "Plain text",
    Kind.CALENDAR: "Calendar (.ics)",
}

NO_DATES = Problem(
    "There is no day ahead to put into a calendar.",
    "Your summary is as it was.",
    "Agree on a day to look at it again, and it can be saved here.",
)


def file_name(summary: Summary, kind: Kind, part: str = "talk") -> str:
    """A name that says the day and nothing of what was said (vault.md, hostile text)."""
    return f"{part}-{summary.day.isoformat()}.{kind}"


def in_words(summary: Summary, kind: Kind, now: datetime) -> bytes:
    """What both want on paper, in one of the formats of text. Raises Problem.

    ValueError for a PDF, which is made of pages and not of words.
    """
    writers: dict[Kind, Callable[[Summary], str]] = {
        Kind.HTML: html,
        Kind.MARKDOWN: markdown,
        Kind.TEXT: text,
    }
    paper = printed(summary)
    if kind is Kind.CALENDAR:
        dates = calendar(paper, now)
        if dates is None:
            raise NO_DATES
        return dates
    if kind not in writers:
        raise ValueError(kind)
    return writers[kind](paper).encode()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file readable by its owner alone: beside it first, then in its place.

    Raises Problem; then nothing half-written is left, and a file that was there is as before.
    """
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if beside:
            with contextlib.suppress(OSError):
                Path(beside).unlink(missing_ok=True)
        raise _problem(error) from None


def _problem(error: OSError) -> Problem:
    safe = "Your summary is safe here, and no half file was left behind."
    if error.errno in NO_SPACE:
        return Problem(
            "The disk is full, so the file could not be written.",
            safe,
            "Free some space or choose another place, then try again.",
        )
    return Problem(
        "Reknit may not write a file in that place, or the folder is gone.",
        safe,
        "Choose another folder, then try again.",
    )
