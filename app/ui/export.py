"""What is taken out of the program as a file: written whole or not at all, for its owner alone."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from .. import whole
from ..flow.items import Meaning
from ..homework.assignment import Assignment
from ..problem import Problem
from ..session.session import Session
from ..session.value import Moment
from ..summary.calendar import all_dates, appointment, calendar, own_calendar, weekly
from ..summary.consent import outward
from ..summary.html import html
from ..summary.ledger import Ledger
from ..summary.markdown import markdown
from ..summary.summary import Summary
from ..summary.text import text
from ..vault.files import NO_SPACE


class Kind(StrEnum):
    """The kinds of files, by their ending."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"
    CALENDAR = "ics"
    SEALED = "age"
    SHEET = "yaml"
    PACK = "reknit"


NAMES = {
    Kind.PDF: "PDF",
    Kind.HTML: "Web page (HTML)",
    Kind.MARKDOWN: "Markdown",
    Kind.TEXT: "Plain text",
    Kind.CALENDAR: "Calendar (.ics)",
    Kind.SEALED: "Sealed sheet (.age)",
    Kind.SHEET: "Sheet (YAML)",
    Kind.PACK: "Pack (.reknit)",
}

NO_DATES = Problem(
    "There is no day ahead to put into a calendar.",
    "Your summary is as it was.",
    "Agree on a day to look at it again, and it can be saved here.",
)

NO_DATE_AHEAD = Problem(
    "There is no day ahead to put into a calendar.",
    "Your agreements are as they were.",
    "Agree on a day to look at them again, and it can be saved here.",
)

NO_DAY_FIXED = Problem(
    "There is no day to put into a calendar.",
    "What you wrote is as it was.",
    "Choose a day of the week, and it can be saved here.",
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
    paper = outward(summary)
    if kind is Kind.CALENDAR:
        dates = calendar(paper, now)
        if dates is None:
            raise NO_DATES
        return dates
    if kind not in writers:
        raise ValueError(kind)
    return writers[kind](paper).encode()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file readable by its owner alone, whole.

    Raises Problem; then nothing half-written is left, and a file that was there is as before.
    """
    try:
        whole.write(path, data)
    except OSError as error:
        raise _problem(error) from None


def _problem(error: OSError) -> Problem:
    safe = "What is kept here is safe, and no half file was left behind."
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


# -- asking where ---------------------------------------------------------------------

_ASKED = "FileDialog"


@contextlib.contextmanager
def without_a_trace() -> Iterator[None]:
    """Keep Qt's list of recent folders as it was before a file dialog (vault.md, rule 7).

    Qt writes it to QtProject.conf (or the registry) as the dialog is destroyed; that has to
    happen inside.
    """
    before = _remembered()
    try:
        yield
    finally:
        settings = _settings()
        settings.remove(_ASKED)
        for key, value in before.items():
            settings.setValue(key, value)
        settings.sync()


def _settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _remembered() -> dict[str, object]:
    settings = _settings()
    return {key: settings.value(key) for key in settings.allKeys() if key.startswith(f"{_ASKED}/")}


def save_dialog(parent: QWidget, folder: Path, name: str, kind: Kind) -> QFileDialog:
    """The dialog that asks where a file shall go; it proposes `name` and knows no history."""
    dialog = QFileDialog(parent, "Save a file", str(folder))
    # The dialogs of Linux desktops keep lists of recent files, and Hide could not close them.
    if sys.platform == "linux":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([f"{NAMES[kind]} (*.{kind})"])
    dialog.setDefaultSuffix(str(kind))
    dialog.setHistory([])
    dialog.setSidebarUrls([QUrl.fromLocalFile(QDir.homePath())])
    dialog.selectFile(name)
    return dialog


def place_for(parent: QWidget, name: str, kind: Kind, folder: Path | None = None) -> Path | None:
    """Where somebody wants a file, or None if they would rather not."""
    with without_a_trace():
        dialog = save_dialog(parent, folder or documents(), name, kind)
        chosen = dialog.exec() and dialog.selectedFiles()
        delete(dialog)
    return Path(chosen[0]) if chosen else None


def documents() -> Path:
    """Where files go unless somebody says otherwise."""
    usual = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(usual))
    return folder if folder.is_dir() else Path.home()


def save_appointment(parent: QWidget, means: Meaning, at: Moment, key: str, now: datetime) -> bool:
    """Ask where, and write one moment as a calendar file; whether it was written.

    For the return from a break: the file carries a neutral title and a time. Raises Problem.
    """
    place = place_for(parent, f"time-{at.at.date().isoformat()}.{Kind.CALENDAR}", Kind.CALENDAR)
    if place is None:
        return False
    write_whole(place, appointment(means, at, key, now))
    return True


def save_dates(parent: QWidget, kept: Ledger, now: datetime) -> bool:
    """Ask where, and write every date ahead as one calendar file; whether it was written.

    Raises Problem, also where there is no date ahead.
    """
    dates = all_dates(kept, now)
    return _save_calendar(parent, dates, "times", now, NO_DATE_AHEAD)


def save_own_dates(parent: QWidget, session: Session, now: datetime) -> bool:
    """Ask where, and write what somebody chose alone as one calendar file; whether it was written.

    It carries a neutral title and the times, and no other word. Raises Problem.
    """
    return _save_calendar(parent, own_calendar(session, now), "time", now, NO_DATES)


def save_practice(parent: QWidget, assignment: Assignment, now: datetime) -> bool:
    """Ask where, and write the fixed day of an exercise, week by week; whether it was written.

    Raises Problem, also where no day is fixed or none is left.
    """
    at = assignment.next_time(now)
    dates = weekly(at, assignment.last_day(), assignment.id, now) if at else None
    return _save_calendar(parent, dates, "times", now, NO_DAY_FIXED)


def _save_calendar(
    parent: QWidget, dates: bytes | None, part: str, now: datetime, none: Problem
) -> bool:
    """Ask where, and write the dates whole; raises `none` where there are none."""
    if dates is None:
        raise none
    place = place_for(parent, f"{part}-{now.date().isoformat()}.{Kind.CALENDAR}", Kind.CALENDAR)
    if place is None:
        return False
    write_whole(place, dates)
    return True
