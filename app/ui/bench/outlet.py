"""What leaves the bench as a file, where its author wants it: drawings, sheets, texts."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QObject

from ...bench import drawing, exchange
from ...flow.library import ENDING
from ...problem import Problem
from ..filing import chosen_texts, place_for_new
from ..stage import Stage
from .tool import Tool
from .translation import Translation

Writer = Callable[[Path | str, Path, TextIO], int]
SAVED = "It is saved."
PAPERS: dict[Tool, tuple[str, str, Writer]] = {
    Tool.DIAGRAM: ("Picture", "svg", drawing.run_diagram),
    Tool.SHEET: ("Web page", "html", drawing.run_sheet),
}
"""What each tool writes: the kind of file in words, its ending, and who writes it."""


class Outlet(QObject):
    """Asks where, and writes; never anything else."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage

    def write(self, tool: Tool, wanted: Path | str, folder: Path) -> str:
        """Write what a tool makes of a talk; what became of it in words, '' if called off."""
        kind, suffix, run = PAPERS[tool]
        name = f"{named(wanted)}-{tool.name.lower()}.{suffix}"
        place = place_for_new(self._stage, folder, name, kind, suffix)
        if place is None:
            return ""
        out = StringIO()
        try:
            return out.getvalue() if run(wanted, place, out) else SAVED
        except Problem as problem:
            return str(problem)

    def translate(self, wanted: Path | str, folder: Path) -> None:
        """Show the page on which texts go out to a translator, and come back."""
        page = Translation()
        page.left.connect(self._stage.uncover)
        page.given.connect(lambda: self._give(page, wanted, folder))
        page.taken.connect(lambda: self._take(page, wanted, folder))
        self._stage.cover(page)

    def _give(self, page: Translation, wanted: Path | str, folder: Path) -> None:
        name = f"{named(wanted)}.{page.language()}.{page.form()}"
        place = place_for_new(self._stage, folder, name, "Texts", page.form())
        if place is not None:
            form, language = page.form(), page.language()
            _told(page, lambda out: exchange.run_export(wanted, form, language, place, out))

    def _take(self, page: Translation, wanted: Path | str, folder: Path) -> None:
        file = chosen_texts(self._stage, folder)
        if file is None:
            return
        to = None
        if isinstance(wanted, str):
            name = f"{file.stem}.yaml"
            to = place_for_new(self._stage, folder, name, "Translation", "yaml")
            if to is None:
                return
        _told(page, lambda out: exchange.run_import(wanted, file, to, out))


def _told(page: Translation, run: Callable[[TextIO], int]) -> None:
    out = StringIO()
    try:
        run(out)
    except Problem as problem:
        page.say(str(problem))
    else:
        page.say(out.getvalue().strip())


def named(wanted: Path | str) -> str:
    """The name of a talk for a file: its id, or that of its own file."""
    return wanted if isinstance(wanted, str) else stem(wanted.name)


def stem(name: str) -> str:
    """The name of a file without what says that it is a talk."""
    endings = (ENDING, ".yaml", ".yml")
    return next((name.removesuffix(each) for each in endings if name.endswith(each)), name)
